# Rows as the writer puts them together: kinds of quoting, escapes, and what is refused.
import _csv
import io


class Pair:
    def __iter__(self):
        return iter([1, 2])


class Broken:
    def __str__(self):
        raise ZeroDivisionError("str")


class Float(float):
    pass


def W(row, *arguments, **options):
    out = io.StringIO()
    return _csv.writer(out, *arguments, **options).writerow(row), out.getvalue()


EXPRESSIONS = [
    "_csv.writer()",
    "_csv.writer(5)",
    "_csv.writer(io.StringIO(), foo=1)",
    "W([])",
    "W([''])",
    "W(['',''])",
    "W([None])",
    "W(['a',1,2.5,None,True])",
    "W('abc')",
    "W(5)",
    "W(Pair())",
    "W([Broken()])",
    r"""W(['a,b','c"d','e\nf','g\rh',' i','j '])""",
    "W(['a'],quoting=1)",
    "W(['a',1,None,2.5,Float(3)],quoting=2)",
    "W(['a',1,None,'',2.5],quoting=4)",
    "W(['a',1,None,'',2.5],quoting=5)",
    "W(['a,b'],quoting=3)",
    r"W(['a,b'],quoting=3,escapechar='\\')",
    """W(['a"b'],quoting=3)""",
    r"""W(['a"b'],quoting=3,escapechar='\\')""",
    """W(['a"b'],quoting=3,quotechar=None)""",
    r"W(['a\\b'],quoting=3,escapechar='\\')",
    r"W(['a\nb'],quoting=3,escapechar='\\')",
    "W([''],quoting=3)",
    "W([None],quoting=3)",
    "W(['',''],quoting=3)",
    """W(['a"b'],doublequote=False)""",
    r"""W(['a"b'],doublequote=False,escapechar='\\')""",
    r"""W(['a"b,c'],doublequote=False,escapechar='\\')""",
    r"W(['a\\b'],escapechar='\\')",
    "W(['a'],lineterminator='!')",
    "W(['a!'],lineterminator='!')",
    "W(['a','b'],delimiter=' ',skipinitialspace=True)",
    "W(['',' a'],delimiter=' ',skipinitialspace=True)",
    "W([' a'],skipinitialspace=True)",
    "W([''],quoting=5)",
    "W([None],quoting=5)",
    "W([None],quoting=4)",
    "W([''],quoting=4)",
    """W(["a'b"],quotechar="'")""",
    r"W(['\0'])",
    r"W(['a',''],delimiter='\t')",
    "W(['a'],strict=True)",
    "(lambda o: (_csv.writer(o).writerows([['a',1],['b']]), o.getvalue()))(io.StringIO())",
    "_csv.writer(io.StringIO()).writerows(5)",
    "_csv.writer(io.StringIO()).writerows([5])",
]
for expression in EXPRESSIONS:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "|", type(error).__name__, error)
