class Base:
    def __init__(self):
        print("Base.__init__", type(self).__name__)

    def hello(self):
        return "Base hello"

    @classmethod
    def make(cls):
        return "Base make " + cls.__name__

    @property
    def size(self):
        return 1


class Child(Base):
    def __init__(self):
        super().__init__()
        print("Child.__init__")

    def hello(self):
        return "Child " + super().hello()

    @classmethod
    def make(cls):
        return "Child " + super().make()

    @property
    def size(self):
        return super().size + 1


class GrandChild(Child):
    def hello(self):
        return super(Child, self).hello() + " skipping Child"


c, g = Child(), GrandChild()
print(c.hello(), "|", g.hello(), "|", Child.make(), "|", GrandChild.make(), "|", g.size)
bound = super(Child, g)
print(bound.hello(), bound.__thisclass__.__name__, bound.__self__ is g, bound.__self_class__.__name__)
print(repr(bound).split(" object")[0], repr(super(Child)).split(",")[0])
print(super(Child, GrandChild).hello(g), super(Child, GrandChild).make())
unbound = super(Child)
print(unbound.__self__, unbound.__get__(g, GrandChild).hello())
try:
    c.__class__.__mro__[0] and super().x
except RuntimeError as error:
    print(error)


def function():
    return super().hello()


def with_argument(x):
    return super().hello()


for call in (function, lambda: with_argument(c), lambda: super(Base, Child()).hello(), lambda: super(Child, Base()), lambda: super(5, 5), lambda: super(Child, 5), lambda: super(1, 2, 3), lambda: super(Child, c).missing):
    try:
        print(call())
    except (RuntimeError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Deleted(Base):
    def method(self):
        del self
        return super().hello()


class Nested(Base):
    def hello(self):
        return [super(Nested, self).hello() for _ in range(1)] + (lambda: [super(Nested, self).hello()])()

    def closure(self):
        def inner():
            return super(Nested, self).hello()

        return inner()


try:
    Deleted().method()
except RuntimeError as error:
    print(error)
print(Nested().hello(), Nested().closure())
