def dataclass(cls):
    fields = list(cls.__annotations__)

    def __init__(self, *args, **kwargs):
        values = dict(zip(fields, args)) | kwargs
        for field in fields:
            if field in values:
                setattr(self, field, values.pop(field))
            elif hasattr(type(self), field):
                setattr(self, field, getattr(type(self), field))
            else:
                raise TypeError(f"{cls.__name__} needs {field}")
        if values:
            raise TypeError(f"{cls.__name__} has no {sorted(values)}")

    def __repr__(self):
        return f"{cls.__name__}({', '.join(f'{f}={getattr(self, f)!r}' for f in fields)})"

    def __eq__(self, other):
        return type(self) is type(other) and all(getattr(self, f) == getattr(other, f) for f in fields)

    for function in (__init__, __repr__, __eq__):
        setattr(cls, function.__name__, function)
    return cls


@dataclass
class Point:
    x: int
    y: int = 0

    def shifted(self, dx):
        return Point(self.x + dx, self.y)


print(Point(1), Point(1, 2), Point(y=5, x=3), Point(1) == Point(1, 0), Point(1) == Point(2), Point(1).shifted(5))
for args, kwargs in (((), {}), ((1,), {"z": 5})):
    try:
        Point(*args, **kwargs)
    except TypeError as error:
        print(error)


def singleton(cls):
    instance = None

    def get(*args):
        nonlocal instance
        if instance is None:
            instance = cls(*args)
        return instance

    return get


@singleton
class Config:
    def __init__(self, name):
        self.name = name


print(Config("a").name, Config("b").name, Config() is Config())


def add_methods(**methods):
    def decorate(cls):
        for name, method in methods.items():
            setattr(cls, name, method)
        return cls

    return decorate


@add_methods(double=lambda self: self.n * 2, __len__=lambda self: self.n)
@add_methods(n=21)
class Number:
    pass


print(Number().double(), len(Number()))


def total_ordering(cls):
    cls.__gt__ = lambda self, other: other < self
    cls.__ge__ = lambda self, other: not self < other
    cls.__le__ = lambda self, other: not other < self
    return cls


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __lt__(self, other):
        return self.parts < other.parts


print(Version("1.10") > Version("1.9"), Version("1.0") >= Version("1.0"), Version("2") <= Version("1.5"))


def logged(cls):
    for name, value in list(vars(cls).items()):
        if callable(value) and not name.startswith("__"):

            def wrapper(self, *args, value=value, name=name):
                log.append((name, args))
                return value(self, *args)

            setattr(cls, name, wrapper)
    return cls


log = []


@logged
class Service:
    def start(self, port):
        return f"started on {port}"

    def stop(self):
        return "stopped"


s = Service()
print(s.start(80), s.stop(), log)


class cached_property:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        print("computing")
        return 3 * self.r**2


c = Circle(2)
print(c.area, c.area, vars(c))
del c.area
print(c.area)


class lazy_attribute_error:
    def __get__(self, instance, owner):
        raise AttributeError("lazily")


class E:
    x = lazy_attribute_error()


print(hasattr(E(), "x"), getattr(E(), "x", "default"))
