def gen(a):
    b = yield a
    inner = (x for x in [1, 2])
    yield from inner


g = gen(5)
print(g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_code is gen.__code__, g.gi_frame is not None)
next(g)
print(g.gi_suspended, g.gi_frame.f_locals, g.gi_frame.f_lineno)
g.send("b")
print(type(g.gi_yieldfrom).__name__, g.gi_frame.f_lineno)
list(g)
print(g.gi_frame, g.gi_suspended, g.gi_yieldfrom)
expression = (x for x in [])
print(expression.__name__, expression.__qualname__, repr(expression).split(" at ")[0])


def watching():
    print("running:", w.gi_running)
    yield


w = watching()
next(w)
print(w.gi_running)
for name, value in (("gi_code", 1), ("gi_frame", 1), ("__name__", 5), ("attribute", 1)):
    try:
        setattr(w, name, value)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
w.__name__ = "renamed"
print(w.__name__, repr(w).split(" at ")[0], w.__qualname__)
Generator = type(w)
try:
    Generator()
except TypeError as error:
    print(error)
print(Generator.__name__, hasattr(w, "__iter__"), hasattr(w, "__len__"), [n for n in dir(w) if not n.startswith("_")])
try:
    len(w)
except TypeError as error:
    print(error)
try:
    w[0]
except TypeError as error:
    print(error)


class C:
    def method(self):
        yield self


print(C().method().__qualname__, next(C().method()).__class__.__name__)
lam = lambda: (yield 3)
print(next(lam()), lam().__name__)
