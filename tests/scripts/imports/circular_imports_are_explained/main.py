import sys


def attempt(code):
    try:
        exec(code)
    except (AttributeError, ImportError) as error:
        print(type(error).__name__, error)


for code in (
    "import a",
    "import a2",
    "import pk",
    "import ordinary; ordinary.missing",
    "from ordinary import missing",
    "import math; math.missing",
    "from math import missing",
):
    attempt(code)
sys.path.append(sys.path[0] + "/sub")
for code in ("import c1", "import c4", "import c1.x"):
    attempt(code)
