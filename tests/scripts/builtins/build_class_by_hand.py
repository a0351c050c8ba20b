def attempt(*args, **keywords):
    try:
        print(__build_class__(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


def body():
    x = 1


attempt()
attempt(body)
attempt(5, "C")
attempt(body, 5)
attempt(body, "C")
attempt(body, "C", int)
attempt(body, "C", 5)
attempt(body, "C", metaclass=lambda name, bases, space, **k: (name, bases, k), option=1)
attempt(body, "C", bool)


def hijack(func, name, *bases, **keywords):
    return ("built", name, bases, keywords)


import builtins

original = builtins.__build_class__
builtins.__build_class__ = hijack
try:
    class C(int, option=2):
        pass
finally:
    builtins.__build_class__ = original
print(C)
