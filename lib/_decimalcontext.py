"""What is Python of CPython's module _decimal (Modules/_decimal); lib/_decimal.py shows it. The numbers are native: _decimal_core.

Here are the exceptions, the views of a context's flags and traps, and the current context, which is a context variable (PEP 567).
"""

import collections
import collections.abc
import contextvars
import numbers

import _decimal_core as _core
from _decimal_core import MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, Context, Decimal

__version__ = "1.70"
__libmpdec_version__ = "2.5.1"
HAVE_THREADS = True
HAVE_CONTEXTVAR = True
IEEE_CONTEXT_MAX_BITS = 512

ROUND_UP = "ROUND_UP"
ROUND_DOWN = "ROUND_DOWN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"


def _exception(name, *bases):
    return type(name, bases, {"__module__": "decimal"})


DecimalException = _exception("DecimalException", ArithmeticError)
InvalidOperation = _exception("InvalidOperation", DecimalException)
FloatOperation = _exception("FloatOperation", DecimalException, TypeError)
DivisionByZero = _exception("DivisionByZero", DecimalException, ZeroDivisionError)
Inexact = _exception("Inexact", DecimalException)
Rounded = _exception("Rounded", DecimalException)
Subnormal = _exception("Subnormal", DecimalException)
Clamped = _exception("Clamped", DecimalException)
Overflow = _exception("Overflow", Inexact, Rounded)
Underflow = _exception("Underflow", Inexact, Rounded, Subnormal)
ConversionSyntax = _exception("ConversionSyntax", InvalidOperation)
DivisionImpossible = _exception("DivisionImpossible", InvalidOperation)
DivisionUndefined = _exception("DivisionUndefined", InvalidOperation, ZeroDivisionError)
InvalidContext = _exception("InvalidContext", InvalidOperation)

# In the order of the natives.
_SIGNALS = (
    InvalidOperation,
    FloatOperation,
    DivisionByZero,
    Overflow,
    Underflow,
    Subnormal,
    Inexact,
    Rounded,
    Clamped,
)
_CONDITIONS = (InvalidOperation, ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext)

# In the order of repr().
_REPRESENTED = (
    Clamped,
    InvalidOperation,
    DivisionByZero,
    Inexact,
    FloatOperation,
    Overflow,
    Rounded,
    Subnormal,
    Underflow,
)

DecimalTuple = collections.namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


class SignalDict(collections.abc.MutableMapping):
    """The flags of a context, or its traps: each signal's class, and whether it is set."""

    __module__ = "abc"
    __slots__ = ("_context", "_traps")

    def __init__(self, context=None, traps=False):
        if context is None:
            raise ValueError("invalid signal dict")
        self._context = context
        self._traps = traps

    def _set(self):
        """Bits by place."""
        return _core.signals_of(self._context, self._traps)

    def __len__(self):
        return len(_SIGNALS)

    def __iter__(self):
        return iter(_SIGNALS)

    def __getitem__(self, signal):
        return bool(self._set() >> _core.signal_number(signal) & 1)

    def __setitem__(self, signal, value):
        _core.set_signal(self._context, self._traps, signal, value)

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __repr__(self):
        return "{" + ", ".join(f"{signal}:{self[signal]}" for signal in _SIGNALS) + "}"

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self._set() == other._set()
        if not isinstance(other, dict):
            return NotImplemented
        if len(other) != len(_SIGNALS) or any(signal not in other for signal in _SIGNALS):
            return NotImplemented
        return all(self[signal] == bool(other[signal]) for signal in _SIGNALS)

    __hash__ = None

    def copy(self):
        return {signal: self[signal] for signal in _SIGNALS}


def _listed(context, traps):
    """The signals that are set."""
    bits = _core.signals_of(context, traps)
    return [signal for place, signal in enumerate(_SIGNALS) if bits >> place & 1]


def _settings(context):
    """The arguments that make an equal context."""
    return (
        context.prec,
        context.rounding,
        context.Emin,
        context.Emax,
        context.capitals,
        context.clamp,
        _listed(context, False),
        _listed(context, True),
    )


def _represent(context):
    prec, rounding, emin, emax, capitals, clamp, flags, traps = _settings(context)
    flags, traps = (", ".join(s.__name__ for s in _REPRESENTED if s in signals) for signals in (flags, traps))
    return (
        f"Context(prec={prec}, rounding={rounding}, Emin={emin}, Emax={emax}, "
        f"capitals={capitals}, clamp={clamp}, flags=[{flags}], traps=[{traps}])"
    )


_variable = contextvars.ContextVar("decimal_context")


def _fetch():
    """The current context; a thread's or task's first is a copy of the default one."""
    context = _variable.get(None)
    if context is None:
        context = DefaultContext.copy()
        context.clear_flags()
        _variable.set(context)
    return context


_core.provide(
    signals=_SIGNALS,
    conditions=_CONDITIONS,
    tuple=DecimalTuple,
    rational=numbers.Rational,
    view=SignalDict,
    represent=_represent,
    settings=_settings,
    fetch=_fetch,
    variable=_variable,
    default=None,
)

DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = Context(prec=9, traps=[])
_core.provide(default=DefaultContext)
_TEMPLATES = (DefaultContext, BasicContext, ExtendedContext)

numbers.Number.register(Decimal)


def getcontext():
    return _fetch()


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if any(context is template for template in _TEMPLATES):
        context = context.copy()
        context.clear_flags()
    _variable.set(context)


class ContextManager:
    """What localcontext() gives to `with`: sets a copy of a context for the block."""

    __module__ = "decimal"
    __slots__ = ("_local", "_outer")

    def __enter__(self):
        setcontext(self._local)
        return self._local

    def __exit__(self, *args):
        setcontext(self._outer)
        return False


_ATTRIBUTES = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps")


def localcontext(ctx=None, **kwargs):
    outer = _fetch()
    if ctx is None:
        ctx = outer
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    manager = ContextManager()
    manager._outer = outer
    manager._local = local = ctx.copy()
    for name, value in kwargs.items():
        if name not in _ATTRIBUTES:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if value is not None:
            setattr(local, name, dict.fromkeys(_SIGNALS, False) | dict.fromkeys(value, True) if type(value) is list else value)
    return manager


def IEEEContext(bits, /):
    """The context of an IEEE 754 interchange format of so many bits."""
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError(f"argument must be a multiple of 32, with a maximum of {IEEE_CONTEXT_MAX_BITS}")
    emax = 3 * (1 << bits // 16 + 3)
    return Context(
        prec=9 * (bits // 32) - 2, rounding=ROUND_HALF_EVEN, Emin=1 - emax, Emax=emax, capitals=1, clamp=1, flags=[], traps=[]
    )


del collections, contextvars, numbers
