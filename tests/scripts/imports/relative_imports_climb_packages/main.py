import pkg.sub.deep
from pkg import sub, top_value
from pkg.sub import deep as renamed, sibling
import pkg.sub.deep as deepest

print(pkg.top_value, top_value, renamed is deepest, sibling.name, pkg.sub.deep.results)
print(pkg.__path__[0].rsplit("/", 1)[-1], pkg.sub.__package__, deepest.__package__, deepest.__name__)
for statement in ("from . import x", "from .pkg import y", "from .. import z", "from pkg.sub import nothing", "import pkg.missing", "from pkg.sub.deep import results as r; print(r)", "from pkg.missing import x", "import pkg.sub.deep.more", "from pkg import broken"):
    try:
        exec(statement)
    except ImportError as error:
        print(statement, "->", type(error).__name__, str(error).split(" (/")[0].split(" (tests")[0])
    except ValueError as error:
        print(statement, "->", error)
try:
    pkg.sub.too_far()
except ImportError as error:
    print(error)
