import sys

seen = []
on = True


def hook(event, args):
    if on and event.split(".")[0] in ("mine", "compile", "exec", "object", "sys", "builtins", "import", "code", "function"):
        seen.append((event, tuple(type(a).__name__ for a in args)))


print(sys.addaudithook(hook))
sys.audit("mine.event", 1, "two")
sys.audit("mine.empty")
compile("1", "f", "eval")
eval("1 + 1")
exec("x = 1")
sys._getframe()
sys.settrace(None)
sys.setprofile(None)
sys.excepthook
id(5)


def f():
    pass


f.__code__ = f.__code__
f.__code__.replace(co_name="g")
object.__getattribute__(f, "__code__")
f.__defaults__ = None
sys.unraisablehook
print(*seen, sep="\n")
on = False


def failing(event, args):
    if event == "mine.forbidden":
        raise PermissionError("not allowed")


sys.addaudithook(failing)
try:
    sys.audit("mine.forbidden")
except PermissionError as error:
    print(error)
for args in ((), (1,), (None, 2)):
    try:
        sys.audit(*args)
    except TypeError as error:
        print(error)
for args in ((), (1, 2)):
    try:
        sys.addaudithook(*args)
    except TypeError as error:
        print(error)
