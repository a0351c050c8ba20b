"""Files in memory: BytesIO over a bytearray, StringIO over a str and the parts that wait behind it. See
https://docs.python.org/3.14/library/io.html.

A position may lie behind the end: what is written there fills the gap with zeros.
"""

from _buffers import BufferedIOBase
from _files import IOBase, SEEK_CUR, SEEK_END, SEEK_SET, as_bytes, fill, size_argument
from _texts import LineEnds, TextIOBase


def _size(size):
    """How much is to be read, None for all that there is."""
    size = size_argument(size)
    return None if size < 0 else size


def _position(position, name):
    if not isinstance(position, int):
        try:
            position = position.__index__()
        except AttributeError:
            raise TypeError(f"'{type(position).__name__}' object cannot be interpreted as an integer") from None
    return position


class BytesIO(BufferedIOBase):
    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._data = None
        data = bytearray() if initial_bytes is None else bytearray(as_bytes(initial_bytes))
        self._data = data
        self._at = 0

    def __del__(self):
        pass  # nothing to write out

    @property
    def closed(self):
        return self._data is None

    def close(self):
        data = self._data
        if data is not None:
            data.append(0)  # BufferError while a buffer is out
            self._data = None

    def _check_open(self, message="I/O operation on closed file."):
        if self._data is None:
            raise ValueError(message)

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def isatty(self):
        self._check_open()
        return False

    def flush(self):
        self._check_open()

    def detach(self):
        self._unsupported("detach")

    def fileno(self):
        self._unsupported("fileno")

    raw = property()
    name = property()
    mode = property()

    def __repr__(self):
        return object.__repr__(self)

    def getvalue(self):
        self._check_open()
        return bytes(self._data)

    def getbuffer(self):
        self._check_open()
        return memoryview(self._data)

    def read(self, size=-1, /):
        self._check_open()
        size = _size(size)
        start = self._at
        end = len(self._data)
        if size is not None:
            end = min(end, start + size)
        if end <= start:
            return b""
        self._at = end
        return bytes(self._data[start:end])

    read1 = _take = read

    def readline(self, size=-1, /):
        self._check_open()
        size = _size(size)
        start = self._at
        end = self._data.find(b"\n", start) + 1 or len(self._data)
        if size is not None:
            end = min(end, start + size)
        if end <= start:
            return b""
        self._at = end
        return bytes(self._data[start:end])

    def __next__(self):
        line = BytesIO.readline(self)
        if not line:
            raise StopIteration
        return line

    def readinto(self, buffer, /):
        self._check_open()
        return fill(buffer, self._take)

    readinto1 = readinto

    def write(self, data, /):
        self._check_open()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data).tobytes()
        count = len(data)
        if count == 0:
            return 0
        start = self._at
        held = self._data
        if start > len(held):
            held.extend(bytes(start - len(held)))
        if start == len(held):
            held += data
        else:
            held[start:start + count] = data
        self._at = start + count
        return count

    def seek(self, position, whence=SEEK_SET, /):
        self._check_open()
        position = _position(position, "seek")
        if whence == SEEK_SET:
            if position < 0:
                raise ValueError(f"negative seek value {position}")
        elif whence == SEEK_CUR:
            position = max(0, self._at + position)
        elif whence == SEEK_END:
            position = max(0, len(self._data) + position)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._at = position
        return position

    def tell(self):
        self._check_open()
        return self._at

    def truncate(self, size=None, /):
        self._check_open()
        size = self._at if size is None else _position(size, "truncate")
        if size < 0:
            raise ValueError(f"negative size value {size}")
        if size < len(self._data):
            del self._data[size:]
        return size

    def __getstate__(self):
        return self.getvalue(), self._at, _own_dict(self)

    def __setstate__(self, state):
        value, position, attributes = _state(self, state, 3)
        BytesIO.__init__(self, value)
        self._at = _state_position(position)
        _restore(self, attributes)


class StringIO(TextIOBase):
    """The text is in `_text`, with what was written behind it in `_parts`, until something else than writing is wanted."""

    __module__ = "_io"

    def __init__(self, initial_value="", newline="\n"):
        self._text = None
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"StringIO() argument 2 must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        self._ends = LineEnds(newline is None) if not newline else None
        self._translated = newline in ("\r", "\r\n")
        self._text = ""
        self._parts = []
        self._length = 0
        self._at = 0
        if initial_value:
            self.write(initial_value)
            self._at = 0

    def __del__(self):
        pass

    @property
    def closed(self):
        return self._text is None

    def close(self):
        self._text = None
        self._parts = None

    def _check_open(self, message="I/O operation on closed file"):
        if self._text is None:
            raise ValueError(message)

    @property
    def line_buffering(self):
        self._check_open()
        return False

    @property
    def newlines(self):
        self._check_open()
        return None if self._ends is None else self._ends.kinds()

    def __repr__(self):
        return object.__repr__(self)

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def isatty(self):
        self._check_open()
        return False

    def flush(self):
        self._check_open()

    def detach(self):
        self._unsupported("detach")

    def _join(self):
        """Puts the parts behind the text."""
        text = self._text
        if self._parts:
            self._text = text = text + "".join(self._parts)
            self._parts = []
        return text

    def getvalue(self):
        self._check_open()
        return self._join()

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        if self._text is None:
            raise ValueError("I/O operation on closed file")
        given = len(text)
        if self._ends is not None:
            text = self._ends.translate(text, True)
        if self._translated:
            text = text.replace("\n", self._newline)
        at = self._at
        count = len(text)
        if at == self._length:
            self._parts.append(text)
            self._length = self._at = at + count
            return given
        if count:
            self._overwrite(str(text), at)
        return given

    def _overwrite(self, text, at):
        old = self._join()
        if at > len(old):
            old += "\0" * (at - len(old))
        self._text = old[:at] + text + old[at + len(text):]
        self._length = len(self._text)
        self._at = at + len(text)

    def read(self, size=-1, /):
        self._check_open()
        size = _size(size)
        text = self._join()
        start = self._at
        end = len(text) if size is None else min(len(text), start + size)
        if end <= start:
            return ""
        self._at = end
        return text[start:end]

    def readline(self, size=-1, /):
        self._check_open()
        size = _size(size)
        text = self._join()
        start = self._at
        end = self._line_stop(text, start)
        if size is not None:
            end = min(end, start + size)
        if end <= start:
            return ""
        self._at = end
        return text[start:end]

    def _line_stop(self, text, start):
        """Where the line ends that begins at `start`."""
        if self._newline == "":
            feed = text.find("\n", start)
            carriage = text.find("\r", start, feed if feed >= 0 else len(text))
            if carriage >= 0:
                return carriage + (2 if text.startswith("\n", carriage + 1) else 1)
            return feed + 1 or len(text)
        end = self._newline or "\n"
        found = text.find(end, start)
        return len(text) if found < 0 else found + len(end)

    def __next__(self):
        if type(self) is StringIO:
            line = StringIO.readline(self)
        else:
            line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, position, whence=SEEK_SET, /):
        self._check_open()
        position = _position(position, "seek")
        if whence not in (SEEK_SET, SEEK_CUR, SEEK_END):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == SEEK_SET:
            if position < 0:
                raise ValueError(f"Negative seek position {position}")
        elif position != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == SEEK_CUR:
            position = self._at
        else:
            position = self._length
        self._at = position
        return position

    def tell(self):
        self._check_open()
        return self._at

    def truncate(self, size=None, /):
        self._check_open()
        size = self._at if size is None else _position(size, "truncate")
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        text = self._join()
        if size < len(text):
            self._text = text[:size]
            self._length = size
        return size

    def __getstate__(self):
        return self.getvalue(), self._newline, self._at, _own_dict(self)

    def __setstate__(self, state):
        value, newline, position, attributes = _state(self, state, 4)
        StringIO.__init__(self, "", newline)
        self._text = value
        self._length = len(value)
        self._at = _state_position(position)
        _restore(self, attributes)


_FIELDS = {"_text", "_parts", "_length", "_at", "_newline", "_ends", "_translated", "_data"}


def _own_dict(file):
    """What a program has put on a file, None for nothing."""
    return {name: value for name, value in vars(file).items() if name not in _FIELDS} or None


def _state(file, state, count):
    if not isinstance(state, tuple) or len(state) < count:
        kind = type(file).__name__
        raise TypeError(f"{kind}.__setstate__ argument should be {count}-tuple, got {type(state).__name__}")
    return state[:count]


def _state_position(position):
    if not isinstance(position, int):
        raise TypeError(f"position of state must be an integer, not {type(position).__name__}")
    if position < 0:
        raise ValueError("position value cannot be negative")
    return position


def _restore(file, attributes):
    if attributes is None:
        return
    if not isinstance(attributes, dict):
        raise TypeError(f"state should be a dict, got a {type(attributes).__name__}")
    vars(file).update(attributes)
