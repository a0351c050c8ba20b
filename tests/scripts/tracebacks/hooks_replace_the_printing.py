import sys


def hook(kind, error, traceback):
    print("hook:", kind.__name__, error, traceback.tb_lineno)


sys.excepthook = hook
print(sys.__excepthook__ is not hook)


class Deleted:
    def __del__(self):
        raise ValueError("in __del__")


def unraisable(args):
    print("unraisable:", args.exc_type.__name__, args.exc_value, str(args.err_msg).split("<")[0], getattr(args.object, "__qualname__", args.object))


sys.unraisablehook = unraisable
Deleted()
d = Deleted()
d = None


def generator():
    try:
        yield
    finally:
        raise KeyError("in generator finally")


g = generator()
next(g)
sys.unraisablehook = lambda args: print("generator:", args.exc_type.__name__, str(args.err_msg).split("<")[0])
del g
import weakref


class Target:
    pass


def callback(ref):
    1 / 0


target = Target()
ref = weakref.ref(target, callback)
sys.unraisablehook = unraisable
del target
print("end")
raise RuntimeError("handled by the hook")
