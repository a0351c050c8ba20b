# Dialects: their attributes, what makes one invalid, and names for them.
import _csv
import io


def R(lines, *arguments, **options):
    return list(_csv.reader(lines, *arguments, **options))


D = _csv.Dialect

EXPRESSIONS = [
    "type(_csv.reader([])), type(_csv.writer(io.StringIO())), D",
    "D(delimiter='')",
    "D(delimiter='ab')",
    "D(delimiter=1)",
    "D(delimiter=None)",
    "D(delimiter=b',')",
    "D(quotechar='')",
    "D(quotechar='ab')",
    "D(quotechar=1)",
    "D(quotechar=None, quoting=0).quoting",
    "D(quotechar=None, quoting=1)",
    "D(escapechar='')",
    "D(escapechar='ab')",
    "D(escapechar=1)",
    "D(lineterminator=1)",
    "D(lineterminator=None)",
    "D(quoting=9)",
    "D(quoting=-1)",
    "D(quoting='a')",
    "D(quoting=None)",
    "D(quoting=1.0)",
    "D(quoting=True)",
    "D(doublequote='x').doublequote",
    "D(strict=[]).strict",
    r"D(delimiter='\n')",
    r"D(delimiter='\r')",
    "D(quotechar=' ', skipinitialspace=True)",
    "D(escapechar=' ', skipinitialspace=True)",
    r"D(quotechar='\n')",
    r"D(escapechar='\r')",
    "D(delimiter=',', quotechar=',')",
    "D(delimiter=',', escapechar=',')",
    """D(quotechar='"', escapechar='"')""",
    "D(lineterminator='a', delimiter='a')",
    "D(lineterminator=',x')",
    """D(lineterminator='"x')""",
    "D(escapechar='x', lineterminator='x')",
    "D(foo=1)",
    "D('nope')",
    "D(D(delimiter=';')).delimiter",
    "D(D(delimiter=';'), delimiter='|').delimiter",
    "D() is D(D())",
    "(lambda d: D(d) is d)(D())",
    "setattr(D(),'delimiter','x')",
    "delattr(D(),'delimiter')",
    "setattr(D(),'quoting',1)",
    "__import__('pickle').dumps(D())",
    "__import__('copy').copy(D())",
    "_csv.register_dialect('x', delimiter=';')",
    "_csv.get_dialect('x').delimiter",
    "R(['a;b'],'x')",
    "R(['a;b'],'x',delimiter=',')",
    "_csv.list_dialects()",
    "_csv.register_dialect(5)",
    "_csv.register_dialect('y', 5)",
    "_csv.register_dialect('y', foo=1)",
    "_csv.register_dialect('y', D, quoting=2)",
    "_csv.get_dialect('y').quoting",
    "_csv.register_dialect()",
    "_csv.get_dialect('nope')",
    "_csv.get_dialect()",
    "_csv.get_dialect([])",
    "_csv.unregister_dialect('x')",
    "_csv.unregister_dialect('x')",
    "_csv.list_dialects()",
    "_csv.Error.__mro__, _csv.Error.__module__",
    "type(_csv.reader([]))()",
    "type(_csv.writer(io.StringIO()))()",
]
for expression in EXPRESSIONS:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "|", type(error).__name__, error)
