"""What a class has is read and written where it was last, whatever happens to the class."""
import gc


class Base:
    count = 0
    limit = 10
    label = "base"


class Derived(Base):
    own = 5


def turn(cls):
    cls.count += 1
    return cls.count, cls.limit, cls.label


for cls in (Base, Derived, Base, Derived, Base):
    print([turn(cls) for _ in range(3)], "count" in vars(Derived), Derived.count)


def read(cls):
    return cls.count


Base.count = 100
print(read(Base), read(Derived))
del Derived.count
print(read(Derived))
Derived.count = 1
print(read(Derived), Derived().count, Base().count)
Derived.count = 1 << 70
turn(Derived)
print(read(Derived))
Derived.count = 0.5
turn(Derived)
print(read(Derived))


class Late:
    def __init__(self, value):
        self.value = value


class Holder:
    item = 3


def item(cls):
    return cls.item


print([item(Holder) for _ in range(3)])
Holder.item = Late("plain")
print([item(Holder).value for _ in range(3)], Holder().item.value)
Late.__get__ = lambda self, instance, owner: ("got", self.value, instance is None, owner.__name__)
print([item(Holder) for _ in range(3)])
Holder.item = property(lambda self: "property")
print(type(item(Holder)).__name__, Holder().item)
Holder.item = 7
print([item(Holder) for _ in range(3)], Holder().item)


class Meta(type):
    item = 1

    @property
    def data(cls):
        return "of the metaclass"


class Made(metaclass=Meta):
    item = 2
    data = 3


def data(cls):
    return cls.data


print([item(Made) for _ in range(2)], [data(Made) for _ in range(2)], Made().data)


class Documented:
    "words"
    mro = 4
    __slots__ = ()


def documented(cls):
    return cls.__doc__, cls.mro, cls.__slots__, cls.__name__, cls.__module__


print(Documented().__doc__, [documented(Documented) for _ in range(2)])
Documented.mro = 5
print(documented(Documented))


class Grows:
    a = 1


def a(cls):
    cls.a += 1
    return cls.a


print(a(Grows), a(Grows))
namespace = gc.get_referents(Grows.__dict__)[0]
for i in range(200):
    namespace[f"name{i}"] = i
print(a(Grows), a(Grows))
for i in range(200):
    del namespace[f"name{i}"]
print(a(Grows), a(Grows), Grows().a)
Grows.name = 1
print(a(Grows), Grows.name)
for i in range(50):
    setattr(Grows, f"other{i}", i)
    if i % 10 == 0:
        print(a(Grows), end=" ")
print()
try:
    int.count = 1
except TypeError as error:
    print(error)


def set_limit(cls, value):
    cls.limit = value


for cls in (Base, int, Derived, bool):
    try:
        set_limit(cls, 3)
        print(cls.limit)
    except TypeError as error:
        print(error)
