"""What an embedder's JavaScript asks for that is easiest said in Python: descriptions of exceptions, dates, arrays.

src/embed calls these functions by their names (assembly/vm/embed/operations.ts, OWN). Nothing here is on a hot path.
"""

import sys
import _host

JsProxy = _host.JsProxy


class JsException(Exception):
    """What JavaScript has thrown: `js_error` is that itself, which JavaScript gets back where nobody catches this.

    `own`: an object of JavaScript's that stands for what Python has no value for (a symbol) or none of its own (null).
    """

    def __init__(self, js_error, name="Error", message="", own=None):
        super().__init__(message)
        self.js_error = js_error
        self._thrown = js_error if own is None else own
        self.name = name
        self.message = message

    def __str__(self):
        return f"{self.name}: {self.message}" if self.message else self.name


JsException.__module__ = "taipan"


# A program may chain as many as it likes, and describing them is under no limit.
_MOST_CHAINED = 100


def describe(exc):
    """(class, text, traceback as printed, [(file name, line, function)], exit status) of an exception."""
    traceback = _host.own("_traceback")
    kind = type(exc)
    parts = []
    traceback._Printer(parts.append).print(traceback._capture(exc, _MOST_CHAINED))
    stack = traceback._stack(exc.__traceback__, False)
    frames = [(entry[0], entry[1], entry[2]) for entry in stack]
    status = _status(exc.code) if isinstance(exc, SystemExit) else None
    return (traceback.type_name(kind), traceback.safe_text(exc, "exception"), "".join(parts), frames, status)


def _status(code):
    if code is None:
        return 0
    return code if isinstance(code, int) else 1


def import_(name):
    """The module of a full name, itself and not its package."""
    return _host.own("_importer").import_module(name)


def forget_stopped():
    """After a run that was stopped: no half of a module is left."""
    _host.own("_importer").forget_stopped()


# ---- runs in time slices ----

def job(code, namespace, names):
    """The function that a run in time slices calls."""
    return _host.own("_waiting").job(code, namespace, namespace if names is None else names)


def install_input():
    """Has reading from standard input wait for promises."""
    _host.own("_waiting").install_input()


def listen_again():
    """In a copy of an instance."""
    _host.own("_waiting").listen_again()


# ---- dates ----

def from_date(milliseconds):
    """A moment, given as Date has it, as an aware datetime in UTC."""
    datetime = import_("datetime")
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    return epoch + datetime.timedelta(milliseconds=milliseconds)


def to_date(obj):
    """Milliseconds since the epoch of a datetime or date, None for anything else. One without zone is in local time."""
    datetime = sys.modules.get("datetime")
    if datetime is None:
        return None
    if isinstance(obj, datetime.datetime):
        if obj.tzinfo is None:
            return obj.timestamp() * 1000
        return (obj - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) / datetime.timedelta(milliseconds=1)
    if isinstance(obj, datetime.date):
        return float((obj.toordinal() - 719163) * 86_400_000)
    return None


# ---- arrays ----

def make_array(code, data):
    """An array of items in this format from their bytes."""
    return import_("array").array(code, data)


def whole_bytes(view):
    """The bytes of a memoryview that does not lie in one piece, its items one after the other."""
    return view.tobytes()


# ---- what the VM knows ----

def inspect(obj):
    """Facts about an object for `python.inspect`."""
    gc = import_("gc")
    generation = None
    for number in range(3):
        if any(other is obj for other in gc.get_objects(number)):
            generation = number
            break
    return {
        "type": type(obj).__qualname__,
        "refcount": sys.getrefcount(obj) - _OWN_REFERENCES,
        "size": sys.getsizeof(obj),
        "generation": generation,
        "address": id(obj),
    }


# What the call itself holds: the argument handed over, the parameter, and the argument of getrefcount.
_OWN_REFERENCES = 3
