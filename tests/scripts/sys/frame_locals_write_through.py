"""f_locals of a function frame is a mapping that writes through to the variables (PEP 667)."""
import gc
import sys


def attempts():
    x = 1
    y = [1]

    def inner():
        return y

    p = sys._getframe().f_locals
    print(type(p), len(p), list(p)[:3], "x" in p, "z" in p, type(p.keys()), type(p.items()), type(p.values()))
    for text in [
        "p['q']", "p[5]", "p.__delitem__('x')", "p.__delitem__('q')", "p.pop('x')", "p.pop('q')", "p.pop('q', 3)",
        "p.popitem()", "p.clear()", "p.get('q')", "p.get('x', 9)", "p.setdefault('x', 7)", "p.setdefault('new', 8)",
        "p.pop('new')", "p.update({'x': 77})", "p == p", "p == dict(p)", "p == 5", "hash(p)", "sorted((p | {'a': 1}))",
        "list({'a': 1} | p)[0]", "p | 5", "list(reversed(p))[:2]", "type(p.copy())", "type(p)()", "type(p)(5)",
        "p.update(5)", "p.update([('x', 5)])", "p.__setitem__(5, 6)", "p[5]", "sorted(map(str, p))",
        "p.__ior__({'x': 4}) is p", "p['x']", "p.nothing", "p != p", "p < p",
    ]:
        try:
            result = eval(text, {"p": p})
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
        print(text, "->", result)
    print(x, y)


attempts()


def ended():
    a = 1
    frame = sys._getframe()
    assert a
    return [frame][0]


frame = ended()
frame.f_locals["a"] = 5
frame.f_locals["b"] = 6
print(frame.f_locals["a"], frame.f_locals["b"], sorted(frame.f_locals))
frame.clear()
print(frame.f_locals)


class Body:
    view = sys._getframe().f_locals
    print(type(view))


def generator():
    v = 1
    yield v
    yield v


g = generator()
next(g)
g.gi_frame.f_locals["v"] = 99
print(next(g))
# A cycle through what f_locals holds.
g.gi_frame.f_locals["me"] = g
del g
print(gc.collect() >= 0)


def cells(p):
    a = 1

    def inner():
        return a, p

    sys._getframe().f_locals.update({"a": 8, "p": 9})
    return inner(), a


print(cells(0))


class Loud:
    def __del__(self):
        print("gone")


def replaced():
    value = [Loud()]
    frame = sys._getframe()
    # The list is being sorted while its variable changes.
    value.sort(key=lambda item: frame.f_locals.__setitem__("value", None))
    print(value)
    return frame


frame = replaced()
print(frame.f_code.co_name)
del frame
gc.collect()


def caller():
    count = 0
    bump()
    bump()
    return count


def bump():
    sys._getframe(1).f_locals["count"] += 1


print(caller())
