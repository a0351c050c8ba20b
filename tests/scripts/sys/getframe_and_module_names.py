import sys


def inner():
    frames = []
    depth = 0
    while True:
        try:
            frames.append(sys._getframe(depth).f_code.co_name)
        except ValueError as error:
            print(error)
            break
        depth += 1
    return frames


def outer():
    return inner()


print(outer())
print(sys._getframe() is sys._getframe(0), sys._getframe(-5) is sys._getframe())
for wrong in ("x", 1.5, None, 10**20):
    try:
        sys._getframe(wrong)
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(sys._getframemodulename(), sys._getframemodulename(0), sys._getframemodulename(100), sys._getframemodulename(depth=0))


def named():
    return sys._getframemodulename(), sys._getframemodulename(1), sys._getframemodulename(2)


print(named())
space = {"__name__": "other", "sys": sys}
exec("def f(): return sys._getframemodulename(), sys._getframemodulename(1)", space)
print(space["f"]())
frames = sys._current_frames()
print(len(frames), list(frames.values())[0] is sys._getframe())
print(list(sys._current_exceptions().values()))
try:
    raise ValueError
except ValueError as error:
    print(list(sys._current_exceptions().values())[0] is error)
