"""sys.breakpointhook as it is at first: what breakpoint() calls (PEP 553)."""

import builtins


def breakpointhook(*args, **keywords):
    """Calls what $PYTHONBREAKPOINT names, pdb.set_trace without it; nothing where that is "0"."""
    load = builtins.__import__  # the program's: what is imported here are the VM's own modules
    name = load("os").environ.get("PYTHONBREAKPOINT") or "pdb.set_trace"
    if name == "0":
        return None
    module, dot, attribute = name.rpartition(".")
    try:
        if dot and not module:
            raise ImportError
        found = getattr(load(module, None, None, [attribute]) if dot else builtins, attribute)
    except (ImportError, AttributeError):
        load("warnings").warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{name}"', RuntimeWarning, stacklevel=2)
        return None
    return found(*args, **keywords)
