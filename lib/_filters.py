"""Which warnings are shown where -W or PYTHONWARNINGS say so: https://docs.python.org/3.14/library/warnings.html#the-warnings-filter.

vm/warnings.ts asks here for each warning, and shows what is to be shown. Without such options it decides by itself.
"""

import builtins
import sys
import _host

_ACTIONS = ("default", "always", "all", "ignore", "module", "once", "error")
# (action, start of the message, category, module or None for any, line or 0 for any); the first that fits counts.
_filters = []
_once = set()


class _Invalid(Exception):
    """An option that is ignored."""


def install(options):
    """Makes the filters: options that come later count more, CPython's default filters least."""
    for option in options:
        try:
            _filters.insert(0, _parse(option))
        except _Invalid as error:
            sys.stderr.write(f"Invalid -W option ignored: {error}\n")
    _filters.append(("default", "", DeprecationWarning, "__main__", 0))
    for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
        _filters.append(("ignore", "", category, None, 0))
    _host.use_warning_filters()


def _parse(option):
    """action:message:category:module:line, each of which may be left out at the end."""
    parts = option.split(":")
    if len(parts) > 5:
        raise _Invalid(f"too many fields (max 5): {option!r}")
    action, message, category, module, line = (part.strip() for part in (parts + [""] * 4)[:5])
    return _action(action), message.lower(), _category(category), module or None, _line(line)


def _action(name):
    for action in _ACTIONS:
        if action.startswith(name):
            return action if name else "default"
    raise _Invalid(f"invalid action: {name!r}")


def _category(name):
    if not name:
        return Warning
    module, _, last = name.rpartition(".")
    try:
        holder = __import__(module, None, None, [last]) if module else builtins
    except ImportError:
        raise _Invalid(f"invalid module name: {module!r}") from None
    category = getattr(holder, last, None)
    if category is None:
        raise _Invalid(f"unknown warning category: {name!r}")
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise _Invalid(f"invalid warning category: {name!r}")
    return category


def _line(text):
    if not text:
        return 0
    if not text.isdecimal():
        raise _Invalid(f"invalid lineno {text!r}")
    return int(text)


def decide(category, text, module, line, registry, filename):
    """Whether a warning is shown. Raises it if it is to be an error."""
    if module is None:
        module = filename.removesuffix(".py") or "<unknown>"
    key = (text, category, line)
    if registry is not None and registry.get(key):
        return False
    action = _action_for(category, text, module, line)
    if action == "error":
        raise category(text)
    if action in ("always", "all", "ignore"):
        return action != "ignore"
    if action == "once":
        return _first(_once, (text, category))
    if registry is None:
        return True
    registry[key] = True
    return action == "default" or _first(registry, (text, category, 0))


def _action_for(category, text, module, line):
    for action, message, wanted, where, at in _filters:
        if (
            issubclass(category, wanted)
            and text.lower().startswith(message)
            and where in (None, module)
            and at in (0, line)
        ):
            return action
    return "default"


def _first(seen, key):
    """Notes a key; False if it was there."""
    if key in seen:
        return False
    if isinstance(seen, set):
        seen.add(key)
    else:
        seen[key] = True
    return True
