class A(int, object): pass
print(A(5) + 1)
class Mixin:
    def double(self): return self + self
class B(Mixin, int): pass
class C(str, Mixin): pass
print(B(4).double(), C("ab").double(), B.__mro__[1].__name__, B.__base__)
class D(B, metaclass=type): pass
print(D(1).double())
class E(Exception, Mixin): pass
print(E("x").args, isinstance(E(), Mixin))
for bases in ((int, float), (list, dict), (B, C), (Exception, int), (ValueError, KeyError), (tuple, list), (OSError, ValueError), (dict, set)):
    try:
        print(type("X", bases, {}).__base__)
    except TypeError as error:
        print(error)
class Plain: pass
class Sub(Plain):
    def __del__(self): print("del", type(self).__name__)
s = Sub()
s.__class__ = Plain
del s
p = Plain()
p.__class__ = Sub
del p
for value, cls in ((5, Plain), (Plain(), int), (Plain(), B), ([], dict), (Plain(), type(lambda: 0))):
    try:
        value.__class__ = cls
        print("changed")
    except TypeError as error:
        print(error)
class Chain(list):
    def __init__(self, *a): super().__init__(a); self.extra = {}
c = Chain(3, 1, 2)
c.sort()
c.extra["k"] = c
print(c, c.extra["k"] is c, len(c), c[::-1])
import gc
del c
print(gc.collect() > 0)
class Callable(type):
    def __call__(cls, *args): return "intercepted", args
class F(metaclass=Callable): pass
print(F(1, 2), type.__call__(F).__class__.__name__)
