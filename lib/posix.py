"""Files, folders, the environment: what os is built on. The work is the host's (src/host/posix.ts).

Not here: processes, users and groups, terminals beyond their size, descriptors relative to which a path is meant (dir_fd).
"""

import sys
import _host
from _operator import index as _index

error = OSError
_pycache = _host.own("_pycache")


def _call(name, *args, path=None, path2=None):
    """What the host answers; OSError where it gives an error number instead."""
    answer = _host.system(name, "\0".join(map(str, args)))
    if isinstance(answer, tuple):
        return answer[0]
    _raise(answer, path, path2)


def _raise(number, path, path2=None):
    try:
        _host.error(number, path)
    except OSError as error:
        if path2 is not None:
            raise OSError(error.errno, error.strerror, path, None, path2) from None
        if path is None:
            raise OSError(error.errno, error.strerror) from None
        raise


globals().update(_call("constants"))
EX_OK = 0
O_CLOEXEC = globals().get("O_CLOEXEC", 0o2000000)
SEEK_DATA, SEEK_HOLE = 3, 4
TMP_MAX = 238328
_have_functions = ["HAVE_FTRUNCATE", "HAVE_FSTATVFS", "MS_WINDOWS"][:1]


# --- Paths -----------------------------------------------------------------------------------------------------


def fspath(path):
    """The str or bytes that a path is, or says that it is (PEP 519)."""
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    try:
        method = kind.__fspath__
    except AttributeError:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}") from None
    found = method(path)
    if not isinstance(found, (str, bytes)):
        raise TypeError(f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(found).__name__}")
    return found


def _text(path, function, argument="path", fd=False):
    """A path for the host; a number (a descriptor) where the function takes one."""
    if fd and isinstance(path, int):
        return path
    if not isinstance(path, (str, bytes)):
        if not hasattr(type(path), "__fspath__"):
            what = "string, bytes, os.PathLike or integer" if fd else "string, bytes or os.PathLike"
            raise TypeError(f"{function}: {argument} should be {what}, not {type(path).__name__}")
        path = fspath(path)
    if isinstance(path, bytes):
        path = path.decode("utf-8", "surrogateescape")
    if "\0" in path:
        raise ValueError(f"{function}: embedded null character in {argument}")
    return path


def _no_dir_fd(function, *descriptors):
    if any(descriptor is not None for descriptor in descriptors):
        raise NotImplementedError(f"{function}: dir_fd unavailable on this platform")


# --- What stat says --------------------------------------------------------------------------------------------


class stat_result(tuple):
    """What stat() says of a file: ten items, more by name only."""

    __module__ = "os"
    n_sequence_fields, n_fields, n_unnamed_fields = 10, 19, 3
    __match_args__ = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size")

    def __new__(cls, sequence, dict={}):
        items = tuple(sequence)
        if len(items) < 10:
            raise TypeError(f"os.stat_result() takes an at least 10-sequence ({len(items)}-sequence given)")
        if len(items) > 19:
            raise TypeError(f"os.stat_result() takes an at most 19-sequence ({len(items)}-sequence given)")
        self = tuple.__new__(cls, items[:10])
        for name, value in zip(_STAT_NAMES, self):
            self.__dict__[name] = value
        for name, value in zip(_STAT_MORE, items[10:] + (None,) * 9):
            self.__dict__[name] = dict.get(name, value)
        for name, whole in zip(("st_atime", "st_mtime", "st_ctime"), self[7:]):
            if self.__dict__[name] is None:
                self.__dict__[name] = whole
        return self

    def __setattr__(self, name, value):
        if name in self.__dict__:
            raise AttributeError("readonly attribute")
        raise AttributeError(f"'os.stat_result' object has no attribute {name!r}")

    def __repr__(self):
        items = zip(_STAT_NAMES + ("st_atime", "st_mtime", "st_ctime"), self)
        return f"os.stat_result({', '.join(f'{name}={value!r}' for name, value in items)})"

    def __reduce__(self):
        return stat_result, (tuple(self), {name: self.__dict__[name] for name in _STAT_MORE})


_STAT_NAMES = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size")
_STAT_MORE = ("st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev")


def _stat_result(found):
    *plain, atime, mtime, ctime, blksize, blocks, rdev = found
    times = (atime, mtime, ctime)
    seconds = [time // 1_000_000_000 for time in times]
    exact = [time * 1e-9 for time in times]
    return stat_result((*plain, *seconds, *exact, *times, blksize, blocks, rdev))


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What the file system knows of a file."""
    _no_dir_fd("stat", dir_fd)
    text = _text(path, "stat", fd=True)
    if isinstance(text, int):
        return fstat(text)
    return _stat_result(_call("stat" if follow_symlinks else "lstat", text, path=path))


def lstat(path, *, dir_fd=None):
    """As stat(), of a link itself."""
    _no_dir_fd("lstat", dir_fd)
    return _stat_result(_call("lstat", _text(path, "lstat"), path=path))


def fstat(fd):
    """As stat(), of an open file."""
    return _stat_result(_call("fstat", _descriptor(fd)))


# --- Folders ---------------------------------------------------------------------------------------------------


def _like(path, text):
    return text.encode("utf-8", "surrogateescape") if isinstance(path, bytes) else text


def listdir(path=None):
    """The names in a folder."""
    folder = "." if path is None else _text(path, "listdir")
    bare = fspath(path) if path is not None else ""
    return [_like(bare, name) for name in _call("listdir", folder, path="." if path is None else path)]


class DirEntry:
    """What scandir() finds in a folder."""

    __module__ = "posix"
    __slots__ = ("name", "path", "_kind", "_stat", "_lstat")

    def __new__(cls, *args):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def is_dir(self, *, follow_symlinks=True):
        return self._is(2, 0o040000, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._is(1, 0o100000, follow_symlinks)

    def _is(self, kind, format, follow):
        if self._kind != 3 or not follow:
            return self._kind == kind
        try:
            return self.stat().st_mode & 0o170000 == format
        except FileNotFoundError:
            return False

    def is_symlink(self):
        return self._kind == 3

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        if follow_symlinks:
            if self._stat is None:
                self._stat = stat(self.path)
            return self._stat
        if self._lstat is None:
            self._lstat = lstat(self.path)
        return self._lstat

    def inode(self):
        return self.stat(follow_symlinks=False).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _ScandirIterator:
    """The entries of a folder, one after the other."""

    def __init__(self, folder, found):
        self._folder = folder
        self._left = list(reversed(found))

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        name, kind = self._left.pop()
        entry = object.__new__(DirEntry)
        entry.name = _like(self._folder, name)
        slash = _like(self._folder, "/")
        entry.path = self._folder + (entry.name if self._folder[-1:] == slash else slash + entry.name)
        entry._kind, entry._stat, entry._lstat = kind, None, None
        return entry

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self._left.clear()


def scandir(path=None):
    """An iterator over what is in a folder."""
    folder = "." if path is None else fspath(path)
    return _ScandirIterator(folder, _call("scandir", _text(folder, "scandir"), path=folder))


def mkdir(path, mode=0o777, *, dir_fd=None):
    """Makes a folder."""
    _no_dir_fd("mkdir", dir_fd)
    _call("mkdir", _text(path, "mkdir"), mode, path=path)


def rmdir(path, *, dir_fd=None):
    """Removes an empty folder."""
    _no_dir_fd("rmdir", dir_fd)
    _call("rmdir", _text(path, "rmdir"), path=path)


def getcwd():
    """The current folder."""
    return _call("getcwd")


def getcwdb():
    """The current folder, as bytes."""
    return getcwd().encode("utf-8", "surrogateescape")


def chdir(path):
    """Goes to another folder."""
    _call("chdir", _text(path, "chdir"), path=path)
    _pycache.folder = getcwd()


# --- Files -----------------------------------------------------------------------------------------------------


def unlink(path, *, dir_fd=None):
    """Removes a file."""
    _no_dir_fd("unlink", dir_fd)
    _call("unlink", _text(path, "unlink"), path=path)


def remove(path, *, dir_fd=None):
    """Removes a file."""
    _no_dir_fd("remove", dir_fd)
    _call("unlink", _text(path, "remove"), path=path)


def _two(name, src, dst):
    _call(name, _text(src, name, "src"), _text(dst, name, "dst"), path=src, path2=dst)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Gives a file another name, in place of what had it."""
    _no_dir_fd("rename", src_dir_fd, dst_dir_fd)
    _two("rename", src, dst)


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """As rename()."""
    _no_dir_fd("replace", src_dir_fd, dst_dir_fd)
    _two("rename", src, dst)


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    """Gives a file one more name."""
    _no_dir_fd("link", src_dir_fd, dst_dir_fd)
    _two("link", src, dst)


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    """Makes a link to a path."""
    _no_dir_fd("symlink", dir_fd)
    _two("symlink", src, dst)


def readlink(path, *, dir_fd=None):
    """The path that a link leads to."""
    _no_dir_fd("readlink", dir_fd)
    return _like(fspath(path), _call("readlink", _text(path, "readlink"), path=path))


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    """Sets who may do what with a file."""
    _no_dir_fd("chmod", dir_fd)
    _call("chmod", _text(path, "chmod"), mode, path=path)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Sets when a file was last read and changed."""
    _no_dir_fd("utime", dir_fd)
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is not None:
        times = (ns[0] / 1e9, ns[1] / 1e9)
    elif times is None:
        import time
        times = (time.time(),) * 2
    elif not isinstance(times, tuple) or len(times) != 2:
        raise TypeError("utime: 'times' must be either a tuple of two ints or None")
    _call("utime", _text(path, "utime"), *times, path=path)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """Whether the program may do that with a file."""
    _no_dir_fd("access", dir_fd)
    return _call("access", _text(path, "access"), mode, path=path)


def truncate(path, length):
    """Makes a file that long."""
    if isinstance(path, int):
        return ftruncate(path, length)
    _call("truncate", _text(path, "truncate"), length, path=path)


# --- Descriptors -----------------------------------------------------------------------------------------------


def _descriptor(fd):
    if not isinstance(fd, int):
        raise TypeError(f"'{type(fd).__name__}' object cannot be interpreted as an integer")
    return fd


def _checked(result, path=None):
    """The result of a call of the host's open files; a negative one is an error's number."""
    if isinstance(result, int) and result < 0:
        _raise(-result, path)
    return result


def open(path, flags, mode=0o777, *, dir_fd=None):
    """Opens a file: its descriptor."""
    _no_dir_fd("open", dir_fd)
    return _call("open", _text(path, "open"), flags, mode, path=path)


def close(fd):
    """Closes a file."""
    _checked(_host.file_close(_descriptor(fd)))


def closerange(fd_low, fd_high, /):
    """Closes what is open of these."""
    for fd in range(fd_low, fd_high):
        _host.file_close(fd)


def read(fd, length, /):
    """At most that many bytes."""
    if length < 0:
        raise OSError(22, "Invalid argument")
    return _checked(_host.file_read(_descriptor(fd), length))


def write(fd, data, /):
    """Writes bytes: how many of them."""
    return _checked(_host.file_write(_descriptor(fd), bytes(data)))


def lseek(fd, position, whence, /):
    """Goes to a place of an open file."""
    return _checked(_host.file_seek(_descriptor(fd), position, whence))


def ftruncate(fd, length, /):
    """Makes an open file that long."""
    _checked(_host.file_truncate(_descriptor(fd), length))


def fsync(fd):
    """Waits until what was written is on the disk."""
    if not isinstance(fd, int):
        fd = fd.fileno()
    _call("fsync", fd)


fdatasync = fsync


def isatty(fd, /):
    """Whether it is a terminal."""
    return _host.file_is_terminal(_descriptor(fd))


def get_inheritable(fd, /):
    """Whether programs that are started would have it: there are none."""
    return False


def set_inheritable(fd, inheritable, /):
    """Nothing: see get_inheritable."""


class terminal_size(tuple):
    """Columns and lines of a terminal."""

    __module__ = "os"
    __slots__ = ()
    n_sequence_fields = n_fields = 2
    n_unnamed_fields = 0
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]!r}, lines={self[1]!r})"


def get_terminal_size(fd=1, /):
    """How large the terminal is."""
    return terminal_size(_call("terminal_size", fd))


# --- The process -----------------------------------------------------------------------------------------------


environ = {
    name.encode("utf-8", "surrogateescape"): value.encode("utf-8", "surrogateescape") for name, value in _call("environ")
}


def _bare(value):
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value


def putenv(name, value, /):
    """Sets a variable of the environment."""
    name, value = _bare(name), _bare(value)
    if "\0" in name or "\0" in value:
        raise ValueError("embedded null byte")
    if "=" in name:
        raise ValueError("illegal environment variable name")
    _call("putenv", name, value)


def unsetenv(name, /):
    """Removes a variable from the environment."""
    _call("unsetenv", _bare(name))


def getpid():
    return _call("ids")[0]


def getppid():
    return _call("ids")[1]


def getuid():
    return _call("ids")[2]


def geteuid():
    return _call("ids")[3]


def getgid():
    return _call("ids")[4]


def getegid():
    return _call("ids")[5]


def umask(mask, /):
    """Sets what new files may not be allowed: the mask before."""
    return _call("umask", mask)


def urandom(size, /):
    """Bytes that nobody can foretell."""
    size = _index(size)
    if size < 0:
        raise ValueError("negative argument not allowed")
    return _call("urandom", size)


def cpu_count():
    return _call("cpu_count")


class uname_result(tuple):
    """What the system is."""

    __module__ = "posix"
    __slots__ = ()
    n_sequence_fields = n_fields = 5
    n_unnamed_fields = 0
    sysname, nodename, release, version, machine = (property(lambda self, i=i: self[i]) for i in range(5))

    def __repr__(self):
        names = ("sysname", "nodename", "release", "version", "machine")
        return f"posix.uname_result({', '.join(f'{name}={value!r}' for name, value in zip(names, self))})"


def uname():
    """What the system is."""
    return uname_result(_call("uname"))


def strerror(code, /):
    """What the system says of an error."""
    try:
        _host.error(code, "")
    except OSError as error:
        return error.strerror


def _exit(status):
    """Ends the program without more ado."""
    _call("exit", status)


def abort():
    """Ends the program as if by SIGABRT."""
    _exit(134)


def kill(pid, signal, /):
    """Sends a signal, to this process only."""
    if pid != getpid():
        raise PermissionError(1, "Operation not permitted")
    if signal:
        import _signal
        _signal.raise_signal(signal)
