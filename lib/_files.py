"""Files as such: what all of them can do, and raw files, which read and write bytes through the host without a buffer.

See https://docs.python.org/3.14/library/io.html for the classes, which programs see as those of `_io`. Buffers are _buffers's business,
text is _texts's, and choosing between them _open's.
"""

import _host

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 128 * 1024


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


def check(number, name=None):
    """What the host gave; if that is an error's number, OSError of its kind."""
    if number < 0:
        _host.error(-number, name)
    return number


def as_bytes(data):
    """The bytes that are to be written."""
    if type(data) is bytes:
        return data
    try:
        view = memoryview(data)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
    with view:
        return view.tobytes()


def size_argument(size):
    """How much is to be read: negative for all."""
    if size is None:
        return -1
    try:
        return size.__index__()
    except AttributeError:
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'") from None


def fill(buffer, read):
    """Fills a buffer that a caller handed in with what `read` gives for its size at most, and says how much that was."""
    try:
        view = memoryview(buffer)
    except TypeError:
        view = None
    if view is None or view.readonly:
        raise TypeError(f"readinto() argument must be read-write bytes-like object, not {type(buffer).__name__}")
    with view, view.cast("B") as place:
        data = read(len(place))
        if data is None:
            return None
        place[:len(data)] = data
        return len(data)


class IOBase:
    """Everything that has lines, can be closed, and is closed by `with` and when it is dropped."""

    __module__ = "_io"
    __closed = False

    @property
    def closed(self):
        return self.__closed

    def close(self):
        if not self.__closed:
            try:
                self.flush()
            finally:
                self.__closed = True

    def flush(self):
        self._check_open()

    def _check_open(self, message="I/O operation on closed file."):
        if self.closed:
            raise ValueError(message)

    def __del__(self):
        try:
            closed = self.closed
        except AttributeError:
            return  # its __init__ has failed
        if not closed:
            self.close()

    def __enter__(self):
        self._check_open("I/O operation on closed file.")
        return self

    def __exit__(self, *args):
        self.close()

    def _unsupported(self, what):
        raise UnsupportedOperation(what)

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        self._check_open()
        return False

    def fileno(self):
        self._unsupported("fileno")

    def seek(self, offset, whence=SEEK_SET, /):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, SEEK_CUR)

    def truncate(self, size=None, /):
        self._unsupported("truncate")

    def readline(self, size=-1, /):
        self._check_open()
        limit = size_argument(size)
        line = b""
        while limit < 0 or len(line) < limit:
            byte = self.read(1)
            if not byte:
                break
            line += byte
            if byte == b"\n":
                break
        return line

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        hint = size_argument(hint)
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        self._check_open()
        for line in lines:
            self.write(line)

    def __getstate__(self):
        raise TypeError(f"cannot pickle '{type(self).__qualname__}' instances")


class RawIOBase(IOBase):
    """Bytes, a system call for each operation."""

    __module__ = "_io"

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        data = bytearray(size)
        count = self.readinto(data)
        return None if count is None else bytes(data[:count])

    def readall(self):
        chunks = []
        while chunk := self.read(DEFAULT_BUFFER_SIZE):
            chunks.append(chunk)
        return b"".join(chunks)


class FileIO(RawIOBase):
    """A file of the system."""

    __module__ = "_io"

    def __init__(self, file, mode="r", closefd=True, opener=None):
        self._fd = -1
        if isinstance(file, int) and not isinstance(file, bool) and file < 0:
            raise ValueError("negative file descriptor")
        kind = _kind(mode)
        if not isinstance(mode, str):
            raise TypeError(f"FileIO() argument 'mode' must be str, not {type(mode).__name__}")
        self._readable = kind == "r" or "+" in mode
        self._writable = kind != "r" or "+" in mode
        self._kind = kind
        self._closefd = closefd
        self.name = file
        if isinstance(file, int):
            self._fd = int(file)
            if (found := _host.file_seek(self._fd, 0, SEEK_CUR)) in _NO_FILE:
                self._fd = -1
                check(found)
        elif not closefd:
            raise ValueError("Cannot use closefd=False with file name")
        elif opener is not None:
            self._fd = _opened(opener, file, kind, "+" in mode)
        else:
            path = path_text(file)
            self._fd = check(_host.file_open(path, kind + ("+" if "+" in mode else "")), file)
        if kind == "a":
            _host.file_seek(self._fd, 0, SEEK_END)

    @property
    def closed(self):
        return self._fd < 0

    @property
    def closefd(self):
        return self._closefd

    @property
    def mode(self):
        return _MODES[self._kind, self._readable and self._writable]

    def close(self):
        if self._fd < 0:
            return
        fd = self._fd
        try:
            super().close()
        finally:
            self._fd = -1
            if self._closefd:
                check(_host.file_close(fd))

    def __repr__(self):
        kind = f"{type(self).__module__}.{type(self).__qualname__}"
        if self._fd < 0:
            return f"<{kind} [closed]>"
        return f"<{kind} name={self.name!r} mode={self.mode!r} closefd={self._closefd}>"

    def _check_file(self):
        if self._fd < 0:
            raise ValueError("I/O operation on closed file")

    def readable(self):
        self._check_file()
        return self._readable

    def writable(self):
        self._check_file()
        return self._writable

    def seekable(self):
        self._check_file()
        return _host.file_seek(self._fd, 0, SEEK_CUR) >= 0

    def isatty(self):
        self._check_file()
        return _host.file_is_terminal(self._fd)

    def fileno(self):
        self._check_file()
        return self._fd

    def read(self, size=-1, /):
        self._check_file()
        if not self._readable:
            self._unsupported("File not open for reading")
        if size is None or size < 0:
            return self.readall()
        data = _host.file_read(self._fd, size)
        if isinstance(data, int):
            check(data)
        return data

    def readall(self):
        self._check_file()
        if not self._readable:
            self._unsupported("File not open for reading")
        return super().readall()

    def readinto(self, buffer, /):
        return fill(buffer, self.read)

    def write(self, data, /):
        self._check_file()
        if not self._writable:
            self._unsupported("File not open for writing")
        return check(_host.file_write(self._fd, as_bytes(data)))

    def seek(self, offset, whence=SEEK_SET, /):
        self._check_file()
        return check(_host.file_seek(self._fd, offset, whence))

    def tell(self):
        return self.seek(0, SEEK_CUR)

    def truncate(self, size=None, /):
        self._check_file()
        if not self._writable:
            self._unsupported("File not open for writing")
        if size is None:
            size = self.tell()
        check(_host.file_truncate(self._fd, size))
        return size


# Answers of the host that say that a descriptor is no open file: EBADF, EISDIR.
_NO_FILE = (-9, -21)
# Kind, whether it reads and writes: what a file says its mode is.
_MODES = {
    ("r", False): "rb", ("w", False): "wb", ("a", False): "ab", ("x", False): "xb",
    ("r", True): "rb+", ("w", True): "rb+", ("a", True): "ab+", ("x", True): "xb+",
}
# What an opener is told, in Linux's numbers: without and with "+", closed in new processes.
_FLAGS = {"r": (0, 2), "w": (0o1101, 0o1102), "a": (0o2101, 0o2102), "x": (0o301, 0o302)}
_CLOSE_ON_EXEC = 0o2000000


def _kind(mode):
    """The letter of a mode that says what is done with the file."""
    for letter in mode:
        if letter not in "rwaxb+":
            raise ValueError(f"invalid mode: {mode}")
    kinds = [letter for letter in mode if letter in "rwax"]
    if len(kinds) != 1 or mode.count("+") > 1:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    return kinds[0]


def _opened(opener, file, kind, update):
    """The descriptor that a program's own opener gives."""
    fd = opener(file, _FLAGS[kind][update] | _CLOSE_ON_EXEC)
    if not isinstance(fd, int):
        raise TypeError("expected integer from opener")
    if fd < 0:
        raise ValueError(f"opener returned {fd}")
    return fd


def path_text(path):
    """The path that a program means, as a str."""
    if not isinstance(path, (str, bytes)):
        path = fspath(path)
    if isinstance(path, bytes):
        path = path.decode("utf-8", "surrogateescape")
    if "\0" in path:
        raise ValueError("embedded null byte")
    return path


def fspath(path):
    """os.fspath"""
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    result = method(path)
    if isinstance(result, (str, bytes)):
        return result
    kind = type(path).__name__
    raise TypeError(f"expected {kind}.__fspath__() to return str or bytes, not {type(result).__name__}")
