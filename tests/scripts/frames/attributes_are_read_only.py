import sys

frame = sys._getframe()
for name in ("f_back", "f_builtins", "f_code", "f_globals", "f_lasti", "f_locals", "f_generator", "nonsense"):
    for value in (1, None):
        try:
            setattr(frame, name, value)
            print(name, "set")
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error)
            break
print(frame.f_globals is globals(), frame.f_locals is globals(), frame.f_builtins["len"] is len)
print(frame.f_lineno, frame.f_back)
try:
    type(frame)()
except TypeError as error:
    print(error)
try:
    class F(type(frame)):
        pass
except TypeError as error:
    print(error)
print(type(frame), type(frame).__name__, [n for n in dir(frame) if not n.startswith("__")])


def f():
    return sys._getframe()


print(repr(f()).split(", ", 1)[1].split(",")[1:], repr(f()).startswith("<frame at 0x"))
