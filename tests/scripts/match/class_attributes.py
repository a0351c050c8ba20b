# How often and in which order a class pattern asks for attributes.
class Meta(type):
    def __instancecheck__(cls, instance):
        print("instance?", end=" ")
        return super().__instancecheck__(instance)

    @property
    def __match_args__(cls):
        print("match_args", end=" ")
        return ("a", "b", "c")


class Watched(metaclass=Meta):
    def __init__(self, **attributes):
        self.__dict__.update(attributes)

    def __getattribute__(self, name):
        if name[0] != "_":
            print(name, end=" ")
        return super().__getattribute__(name)


def look(subject):
    match subject:
        case Watched():
            print("instance", end=" ")
    match subject:
        case Watched(1, b=2):
            return "one and two"
        case Watched(x, y, c=z):
            return x, y, z
        case Watched(c=z, a=x):
            return x, z
        case Watched(_, c=_):
            return "wild"
        case Watched(d=d) if d:
            return d
        case Watched():
            return "any"


for attributes in ({}, {"a": 1}, {"a": 1, "b": 2}, {"a": 3, "b": 2, "c": 1}, {"a": 5, "c": 6}, {"d": 7}):
    print(look(Watched(**attributes)))


class Wide(Watched):
    pass


print(look(Wide(a=1, b=2)))


# An AttributeError means no match; any other error leaves the statement.
class Lazy:
    def __getattr__(self, name):
        if name == "missing":
            raise AttributeError(name)
        if name == "broken":
            raise ValueError(name)
        return name.upper()


for source in ("Lazy(any=x)", "Lazy(missing=x)", "Lazy(broken=x)", "Lazy(any='ANY', other=x)", "Lazy(any='any', broken=x)"):
    try:
        space = {"Lazy": Lazy, "x": "not bound"}
        exec(f"match Lazy():\n case {source}: pass\n case _: x = 'no match'", space)
        print(source, space["x"])
    except ValueError as error:
        print(source, repr(error))
