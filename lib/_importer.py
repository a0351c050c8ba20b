"""The import system: what `import` does for modules that are not loaded yet.

Where modules come from is _loaders's business; here is the order of things: parents before children, sys.modules before running a
module's code and cleaned after an error, submodules bound to their packages. vm/hooks.ts calls `import_` and `import_module`; most imports
of what is loaded already it answers without them.
"""

import sys
import _host
from _loaders import (
    BuiltinImporter, FileFinder, FrozenImporter, ModuleSpec, PathFinder, STANDARD_FOLDER, module_from_spec, set_attributes, standard_hook, zip_hook,
)

_modules = sys.modules
_MISSING = object()


def import_(name, globals=None, locals=None, fromlist=(), level=0):
    """builtins.__import__."""
    if not isinstance(name, str):
        raise TypeError("module name must be a string")
    if level < 0:
        raise ValueError("level must be >= 0")
    if level > 0:
        full = resolve(name, package_of(globals), level)
    elif not name:
        raise ValueError("Empty module name")
    else:
        full = name
    module = import_module(full)
    if fromlist:
        return _import_members(module, fromlist) if hasattr(module, "__path__") else module
    top = name.partition(".")[0]
    if level == 0:
        return import_module(top)
    if not name:
        return module
    return _expected(full[: len(full) - len(name) + len(top)])


def _expected(name):
    try:
        return _modules[name]
    except KeyError:
        raise KeyError(f"{name!r} not in sys.modules as expected") from None


def package_of(globals):
    """The package that a relative import starts from: PEP 366, PEP 451."""
    if globals is None:
        raise KeyError("'__name__' not in globals")
    if not isinstance(globals, dict):
        raise TypeError("globals must be a dict")
    package = globals.get("__package__")
    spec = globals.get("__spec__")
    if package is not None:
        if not isinstance(package, str):
            raise TypeError("package must be a string")
        if spec is not None and package != spec.parent:
            _warn(DeprecationWarning, "__package__ != __spec__.parent")
        return package
    if spec is not None:
        return spec.parent
    if "__name__" not in globals:
        raise KeyError("'__name__' not in globals")
    _warn(ImportWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__")
    name = globals["__name__"]
    if not isinstance(name, str):
        raise TypeError("__name__ must be a string")
    return name if "__path__" in globals else name.rpartition(".")[0]


def _warn(category, message):
    """Warns of the code that imports."""
    import builtins
    warnings = builtins.__import__("warnings")  # the program's: what is imported here are the VM's own modules
    warnings.warn(message, category, stacklevel=4)


def resolve(name, package, level):
    """The absolute name of a relative one: `level` counts its dots."""
    if not package:
        raise ImportError("attempted relative import with no known parent package")
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name}" if name else bits[0]


def _import_members(module, names, whose="``from list''"):
    """`from package import names`: those that are submodules are imported."""
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"Item in {whose} must be str, not {type(name).__name__}")
        if name == "*":
            if whose == "``from list''" and hasattr(module, "__all__"):
                _import_members(module, module.__all__, f"{module.__name__}.__all__")
        elif not hasattr(module, name):
            full = f"{module.__name__}.{name}"
            try:
                import_module(full)
            except ModuleNotFoundError as error:
                if error.name != full or _modules.get(full, _MISSING) is None:
                    raise
    return module


def import_module(name):
    """The module of an absolute name, imported with its parents if need be."""
    if name in _loading:
        _wait_for_other(name)
    module = _modules.get(name, _MISSING)
    if module is _MISSING:
        return _find_and_load(name)
    if module is None:
        raise ModuleNotFoundError(f"import of {name} halted; None in sys.modules", name=name)
    return module


# What is being imported: the number of the thread that does it, in a list which others wait for. And who waits for which module.
_loading = {}
_waiting = {}
_MAIN = 1


def _wait_for_other(name):
    """Another thread's import of the module ends first, unless that one waits for this thread: then the module is used as it is."""
    me = _host.get_ident()
    try:
        while True:
            wakes = _host.thread_wakes()
            entry = _loading.get(name)
            if entry is None or not _host.can_wait() or _waits_for(entry[0], me):
                return
            if entry[0] == _MAIN or entry[0] not in sys._current_frames():
                # It was stopped, and left half a module: the main thread imports nothing while others can wait.
                _loading.pop(name)
                _modules.pop(name, None)
                continue
            _waiting[me] = name
            _host.thread_wait(entry, 1, wakes)
    finally:
        _waiting.pop(me, None)


def forget_stopped():
    """After a run that was stopped with no handler asked: what it was importing is as if nobody had begun to. Nobody imports on the main thread now."""
    threads = sys._current_frames()
    for name, entry in list(_loading.items()):
        if entry[0] == _MAIN or entry[0] not in threads:
            _loading.pop(name)
            _modules.pop(name, None)


def _waits_for(thread, other):
    """Whether a thread is another, or waits for it to import something."""
    while thread != other:
        entry = _loading.get(_waiting.get(thread))
        if entry is None:
            return False
        thread = entry[0]
    return True


def _find_and_load(name):
    sys.audit("import", name, None, sys.path, sys.meta_path, sys.path_hooks)
    entry = [_host.get_ident()]
    if _loading.setdefault(name, entry) is not entry:
        return _find_and_load_anyway(name)
    try:
        return _find_and_load_anyway(name)
    finally:
        _loading.pop(name, None)
        _host.thread_wake(entry)


def _find_and_load_anyway(name):
    parent, _, child = name.rpartition(".")
    path = parent_module = parent_spec = None
    if parent:
        if parent not in _modules:
            import_module(parent)
        if name in _modules:
            return _modules[name]
        parent_module = _modules[parent]
        try:
            path = parent_module.__path__
        except AttributeError:
            message = f"No module named {name!r}; {parent!r} is not a package"
            raise ModuleNotFoundError(message, name=name) from None
        parent_spec = getattr(parent_module, "__spec__", None)
    spec = find_spec(name, path)
    if spec is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    pending = getattr(parent_spec, "_uninitialized_submodules", [])
    pending.append(child)
    try:
        module = load(spec)
    finally:
        pending.pop()
    if parent:
        _bind(_modules[parent], parent, child, module)
    return module


def _bind(package, name, child, module):
    """Makes a module an attribute of its package, if that lets it."""
    try:
        setattr(package, child, module)
    except AttributeError:
        import _warnings
        _warn(ImportWarning, f"Cannot set an attribute on {name!r} for child module {child!r}")


def find_spec(name, path, target=None):
    """The spec of a module as the finders of sys.meta_path have it, or None."""
    if sys.meta_path is None:
        raise ImportError("sys.meta_path is None, Python is likely shutting down")
    for finder in list(sys.meta_path):
        find = getattr(finder, "find_spec", None)
        spec = find(name, path, target) if find is not None else None
        if spec is not None:
            return spec
    return None


def load(spec):
    """Makes the module, puts it into sys.modules and runs its code there."""
    loader = spec.loader
    if loader is not None and not hasattr(loader, "exec_module"):
        return _load_the_old_way(spec)
    module = module_from_spec(spec)
    spec._initializing = True
    try:
        _modules[spec.name] = module
        try:
            if spec.loader is None:
                raise ImportError("missing loader", name=spec.name)
            spec.loader.exec_module(module)
        except BaseException as error:
            _modules.pop(spec.name, None)
            _hide_importlib(error)
            raise
        # A module may replace itself there.
        module = _modules.pop(spec.name)
        _modules[spec.name] = module
    finally:
        spec._initializing = False
    return module


def _hide_importlib(error):
    """Takes the frames of importlib out of a traceback, as CPython does."""
    entry = error.__traceback__
    while entry is not None:
        after = entry.tb_next
        while after is not None and after.tb_frame.f_code.co_filename in _HIDDEN:
            after = after.tb_next
        if after is not entry.tb_next:
            entry.tb_next = after
        entry = after


_HIDDEN = (f"{STANDARD_FOLDER}/importlib/_bootstrap.py", f"{STANDARD_FOLDER}/importlib/_bootstrap_external.py")


def _load_the_old_way(spec):
    """With a loader that has load_module() only."""
    try:
        spec.loader.load_module(spec.name)
    except:
        if spec.name in _modules:
            _modules[spec.name] = _modules.pop(spec.name)
        raise
    module = _modules.pop(spec.name)
    _modules[spec.name] = module
    if getattr(module, "__loader__", None) is None:
        module.__loader__ = spec.loader
    if getattr(module, "__spec__", None) is None:
        module.__spec__ = spec
    return module


# What sys.path_hooks has for folders.
file_hook = FileFinder.path_hook()


def install():
    """Makes the import system visible: sys.meta_path, sys.path_hooks, specs of the modules that are there from the start."""
    sys.meta_path[:] = [BuiltinImporter, FrozenImporter, PathFinder]
    sys.path_hooks[:] = [zip_hook, standard_hook, file_hook]
    for name in ("sys", "builtins"):
        set_attributes(ModuleSpec(name, BuiltinImporter, origin="built-in"), _modules[name])
