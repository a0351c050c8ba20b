"""The standard library of CPython, packed by the build: finding, loading and listing its modules.

It looks like an archive on sys.path, FOLDER, as CPython's may be one. Modules of ours (lib/) are found in it, too, in place of CPython's. What the pack has
no code for, and what runs with -O, is compiled from the source here.
"""

import sys
import _host
import _loaders
import _pycache

FOLDER = _loaders.STANDARD_FOLDER


class StandardFinder:
    """Finds modules in the archive, or in a folder of it: an entry of sys.path or of a package's path."""

    def __init__(self, path):
        if path != FOLDER and not path.startswith(FOLDER + "/"):
            raise ImportError("not in the standard library", path=path)
        self.path = path
        self._prefix = path[len(FOLDER) + 1:]
        if self._prefix:
            self._prefix += "/"

    def __repr__(self):
        return f"StandardFinder({self.path!r})"

    def find_spec(self, fullname, target=None):
        base = self._prefix + fullname.rpartition(".")[2]
        # Also one of a package of CPython's: zoneinfo._zoneinfo, asyncio.unix_events.
        if base.replace("/", ".") == fullname and _host.frozen(fullname) is not None:
            return self._own(fullname, base)
        for ending, is_package in ((".py", False), ("/__init__.py", True)):
            if _host.standard_has(base + ending):
                path = f"{FOLDER}/{base}{ending}"
                folders = [f"{FOLDER}/{base}"] if is_package else None
                return _loaders.spec_of_file(fullname, StandardLoader(fullname, path), path, folders)
        return None

    @staticmethod
    def _own(fullname, base):
        path = f"{FOLDER}/{base}.py"
        return _loaders.spec_of_file(fullname, OwnLoader(fullname, path), path, None)

    def invalidate_caches(self):
        """Nothing ever changes."""

    def iter_modules(self, prefix=""):
        """(name, is it a package) of each module in the folder: for pkgutil."""
        found = {}
        for path in _host.standard_paths():
            name, _, rest = path.removeprefix(self._prefix).partition("/")
            if not path.startswith(self._prefix) or name == "__init__.py":
                continue
            if rest == "__init__.py":
                found[name] = True
            elif not rest and name.endswith(".py"):
                found[name[:-3]] = False
        return [(prefix + name, found[name]) for name in sorted(found)]


class StandardLoader(_loaders.FileLoader):
    """A module of the archive."""

    def get_code(self, fullname):
        code = _host.standard_code(self._inside(self.path)) if not sys.flags.optimize else None
        if code is None:
            code = compile(self.get_data(self.path), self.path, "exec", 0, True)
        return code

    def get_source(self, fullname):
        return self.get_data(self.path).decode()

    def get_data(self, path):
        data = _host.standard_source(self._inside(path))
        if data is None:
            raise OSError(0, "", path)
        return data

    def is_package(self, fullname):
        return self.path.endswith("/__init__.py")

    @staticmethod
    def _inside(path):
        if not path.startswith(FOLDER + "/"):
            raise OSError(0, "", path)
        return path[len(FOLDER) + 1:]


class OwnLoader(StandardLoader):
    """A module of lib/, whose source is not in the archive."""

    def get_code(self, fullname):
        return _host.frozen(fullname)[1]

    def get_source(self, fullname):
        return None
