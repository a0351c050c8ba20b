"""What `warnings` has in C: the filters that a program begins with, warn() and warn_explicit(). See https://docs.python.org/3.14/library/warnings.html.

vm/warnings.ts shows warnings while nobody has imported `warnings`. Everything that a program may replace there (showwarning, filters,
defaultaction, onceregistry) is looked up when it is needed; without that module what stands here counts.
"""

import builtins
import sys
import _contextvars
import _thread

# (action, message, category, module, line): message and module are None for any, a str for just that, or a pattern.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
_defaultaction = "default"
_onceregistry = {}
_warnings_context = _contextvars.ContextVar("warnings_context")
_version = 0
_lock = _thread.RLock()
_acquire_lock = _lock.acquire
_MISSING = object()


def _release_lock():
    """Gives the lock of the filters back."""
    try:
        _lock.release()
    except RuntimeError:
        raise RuntimeError("cannot release un-acquired lock") from None


def _filters_mutated_lock_held():
    """Registries are out of date: the filters have changed."""
    global _version
    _version += 1


def _of_program(name, default):
    """What the module `warnings` has of a name, once a program has imported it."""
    return getattr(sys.modules.get("warnings"), name, default)


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Warns of the line that called, or of one further out."""
    category = _category_of(message, category)
    if not isinstance(skip_file_prefixes, tuple):
        name = type(skip_file_prefixes).__name__
        raise TypeError(f"warn() argument 'skip_file_prefixes' must be tuple, not {name}")
    for prefix in skip_file_prefixes:
        if not isinstance(prefix, str):
            raise TypeError(f"Found non-str '{type(prefix).__name__}' in skip_file_prefixes.")
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    frame = _frame_at(stacklevel, sys._getframe(1), skip_file_prefixes)
    if frame is None:
        namespace, filename, line = sys.__dict__, "<sys>", 0
    else:
        namespace, filename, line = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = namespace.setdefault("__warningregistry__", {})
    module = namespace.get("__name__", "<string>")
    _warn(category, message, filename, line, module, registry, namespace, source)


def _category_of(message, category):
    if isinstance(message, Warning):
        return type(message)
    if category is None:
        return UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    return category


def _frame_at(stacklevel, frame, prefixes):
    """The frame that is warned of; None beyond the outermost."""
    hidden = stacklevel > 1 and not _is_internal(frame)
    for _ in range(stacklevel - 1):
        frame = frame.f_back
        while hidden and frame is not None and (_is_internal(frame) or frame.f_code.co_filename.startswith(prefixes)):
            frame = frame.f_back
        if frame is None:
            break
    return frame


_IMPORTERS = frozenset(("<frozen _importer>", "<frozen _loaders>", "<frozen _pycache>"))


def _is_internal(frame):
    name = frame.f_code.co_filename
    return name in _IMPORTERS or "importlib" in name and "_bootstrap" in name


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Warns of any line."""
    if registry is not None and not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError(f"module_globals must be a dict, not '{type(module_globals).__name__}'")
    if not hasattr(type(lineno), "__index__"):
        raise TypeError(f"'{type(lineno).__name__}' object cannot be interpreted as an integer")
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if not isinstance(message, Warning) and not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if module_globals:
        _look_at_loader(module_globals)
    _warn(category, message, filename, lineno, module, registry, module_globals, source)


def _look_at_loader(module_globals):
    """Asks the loader of a module for its source, which may warn itself: of a module that does not say clearly who loaded it."""
    external = builtins.__import__("importlib._bootstrap_external", None, None, ("_bless_my_loader",))
    loader = external._bless_my_loader(module_globals)
    get_source = getattr(loader, "get_source", None)
    if get_source is not None and "__name__" in module_globals:
        get_source(module_globals["__name__"])


def _warn(category, message, filename, line, module, registry, module_globals, source):
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    with _lock:
        if not _is_shown(category, message, text, line, module, registry):
            return
    _show(message, category, text, filename, line, source)


def _is_shown(category, message, text, line, module, registry):
    """Whether the filters, and what was warned of before, let a warning through; raises it where it is to be an error."""
    key = (text, category, line)
    if registry is not None and _is_known(registry, key):
        return False
    action, item = _action_for(category, text, line, module)
    if action == "error":
        raise message
    if action == "ignore":
        return False
    if registry is not None and action not in ("always", "all"):
        registry[key] = True
    if action == "once":
        return _note(_of_program("onceregistry", _onceregistry), (text, category))
    if action == "module":
        return registry is None or _note(registry, (text, category, 0))
    if action not in ("default", "always", "all"):
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {item!r}")
    return True


def _is_known(registry, key):
    if registry.get("version") != _version:
        registry.clear()
        registry["version"] = _version
    return bool(registry.get(key))


def _note(seen, key):
    """Notes a key; False if it was there."""
    if _is_known(seen, key):
        return False
    seen[key] = True
    return True


def _action_for(category, text, line, module):
    """(action, filter) of the first filter that fits."""
    global filters
    get_context = _of_program("_get_context", None)
    context = get_context() if get_context is not None else None
    own = getattr(context, "_filters", None)
    # Those that a program had last count where it has taken them away.
    shared = filters = _of_program("filters", filters)
    for chosen in (shared,) if own is None or own is shared else (own, shared):
        if not isinstance(chosen, list):
            raise ValueError("_warnings.filters must be a list")
        for item in chosen:
            if not isinstance(item, tuple) or len(item) != 5:
                raise ValueError("warnings.filters item must be a 5-tuple" if chosen is not own
                                 else "_filters item must be a 5-tuple")
            action, message, wanted, where, at = item
            if not isinstance(action, str):
                raise TypeError(f"action must be a string, not '{type(action).__name__}'")
            if _fits(message, text) and _fits(where, module) and issubclass(category, wanted) and at in (0, line):
                return action, item
        if chosen is own:
            break
    action = _of_program("defaultaction", _defaultaction)
    if not isinstance(action, str):
        raise TypeError(f"_warnings.defaultaction must be a string, not '{type(action).__name__}'")
    return action, None


def _fits(wanted, text):
    if wanted is None:
        return True
    return wanted == text if type(wanted) is str else bool(wanted.match(text))


def _show(message, category, text, filename, line, source):
    """Through the functions of `warnings`, which a program may replace; without that module, on sys.stderr."""
    if source is not None:
        import warnings
    show = _of_program("_showwarnmsg", None)
    if show is not None:
        if not callable(show):
            raise TypeError("warnings._showwarnmsg() must be set to a callable")
        show(_of_program("WarningMessage", None)(message, category, filename, line, None, None, source))
    elif sys.stderr is not None:
        import linecache
        code = linecache.getline(filename, line).strip()
        sys.stderr.write(f"{filename}:{line}: {category.__name__}: {text}\n" + (f"  {code}\n" if code else ""))
