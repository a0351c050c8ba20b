"""What the import system shows of its inside. There is one import lock, and one thread that could want it; no extension modules."""

import sys
import _host

_loaders = _host.own("_loaders")
_pycache = _host.own("_pycache")

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


def create_builtin(spec, /):
    """A module that is built in."""
    return _loaders.create_builtin(spec) or type(sys)(spec.name)


def exec_builtin(module, /):
    """Runs what such a module has to run: 0."""
    _loaders.exec_builtin(module)
    return 0


def find_frozen(name, /, *, withdata=False):
    """What is known of a frozen module: None, there is none."""


def is_frozen(name, /):
    """Whether a module is frozen into the VM, in CPython's sense."""
    return False


def is_frozen_package(name, /):
    """Whether such a module is a package."""
    raise ImportError(f"No such frozen object named {name}", name=name)


def get_frozen_object(name, data=None, /):
    """The code of such a module."""
    raise ImportError(f"No such frozen object named {name}", name=name)


def init_frozen(name, /):
    """Such a module, made anew: None."""


def extension_suffixes():
    """The endings of extension modules: there are none."""
    return []


def source_hash(key, source):
    """64 bits that stand for a source in a .pyc file."""
    return _host.source_hash(source)


def _fix_co_filename(code, path, /):
    """Code that was just read from a cache is that of the source at the path."""
    _pycache.rename(code, path)


def _override_frozen_modules_for_tests(override, /):
    """Nothing: modules are never taken from two places."""


def _override_multi_interp_extensions_check(override, /):
    """Nothing, and 0 as what was set before: there are no extension modules."""
    return 0


def _frozen_module_names():
    """The names of frozen modules that programs may ask about: none."""
    return []
