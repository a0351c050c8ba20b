"""References compare and hash as their objects while these live, by identity afterwards."""
import weakref


class Value:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other.value

    def __hash__(self):
        return hash(self.value)


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a, b, c = Value(1), Value(1), Value(2)
ra, rb, rc = weakref.ref(a), weakref.ref(b), weakref.ref(c)
print(ra == rb, ra != rb, ra == rc, ra != rc, ra == 1, ra != 1)
print(hash(ra) == hash(a), {ra: "found"}[rb])
attempt(lambda: ra < rb)
with_callback = weakref.ref(a, print)
print(with_callback == ra, with_callback is ra, weakref.ref(a) is ra, with_callback.__callback__, ra.__callback__)
del with_callback
del a, c
print(ra(), ra == rb, ra == ra, ra != ra, hash(ra) == hash(1))
attempt(lambda: hash(rc))
print(repr(rc) == f"<weakref at {hex(id(rc))}; dead>")
attempt(lambda: setattr(rb, "__callback__", 1))
attempt(lambda: setattr(rb, "other", 1))
for arguments in ((), (1,), (b, None, 3)):
    attempt(lambda: weakref.ref(*arguments))
attempt(lambda: weakref.ref(b, callback=print))
attempt(lambda: rb(1))
attempt(lambda: rb(x=1))
attempt(lambda: weakref.proxy())
attempt(lambda: weakref.proxy(1))


class Named(weakref.ref):
    def __init__(self, value, callback=None, name=""):
        super().__init__(value, callback)
        self.name = name

    def __new__(cls, value, callback=None, name=""):
        return super().__new__(cls, value, callback)


named = Named(b, None, "b")
print(named.name, named() is b, named == rb, named is Named(b), type(named).__mro__[1])
print(weakref.getweakrefcount(b), [type(each).__name__ for each in weakref.getweakrefs(b)])
print(weakref.getweakrefcount(1), weakref.getweakrefs(1))
