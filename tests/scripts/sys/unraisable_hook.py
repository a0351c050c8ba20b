import sys


class Bad:
    def __del__(self):
        raise ValueError("in __del__")


def hook(args):
    print(type(args).__name__, args.exc_type.__name__, args.exc_value, type(args.exc_traceback).__name__, str(args.err_msg).split("<")[0], args.object)


sys.unraisablehook = hook
Bad()
sys.unraisablehook = sys.__unraisablehook__
for wrong in (1, None, (ValueError, ValueError(1), None, None, None)):
    try:
        sys.unraisablehook(wrong)
    except TypeError as error:
        print(error)
