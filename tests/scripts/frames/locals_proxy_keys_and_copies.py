# f_locals of a function takes keys that equal a variable's name, gives reversed() as a list, and cannot be copied.
import copy
import sys


class Alike:
    def __hash__(self):
        return hash("x")

    def __eq__(self, other):
        return other == "x"


class Name(str):
    pass


def write(key):
    proxy = sys._getframe().f_locals
    proxy[key] = 2
    first = x
    x = 1
    return first, proxy["x"], sorted(proxy, key=str)


for key in "x", Name("x"), Alike():
    print(type(key).__name__, write(key)[:2])


def show():
    a, b = 1, 2
    proxy = sys._getframe().f_locals
    print(reversed(proxy), proxy.keys())
    for function in copy.copy, copy.deepcopy:
        try:
            function(proxy)
        except TypeError as error:
            print(error)
    try:
        proxy[[]] = 1
    except TypeError as error:
        print(error)


show()
