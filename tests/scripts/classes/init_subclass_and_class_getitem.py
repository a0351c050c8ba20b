class Plugin:
    plugins = []

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.plugins.append((cls.__name__, name))


class A(Plugin, name="a"):
    pass


class B(Plugin):
    pass


class C(A, name="c"):
    pass


print(Plugin.plugins)
try:

    class D(Plugin, other=1):
        pass

except TypeError as error:
    print(error)


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class Sub(Generic):
    pass


print(Generic[int], Sub["x", 1], Sub[:])
try:
    Generic()[0]
except TypeError as error:
    print(error)
try:
    Plugin[int]
except TypeError as error:
    print(error)
print(list[int], dict[str, int], tuple[int, ...], type[int], list[int].__origin__, dict[str, int].__args__)
print(list[int]([1, 2]), list[int] == list[int], isinstance([], list))


class Order:
    log = []

    def __init_subclass__(cls):
        cls.log.append("init_subclass " + cls.__name__)


class SetName:
    def __set_name__(self, owner, name):
        Order.log.append("set_name " + name)


class Ordered(Order):
    a = SetName()
    b = SetName()


print(Order.log)


class Explicit:
    @classmethod
    def __init_subclass__(cls, **kwargs):
        print("explicit", cls.__name__, kwargs)


class E(Explicit, x=1, y=2):
    pass


try:

    class NotAccepted(x=1):
        pass

except TypeError as error:
    print(error)
