"""For those who write importers, or want to know about modules without importing them.

See https://docs.python.org/3.14/library/importlib.html#module-importlib.util. There is no LazyLoader.
"""

import sys
import _host

_importer = _host.own("_importer")
_loaders = _host.own("_loaders")
_pycache = _host.own("_pycache")

MAGIC_NUMBER = _pycache.MAGIC
cache_from_source = _pycache.cache_from_source
source_from_cache = _pycache.source_from_cache
decode_source = _loaders.decode_source
module_from_spec = _loaders.module_from_spec
spec_from_loader = _loaders.spec_from_loader
spec_from_file_location = _loaders.spec_from_file_location


def source_hash(source_bytes):
    """What a hash-based .pyc file keeps of its source: 8 bytes."""
    return _pycache.source_hash(source_bytes)


def resolve_name(name, package):
    """The absolute name of a relative one."""
    if not name.startswith("."):
        return name
    level = len(name) - len(name.lstrip("."))
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    return _importer.resolve(name[level:], package, level)


def find_spec(name, package=None):
    """The spec of a module, its parents imported; None if there is no such module."""
    full = resolve_name(name, package) if name.startswith(".") else name
    if full in sys.modules:
        return _known_spec(sys.modules[full], name)
    parent = full.rpartition(".")[0]
    if not parent:
        return _importer.find_spec(full, None)
    try:
        path = _importer.import_module(parent).__path__
    except AttributeError as error:
        message = f"__path__ attribute not found on {parent!r} while trying to find {full!r}"
        raise ModuleNotFoundError(message, name=full) from error
    return _importer.find_spec(full, path)


def _known_spec(module, name):
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f"{name}.__spec__ is not set") from None
    if spec is None:
        raise ValueError(f"{name}.__spec__ is None")
    return spec
