# Type parameters and what holds them are freed with their function, cycles included.
import gc
import sys
import weakref


def make():
    def f[T: int, *Ts, **P](x: T) -> T: ...

    return f


f = make()
refs = [weakref.ref(p) for p in f.__type_params__]
print([r() is p for r, p in zip(refs, f.__type_params__)], [r() for r in refs])
f.__annotations__
f.__type_params__[0].__bound__
del f
gc.collect()
print([r() for r in refs])


class Alive:
    pass


def alias():
    alive = Alive()
    type A[T] = (alive, T)
    return A, weakref.ref(alive)


A, alive = alias()
print(alive() is not None, A.__value__[0] is alive())
del A
gc.collect()
print(alive())


def cycle():
    class C:
        def f[T: C](self): ...

    C.f.__type_params__[0].__bound__
    return weakref.ref(C)


dead = cycle()
gc.collect()
print(dead())
union = int | type("Local", (), {})
local = weakref.ref(union.__args__[1])
print(local() is union.__args__[1], weakref.ref(union)() is union, weakref.ref(list[int]).__class__.__name__)
del union
gc.collect()
print(local())
before = sys.getrefcount(int) if False else 0
print(gc.is_tracked(list[int]), gc.is_tracked(int | str), gc.is_tracked(make().__type_params__[0]))
