"""Finders, loaders and module specs: where modules come from and how they are run.

As importlib's (https://docs.python.org/3.14/library/importlib.html), for what there is here: modules built into the VM, the library
frozen into it, source files, compiled files, namespace packages; CPython's library is _standard's.
Every look at a folder is a fresh one: nothing is cached, so there is nothing to invalidate. No extension modules; archives are zipimport's
business. Once a program has imported importlib, its classes stand in for these (_adoption).
"""

import sys
import _host
import _pycache


class ModuleSpec:
    """What is known about a module before it is loaded (PEP 451)."""

    __module__ = "_frozen_importlib"

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other):
        try:
            return all(getattr(self, key) == getattr(other, key) for key in self._compared)
        except AttributeError:
            return NotImplemented

    __hash__ = None
    _compared = ("name", "loader", "origin", "submodule_search_locations", "cached", "has_location")

    @property
    def cached(self):
        """The file that keeps the compiled form, or None."""
        if self._cached is None and self.origin is not None and self._set_fileattr:
            if self.origin.endswith(".py"):
                self._cached = _pycache.cache_from_source(self.origin)
            elif self.origin.endswith(".pyc"):
                self._cached = self.origin
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        """The package that relative imports of the module start from."""
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec for what the loader can load."""
    if is_package is None:
        try:
            is_package = loader.is_package(name)
        except (AttributeError, ImportError):
            is_package = False
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """A spec for a file; the loader by the file's ending unless given, None if there is none for it."""
    if location is None:
        location = loader.get_filename(name)
    location = absolute(location)
    if loader is None:
        kind = _LOADERS.get(location[location.rfind("."):])
        if kind is None:
            return None
        loader = kind(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if submodule_search_locations is None:
        is_package = getattr(loader, "is_package", None)
        if is_package is not None and is_package(name):
            submodule_search_locations = []
    spec.submodule_search_locations = submodule_search_locations
    if submodule_search_locations == []:
        spec.submodule_search_locations = [location.rpartition("/")[0]]
    return spec


def absolute(path):
    """A path from the root, or as it is where the command was given no current folder."""
    if path.startswith("/") or _pycache.folder in ("", "."):
        return path
    return f"{_pycache.folder}/{path}"


# --- Modules ---------------------------------------------------------------------------------------------------


def module_from_spec(spec):
    """The module to load, its import attributes set."""
    module = None
    create = getattr(spec.loader, "create_module", None)
    if create is not None:
        module = create(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = type(sys)(spec.name)
    set_attributes(spec, module)
    return module


def set_attributes(spec, module):
    """What a module shows of its spec."""
    loader = spec.loader
    if loader is None and spec.submodule_search_locations is not None:
        loader = NamespaceLoader(spec.name, spec.submodule_search_locations)
        spec.loader = loader
        module.__file__ = None
    module.__name__ = spec.name
    module.__loader__ = loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        if spec.cached is not None:
            module.__cached__ = spec.cached


# --- Built-in and frozen modules -------------------------------------------------------------------------------


class BuiltinImporter:
    """Modules built into the VM."""

    __module__ = "_frozen_importlib"
    _ORIGIN = "built-in"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if fullname not in sys.builtin_module_names:
            return None
        return ModuleSpec(fullname, cls, origin=cls._ORIGIN, is_package=False)

    @staticmethod
    def create_module(spec):
        """The module; None where it is one of ours written in Python."""
        return create_builtin(spec)

    @staticmethod
    def exec_module(module):
        """Runs the code of one that is written in Python; the others are there."""
        exec_builtin(module)

    @classmethod
    def load_module(cls, fullname):
        return sys.modules.get(fullname) or _host.create_builtin(fullname)

    @staticmethod
    def get_code(fullname):
        return None

    @staticmethod
    def get_source(fullname):
        return None

    @staticmethod
    def is_package(fullname):
        return False


def create_builtin(spec):
    """A module that is built in; None where it is one of ours written in Python."""
    name = spec.name
    module = _host.create_builtin(name)
    if module is None and (name not in sys.builtin_module_names or _host.frozen(name) is None):
        raise ImportError(f"{name!r} is not a built-in module", name=name)
    return module


def exec_builtin(module):
    """Runs the code of one that is written in Python, once."""
    name = module.__name__
    if name not in _written:
        found = _host.frozen(name)
        if found is None:
            return
        exec(found[1], module.__dict__)
        _written[name] = {key: value for key, value in module.__dict__.items() if key not in _IMPORTED}
    module.__dict__.update(_written[name])


# What modules built in that are written in Python were when they had been run: importing them again copies it, as CPython does
# for those that it has in C.
_written = {}
_IMPORTED = ("__name__", "__loader__", "__package__", "__spec__")


class FrozenImporter:
    """Modules frozen into the VM, as CPython has some: there are none that programs may ask about."""

    __module__ = "_frozen_importlib"
    _ORIGIN = "frozen"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


# --- Files -----------------------------------------------------------------------------------------------------


class FileLoader:
    """What loaders of files have in common."""

    __module__ = "_frozen_importlib_external"

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ is other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def create_module(self, spec):
        """None: an ordinary module will do."""

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)

    def get_filename(self, fullname=None):
        return self.path

    def get_data(self, path):
        return _pycache.contents(path)

    def is_package(self, fullname):
        stem = self.path.rpartition("/")[2].rpartition(".")[0]
        return stem == "__init__" and fullname.rpartition(".")[2] != "__init__"


class SourceFileLoader(FileLoader):
    """Modules in source files; their compiled form is kept beside them."""

    __module__ = "_frozen_importlib_external"

    def get_code(self, fullname):
        return _pycache.code_of(self.path)

    def get_source(self, fullname):
        return decode_source(self.get_data(self.path))

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, "exec", dont_inherit=True, optimize=_optimize)

    def path_stats(self, path):
        mtime, size = _pycache.stats(path)
        return {"mtime": mtime, "size": size}

    def path_mtime(self, path):
        return self.path_stats(path)["mtime"]

    def set_data(self, path, data):
        _host.write(path, data)


class SourcelessFileLoader(FileLoader):
    """Modules of which there is only the compiled form."""

    __module__ = "_frozen_importlib_external"

    def get_code(self, fullname):
        return _pycache.code_in(self.get_data(self.path), fullname, self.path)

    def get_source(self, fullname):
        return None


def decode_source(data):
    """The text of source bytes: in the encoding that they declare (PEP 263), with line ends of one kind."""
    encoding = "utf-8-sig"
    for line in data.splitlines()[:2]:
        stripped = line.strip()
        if stripped and not stripped.startswith(b"#"):
            break
        name = _declared(stripped)
        if name:
            encoding = "utf-8-sig" if name.lower().replace("_", "-") in ("utf-8", "utf8") else name
            break
    return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def _declared(comment):
    """The name after `coding:` or `coding=` in a comment, or ""."""
    _, found, rest = comment.partition(b"coding")
    if not found or rest[:1] not in (b":", b"="):
        return ""
    name = rest[1:].lstrip().decode("latin-1")
    end = 0
    while end < len(name) and (name[end].isalnum() or name[end] in "-_."):
        end += 1
    return name[:end]


_LOADERS = {".py": SourceFileLoader, ".pyc": SourcelessFileLoader}


class NamespaceLoader:
    """Packages that are folders without __init__.py (PEP 420)."""

    __module__ = "_frozen_importlib_external"

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        return compile("", "<string>", "exec", dont_inherit=True)

    def create_module(self, spec):
        """None: an ordinary module will do."""

    def exec_module(self, module):
        """There is nothing to run."""


class _NamespacePath:
    """The folders of a namespace package: found again when the path that they were found on has changed."""

    __module__ = "_frozen_importlib_external"

    def __init__(self, name, folders):
        self._name = name
        self._folders = folders
        self._searched = tuple(self._parent_path())

    def _parent_path(self):
        parent = self._name.rpartition(".")[0]
        return sys.modules[parent].__path__ if parent else sys.path

    def _current(self):
        parent_path = tuple(self._parent_path())
        if parent_path != self._searched:
            self._searched = parent_path
            spec = PathFinder.find_spec(self._name, parent_path)
            if spec is not None and spec.loader is None and spec.submodule_search_locations:
                self._folders = list(spec.submodule_search_locations)
        return self._folders

    def __iter__(self):
        return iter(self._current())

    def __getitem__(self, index):
        return self._current()[index]

    def __setitem__(self, index, folder):
        self._folders[index] = folder

    def __len__(self):
        return len(self._current())

    def __contains__(self, folder):
        return folder in self._current()

    def append(self, folder):
        self._folders.append(folder)

    def __repr__(self):
        return f"_NamespacePath({self._folders!r})"


class FileFinder:
    """Modules in one folder."""

    __module__ = "_frozen_importlib_external"

    def __init__(self, path, *loader_details):
        self.path = absolute(path) if path else _pycache.folder

    def __repr__(self):
        return f"FileFinder({self.path!r})"

    @classmethod
    def path_hook(cls, *loader_details):
        def path_hook_for_FileFinder(path):
            if not _is_folder(absolute(path) if path else _pycache.folder or "."):
                raise ImportError("only directories are supported", path=path)
            return cls(path)
        return path_hook_for_FileFinder

    def find_spec(self, fullname, target=None):
        base = _join(self.path, fullname.rpartition(".")[2])
        is_folder = _is_folder(base)
        if is_folder:
            for ending, loader in _LOADERS.items():
                file = f"{base}/__init__{ending}"
                if _is_file(file):
                    return spec_of_file(fullname, loader(fullname, file), file, [base])
        for ending, loader in _LOADERS.items():
            if _is_file(base + ending):
                return spec_of_file(fullname, loader(fullname, base + ending), base + ending, None)
        if not is_folder:
            return None
        spec = ModuleSpec(fullname, None)
        spec.submodule_search_locations = [base]
        return spec

    def invalidate_caches(self):
        """Nothing is cached."""


def spec_of_file(name, loader, file, folders):
    """The spec of a module in a file; of a package where there are folders."""
    spec = ModuleSpec(name, loader, origin=file)
    spec._set_fileattr = True
    spec.submodule_search_locations = folders
    return spec


def _join(folder, name):
    if folder in ("", "."):
        return name
    return folder + name if folder.endswith("/") else f"{folder}/{name}"


def _is_folder(path):
    found = _host.stat(path)
    return not isinstance(found, int) and found[0]


def _is_file(path):
    found = _host.stat(path)
    return not isinstance(found, int) and not found[0]


# Where CPython's library seems to lie.
STANDARD_FOLDER = "/lib/python314.zip"


def zip_hook(path):
    """The finder of an entry of a path that is an archive, or lies in one."""
    where = "" if path.startswith(STANDARD_FOLDER) or _is_folder(path) else path
    while where and not _is_file(where):
        where = where.rpartition("/")[0]
    if not where:
        raise ImportError("not a Zip file", path=path)
    zipimporter = _zipimport().zipimporter
    sys.path_hooks[:] = [zipimporter if hook is zip_hook else hook for hook in sys.path_hooks]
    return zipimporter(path)


def _zipimport():
    """The module zipimport, of the standard library: meanwhile no other entry is asked, which might be an archive."""
    import _importer
    path, entries = sys.path, sys.path[:]
    path[:] = [STANDARD_FOLDER]
    try:
        return _importer.import_module("zipimport")
    finally:
        path[:] = entries


def standard_hook(path):
    """The finder of an entry of a path that lies in the standard library."""
    if not path.startswith(STANDARD_FOLDER):
        raise ImportError("not in the standard library", path=path)
    import _standard
    return _standard.StandardFinder(path)


class PathFinder:
    """Modules along sys.path, or a package's path, each entry asked by the finder that sys.path_hooks has for it."""

    __module__ = "_frozen_importlib_external"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        folders = []
        for entry in sys.path if path is None else path:
            finder = cls._finder(entry) if isinstance(entry, str) else None
            spec = finder.find_spec(fullname, target) if finder is not None else None
            if spec is None:
                continue
            if spec.loader is not None:
                return spec
            if spec.submodule_search_locations is None:
                raise ImportError("spec missing loader")
            folders.extend(spec.submodule_search_locations)
        if not folders:
            return None
        spec = ModuleSpec(fullname, None)
        spec.submodule_search_locations = _NamespacePath(fullname, folders)
        return spec

    @classmethod
    def _finder(cls, entry):
        """The finder for an entry, None if there is none; remembered in sys.path_importer_cache."""
        key = entry or _pycache.folder
        try:
            return sys.path_importer_cache[key]
        except KeyError:
            pass
        finder = None
        for hook in sys.path_hooks:
            try:
                finder = hook(key)
                break
            except ImportError:
                continue
        sys.path_importer_cache[key] = finder
        return finder

    @staticmethod
    def invalidate_caches():
        for name, finder in list(sys.path_importer_cache.items()):
            if finder is None:
                del sys.path_importer_cache[name]
            elif hasattr(finder, "invalidate_caches"):
                finder.invalidate_caches()
