import sys


class C:
    inside = 1
    frame = sys._getframe()
    print(frame.f_locals is locals(), frame.f_code.co_name, frame.f_back.f_code.co_name)
    frame.f_locals["made"] = 2
    print(made)


del C.frame
print(C.made, sys._getframe().f_locals is globals())


def function(a):
    def inner():
        return a
    frame = sys._getframe()
    proxy = frame.f_locals
    print(type(proxy).__name__, sorted(proxy), proxy["a"], len(proxy), "a" in proxy)
    proxy["a"] = 5
    proxy["extra"] = 6
    print(inner(), sorted(proxy), locals().get("extra"))
    try:
        del proxy["a"]
    except ValueError as error:
        print(error)
    return proxy


proxy = function(1)
print(proxy["a"], proxy["extra"], list(proxy.items())[0])
print([frame.f_code.co_name for frame in [sys._getframe()] for _ in "x"])
print((lambda: sys._getframe().f_code.co_name)())
