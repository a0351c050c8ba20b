import sys

for name in ("raises", "syntax", "exits", "imports_missing"):
    try:
        __import__(name)
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.filename.rsplit("/", 1)[-1], error.lineno, error.text)
    except BaseException as error:
        print(type(error).__name__, error)
    print(name in sys.modules)
try:
    import raises
except ValueError:
    sys.excepthook(*sys.exc_info())
import uses_helper

uses_helper.run()
