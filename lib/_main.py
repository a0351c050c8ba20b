"""What the command does before a program runs: sys.argv, sys.path, sys.flags, the program's code and its __main__.

What programs are run from: a file, a compiled file, a folder with a __main__.py, a module or package by its name, a text, standard input.
"""

import sys
import _host
import _importer
import _loaders
import _pycache
import _sitebuiltins


def begin():
    """Makes everything ready for an embedder's session without arguments. The VM's snapshot has this done (vm/main.ts)."""
    global _is_installed
    prepare(("interactive", "", (), False, False, 0, (), "."))
    _is_installed = True


# Whether nothing has run since `begin`, so that the import system and the names of `site` are as they were installed.
_is_installed = False


def prepare(config):
    """The code to run and its namespace, or None if there is only the prompt. `config` is made by src/cli/arguments.ts."""
    global _is_installed
    kind, target, args, write_bytecode, inspect, optimize, environment, cwd, *more = config
    options = dict(more[0]) if more else {}
    _pycache.folder = cwd if cwd != "." else ""
    options.setdefault("orig_argv", ("taipan", target, *args))
    _set_sys(options, not write_bytecode, inspect, optimize)
    if not _is_installed:
        _importer.install()
        _sitebuiltins.install()
    _is_installed = False
    del sys.path[:]
    sys.argv[:] = [_FIRST_ARGUMENT.get(kind, target), *args]
    main = _make_main()
    folder = _FOLDERS[kind](target)
    if folder is not None and not sys.flags.safe_path:
        sys.path.append(folder)
        _host.set_program_folder(folder or _pycache.folder)
    sys.path.extend(options.get("path", ()))
    sys.path.append(_loaders.STANDARD_FOLDER)
    prepare_kind = _KINDS.get(kind)
    code = prepare_kind(target, main, options) if prepare_kind is not None else None
    return None if code is None else (code, main.__dict__)


def _set_sys(options, dont_write_bytecode, inspect, optimize):
    """What the command line and the environment say."""
    for index, value in options.get("flags", ()):
        _host.set_flag(index, value)
    _host.set_flag(_INSPECT, int(inspect))
    _host.set_flag(_OPTIMIZE, optimize)
    _host.set_flag(_DONT_WRITE_BYTECODE, int(dont_write_bytecode))
    sys.dont_write_bytecode = dont_write_bytecode
    sys.executable = options.get("executable", "")
    sys.orig_argv[:] = options["orig_argv"]
    sys.pycache_prefix = options.get("pycache_prefix")
    sys.warnoptions[:] = options.get("warnoptions", ())
    sys._xoptions.update(options.get("xoptions", ()))
    if sys.warnoptions:
        import _filters
        _filters.install(sys.warnoptions)
    if options.get("unbuffered"):
        sys.stdout.reconfigure(write_through=True, line_buffering=False)
        sys.stderr.reconfigure(write_through=True, line_buffering=False)
    frames = options.get("tracemalloc")
    if frames:
        import _tracemalloc
        _tracemalloc.start(frames)
    if options.get("importtime"):
        import _importtime
        _importtime.start()
    _pycache.check_hashes = options.get("check_hashes", "default")
    digits = options.get("int_max_str_digits")
    if digits is not None:
        sys.set_int_max_str_digits(digits)
        _host.set_flag(_INT_MAX_STR_DIGITS, digits)


# Places in sys.flags.
_INSPECT, _OPTIMIZE, _DONT_WRITE_BYTECODE, _INT_MAX_STR_DIGITS = 1, 3, 4, 17

_FIRST_ARGUMENT = {"stdin": "-", "pipe": "", "command": "-c", "module": "-m", "interactive": ""}


def _make_main():
    """The module __main__, as it is before anything runs in it."""
    main = sys.modules["__main__"] = type(sys)("__main__")
    main.__loader__ = _loaders.BuiltinImporter
    main.__builtins__ = sys.modules["builtins"]
    return main


# --- sys.path[0] -----------------------------------------------------------------------------------------------


def _folder_of_file(target):
    """The folder that a script lies in; a folder itself is searched for its __main__."""
    path = _loaders.absolute(target)
    if _is_folder(path):
        return path.rstrip("/") or "/"
    folder = _plain(path.rpartition("/")[0])
    return folder or ("/" if path.startswith("/") else "")


def _plain(path):
    """A path without `.` and `..`."""
    bits = []
    for bit in path.split("/"):
        if bit == ".." and bits and bits[-1] not in ("", ".."):
            bits.pop()
        elif bit != "." and (bit or not bits):
            bits.append(bit)
    return "/".join(bits)


_FOLDERS = {
    "file": _folder_of_file,
    "command": lambda target: "",
    "stdin": lambda target: "",
    "pipe": lambda target: "",
    "interactive": lambda target: "",
    "module": lambda target: _pycache.folder,
}


def _is_folder(path):
    found = _host.stat(path)
    return not isinstance(found, int) and found[0]


# --- Programs --------------------------------------------------------------------------------------------------


def _from_file(target, main, options):
    path = _loaders.absolute(target)
    if _is_folder(path):
        return _from_folder(target, path, main)
    try:
        data = _pycache.contents(path)
    except OSError as error:
        _leave(f"taipan: can't open file {path!r}: [Errno {error.errno}] {error.strerror}", 2)
    if path.endswith(".pyc"):
        return _compiled_file(data, path, main)
    if options.get("skip_first_line"):
        data = data[data.find(b"\n"):] if b"\n" in data else b""
    if data.rfind(_END_OF_ZIP, max(0, len(data) - _LONGEST_END)) >= 0:
        return _from_archive(target, path, main)
    main.__loader__ = _loaders.SourceFileLoader("__main__", path)
    main.__file__ = path
    main.__cached__ = None
    return compile(data, path, "exec", 0, True)


# The record at the end of an archive, and how far from there it may begin: behind it is a comment.
_END_OF_ZIP, _LONGEST_END = b"PK\5\6", 22 + 65535


def _from_archive(target, path, main):
    if not sys.flags.safe_path:
        sys.path[0] = path
    spec = _loaders.zip_hook(path).find_spec("__main__")
    if spec is None:
        _leave(f"taipan: can't find '__main__' module in {path!r}", 1)
    return _from_spec(spec, "__main__", main)


def _compiled_file(data, path, main):
    if data[:4] != _pycache.MAGIC:
        raise RuntimeError("Bad magic number in .pyc file")
    main.__loader__ = _loaders.SourcelessFileLoader("__main__", path)
    main.__file__ = path
    main.__cached__ = None
    return _pycache.code_in(data, "__main__", path)


def _from_folder(target, path, main):
    spec = _loaders.PathFinder.find_spec("__main__", [path])
    if spec is None or spec.loader is None:
        _leave(f"taipan: can't find '__main__' module in {path!r}", 1)
    return _from_spec(spec, "__main__", main)


def _from_command(target, main, options):
    text = _dedent(target) + "\n"
    _host.remember("<string>", text)
    return compile(text, "<string>", "exec", 0, True)


def _from_stdin(target, main, options):
    lines = []
    while (line := _host.readline("")) is not None:
        lines.append(line)
    text = "".join(lines)
    _host.remember("<stdin>", text)
    return compile(text, "<stdin>", "exec", 0, True)


def _dedent(text):
    """Takes the blanks that all lines begin with off them; lines of blanks only count as empty."""
    lines = text.split("\n")
    margin = None
    for line in lines:
        stripped = line.lstrip(" \t")
        if not stripped:
            continue
        blanks = line[: len(line) - len(stripped)]
        if margin is None:
            margin = blanks
        while not blanks.startswith(margin):
            margin = margin[:-1]
    if not margin:
        return text
    return "\n".join(line[len(margin):] if line.strip(" \t") else "" for line in lines)


def _from_module(name, main, options):
    try:
        spec, code = _runnable(name)
    except _CannotRun as error:
        _leave(f"{sys.executable}: {error}", 1)
    sys.argv[0] = spec.origin
    return _set_main(spec, code, main)


class _CannotRun(Exception):
    """There is no module of that name, or it is not for running."""


def _runnable(name):
    """The spec and the code of a module that is to run as __main__; for a package, of its submodule __main__."""
    if name.startswith("."):
        raise _CannotRun("Relative module names not supported")
    spec = _spec_of(name)
    if spec is None:
        raise _CannotRun(f"No module named {name}")
    if spec.submodule_search_locations is not None:
        if name == "__main__" or name.endswith(".__main__"):
            raise _CannotRun("Cannot use package as __main__ module")
        try:
            return _runnable(f"{name}.__main__")
        except _CannotRun as error:
            if name not in sys.modules:
                raise
            raise _CannotRun(f"{error}; {name!r} is a package and cannot be directly executed") from None
    try:
        code = spec.loader.get_code(name)
    except ImportError as error:
        raise _CannotRun(str(error)) from None
    if code is None:
        raise _CannotRun(f"No code object available for {name}")
    return spec, code


def _spec_of(name):
    """The spec of a module, its parents imported; None if there is no such module."""
    parent = name.rpartition(".")[0]
    try:
        path = _importer.import_module(parent).__path__ if parent else None
    except ModuleNotFoundError as error:
        if error.name is None or (error.name != parent and not parent.startswith(error.name + ".")):
            raise
        raise _CannotRun(_not_found(name, error)) from None
    except AttributeError as error:
        raise _CannotRun(_not_found(name, error)) from None
    return _importer.find_spec(name, path)


def _not_found(name, error):
    parent = name.rpartition(".")[0]
    reason = f"ModuleNotFoundError: {error}"
    if isinstance(error, AttributeError):
        reason = f"ModuleNotFoundError: __path__ attribute not found on {parent!r} while trying to find {name!r}"
    text = f"Error while finding module specification for {name!r} ({reason})"
    if name.endswith(".py"):
        text += f". Try using '{name[:-3]}' instead of '{name}' as the module name."
    return text


def _from_spec(spec, name, main):
    return _set_main(spec, spec.loader.get_code(name), main)


def _set_main(spec, code, main):
    main.__loader__ = spec.loader
    main.__package__ = spec.parent
    main.__spec__ = spec
    main.__file__ = spec.origin
    main.__cached__ = spec.cached
    return code


def _leave(message, status):
    sys.stderr.write(message + "\n")
    raise SystemExit(status)


_KINDS = {
    "file": _from_file,
    "command": _from_command,
    "stdin": _from_stdin,
    "pipe": _from_stdin,
    "module": _from_module,
}
