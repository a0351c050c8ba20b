"""What the import system shows of its inside. There is one import lock, and one thread that could want it; no extension modules."""

import sys
import _host

check_hash_based_pycs = "default"
pyc_magic_number_token = int.from_bytes(_host.MAGIC, "little")

_depth = 0


def acquire_lock():
    """Takes the import lock."""
    global _depth
    _depth += 1


def release_lock():
    """Gives it back."""
    global _depth
    if not _depth:
        raise RuntimeError("not holding the import lock")
    _depth -= 1


def lock_held():
    """Whether it is taken."""
    return _depth > 0


def is_builtin(name, /):
    """1 for a module that is built in, -1 for one that cannot be made anew, else 0."""
    return (-1 if name in ("sys", "builtins") else 1) if name in sys.builtin_module_names else 0


def is_frozen(name, /):
    """Whether a module of that name is part of the VM's own file."""
    return _host.frozen(name) is not None


def is_frozen_package(name, /):
    """Whether such a module is a package."""
    return _found(name)[0]


def get_frozen_object(name, data=None, /):
    """The code of such a module."""
    return _found(name)[1]


def _found(name):
    found = _host.frozen(name)
    if found is None:
        raise ImportError(f"No such frozen object named {name}", name=name)
    return found


def extension_suffixes():
    """The endings of extension modules: there are none."""
    return []


def source_hash(key, source):
    """64 bits that stand for a source in a .pyc file."""
    return _host.source_hash(source)


def _fix_co_filename(code, path, /):
    """Nothing: code is always read with the name that it was compiled with."""


def _override_frozen_modules_for_tests(override, /):
    """Nothing: modules are never taken from two places."""


def _override_multi_interp_extensions_check(override, /):
    """Nothing, and 0 as what was set before: there are no extension modules."""
    return 0


def _frozen_module_names():
    """The names of frozen modules that programs may ask about: none."""
    return []
