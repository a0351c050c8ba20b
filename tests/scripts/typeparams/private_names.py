# Names of the class that begin with two underscores are private in it; in its bases and bounds only type parameters are.
class _Base: ...


__Visible = list


class Plain:
    type __Alias[__T] = list[__T]

    def method[__T](self, x: __T) -> __T:
        return __T

    print([name for name in dir() if "Alias" in name])


print(Plain._Plain__Alias, Plain._Plain__Alias.__value__, Plain._Plain__Alias.__type_params__)
print(Plain().method(1), Plain.method.__annotations__)
try:
    Plain.__Alias
except AttributeError as error:
    print(error)


def function[__T](x: __T) -> __T:
    return __T


print(function(1), function.__type_params__[0].__name__)
