class Container:
    def __contains__(self, item):
        print("contains", item)
        return item


class OnlyIter:
    def __iter__(self):
        print("iter")
        return iter([1, float("nan"), "x"])


class OnlyGetitem:
    def __getitem__(self, i):
        print("getitem", i)
        if i == 2:
            raise IndexError
        return i


print(5 in Container(), 0 in Container(), "" not in Container(), [] in Container())
print("x" in OnlyIter(), "y" not in OnlyIter())
print(1 in OnlyGetitem(), 7 in OnlyGetitem())
nan = float("nan")
print(nan in [nan], nan in (nan,), nan in {nan}, nan in {nan: 1}, nan in iter([nan]), [nan] == [nan], nan == nan)
print("" in "", "a" in "", "ab" in "cabd", "ba" in "cabd", b"" in b"", 97 in b"a", b"ab" in b"cab", 1 in range(3), 1.0 in range(3), "1" in range(3), 3 in {3: 4}, 4 in {3: 4}, (1, 2) in [(1, 2)], [1] in [[1]], None in [None], True in [1], 1 in [True])
for container, item in ((5, 1), (None, 1), (5.5, 1), (object(), 1), ("abc", 1), (b"abc", "a"), ({}, []), (set(), {}), (b"a", 300)):
    try:
        print(item in container)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error))
a = b = []
c = []
print(a is b, a is c, a is not c, a == c, None is None, c is not None, a is a is b, not a is c, (a is b) == True)
x, y = 5, 5.0
print(x is x, x == y, x is y, type(x) is int, type(x) is not float, type(y) is type(1.5), int is int, len is len, True is (1 == 1), None is print and 1)
s = "text"
t = s
print(s is t, s is not t, t[:] == s, id(s) == id(t))


def f(default=None):
    return "default" if default is None else "given"


print(f(), f(None), f(0), f(False), f(""))
sentinel = object()
print({"a": None}.get("a", sentinel) is sentinel, {"b": 1}.get("a", sentinel) is sentinel, getattr(1, "nothing", sentinel) is sentinel, next(iter([]), sentinel) is sentinel)
class AlwaysEqual:
    def __eq__(self, other): return True
    def __ne__(self, other): return True
e = AlwaysEqual()
print(e == 1, e != 1, e in [], e in [1], 1 in [e], e is e, [e] == [5], [e] != [5], (e,) == (3,), {1: e} == {1: 2})
