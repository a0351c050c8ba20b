"""Buffered files of bytes: a raw file (_files) read in large pieces, written in large pieces, or both.

A reader keeps what it has read and how far that was taken; a writer the parts that wait. Where the raw file stands is behind the one and
before the other, which `tell` and `seek` reckon with.
"""

from _files import DEFAULT_BUFFER_SIZE, IOBase, SEEK_CUR, SEEK_END, SEEK_SET, as_bytes, fill, size_argument


class BufferedIOBase(IOBase):
    """What readers and writers share: the raw file below."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._raw = raw
        self._size = buffer_size

    @property
    def raw(self):
        if self._raw is None:
            raise ValueError("raw stream has been detached")
        return self._raw

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        kind = f"{type(self).__module__}.{type(self).__qualname__}"
        if self._raw is None or not hasattr(self._raw, "name"):
            return f"<{kind}>"
        return f"<{kind} name={self._raw.name!r}>"

    def __del__(self):
        if getattr(self, "_raw", None) is not None:
            super().__del__()

    def close(self):
        if self.raw.closed:
            return
        try:
            self.flush()
        finally:
            self._raw.close()

    def detach(self):
        """Hands the raw file over; this one is of no more use."""
        raw = self.raw
        self.flush()
        self._raw = None
        return raw

    def flush(self):
        self._check_open("flush of closed file")

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def seekable(self):
        return self.raw.seekable()

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def read(self, size=-1, /):
        self._unsupported("read")

    def read1(self, size=-1, /):
        self._unsupported("read1")

    def write(self, data, /):
        self._unsupported("write")

    def _check_seek(self, whence):
        self._check_open("seek of closed file")
        if whence not in (SEEK_SET, SEEK_CUR, SEEK_END):
            raise ValueError(f"whence value {whence} unsupported")


class BufferedReader(BufferedIOBase):
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise OSError("File or stream is not readable.")
        super().__init__(raw, buffer_size)
        self._forget()

    def _forget(self):
        """Nothing has been read ahead."""
        self._data = b""
        self._at = 0

    def _ahead(self):
        """How much has been read but not taken."""
        return len(self._data) - self._at

    def _take(self, count):
        start = self._at
        self._at = min(start + count, len(self._data))
        return self._data[start:self._at]

    def _more(self, count=0):
        """Reads at least a buffer's worth, once, behind what is there; False at the end."""
        chunk = self._raw.read(max(count, self._size))
        if not chunk:
            return False
        self._data = self._data[self._at:] + chunk
        self._at = 0
        return True

    def read(self, size=-1, /):
        self._check_open("read of closed file")
        if size is None or size == -1:
            rest = self._take(self._ahead())
            return rest + (self._raw.readall() or b"")
        if size < 0:
            raise ValueError("read length must be non-negative or -1")
        if size <= self._ahead():
            return self._take(size)
        parts = [self._take(self._ahead())]
        left = size - len(parts[0])
        while left > 0 and self._more(left):
            parts.append(self._take(left))
            left -= len(parts[-1])
        return b"".join(parts)

    def read1(self, size=-1, /):
        self._check_open("read of closed file")
        if size < 0:
            size = self._size
        if size and not self._ahead():
            self._more()
        return self._take(size)

    def peek(self, size=0, /):
        self._check_open("peek of closed file")
        if not self._ahead():
            self._more()
        return self._data[self._at:]

    def readinto(self, buffer, /):
        self._check_open("readinto of closed file")
        return fill(buffer, self.read)

    def readinto1(self, buffer, /):
        self._check_open("readinto of closed file")
        return fill(buffer, self.read1)

    def readline(self, size=-1, /):
        self._check_open("readline of closed file")
        limit = size_argument(size)
        parts = []
        while limit:
            if not self._ahead() and not self._more():
                break
            end = self._data.find(b"\n", self._at) + 1
            count = (end or len(self._data)) - self._at
            if 0 <= limit < count:
                count = limit
                end = -1
            parts.append(self._take(count))
            limit -= count if limit > 0 else 0
            if end:
                break
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def __next__(self):
        end = self._data.find(b"\n", self._at) + 1
        if end:
            start = self._at
            self._at = end
            return self._data[start:end]
        return super().__next__()

    def close(self):
        super().close()
        self._forget()

    def tell(self):
        self._check_open("I/O operation on closed file")
        return self._raw.tell() - self._ahead()

    def seek(self, offset, whence=SEEK_SET, /):
        self._check_seek(whence)
        if whence == SEEK_CUR:
            offset -= self._ahead()
        position = self._raw.seek(offset, whence)
        self._forget()
        return position


class BufferedWriter(BufferedIOBase):
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise OSError("File or stream is not writable.")
        super().__init__(raw, buffer_size)
        self._waiting = []
        self._count = 0

    def write(self, data, /):
        data = as_bytes(data)
        self._check_open("write to closed file")
        self._waiting.append(data)
        self._count += len(data)
        if self._count > self._size:
            self._write_out()
        return len(data)

    def _write_out(self):
        data = b"".join(self._waiting)
        self._waiting = []
        self._count = 0
        while data:
            data = data[self._raw.write(data):]

    def flush(self):
        self._check_open("flush of closed file")
        self._write_out()

    def tell(self):
        self._check_open("I/O operation on closed file")
        return self._raw.tell() + self._count

    def seek(self, offset, whence=SEEK_SET, /):
        self._check_seek(whence)
        self._write_out()
        return self._raw.seek(offset, whence)

    def truncate(self, size=None, /):
        self._check_open("truncate of closed file")
        self._write_out()
        return self._raw.truncate(self.tell() if size is None else size)


class BufferedRandom(BufferedReader, BufferedWriter):
    """For reading and writing in turns: what was read ahead is given back before writing, what waits is written before reading."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        raw.seek(0, SEEK_CUR)
        BufferedWriter.__init__(self, raw, buffer_size)
        BufferedReader.__init__(self, raw, buffer_size)

    def _more(self, count=0):
        self._write_out()
        return super()._more(count)

    def read(self, size=-1, /):
        self._check_open("read of closed file")
        self._write_out()
        return super().read(size)

    def write(self, data, /):
        data = as_bytes(data)
        self._check_open("write to closed file")
        if self._ahead():
            self._raw.seek(-self._ahead(), SEEK_CUR)
        self._forget()
        return super().write(data)

    def flush(self):
        super().flush()
        self._write_out()

    def tell(self):
        self._check_open("I/O operation on closed file")
        return self._raw.tell() - self._ahead() + self._count

    def seek(self, offset, whence=SEEK_SET, /):
        self._check_seek(whence)
        self._write_out()
        return super().seek(offset, whence)


class BufferedRWPair(BufferedIOBase):
    """A reader and a writer that belong together: sockets, pipes."""

    __module__ = "_io"

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self._raw = None
        if not reader.readable():
            raise OSError("File or stream is not readable.")
        if not writer.writable():
            raise OSError("File or stream is not writable.")
        self._reader = BufferedReader(reader, buffer_size)
        self._writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self._reader.read(size)

    def peek(self, size=0, /):
        return self._reader.peek(size)

    def read1(self, size=-1, /):
        return self._reader.read1(size)

    def readinto(self, buffer, /):
        return self._reader.readinto(buffer)

    def readinto1(self, buffer, /):
        return self._reader.readinto1(buffer)

    def readline(self, size=-1, /):
        return self._reader.readline(size)

    def write(self, data, /):
        return self._writer.write(data)

    def flush(self):
        self._writer.flush()

    def readable(self):
        return self._reader.readable()

    def writable(self):
        return self._writer.writable()

    def isatty(self):
        return self._writer.isatty() or self._reader.isatty()

    def detach(self):
        self._unsupported("detach")

    @property
    def closed(self):
        return self._writer.closed

    def close(self):
        try:
            self._writer.close()
        finally:
            self._reader.close()
