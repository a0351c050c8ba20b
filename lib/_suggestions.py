"""What an error about a name may have meant: "Did you mean: 'append'?", "Did you forget to import 'math'?".

Asked only when the error is shown. What the exception says of itself may be anything, and asking for names may run any code:
whatever fails on the way, there is no suggestion. Method: Lib/traceback.py and Python/suggestions.c of CPython.
"""

import sys
import _host


def suggestion_for(exc):
    """What to add to an exception's text; "" mostly."""
    if isinstance(exc, ImportError):
        name, candidates = getattr(exc, "name_from", None), _names_to_import
    elif isinstance(exc, NameError):
        name, candidates = getattr(exc, "name", None), _variables
    elif isinstance(exc, AttributeError):
        name, candidates = getattr(exc, "name", None), _attributes
    else:
        return ""
    if name is None:
        return ""
    suggestion = candidates(exc, name) if isinstance(name, str) else None
    added = f". Did you mean: '{suggestion}'?" if suggestion else ""
    if isinstance(exc, NameError) and name in sys.stdlib_module_names:
        added += f"{' Or did' if added else '. Did'} you forget to import '{name}'?"
    return added


def _generate_suggestions(candidates, item):
    """The nearest of a list of names, or None: traceback.py asks CPython's C for it by this name."""
    if not isinstance(item, str):
        raise TypeError(f"_generate_suggestions() argument 2 must be str, not {type(item).__name__}")
    if not isinstance(candidates, list):
        raise TypeError("candidates must be a list")
    if not all(isinstance(each, str) for each in candidates):
        raise TypeError("all elements in 'candidates' must be strings")
    return _nearest(item, candidates) or None


def _nearest(name, candidates):
    return _host.nearest(name, "\0".join([each for each in candidates if isinstance(each, str)]))


def _generate_suggestions(candidates, item, /):
    """The candidate that is most like an item, or None: for the traceback module."""
    if not isinstance(candidates, list):
        raise TypeError("candidates must be a list")
    if not all(isinstance(each, str) for each in candidates):
        raise TypeError("all elements in 'candidates' must be strings")
    return _nearest(item, candidates)


def _attributes(exc, name):
    obj = exc.obj
    try:
        try:
            names = dir(obj)
        except TypeError:
            # A namespace whose keys cannot be sorted.
            names = list(obj.__class__.__dict__) + list(obj.__dict__)
        names = sorted([each for each in names if isinstance(each, str)])
        if name[:1] != "_" and not _is_self(exc.__traceback__, obj):
            names = _public(names)
    except Exception:
        return None
    return _nearest(name, names)


def _is_self(tb, obj):
    """Whether the error came up in a method of the object: then its private names may be meant."""
    if tb is None:
        return False
    namespace = _innermost(tb).f_locals
    return "self" in namespace and namespace["self"] is obj


def _names_to_import(exc, name):
    try:
        module = __import__(exc.name)
        try:
            names = dir(module)
        except TypeError:
            names = list(module.__dict__)
        names = sorted([each for each in names if isinstance(each, str)])
        if name[:1] != "_":
            names = _public(names)
    except Exception:
        return None
    return _nearest(name, names)


def _variables(exc, name):
    if exc.__traceback__ is None:
        return None
    frame = _innermost(exc.__traceback__)
    namespace = frame.f_locals
    if "self" in namespace:
        try:
            if hasattr(namespace["self"], name):
                return f"self.{name}"
        except Exception:
            pass
    return _nearest(name, list(namespace) + list(frame.f_globals) + list(frame.f_builtins))


def _innermost(tb):
    while tb.tb_next is not None:
        tb = tb.tb_next
    return tb.tb_frame


def _public(names):
    return [each for each in names if each[:1] != "_"]
