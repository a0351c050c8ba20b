# memoryview.count and .index (3.14) compare items as ==.
m = memoryview(b"abcabcabc")
print(m.count(97), m.count(0), m.count(97.0), m.count("a"), m.count(None), m[::3].count(97), m.cast("c").count(b"a"), m.cast("c").count(97))
print(m.index(98), m.index(98, 2), m.index(98, -3), m.index(99, 0, 3), m[::-1].index(97), m.index(97.0), m.index(98, -100, 100), m.cast("c").index(b"c"))


def attempt(*args, view=m):
    try:
        print(args, view.index(*args))
    except Exception as error:
        print(args, type(error).__name__, error)


attempt(0)
attempt(97, 1, 3)
attempt(97, 9)
attempt(97, 100)
attempt(97, 0, -9)
attempt(97, 0, 0)
attempt(97, 5, 2)
attempt(97, "x")
attempt(97, 0, None)
attempt(97, 2**70)
attempt(97, -(2**70))
attempt()
attempt(1, 2, 3, 4)
a = memoryview(bytes(4)).cast("B", [2, 2])
z = memoryview(b"x").cast("B", [])
attempt(0, view=a)
attempt(120, view=z)
for view in (a, z):
    try:
        view.count(0)
    except (TypeError, NotImplementedError) as error:
        print(type(error).__name__, error)
f = memoryview(bytearray(16)).cast("d")
f[0] = float("nan")
print(f.count(float("nan")), f.count(0), f.index(0))


class Equal:
    def __init__(self, view):
        self.view = view

    def __eq__(self, other):
        self.view.release()
        return False


view = memoryview(bytearray(3))
try:
    view.count(Equal(view))
except ValueError as error:
    print(error)
