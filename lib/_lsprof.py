"""The profiler behind cProfile (CPython: Modules/_lsprof.c), as a tool of sys.monitoring: who calls whom how often, and how long that takes.

It is deterministic: each call and each return is told to it. Written in Python, so its own time per call is larger than CPython's; callbacks
are not profiled themselves.
"""

import sys
import time
import types
from operator import itemgetter

_TOOL = sys.monitoring.PROFILER_ID
_EVENTS = sys.monitoring.events
_DISABLED = "<method 'disable' of '_lsprof.Profiler' objects>"


def _record(name, fields):
    """A type of tuples whose items have names."""
    def __repr__(self):
        return f"_lsprof.{name}({', '.join(f'{field}={value!r}' for field, value in zip(fields, self))})"
    namespace = {"__slots__": (), "__module__": "_lsprof", "__repr__": __repr__, "n_fields": len(fields)}
    for place, field in enumerate(fields):
        namespace[field] = property(itemgetter(place))
    return type(name, (tuple,), namespace)


_FIELDS = ("code", "callcount", "reccallcount", "totaltime", "inlinetime")
profiler_entry = _record("profiler_entry", (*_FIELDS, "calls"))
profiler_subentry = _record("profiler_subentry", _FIELDS)


class _Counts:
    """What is counted of a function, or of its calls by one other; times in ticks of the clock."""

    __slots__ = ("code", "calls", "recursive", "total", "inline", "depth", "callees")

    def __init__(self, code):
        self.code = code
        self.calls = self.recursive = self.total = self.inline = self.depth = 0
        self.callees = None

    def end(self, total, inline):
        """A call has ended: of a recursive one only the outermost counts for the total."""
        self.depth -= 1
        if self.depth == 0:
            self.total += total
        else:
            self.recursive += 1
        self.inline += inline
        self.calls += 1

    def figures(self, factor):
        return self.code, self.calls, self.recursive, self.total * factor, self.inline * factor


class _Call:
    """A call under way: when it began, and how long what it has called took."""

    __slots__ = ("counts", "caller", "began", "inner")


class Profiler:
    """Builds a profiler object with the given timer, a function without arguments, and how many seconds its unit is if it gives integers."""

    __module__ = "_lsprof"

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        if getattr(self, "_enabled", False):
            self.disable()
        self._timer = timer
        self._unit = float(timeunit)
        self._subcalls = bool(subcalls)
        self._builtins = bool(builtins)
        self._enabled = self._timing = False
        self._entries = {}
        self._current = None

    def enable(self, subcalls=True, builtins=True):
        """Starts collecting."""
        monitoring = sys.monitoring
        if monitoring.get_tool(_TOOL) is not None:
            raise ValueError("Another profiling tool is already active")
        self._subcalls, self._builtins = bool(subcalls), bool(builtins)
        monitoring.use_tool_id(_TOOL, "cProfile")
        wanted = 0
        for event, callback in self._callbacks().items():
            monitoring.register_callback(_TOOL, event, callback)
            wanted |= event
        self._enabled = True
        # These two come with CALL.
        monitoring.set_events(_TOOL, wanted & ~(_EVENTS.C_RETURN | _EVENTS.C_RAISE))

    def disable(self):
        """Stops collecting. Calls under way end here."""
        if self._timing:
            raise RuntimeError("cannot disable profiler in external timer")
        if not self._enabled:
            return
        monitoring = sys.monitoring
        monitoring.set_events(_TOOL, 0)
        for event in self._callbacks():
            monitoring.register_callback(_TOOL, event, None)
        monitoring.free_tool_id(_TOOL)
        self._enabled = False
        while self._current is not None:
            self._leave()

    def clear(self):
        """Forgets what was collected."""
        if self._timing:
            raise RuntimeError("cannot clear profiler in external timer")
        self._entries = {}
        self._current = None

    def getstats(self):
        """A list of profiler_entry, each with a list of profiler_subentry for what the function has called, or None."""
        factor = self._unit if self._timer is not None and self._unit > 0 else 1e-9
        result = []
        for counts in self._entries.values():
            if not counts.calls and not counts.depth:
                continue
            calls = None
            if counts.callees:
                calls = [profiler_subentry(each.figures(factor)) for each in counts.callees.values()]
            result.append(profiler_entry((*counts.figures(factor), calls)))
        return result

    # ---- what is told ----

    def _callbacks(self):
        events = _EVENTS
        callbacks = {
            events.PY_START: self._begun,
            events.PY_RESUME: self._begun,
            events.PY_THROW: self._thrown,
            events.PY_RETURN: self._ended,
            events.PY_YIELD: self._ended,
            events.PY_UNWIND: self._ended,
        }
        if self._builtins:
            native = {events.CALL: self._called, events.C_RETURN: self._returned, events.C_RAISE: self._returned}
            callbacks.update(native)
        return callbacks

    def _begun(self, code, offset):
        self._enter(code if code is not _DISABLE else _DISABLED)

    def _thrown(self, code, offset, error):
        self._enter(code)

    def _ended(self, code, offset, value):
        if self._current is not None:
            self._leave()

    def _called(self, code, offset, function, argument):
        name = _native_name(function)
        if name is not None and code is not _DISABLE:
            self._enter(name)

    def _returned(self, code, offset, function, argument):
        if self._current is not None and code is not _DISABLE and _native_name(function) is not None:
            self._leave()

    # ---- calls under way ----

    def _enter(self, key):
        counts = self._entries.get(key)
        if counts is None:
            counts = self._entries[key] = _Counts(key)
        call = _Call()
        call.counts, call.caller, call.inner = counts, self._current, 0
        self._current = call
        counts.depth += 1
        if self._subcalls and call.caller is not None:
            caller = call.caller.counts
            if caller.callees is None:
                caller.callees = {}
            of_caller = caller.callees.get(key)
            if of_caller is None:
                of_caller = caller.callees[key] = _Counts(counts.code)
            of_caller.depth += 1
        call.began = self._now()

    def _leave(self):
        call = self._current
        total = self._now() - call.began
        inline = total - call.inner
        caller = self._current = call.caller
        if caller is not None:
            caller.inner += total
        call.counts.end(total, inline)
        if self._subcalls and caller is not None and caller.counts.callees:
            of_caller = caller.counts.callees.get(call.counts.code)
            if of_caller is not None:
                of_caller.end(total, inline)

    def _now(self):
        if self._timer is None:
            return time.perf_counter_ns()
        self._timing = True
        try:
            moment = self._timer()
            return int(moment) if self._unit > 0 else _nanoseconds(moment)
        except BaseException as error:
            _ignore(error, self._timer)
            return 0
        finally:
            self._timing = False

    def __del__(self):
        if getattr(self, "_enabled", False):
            self.disable()


_DISABLE = Profiler.disable.__code__


def _nanoseconds(moment):
    if isinstance(moment, float):
        return round(moment * 1e9)
    if not isinstance(moment, int):
        raise TypeError(f"'{type(moment).__name__}' object cannot be interpreted as an integer")
    return moment * 1_000_000_000


def _ignore(error, timer):
    """Reports an error of the timer, which nobody can handle."""
    sys.unraisablehook(
        types.SimpleNamespace(
            exc_type=type(error),
            exc_value=error,
            exc_traceback=error.__traceback__,
            err_msg=f"Exception ignored while calling _lsprof timer {timer!r}",
            object=None,
        )
    )


_NATIVE = type(len)
_DESCRIPTOR = type(list.append)


def _native_name(function):
    """How a native function that is called is named; None for all else."""
    if type(function) is _DESCRIPTOR:
        return repr(function)
    if type(function) is not _NATIVE:
        return None
    owner = function.__self__
    if owner is None or type(owner) is types.ModuleType:
        return f"<built-in method {function.__module__}.{function.__name__}>"
    for each in type(owner).__mro__:
        if function.__name__ in each.__dict__:
            return repr(each.__dict__[function.__name__])
    return f"<built-in method {function.__name__}>"
