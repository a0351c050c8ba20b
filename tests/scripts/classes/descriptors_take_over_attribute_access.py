class Logged:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner=None):
        print("get", self.name, instance is not None, owner.__name__ if owner else None)
        if instance is None:
            return self
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        print("set", self.name, value)
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("delete", self.name)
        instance.__dict__.pop(self.name, None)


class NonData:
    def __get__(self, instance, owner=None):
        return "non-data"


class Example:
    data = Logged()
    lazy = NonData()


e = Example()
e.data = 5
print(e.data, e.__dict__)
e.__dict__["data"] = "in dict"
print(e.data)
del e.data
print(e.data, isinstance(Example.data, Logged))
print(e.lazy)
e.lazy = "instance wins"
print(e.lazy, Example.lazy, Example().lazy)


class OnlySet:
    def __set__(self, instance, value):
        instance.__dict__["stored"] = value


class WithOnlySet:
    attribute = OnlySet()


w = WithOnlySet()
print(type(w.attribute).__name__)
w.attribute = 3
print(w.stored, type(w.attribute).__name__)
w.__dict__["attribute"] = "instance value"
print(w.attribute)
try:
    del w.attribute
except AttributeError as error:
    print(error)


class Raising:
    def __get__(self, instance, owner):
        raise AttributeError("from descriptor")


class Fallback:
    x = Raising()

    def __getattr__(self, name):
        return "fallback " + name


print(Fallback().x)
try:
    Fallback.x
except AttributeError as error:
    print(error)


class FailsInSetName:
    def __set_name__(self, owner, name):
        raise ValueError("no name")


try:

    class Broken:
        attribute = FailsInSetName()

except ValueError as error:
    print(repr(error), error.__notes__)
function = Example.__dict__["lazy"].__get__(None, Example)
print(function)


def plain(self, x):
    return self, x


print(plain.__get__("obj")(5), plain.__get__(None, str) is plain, len.__get__ if hasattr(len, "__get__") else "no __get__")
