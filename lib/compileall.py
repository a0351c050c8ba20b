"""Compiles all source files below folders to .pyc files.

See https://docs.python.org/3.14/library/compileall.html. Files are compiled one after the other, whatever `workers` says. There is no
following of symbolic links, so `limit_sl_dest` and `hardlink_dupes` are refused.
"""

import sys
import _host
import py_compile

_pycache = _host.own("_pycache")

__all__ = ["compile_dir", "compile_file", "compile_path"]

RECURSION_LIMIT = sys.getrecursionlimit()


def compile_dir(
    dir, maxlevels=None, ddir=None, force=False, rx=None, quiet=0, legacy=False, optimize=-1, workers=1,
    invalidation_mode=None, *, stripdir=None, prependdir=None, limit_sl_dest=None, hardlink_dupes=False,
):
    """Compiles the files in a folder and, down to `maxlevels`, in those below it; whether all went well."""
    _refuse(limit_sl_dest, hardlink_dupes)
    if ddir is not None and (stripdir is not None or prependdir is not None):
        raise ValueError("Destination dir (ddir) cannot be used in combination with stripdir or prependdir")
    if ddir is not None:
        stripdir, prependdir = dir, ddir
    if workers < 0:
        raise ValueError("workers must be greater or equal to 0")
    success = True
    for file in _walk(dir, quiet, RECURSION_LIMIT if maxlevels is None else maxlevels):
        if not compile_file(
            file, None, force, rx, quiet, legacy, optimize, invalidation_mode, stripdir=stripdir, prependdir=prependdir
        ):
            success = False
    return success


def _refuse(limit_sl_dest, hardlink_dupes):
    if limit_sl_dest is not None or hardlink_dupes:
        raise NotImplementedError("limit_sl_dest and hardlink_dupes are not supported yet")


def _walk(dir, quiet, maxlevels):
    """The files of a folder and of those below it, in order."""
    if quiet < 2:
        print(f"Listing {dir!r}...") if not quiet else None
    names = _host.list(dir)
    if isinstance(names, int):
        if quiet < 2:
            print(f"Can't list {dir!r}")
        names = ()
    for name in sorted(names):
        if name == "__pycache__":
            continue
        path = dir + name if dir.endswith("/") else f"{dir}/{name}"
        if not _is_folder(path):
            yield path
        elif maxlevels > 0:
            yield from _walk(path, quiet, maxlevels - 1)


def _is_folder(path):
    found = _host.stat(path)
    return not isinstance(found, int) and found[0]


def compile_file(
    fullname, ddir=None, force=False, rx=None, quiet=0, legacy=False, optimize=-1, invalidation_mode=None, *,
    stripdir=None, prependdir=None, limit_sl_dest=None, hardlink_dupes=False,
):
    """Compiles a file if it is a source file that is newer than its .pyc file; False if that went wrong."""
    _refuse(limit_sl_dest, hardlink_dupes)
    if ddir is not None and (stripdir is not None or prependdir is not None):
        raise ValueError("Destination dir (ddir) cannot be used in combination with stripdir or prependdir")
    if rx is not None and rx.search(fullname):
        return True
    name = fullname.rpartition("/")[2]
    if not name.endswith(".py") or _is_folder(fullname) or isinstance(_host.stat(fullname), int):
        return True
    shown = f"{ddir}/{name}" if ddir is not None else _shown_name(fullname, stripdir, prependdir, quiet)
    levels = [optimize] if isinstance(optimize, int) else sorted(set(optimize))
    targets = {level: _target(fullname, level, legacy) for level in levels}
    if not force and all(_is_current(target, fullname) for target in targets.values()):
        return True
    if not quiet:
        print(f"Compiling {fullname!r}...")
    success = True
    for level, target in targets.items():
        success = _compile(fullname, target, shown, level, invalidation_mode, quiet) and success
    return success


def _shown_name(fullname, stripdir, prependdir, quiet):
    """The name that messages give the source; None for its own."""
    if not stripdir and not prependdir:
        return None
    parts = fullname.split("/")
    if stripdir:
        strip = stripdir.rstrip("/").split("/")
        if parts[: len(strip)] == strip:
            parts = parts[len(strip):]
        elif quiet < 2:
            print(f"The stripdir path {stripdir!r} is not a valid prefix for source path {fullname!r}; ignoring")
    shown = "/".join(parts)
    return f"{prependdir.rstrip('/')}/{shown}" if prependdir else shown


def _target(fullname, level, legacy):
    if legacy:
        return fullname + "c"
    optimization = None if level < 0 else level if level >= 1 else ""
    return _pycache.cache_from_source(fullname, optimization=optimization)


def _is_current(target, fullname):
    header = _host.read(target)
    return not isinstance(header, int) and header[:16] == _pycache.time_header(*_pycache.stats(fullname))


def _compile(fullname, target, shown, level, invalidation_mode, quiet):
    try:
        done = py_compile.compile(fullname, target, shown, True, level, invalidation_mode)
    except py_compile.PyCompileError as error:
        message = error.msg
    except (SyntaxError, UnicodeError, OSError) as error:
        message = f"{type(error).__name__}: {error}"
    else:
        return done is not None
    if quiet < 2:
        lead = f"*** Error compiling {fullname!r}...\n" if quiet else "*** "
        print(lead + message)
    return False


def compile_path(
    skip_curdir=1, maxlevels=0, force=False, quiet=0, legacy=False, optimize=-1, invalidation_mode=None,
):
    """Compiles the files in the folders of sys.path; whether all went well."""
    success = True
    for folder in sys.path:
        if folder in ("", ".") and skip_curdir:
            if quiet < 2:
                print("Skipping current directory")
            continue
        done = compile_dir(
            folder or ".", maxlevels, None, force, quiet=quiet, legacy=legacy, optimize=optimize,
            invalidation_mode=invalidation_mode,
        )
        success = done and success
    return success


# --- The command line ------------------------------------------------------------------------------------------

_USAGE = """usage: compileall.py [-h] [-l] [-r RECURSION] [-f] [-q] [-b] [-d DESTDIR]
                     [-s STRIPDIR] [-p PREPENDDIR] [-x REGEXP] [-i FILE]
                     [-j WORKERS]
                     [--invalidation-mode {checked-hash,timestamp,unchecked-hash}]
                     [-o OPT_LEVELS]
                     [FILE|DIR ...]
"""

_WITH_TEXT = {
    "-r": "recursion", "-d": "ddir", "-s": "stripdir", "-p": "prependdir", "-x": "rx", "-i": "list", "-j": "workers",
    "--workers": "workers", "--invalidation-mode": "mode", "-o": "levels",
}


def main():
    """Compiles what the command line names; whether all went well."""
    names, given, levels, quiet = [], {}, [], 0
    words = iter(sys.argv[1:])
    for word in words:
        if word in ("-h", "--help"):
            print(_USAGE)
            sys.exit(0)
        if word in _WITH_TEXT:
            text = next(words, None)
            if text is None:
                _misuse(f"argument {word}: expected one argument")
            if word == "-o":
                levels.append(_number(word, text))
            given[_WITH_TEXT[word]] = text
        elif word in ("-q", "-qq"):
            quiet += len(word) - 1
        elif word in ("-l", "-f", "-b"):
            given[word] = True
        elif word.startswith("-"):
            _misuse(f"unrecognized arguments: {word}")
        else:
            names.append(word)
    return _run(names, given, levels or -1, quiet)


def _run(names, given, levels, quiet):
    maxlevels = _number("-r", given["recursion"]) if "recursion" in given else 0 if "-l" in given else None
    ddir, stripdir, prependdir = given.get("ddir"), given.get("stripdir"), given.get("prependdir")
    if ddir is not None and (stripdir is not None or prependdir is not None):
        _misuse("-d cannot be used in combination with -s or -p")
    rx = None
    if "rx" in given:
        import re
        rx = re.compile(given["rx"])
    if "list" in given:
        names += _listed(given["list"])
    common = {
        "force": "-f" in given, "quiet": quiet, "legacy": "-b" in given, "optimize": levels,
        "invalidation_mode": _mode(given.get("mode")),
    }
    if not names:
        return compile_path(maxlevels=maxlevels or 0, **common)
    success = True
    for name in names:
        if _is_folder(name):
            done = compile_dir(name, maxlevels, ddir, rx=rx, stripdir=stripdir, prependdir=prependdir, **common)
        elif isinstance(_host.stat(name), int) and not name.endswith(".py"):
            done = compile_dir(name, maxlevels, ddir, rx=rx, stripdir=stripdir, prependdir=prependdir, **common)
        else:
            done = compile_file(name, ddir, rx=rx, stripdir=stripdir, prependdir=prependdir, **common)
        success = done and success
    return success


def _listed(name):
    if name == "-":
        return [line.strip() for line in sys.stdin]
    return [line.strip() for line in _pycache.contents(name).decode().splitlines()]


def _number(word, text):
    try:
        return int(text)
    except ValueError:
        _misuse(f"argument {word}: invalid int value: {text!r}")


def _mode(text):
    if text is None:
        return None
    try:
        return py_compile.PycInvalidationMode[text.replace("-", "_").upper()]
    except KeyError:
        choices = "'checked-hash', 'timestamp', 'unchecked-hash'"
        _misuse(f"argument --invalidation-mode: invalid choice: {text!r} (choose from {choices})")


def _misuse(message):
    sys.stderr.write(f"{_USAGE}compileall.py: error: {message}\n")
    sys.exit(2)


if __name__ == "__main__":
    sys.exit(int(not main()))
