"""What a function frame's f_locals is: a mapping that reads and writes the frame's variables themselves (PEP 667).

Names that are no variables of the frame's code are kept beside it, in a dict of the frame object. Variables cannot be removed.
vm/framelocals.ts makes one of these for each f_locals asked for.
"""

import _host

_MISSING = object()
# Frames whose variables are being shown.
_shown = []


class FrameLocalsProxy:
    __module__ = "builtins"
    __slots__ = ("__frame",)
    __hash__ = None

    def __init__(self, *args):
        if len(args) != 1:
            raise TypeError(f"FrameLocalsProxy expected 1 argument, got {len(args)}")
        frame = args[0]
        _host.frame_locals(frame)
        self.__frame = frame

    def copy(self):
        return _host.frame_locals(self.__frame)

    def __repr__(self):
        if any(frame is self.__frame for frame in _shown):
            return "{...}"
        _shown.append(self.__frame)
        try:
            return repr(self.copy())
        finally:
            _shown.pop()

    def __len__(self):
        return len(self.copy())

    def __iter__(self):
        return iter(self.keys())

    def __reversed__(self):
        return self.keys()[::-1]

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'FrameLocalsProxy' object")

    def __contains__(self, key):
        return key in self.copy()

    def __getitem__(self, key):
        value = self.copy().get(key, _MISSING)
        if value is _MISSING:
            raise KeyError(f"local variable '{key!r}' is not defined")
        return value

    def __setitem__(self, key, value):
        if not isinstance(key, str):
            key = self.__variable(key)
        if not _host.set_frame_local(self.__frame, key, value):
            _host.frame_extras(self.__frame)[key] = value

    def __variable(self, key):
        """The name of the variable that a key of another type equals, else the key."""
        hashed = hash(key)
        code = self.__frame.f_code
        for name in (*code.co_varnames, *code.co_cellvars, *code.co_freevars):
            if hash(name) == hashed and name == key:
                return name
        return key

    def __delitem__(self, key):
        self.pop(key)

    def pop(self, key, default=_MISSING, /):
        if _host.has_frame_local(self.__frame, key):
            raise ValueError("cannot remove local variables from FrameLocalsProxy")
        extras = _host.frame_extras(self.__frame)
        return extras.pop(key) if default is _MISSING else extras.pop(key, default)

    def get(self, key, default=None, /):
        return self.copy().get(key, default)

    def setdefault(self, key, default=None, /):
        value = self.get(key, _MISSING)
        if value is not _MISSING:
            return value
        self[key] = default
        return default

    def keys(self):
        return list(self.copy())

    def values(self):
        return list(self.copy().values())

    def items(self):
        return list(self.copy().items())

    def update(self, other, /):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            raise TypeError("update() argument must be dict or another FrameLocalsProxy")
        for key in other.keys():
            self[key] = other[key]

    def __eq__(self, other):
        if isinstance(other, FrameLocalsProxy):
            return self.__frame is other.__frame
        if isinstance(other, dict):
            return self.copy() == other
        return NotImplemented

    def __or__(self, other):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            return NotImplemented
        result = dict(other)
        result.update(self.copy())
        return result

    def __ior__(self, other):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            return NotImplemented
        self.update(other)
        return self

