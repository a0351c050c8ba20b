# ImportErrors: what was wanted, of what, from where.
import sys


def attempt(source):
    try:
        exec(source, {"__name__": "pretender", "__package__": None})
        print(source, "ok")
    except Exception as error:
        facts = [getattr(error, name, None) for name in ("msg", "name", "path", "name_from")]
        print(source, "->", type(error).__name__, error, facts)


for source in [
    "import no_such_module", "import no_such.module", "from no_such import x", "import sys.x", "from sys import no_such", "from sys import path, no_such, argv",
    "from sys import nothing as something", "from . import x", "from .sys import x", "from .. import x", "import ''", "__import__('')", "__import__(5)",
    "__import__('sys', level=-1)", "__import__('sys', level=1)", "__import__('no_such', fromlist=['x'])", "__import__('sys', fromlist=[5])", "__import__()",
    "from sys import *", "from no_such import *", "import sys as a.b", "from sys import (path, )", "import sys, no_such, os_",
]:
    attempt(source)
import types

module = types.ModuleType("made")
sys.modules["made"] = module
for source in ("from made import x", "import made.x", "import made.x.y", "from made import __all__", "from made import *"):
    attempt(source)
module.__all__ = ["missing"]
attempt("from made import *")
module.__all__ = [5]
attempt("from made import *")
module.__all__ = 5
attempt("from made import *")
module.__all__ = ["x"]
module.x = 1
attempt("from made import *")
module.__getattr__ = lambda name: (_ for _ in ()).throw(AttributeError(f"{name}, says the module"))
attempt("from made import y")
sys.modules["made"] = None
attempt("import made")
sys.modules["made"] = 5
attempt("from made import x")
attempt("import made")
del sys.modules["made"]
for args in [("m",), ("m", "n"), ()]:
    for names in [{}, {"name": "n"}, {"path": "p"}, {"name_from": "f"}, {"name": "n", "path": "p", "name_from": "f"}, {"other": 1}]:
        try:
            error = ImportError(*args, **names)
            print(repr(error), error.msg, error.name, error.path, error.name_from)
        except TypeError as refused:
            print(refused)
