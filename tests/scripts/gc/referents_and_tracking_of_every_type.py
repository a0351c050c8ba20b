"""gc.get_referents, get_referrers, is_tracked and the errors of gc's functions, for objects of many types."""
import gc
import sys
import weakref

gc.disable()


def names(objects):
    return sorted(type(each).__name__ for each in objects)


class C:
    def __init__(self):
        self.x = [1]


class Slots:
    __slots__ = ("a", "b")


class D(C):
    def m(self):
        return super()


def fn(a=1, *, k=2):
    return c


def gen(x):
    y = []
    yield x


def outer():
    q = []
    return lambda: q


c = C()
holders = [[c], {"k": c}, (c,), {c}, frozenset([c])]
print("referrers", names(gc.get_referrers(c)))
del holders
s = Slots()
s.a = []
g = gen([])
next(g)
print("multiple", names(gc.get_referents([1], {2: 3})), gc.get_referents(), gc.get_referents(5, "s", None))
for label, holder in (
    ("instance", c), ("list", [1, "a", None]), ("tuple", (1, 2.5)), ("dict", {"a": 1, 2: []}), ("set", {1, "x"}),
    ("slots", s), ("function", fn), ("method", c.__init__), ("generator", g), ("cell", outer().__closure__[0]),
    ("property", property(fn, None, fn, "d")), ("static", staticmethod(fn)), ("class method", classmethod(fn)),
    ("list iterator", iter([1])), ("dict iterator", iter({})), ("tuple iterator", iter((1,))), ("map", map(fn, [1])),
    ("reversed", reversed([1])), ("exception", ValueError(1, "a")), ("slice", slice(1, 2)), ("super", D().m()),
    ("keys", {}.keys()), ("items", {}.items()), ("bound builtin", [].append), ("weakref", weakref.ref(c, fn)),
):
    print(label, names(gc.get_referents(holder)))
for each in (
    1, 1.5, "a", b"a", None, (), (1, []), [], {"a": []}, set(), frozenset([1]), range(3), C(), Slots(), C, fn, len,
    [].append, c.__init__, iter([]), iter({}), (x for x in ()), property(), staticmethod(fn), ValueError(), object(),
    bytearray(), type(None), gc, 2**100, enumerate([]), zip(), map(fn), reversed([]), {}.keys(), sys._getframe(),
    weakref.ref(c), NotImplemented, ...,
):
    print(type(each).__name__, gc.is_tracked(each), gc.is_finalized(each))
for text in (
    "gc.collect(3)", "gc.collect(-1)", "gc.collect('a')", "gc.collect(None)", "gc.get_objects(3)", "gc.get_objects(-1)",
    "gc.get_objects('a')", "type(gc.get_objects(generation=None))", "gc.set_threshold()", "gc.set_threshold(1, 2, 3, 4)",
    "gc.set_threshold('a')", "gc.set_debug('a')", "gc.is_tracked()", "gc.freeze(1)", "gc.get_referrers()", "gc.DEBUG_LEAK",
):
    try:
        print(text, "=", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class Sized:
    def __init__(self, size):
        self.size = size

    def __sizeof__(self):
        return self.size


for size in (-1, "x", 2**80):
    try:
        print(sys.getsizeof(Sized(size)))
    except Exception as error:
        print(size, type(error).__name__, error)
