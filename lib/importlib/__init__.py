"""Importing modules from programs. See https://docs.python.org/3.14/library/importlib.html; the machinery is _importer and _loaders."""

import sys
import _host

_importer = _host.own("_importer")

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = _importer.import_


def invalidate_caches():
    """Tells all finders that files may have come or gone."""
    for finder in sys.meta_path:
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


def import_module(name, package=None):
    """The module of that name; a relative name starts from `package`."""
    level = len(name) - len(name.lstrip("."))
    if level and not package:
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    if level:
        from importlib.util import resolve_name
        name = resolve_name(name, package)
    return _importer.import_module(name)


_reloading = {}


def reload(module):
    """Runs the code of a module again in its namespace; the module."""
    spec = getattr(module, "__spec__", None)
    name = spec.name if spec is not None else getattr(module, "__name__", None)
    if not isinstance(module, type(sys)) and name is None:
        raise TypeError("reload() argument must be a module")
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        return _reload(module, name)
    finally:
        del _reloading[name]


def _reload(module, name):
    parent = name.rpartition(".")[0]
    path = None
    if parent:
        if parent not in sys.modules:
            raise ImportError(f"parent {parent!r} not in sys.modules", name=parent)
        path = sys.modules[parent].__path__
    spec = module.__spec__ = _importer.find_spec(name, path, module)
    if spec is None:
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    _importer.set_attributes(spec, module)
    spec.loader.exec_module(module)
    return sys.modules[name]
