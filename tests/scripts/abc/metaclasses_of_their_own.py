# Metaclasses derived from ABCMeta keep its answers unless they override the hooks, also when they are changed later.
from abc import ABC, ABCMeta


class Plain(ABCMeta):
    pass


class Counting(ABCMeta):
    asked = 0

    def __instancecheck__(cls, instance):
        Counting.asked += 1
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, derived):
        Counting.asked += 100
        return super().__subclasscheck__(derived)


class P(metaclass=Plain):
    pass


class C(metaclass=Counting):
    pass


for cls in (P, C):
    cls.register(int)
    print([isinstance(v, cls) for v in (1, "a", True)], Counting.asked)

print(isinstance(1, P))
Plain.__instancecheck__ = lambda cls, instance: "always"
print(isinstance("a", P), issubclass(str, P))
del Plain.__instancecheck__
print(isinstance("a", P))
Plain.__subclasscheck__ = lambda cls, derived: derived is str
print(isinstance(b"a", P), issubclass(str, P), issubclass(bytes, P))
del Plain.__subclasscheck__
print(issubclass(bytearray, P), isinstance(1, P))

# The check is asked through every base: a class deep below.
class Deep(ABC):
    pass


below = Deep
for i in range(20):
    below = type(Deep)(f"Deep{i}", (below,), {})
below.register(float)
print(isinstance(2.5, Deep), isinstance("a", Deep), issubclass(float, below))
