# The weak containers count as the abstract ones; WeakSet can be subscripted.
import weakref
from collections.abc import Mapping, MutableMapping, MutableSet, Set

for cls in weakref.WeakSet, weakref.WeakValueDictionary, weakref.WeakKeyDictionary:
    print(cls.__name__, [issubclass(cls, abstract) for abstract in (Set, MutableSet, Mapping, MutableMapping)], isinstance(cls(), Mapping))
print(weakref.WeakSet[int].__args__)
