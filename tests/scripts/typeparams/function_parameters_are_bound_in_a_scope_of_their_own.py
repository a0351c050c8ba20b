# The type parameters of a function are variables of a scope around it: annotations and the body see them, others do not.
def first[T](items: list[T], default: T = None) -> T:
    return items[0] if items else default


print(first([3, 4]), first([], "none"))
print(first.__type_params__, first.__name__, first.__qualname__, first.__defaults__)
print(first.__annotations__)
(T,) = first.__type_params__
print(first.__annotations__["return"] is T, first.__annotations__["items"].__args__[0] is T)


def name[T]():
    return T.__name__, T is name.__type_params__[0]


print(name())


def shadow[T](T):
    return T


print(shadow(5), shadow.__type_params__)


def rebind[T]():
    T = 1
    return T


print(rebind(), rebind.__type_params__[0].__name__)


def outer[A]():
    def inner[B]():
        return A, B

    return inner


inner = outer()
print(inner(), inner.__type_params__, inner.__qualname__, outer.__type_params__)


class C:
    def method[T](self, x: T) -> T:
        return x, T


print(C().method(1), C.method.__type_params__, C.method.__qualname__)
print(C.method.__code__.co_freevars, C.method.__code__.co_name)
