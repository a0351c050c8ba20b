"""Weak references: ref and proxies (from _weakref), and what is built on them in Python.

WeakValueDictionary and WeakKeyDictionary hold values or keys weakly, WeakSet its elements, WeakMethod refers to a bound
method, finalize calls a function when an object dies. See https://docs.python.org/3.14/library/weakref.html.

Entries of the containers vanish when what they refer to dies, even in the middle of an iteration. While one runs, dead entries
are therefore only noted, and removed after the last of them has ended, or before the container is changed by hand.
"""

import _collections_abc
from _weakref import (
    CallableProxyType,
    ProxyType,
    ReferenceType,
    _remove_dead_weakref,
    getweakrefcount,
    getweakrefs,
    proxy,
    ref,
)

ProxyTypes = (ProxyType, CallableProxyType)

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]


class _Reading:
    """Keeps the entries of a weak container in place while a with-block reads them."""

    def __init__(self, container):
        self._container = ref(container)

    def __enter__(self):
        container = self._container()
        if container is not None:
            container._readers += 1
        return self

    def __exit__(self, *exc_info):
        container = self._container()
        if container is not None:
            container._readers -= 1
            if not container._readers:
                container._commit_removals()


class WeakMethod(ref):
    """A weak reference to a bound method, which dies with the object and not with the method object."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            owner = meth.__self__
            function = meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def died(_):
            method = method_ref()
            if method is not None and method._alive:
                method._alive = False
                if callback is not None:
                    callback(method)

        self = ref.__new__(cls, owner, died)
        self._func_ref = ref(function, died)
        self._meth_type = type(meth)
        self._alive = True
        method_ref = ref(self)
        return self

    def __call__(self):
        owner = super().__call__()
        function = self._func_ref()
        if owner is None or function is None:
            return None
        return self._meth_type(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference that knows the key it is kept under."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class _WeakMapping:
    """What both weak dictionaries share: all that can be said through items()."""

    def __contains__(self, key):
        return self.get(key, self) is not self

    def __iter__(self):
        return self.keys()

    def __eq__(self, other):
        if not isinstance(other, (_WeakMapping, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def clear(self):
        while True:
            try:
                self.popitem()
            except KeyError:
                return

    def _fill(self, other, keywords):
        if hasattr(other, "items"):
            other = other.items()
        elif hasattr(other, "keys"):
            other = [(key, other[key]) for key in other.keys()]
        for key, value in other:
            self[key] = value
        for key, value in keywords.items():
            self[key] = value

    def __ior__(self, other):
        self._fill(other, {})
        return self

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        result = self.copy()
        result._fill(other, {})
        return result

    def __ror__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        result = self.__class__()
        result._fill(other, {})
        result._fill(self, {})
        return result

    def __copy__(self):
        return self.copy()


class WeakValueDictionary(_WeakMapping):
    """A mapping whose values are referenced weakly: an entry goes when its value dies."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self._readers = 0
        self._dead_keys = []

        def remove(reference, this=ref(self)):
            self = this()
            if self is None:
                return
            if self._readers:
                self._dead_keys.append(reference.key)
            else:
                _remove_dead_weakref(self.data, reference.key)

        self._remove = remove
        self._fill(other, kw)

    def _commit_removals(self):
        dead = self._dead_keys
        while dead:
            _remove_dead_weakref(self.data, dead.pop())

    def _settle(self):
        if self._dead_keys:
            self._commit_removals()

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __len__(self):
        return len(self.data) - len(self._dead_keys)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._settle()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        self._settle()
        del self.data[key]

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def copy(self):
        result = WeakValueDictionary()
        for key, value in self.items():
            result[key] = value
        return result

    def __deepcopy__(self, memo):
        from copy import deepcopy

        result = self.__class__()
        for key, value in self.items():
            result[deepcopy(key, memo)] = value
        return result

    def items(self):
        with _Reading(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    yield key, value

    def keys(self):
        with _Reading(self):
            for key, reference in self.data.items():
                if reference() is not None:
                    yield key

    def values(self):
        with _Reading(self):
            for reference in self.data.values():
                value = reference()
                if value is not None:
                    yield value

    def itervaluerefs(self):
        """Yields the weak references to the values, dead ones perhaps among them."""
        with _Reading(self):
            yield from self.data.values()

    def valuerefs(self):
        """A list of the weak references to the values."""
        self._settle()
        return list(self.data.values())

    def popitem(self):
        self._settle()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        self._settle()
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=(), /, **kwargs):
        self._fill(other, kwargs)


class WeakKeyDictionary(_WeakMapping):
    """A mapping whose keys are referenced weakly: an entry goes when its key dies."""

    def __init__(self, dict=None):
        self.data = {}
        self._readers = 0
        self._dead_keys = []

        def remove(reference, this=ref(self)):
            self = this()
            if self is None:
                return
            if self._readers:
                self._dead_keys.append(reference)
            else:
                self.data.pop(reference, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        dead = self._dead_keys
        while dead:
            self.data.pop(dead.pop(), None)

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __len__(self):
        # A key may have been removed by hand after it was noted as dead.
        return len(self.data) - sum(reference in self.data for reference in self._dead_keys)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def copy(self):
        result = WeakKeyDictionary()
        for key, value in self.items():
            result[key] = value
        return result

    def __deepcopy__(self, memo):
        from copy import deepcopy

        result = self.__class__()
        for key, value in self.items():
            result[key] = deepcopy(value, memo)
        return result

    def items(self):
        with _Reading(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value

    def keys(self):
        with _Reading(self):
            for reference in self.data:
                key = reference()
                if key is not None:
                    yield key

    def values(self):
        with _Reading(self):
            for reference, value in self.data.items():
                if reference() is not None:
                    yield value

    def keyrefs(self):
        """A list of the weak references to the keys."""
        return list(self.data)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        self._fill(() if dict is None else dict, kwargs)


class WeakSet:
    """A set whose elements are referenced weakly."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, data=None):
        self.data = set()
        self._readers = 0
        self._dead = []

        def remove(reference, this=ref(self)):
            self = this()
            if self is None:
                return
            if self._readers:
                self._dead.append(reference)
            else:
                self.data.discard(reference)

        self._remove = remove
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        dead = self._dead
        while dead:
            self.data.discard(dead.pop())

    def _settle(self):
        if self._dead:
            self._commit_removals()

    def __iter__(self):
        with _Reading(self):
            for reference in self.data:
                element = reference()
                if element is not None:
                    yield element

    def __len__(self):
        return len(self.data) - len(self._dead)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def add(self, item):
        self._settle()
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self._settle()
        self.data.discard(ref(item))

    def remove(self, item):
        self._settle()
        self.data.remove(ref(item))

    def clear(self):
        self._settle()
        self.data.clear()

    def pop(self):
        self._settle()
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            element = reference()
            if element is not None:
                return element

    def copy(self):
        return self.__class__(self)

    def update(self, other):
        for element in other:
            self.add(element)

    def __ior__(self, other):
        self.update(other)
        return self

    def _refs(self, other):
        return {ref(element) for element in other}

    def union(self, other):
        result = self.copy()
        result.update(other)
        return result

    __or__ = union

    def intersection(self, other):
        return self.__class__(element for element in other if element in self)

    __and__ = intersection

    def intersection_update(self, other):
        self._settle()
        self.data.intersection_update(self._refs(other))

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result

    __sub__ = difference

    def difference_update(self, other):
        self._settle()
        if other is self:
            self.data.clear()
        else:
            self.data.difference_update(self._refs(other))

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self._settle()
        if other is self:
            self.data.clear()
        else:
            self.data.symmetric_difference_update({ref(element, self._remove) for element in other})

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def issubset(self, other):
        return self.data.issubset(self._refs(other))

    __le__ = issubset

    def issuperset(self, other):
        return self.data.issuperset(self._refs(other))

    __ge__ = issuperset

    def __lt__(self, other):
        return self.data < self._refs(other)

    def __gt__(self, other):
        return self.data > self._refs(other)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == self._refs(other)

    __hash__ = None

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0


class finalize:
    """Calls a function when an object dies, at the latest when the program ends (unless its `atexit` is set to False)."""

    # A finalizer lives as long as it is in the registry, and holds nothing itself, so that nobody keeps the object alive.
    __slots__ = ()
    _registry = {}
    _next_index = 0
    _hooked = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        finalize._hook()
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = finalize._next_index
        finalize._next_index += 1
        self._registry[self] = info

    @classmethod
    def _hook(cls):
        if cls._hooked:
            return
        finalize._hooked = True
        try:
            import atexit
        except ImportError:
            return
        atexit.register(cls._at_exit)

    def __call__(self, _=None):
        """Calls the function, unless it was called before or the finalizer is dead; gives its result or None."""
        info = self._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Makes the finalizer dead and gives (obj, func, args, kwargs); None if it is dead already."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        """As detach, but leaves the finalizer alive."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        """Whether the function is called when the program ends."""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        name = type(self).__name__
        if obj is None:
            return f"<{name} object at {id(self):#x}; dead>"
        return f"<{name} object at {id(self):#x}; for {type(obj).__qualname__!r} at {id(obj):#x}>"

    @classmethod
    def _at_exit(cls):
        """Runs the living finalizers, the latest first, those made meanwhile included."""
        while True:
            waiting = [(info.index, each) for each, info in cls._registry.items() if info.atexit]
            if not waiting:
                return
            _, latest = max(waiting, key=lambda pair: pair[0])
            try:
                latest()
            except Exception:
                import sys

                sys.excepthook(*sys.exc_info())


_collections_abc.MutableSet.register(WeakSet)
_collections_abc.MutableMapping.register(WeakValueDictionary)
_collections_abc.MutableMapping.register(WeakKeyDictionary)
