"""A database of bytes in plain files (CPython: Lib/dbm/dumb.py).

    NAME.dat   the values, each at a multiple of BLOCK
    NAME.dir   a line for each key: its repr, as latin-1, and (place, length) of its value
    NAME.bak   the index before the last writing of it

The index is in memory; it is written when the database is closed, and a line is put behind it for each new key.
"""

import ast as _ast
import io as _io
import os as _os
import collections.abc

__all__ = ["error", "open"]

_BLOCKSIZE = 512

error = OSError


class _Database(collections.abc.MutableMapping):
    # Closing may be asked of an object of which only this is there.
    _index = None
    _modified = False

    def __init__(self, filebasename, mode, flag="c"):
        self._mode = mode
        self._readonly = flag == "r"
        name = _os.fsencode(filebasename)
        self._dirfile = name + b".dir"
        self._datfile = name + b".dat"
        self._bakfile = name + b".bak"
        self._create(flag)
        self._update(flag)

    def _create(self, flag):
        if flag == "n":
            for path in self._datfile, self._bakfile, self._dirfile:
                try:
                    _os.remove(path)
                except OSError:
                    pass
        try:
            self._open(self._datfile, "r").close()
        except OSError:
            if flag not in ("c", "n"):
                raise
            with self._open(self._datfile, "w"):
                self._chmod(self._datfile)

    def _update(self, flag):
        self._modified = False
        self._index = {}
        try:
            file = self._open(self._dirfile, "r")
        except OSError:
            if flag not in ("c", "n"):
                raise
            with self._open(self._dirfile, "w"):
                self._chmod(self._dirfile)
            return
        with file:
            for line in file:
                key, place_and_size = _ast.literal_eval(line.rstrip())
                self._index[key.encode("Latin-1")] = place_and_size

    def _commit(self):
        if self._index is None or not self._modified:
            return
        try:
            _os.unlink(self._bakfile)
        except OSError:
            pass
        try:
            _os.rename(self._dirfile, self._bakfile)
        except OSError:
            pass
        with self._open(self._dirfile, "w") as file:
            self._chmod(self._dirfile)
            for key, place_and_size in self._index.items():
                file.write(_line(key, place_and_size))
        self._modified = False

    sync = _commit

    def _verify_open(self):
        if self._index is None:
            raise error("DBM object has already been closed")

    def _verify_writable(self):
        if self._readonly:
            raise error("The database is opened for reading only")

    def __getitem__(self, key):
        key = _bytes(key)
        self._verify_open()
        place, size = self._index[key]
        with _io.open(self._datfile, "rb") as file:
            file.seek(place)
            return file.read(size)

    def __setitem__(self, key, value):
        self._verify_writable()
        if not isinstance(key, (str, bytes, bytearray)):
            raise TypeError("keys must be bytes or strings")
        if not isinstance(value, (str, bytes, bytearray)):
            raise TypeError("values must be bytes or strings")
        self._verify_open()
        key, value = _bytes(key), _bytes(value)
        self._modified = True
        if key not in self._index:
            self._index[key] = place_and_size = self._append(value)
            with self._open(self._dirfile, "a") as file:
                self._chmod(self._dirfile)
                file.write(_line(key, place_and_size))
            return
        place, size = self._index[key]
        if -len(value) // _BLOCKSIZE >= -size // _BLOCKSIZE:
            self._index[key] = self._overwrite(place, value)
        else:
            self._index[key] = self._append(value)

    def _append(self, value):
        with _io.open(self._datfile, "rb+") as file:
            end = file.seek(0, 2)
            place = -(-end // _BLOCKSIZE) * _BLOCKSIZE
            file.write(b"\0" * (place - end) + value)
        return place, len(value)

    def _overwrite(self, place, value):
        with _io.open(self._datfile, "rb+") as file:
            file.seek(place)
            file.write(value)
        return place, len(value)

    def __delitem__(self, key):
        self._verify_writable()
        self._verify_open()
        key = _bytes(key)
        self._modified = True
        # What it leaves in the file is not used again.
        del self._index[key]
        self._commit()

    def keys(self):
        self._verify_open()
        return list(self._index)

    def items(self):
        self._verify_open()
        return [(key, self[key]) for key in self._index]

    def __contains__(self, key):
        key = _bytes(key)
        self._verify_open()
        return key in self._index

    def __iter__(self):
        self._verify_open()
        return iter(self._index)

    iterkeys = __iter__

    def __len__(self):
        self._verify_open()
        return len(self._index)

    def close(self):
        try:
            self._commit()
        finally:
            self._index = self._datfile = self._dirfile = self._bakfile = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def _open(self, path, mode):
        return _io.open(path, mode, encoding="Latin-1")

    def _chmod(self, path):
        _os.chmod(path, self._mode)


def _bytes(text):
    return text.encode("utf-8") if isinstance(text, str) else bytes(text) if isinstance(text, bytearray) else text


def _line(key, place_and_size):
    return f"{key.decode('Latin-1')!r}, {place_and_size!r}\n"


def open(file, flag="c", mode=0o666):
    """A database: flag 'r' reads one, 'w' also writes, 'c' makes it where there is none, 'n' makes it anew."""
    # Files that are made get the mode as open() would give it to them.
    umask = _os.umask(0)
    _os.umask(umask)
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(file, mode & ~umask, flag=flag)
