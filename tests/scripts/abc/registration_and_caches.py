# What register() and the checks leave behind in a class: registry, cache, negative cache and its version.
from abc import ABC, ABCMeta, get_cache_token
from _abc import _get_dump, _reset_caches, _reset_registry
import gc


def names(refs):
    return sorted(ref().__name__ for ref in refs)


def dump(cls):
    registry, cache, negative, version = _get_dump(cls)
    return names(registry), names(cache), names(negative), version == get_cache_token()


class Shape(ABC):
    pass


class Square(Shape):
    pass


class Foreign:
    pass


class Child(Foreign):
    pass


print(dump(Shape))
print(isinstance(Square(), Shape), isinstance(Foreign(), Shape), isinstance(3, Shape))
print(dump(Shape))

before = get_cache_token()
print(Shape.register(Foreign) is Foreign, get_cache_token() - before)
print(dump(Shape), "the negative cache is out of date")
print(issubclass(Child, Shape), issubclass(int, Shape), isinstance(Child(), Shape))
print(dump(Shape))
print(Shape.register(Square) is Square, get_cache_token() - before, "already a subclass: nothing happens")

# Classes are held weakly.
temporary = type("Temporary", (), {})
Shape.register(temporary)
print(issubclass(temporary, Shape), names(_get_dump(Shape)[0]))
del temporary
gc.collect()
print(names(_get_dump(Shape)[0]), names(_get_dump(Shape)[1]))

_reset_caches(Shape)
print(dump(Shape))
_reset_registry(Shape)
print(dump(Shape), issubclass(Foreign, Shape))
print(type(Shape._abc_impl), sorted(set(dir(ABCMeta)) - set(dir(type))))

# A class registered with a subclass counts for the base, too.
class Polygon(Shape):
    pass


Polygon.register(list)
print(issubclass(list, Shape), isinstance([], Polygon), isinstance([], Square))
