# Values, methods and descriptors of a class replace each other while the same instructions read them.
class Base:
    count = 0
    shared = "base"

    def method(self):
        return "Base.method"


class Derived(Base):
    pass


class Other(Derived):
    count = 100


def read(obj):
    return obj.count, obj.shared, type(obj).count


def call(obj):
    return obj.method()


for i in range(4):
    Base.count += 1
    print(read(Base()), read(Derived()), read(Other()), call(Derived()))
Derived.count = 7
Base.count += 1
print(read(Base()), read(Derived()), read(Other()))
del Derived.count
print(read(Derived()))

thing = Derived()
for value in (1, lambda self: "function", property(lambda self: "property"), "again", staticmethod(len), 5):
    Base.shared = value
    print(type(value).__name__, thing.shared if not callable(thing.shared) else "callable", read(Derived())[0])
for value in (1, lambda self: "new method", 2, lambda: "static"):
    Base.method = value
    try:
        print(call(thing))
    except TypeError as error:
        print(error)

# A value in the instance, hidden by a data descriptor of the class, and seen again.
thing.field = "own"
Base.field = "class"


def field(obj):
    return obj.field


print(field(thing))
Base.field = property(lambda self: "hidden")
print(field(thing))
Base.field = "class again"
print(field(thing), field(Derived()))
del Base.field
print(field(thing))


# Slots, read and stored through the same instructions as attributes.
class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


class Half(Slotted):
    def __init__(self, a):
        self.b = a
        self.c = a


class Plain:
    def __init__(self, a):
        self.a = a


def swap(obj, value):
    try:
        old = obj.a
    except AttributeError as error:
        old = str(error)
    obj.a = value
    return old


slotted, half, plain = Slotted(1), Half(2), Plain(3)
for i in range(3):
    print(swap(slotted, i), swap(half, i), swap(plain, i), half.b, half.c)
    del slotted.a
    try:
        slotted.b
    except AttributeError as error:
        print(error)
    print(swap(slotted, i), half.__dict__)


class Thief:
    stolen = Slotted.__dict__["a"]


for i in range(2):
    for action in (lambda: Thief().stolen, lambda: setattr(Thief(), "stolen", 1)):
        try:
            action()
        except TypeError as error:
            print(error)


# Classes as owners.
class Meta(type):
    meta_only = "meta"
    both = "meta"


class WithMeta(metaclass=Meta):
    both = "class"


def of_class(cls):
    return cls.both, cls.__name__


for i in range(3):
    print(of_class(WithMeta), WithMeta.meta_only)
Meta.both = property(lambda cls: "property of the metaclass")
print(of_class(WithMeta))
Meta.both = 1
print(of_class(WithMeta), Base.__doc__, Base.mro()[0].__name__)
