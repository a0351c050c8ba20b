"""The import system: what `import` does for modules that are not loaded yet.

Finds, in this order, modules built into the VM, our own modules (frozen into it) and files on sys.path: packages, modules,
namespace packages. Compiled code is kept in __pycache__ (PEP 3147, PEP 552) by _pycache.
"""

import sys
import _host

_modules = sys.modules
_PREFIX = "No module named "


def import_(name, globals=None, locals=None, fromlist=(), level=0):
    """builtins.__import__."""
    if not isinstance(name, str):
        raise TypeError("module name must be a string")
    if level < 0:
        raise ValueError("level must be >= 0")
    if level > 0:
        package = _package_of(globals)
        full = _resolve(name, package, level)
    else:
        if not name:
            raise ValueError("Empty module name")
        full = name
    module = import_module(full)
    if fromlist:
        return _import_members(module, fromlist)
    if level == 0:
        return _modules[name.partition(".")[0]]
    if not name:
        return module
    cut = len(name) - len(name.partition(".")[0])
    return _modules[module.__name__[: len(module.__name__) - cut]] if cut else module


def _package_of(globals):
    """The package that a relative import starts from."""
    if globals is None:
        raise KeyError("'__name__' not in globals")
    package = globals.get("__package__")
    if package is not None:
        if not isinstance(package, str):
            raise TypeError("__package__ must be set to a string")
        return package
    name = globals["__name__"]
    if "__path__" in globals:
        return name
    return name.rpartition(".")[0]


def _resolve(name, package, level):
    if not package:
        raise ImportError("attempted relative import with no known parent package")
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name}" if name else bits[0]


def _import_members(module, names):
    """`from package import names`: those that are submodules are imported."""
    if not hasattr(module, "__path__"):
        return module
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"Item in ``from list'' must be str, not {type(name).__name__}")
        if name == "*":
            if hasattr(module, "__all__"):
                _import_members(module, module.__all__)
        elif not hasattr(module, name):
            full = f"{module.__name__}.{name}"
            try:
                import_module(full)
            except ModuleNotFoundError as error:
                if error.name != full or _modules.get(full, 0) is None:
                    raise
    return module


def import_module(name):
    """The module of an absolute name, imported with its parents if need be."""
    if name in _modules:
        module = _modules[name]
        if module is None:
            raise ModuleNotFoundError(f"import of {name} halted; None in sys.modules", name=name)
        return module
    parent, _, child = name.rpartition(".")
    path = None
    if parent:
        package = import_module(parent)
        if name in _modules:
            return _modules[name]
        path = getattr(package, "__path__", None)
        if path is None:
            raise ModuleNotFoundError(f"{_PREFIX}{name!r}; {parent!r} is not a package", name=name)
    module = _load(name, child, path)
    if parent:
        setattr(_modules[parent], child, module)
    return module


def _load(name, child, path):
    if path is None:
        module = _host.create_builtin(name)
        if module is not None:
            return module
    frozen = _host.frozen(name)
    if frozen is not None:
        is_package, code = frozen
        return _execute(name, code, None, [] if is_package else None)
    namespace = []
    for folder in sys.path if path is None else path:
        base = f"{folder}/{child}" if folder else child
        file, search = _find(base, namespace)
        if file is not None:
            return _load_file(name, file, search)
    if namespace:
        return _execute(name, None, None, namespace)
    raise ModuleNotFoundError(f"{_PREFIX}{name!r}", name=name)


def _find(base, namespace):
    """(file, search path of a package or None) of what stands at `base`; a bare folder is noted as part of a namespace package."""
    found = _host.stat(base)
    if not isinstance(found, int) and found[0]:
        file = f"{base}/__init__.py"
        if not isinstance(_host.stat(file), int):
            return file, [base]
        namespace.append(base)
    file = f"{base}.py"
    found = _host.stat(file)
    if not isinstance(found, int) and not found[0]:
        return file, None
    return None, None


def _load_file(name, file, search):
    import _pycache
    return _execute(name, _pycache.code_of(file), file, search)


def _execute(name, code, file, search):
    """Makes the module, puts it into sys.modules and runs its code there."""
    module = type(sys)(name)
    if file is not None:
        module.__file__ = file
        import _pycache
        module.__cached__ = _pycache.cache_from_source(file)
    module.__builtins__ = _modules["builtins"]
    if search is not None:
        module.__path__ = search
        module.__package__ = name
    else:
        module.__package__ = name.rpartition(".")[0]
    _modules[name] = module
    if code is not None:
        try:
            exec(code, module.__dict__)
        except BaseException:
            _modules.pop(name, None)
            raise
    return _modules[name]
