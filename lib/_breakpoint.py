"""sys.breakpointhook as it is at first: what breakpoint() calls (PEP 553)."""

import os
import warnings


def breakpointhook(*args, **keywords):
    """Calls what $PYTHONBREAKPOINT names, pdb.set_trace without it; nothing where that is "0"."""
    name = os.environ.get("PYTHONBREAKPOINT") or "pdb.set_trace"
    if name == "0":
        return None
    module, dot, attribute = name.rpartition(".")
    try:
        found = getattr(__import__(module, None, None, [attribute]), attribute) if dot else _builtin(attribute)
    except (ImportError, AttributeError):
        warnings.warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{name}"', RuntimeWarning, stacklevel=2)
        return None
    return found(*args, **keywords)


def _builtin(name):
    import builtins

    return getattr(builtins, name)
