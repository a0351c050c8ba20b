"""Makes the import system over to CPython's importlib, once a program has imported that.

What every program begins with is done by _importer and _loaders, which are small and part of the VM's snapshot. A program that looks at
importlib expects its classes on sys.meta_path, in specs and as loaders: here they are put in place of ours. _importer goes on
driving, by whatever finders and loaders there are.
"""

import sys
import _host
import _importer
import _loaders


def code_of(path):
    """The code of a module of the standard library."""
    code = _host.standard_code(path)
    if code is None:
        source = _host.standard_source(path)
        if source is None:
            raise ImportError("the standard library is not there")
        code = compile(source, f"{_loaders.STANDARD_FOLDER}/{path}", "exec", 0, True)
    return code


def adopt(bootstrap):
    """Puts the classes of importlib in place of ours, in everything that there is already."""
    external = bootstrap._bootstrap_external
    classes = {
        _loaders.BuiltinImporter: bootstrap.BuiltinImporter,
        _loaders.FrozenImporter: bootstrap.FrozenImporter,
        _loaders.PathFinder: external.PathFinder,
    }
    sys.meta_path[:] = [classes.get(finder, finder) if isinstance(finder, type) else finder for finder in sys.meta_path]
    new_hook = external.FileFinder.path_hook(*external._get_supported_file_loaders())
    sys.path_hooks[:] = [new_hook if hook is _importer.file_hook else hook for hook in sys.path_hooks]
    for entry, finder in list(sys.path_importer_cache.items()):
        if isinstance(finder, _loaders.FileFinder):
            del sys.path_importer_cache[entry]
    for module in list(sys.modules.values()):
        _renew(module, classes, bootstrap, external)
    _importer.module_from_spec = bootstrap.module_from_spec
    _loaders.ModuleSpec = bootstrap.ModuleSpec


def _renew(module, classes, bootstrap, external):
    """Gives a module a loader and a spec of importlib's for ours."""
    try:
        loader, spec = getattr(module, "__loader__", None), getattr(module, "__spec__", None)
    except Exception:
        return
    new = _new_loader(loader, spec, classes, external)
    if new is not loader:
        module.__loader__ = new
    if type(spec) is _loaders.ModuleSpec:
        module.__spec__ = _new_spec(spec, _new_loader(spec.loader, spec, classes, external), bootstrap, external)
        if type(getattr(module, "__path__", None)) is _loaders._NamespacePath:
            module.__path__ = module.__spec__.submodule_search_locations


def _new_loader(loader, spec, classes, external):
    if isinstance(loader, type):
        return classes.get(loader, loader)
    if type(loader) is _loaders.SourceFileLoader:
        return external.SourceFileLoader(loader.name, loader.path)
    if type(loader) is _loaders.SourcelessFileLoader:
        return external.SourcelessFileLoader(loader.name, loader.path)
    if type(loader) is _loaders.NamespaceLoader:
        return external.NamespaceLoader(spec.name, list(loader._path), external.PathFinder._get_spec)
    return loader


def _new_spec(spec, loader, bootstrap, external):
    new = bootstrap.ModuleSpec(spec.name, loader, origin=spec.origin, loader_state=spec.loader_state)
    folders = spec.submodule_search_locations
    if type(folders) is _loaders._NamespacePath:
        folders = external._NamespacePath(spec.name, list(folders), external.PathFinder._get_spec)
    new.submodule_search_locations = folders
    new._uninitialized_submodules = spec._uninitialized_submodules
    new._set_fileattr = spec._set_fileattr
    new._cached = spec._cached
    return new
