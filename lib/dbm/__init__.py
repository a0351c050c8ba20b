"""Databases of bytes under bytes (CPython: Lib/dbm): opens one with the module for its format.

Of CPython's formats the plain files of `dbm.dumb` can be read and written here; the others are recognised.
"""

__all__ = ["open", "whichdb", "error"]

import os
import struct
import sys


class error(Exception):
    pass


_names = ["dbm.sqlite3", "dbm.gnu", "dbm.ndbm", "dbm.dumb"]
_defaultmod = None
_modules = {}

error = (error, OSError)

_GDBM_MAGIC = 0x13579ACD, 0x13579ACE, 0x13579ACF
_SQLITE_MAGIC = b"SQLite format 3\x00"


def open(file, flag="r", mode=0o666):
    """A database: flag 'r' reads one, 'w' also writes, 'c' makes it where there is none, 'n' makes it anew."""
    if _defaultmod is None:
        _find_modules()
    found = whichdb(file) if "n" not in flag else None
    if found is None:
        if "c" not in flag and "n" not in flag:
            raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
        module = _defaultmod
    elif found == "":
        raise error[0]("db type could not be determined")
    elif found not in _modules:
        raise error[0](f"db type is {found}, but the module is not available")
    else:
        module = _modules[found]
    return module.open(file, flag, mode)


def _find_modules():
    global _defaultmod
    for name in _names:
        try:
            module = __import__(name, fromlist=["open"])
        except ImportError:
            continue
        if _defaultmod is None:
            _defaultmod = module
        _modules[name] = module
    if _defaultmod is None:
        raise ImportError(f"no dbm clone found; tried {_names}")


def whichdb(filename):
    """The module that can open a file; None if it cannot be read, "" if its format is unknown."""
    filename = os.fsencode(filename)
    return _ndbm_or_dumb(filename) or _by_contents(filename)


def _ndbm_or_dumb(filename):
    if _readable(filename + b".pag") and _readable(filename + b".dir"):
        return "dbm.ndbm"
    try:
        os.stat(filename + b".dat")
        if os.stat(filename + b".dir").st_size == 0:
            return "dbm.dumb"
        with _open(filename + b".dir") as index:
            return "dbm.dumb" if index.read(1) in (b"'", b'"') else None
    except OSError:
        return None


def _by_contents(filename):
    try:
        with _open(filename) as file:
            start = file.read(16)
    except OSError:
        return None
    if start == _SQLITE_MAGIC:
        return "dbm.sqlite3"
    return "dbm.gnu" if len(start) >= 4 and struct.unpack("=l", start[:4])[0] in _GDBM_MAGIC else ""


def _readable(filename):
    try:
        _open(filename).close()
    except OSError:
        return False
    return True


def _open(filename):
    import io

    return io.open(filename, "rb")


if __name__ == "__main__":
    for _name in sys.argv[1:]:
        print(whichdb(_name) or "UNKNOWN", _name)
