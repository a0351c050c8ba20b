# Rows as the reader takes them apart: quotes, escapes, line ends, limits, and what is refused.
import _csv
import io


def R(lines, *arguments, **options):
    return list(_csv.reader(lines, *arguments, **options))


EXPRESSIONS = [
    "_csv.reader()",
    "_csv.reader(5)",
    "_csv.reader([], 'nope')",
    "_csv.reader([], foo=1)",
    "R([b'a'])",
    "R([1])",
    "R(['a,b','c'])",
    """R(['a,"b,c",d'])""",
    """R(['a,"b""c",d'])""",
    r"""R(['a,"b\nc",d'])""",
    """R(['a,"b','c",d'])""",
    """R(['a,"b'])""",
    """R(['a,"b'],strict=True)""",
    """R(['a,"b"c'])""",
    """R(['a,"b"c'],strict=True)""",
    """R(['a,b"c"d'])""",
    r"R(['a\rb'])",
    r"R(['a\nb'])",
    r"R(['a\r\n','b\n'])",
    r"R(['a\r\r\n'])",
    r"R(['a\0b'])",
    r"R(['a\\,b'],escapechar='\\')",
    r"R(['a\\'],escapechar='\\')",
    r"R(['a\\'],escapechar='\\',strict=True)",
    r"R(['a\\','b'],escapechar='\\')",
    r"""R(['"a\\"b"'],escapechar='\\')""",
    r"""R(['"a\\'],escapechar='\\')""",
    "R([' a, b'],skipinitialspace=True)",
    """R([' "a", "b"'],skipinitialspace=True)""",
    """R([' "a"'])""",
    """R(['"a" ,b'])""",
    r"""R(["1,'a',\"b\",2.5"],quoting=_csv.QUOTE_NONNUMERIC)""",
    """R(['1,"a",2.5, 3'],quoting=_csv.QUOTE_NONNUMERIC)""",
    """R(['1,,"",2'],quoting=_csv.QUOTE_NONNUMERIC)""",
    """R(['1,,"",a'],quoting=_csv.QUOTE_STRINGS)""",
    """R(['1,,"",2'],quoting=_csv.QUOTE_STRINGS)""",
    """R(['1,,"",a'],quoting=_csv.QUOTE_NOTNULL)""",
    """R(['a,"b",c'],quoting=_csv.QUOTE_NONE)""",
    """R(['a,"b",c'],quoting=_csv.QUOTE_ALL)""",
    "R(['','a',''])",
    r"R(['\n','a\n','\r\n'])",
    "R([',',',,'])",
    """R(['"a"'],doublequote=False)""",
    """R(['"a""b"'],doublequote=False)""",
    """R(['"a""b"'],doublequote=False,strict=True)""",
    "R(['a;b'],delimiter=';')",
    r"R(['a\u20acb'],delimiter='\u20ac')",
    "R(['a,b'],'excel')",
    r"""R(['"a\r\nb"'])""",
    r"""R(['"a\n','\n','b"'])""",
    r"R(['a,b\r'])",
    r"R(['a\rb\r\n'],strict=True)",
    r"""(lambda r: (next(r), r.line_num, next(r), r.line_num, r.dialect.delimiter))(_csv.reader(['"a\n','b"','c']))""",
    "_csv.field_size_limit()",
    "_csv.field_size_limit(10)",
    "R(['a'*11])",
    """R(['"'+'a'*11+'"'])""",
    "R(['a'*10])",
    "_csv.field_size_limit(2**70)",
    "_csv.field_size_limit(131072)",
]
for expression in EXPRESSIONS:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "|", type(error).__name__, error)
