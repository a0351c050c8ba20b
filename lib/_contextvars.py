"""Context variables (PEP 567): values that belong to a context, which code is run in. See https://docs.python.org/3.14/library/contextvars.html.

A context keeps its values in a dict that is never changed once it is shared: setting a variable makes a new one, so that copying a context
costs nothing.
"""

import _host

__all__ = ["Context", "ContextVar", "Token", "copy_context"]


class _Missing:
    """Stands for the value that a variable had when it had none."""

    def __repr__(self):
        return "<Token.MISSING>"


_MISSING = _Missing()


class Context:
    """A mapping of context variables to their values."""

    __module__ = "_contextvars"
    __slots__ = ("_values", "_outer", "_entered", "__weakref__")

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            raise TypeError("Context() does not accept any arguments")
        self._values = {}
        self._outer = None
        self._entered = False

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.Context' is not an acceptable base type")

    def run(self, callable, /, *args, **kwargs):
        """Calls a function in this context."""
        global _current
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._entered, self._outer, _current = True, _current, self
        try:
            return callable(*args, **kwargs)
        finally:
            self._entered, _current, self._outer = False, self._outer, None

    def copy(self):
        """A context with the same values."""
        new = Context()
        new._values = self._values
        return new

    def __getitem__(self, var, /):
        _check(var)
        return self._values[var]

    def get(self, var, default=None, /):
        _check(var)
        return self._values.get(var, default)

    def __contains__(self, var, /):
        _check(var)
        return var in self._values

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None


def _check(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")


# Of the thread that runs.
_current = Context()
_host.thread_keep(globals(), "_current")


def copy_context():
    """A copy of the context that the code runs in."""
    return _current.copy()


class Token:
    """What a variable was before it was set: gives it back."""

    __module__ = "_contextvars"
    __slots__ = ("_context", "_var", "_old", "_used", "__weakref__")
    MISSING = _MISSING

    def __init__(self, *args):
        raise RuntimeError("Tokens can only be created by ContextVars")

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.Token' is not an acceptable base type")

    var = property(lambda self: self._var)
    old_value = property(lambda self: self._old)

    def __class_getitem__(cls, item, /):
        return type(list[int])(cls, item)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback, /):
        self._var.reset(self)

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self._var!r} at {id(self):#x}>"


class ContextVar:
    """A variable that has a value in each context."""

    __module__ = "_contextvars"
    __slots__ = ("name", "_default", "__weakref__")

    def __init__(self, *args, default=_MISSING):
        if len(args) != 1:
            bound = "at most" if args else "exactly"
            raise TypeError(f"ContextVar() takes {bound} 1 positional argument ({len(args)} given)")
        name = args[0]
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "_default", default)

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.ContextVar' is not an acceptable base type")

    def __setattr__(self, name, value):
        if name == "name":
            raise AttributeError("readonly attribute")
        raise AttributeError(f"'_contextvars.ContextVar' object has no attribute {name!r}")

    def __class_getitem__(cls, item, /):
        return type(list[int])(cls, item)

    def get(self, default=_MISSING, /):
        """The value in the current context, else the default given here, else the variable's."""
        try:
            return _current._values[self]
        except KeyError:
            pass
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Sets the value in the current context: a token to give the old one back with."""
        token = object.__new__(Token)
        token._context, token._var, token._used = _current, self, False
        token._old = _current._values.get(self, _MISSING)
        _current._values = {**_current._values, self: value}
        return token

    def reset(self, token, /):
        """Gives back the value that the variable had before the token was made."""
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        values = dict(_current._values)
        if token._old is _MISSING:
            values.pop(self, None)
        else:
            values[self] = token._old
        _current._values = values

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"
