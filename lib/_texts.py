"""Files of text over buffered files of bytes: decoding, encoding, line ends.

Text is decoded a piece at a time. The first bytes of a character that the piece ends in wait for the next one, and so does a carriage
return that a line feed may follow. UTF-8 (with a mark or without), ASCII and Latin-1 are decoded here; other encodings have incremental
decoders and encoders of their own, which the registry of codecs knows.
"""

import _codecs
import _host
from _files import FileIO, IOBase, SEEK_CUR, SEEK_END, SEEK_SET, size_argument

CHUNK = 8192
_NO_LINES = iter(())
# A position that tell() gives holds the state of a codec's decoder from this bit on.
_FLAGS_AT = 64
_MARK = b"\xef\xbb\xbf"


class LineEnds:
    """Which line ends were seen in texts, and universal newlines; `translate`: "\\r" and "\\r\\n" become "\\n"."""

    def __init__(self, translate):
        self._translate = translate
        self._seen = set()
        self.held = False  # a "\r" that ended the text before, as a "\n" may follow

    def kinds(self):
        """As the attribute `newlines` of files has it."""
        seen = [end for end in ("\r", "\n", "\r\n") if end in self._seen]
        return tuple(seen) if len(seen) > 1 else seen[0] if seen else None

    def translate(self, text, final):
        if self.held and (text or final):
            text = "\r" + text
            self.held = False
        if text.endswith("\r") and not final:
            text = text[:-1]
            self.held = True
        if "\r" in text:
            pairs = text.count("\r\n")
            if pairs:
                self._seen.add("\r\n")
            if text.count("\r") > pairs:
                self._seen.add("\r")
            if text.count("\n") > pairs:
                self._seen.add("\n")
            return text.replace("\r\n", "\n").replace("\r", "\n") if self._translate else text
        if "\n" in text:
            self._seen.add("\n")
        return text


class Decoder:
    """Bytes to text, piece by piece. `universal`: "\\r" and "\\r\\n" are line ends too; `translate`: they become "\\n"."""

    def __init__(self, encoding, errors, universal, translate):
        self.encoding, self.marked, self.codec = codec(encoding)
        self.errors = errors
        self.multibyte = self.encoding == "utf-8"
        self.universal = universal
        self.ends = LineEnds(translate)
        self.decoder = None if self.codec is None else self.codec.incrementaldecoder(errors)
        self.reset()

    def reset(self):
        self.rest = b""
        self.ends.held = False
        self.at_mark = self.marked
        if self.decoder is not None:
            self.decoder.reset()

    def state(self):
        """What is kept between two pieces: bytes that wait, a carriage return that waits, whether a mark may come; a codec's own."""
        if self.decoder is not None:
            waiting, flags = self.decoder.getstate()
            return waiting, self.ends.held, flags
        return self.rest, self.ends.held, self.at_mark

    def restore(self, state):
        if self.decoder is not None:
            waiting, self.ends.held, flags = state
            self.decoder.setstate((waiting, flags))
        else:
            self.rest, self.ends.held, self.at_mark = state

    def decode(self, data, final):
        if self.decoder is not None:
            text = self.decoder.decode(data, final)
        else:
            text = self.decode_plain(data, final)
        return self.ends.translate(text, final) if self.universal else text

    def decode_plain(self, data, final):
        if self.rest:
            data = self.rest + data
            self.rest = b""
        if self.at_mark:
            if len(data) < len(_MARK) and not final and _MARK.startswith(data):
                self.rest = data
                return ""
            self.at_mark = False
            data = data.removeprefix(_MARK)
        if not self.multibyte or final:
            return data.decode(self.encoding, self.errors)
        text, taken = _codecs.utf_8_decode(data, self.errors, False)
        if taken < len(data):
            self.rest = data[taken:]
        return text


def codec(encoding):
    """(name, whether there may be a mark in front, None) of an encoding that is decoded here; else (name, False, its CodecInfo)."""
    name = encoding.lower().replace("_", "-")
    if name == "utf-8-sig":
        return "utf-8", True, None
    if name == "locale":
        return "utf-8", False, None
    if name in _PLAIN:
        return _PLAIN[name], False, None
    info = _codecs.lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"{encoding!r} is not a text encoding")
    return encoding, False, info


_PLAIN = {
    "utf-8": "utf-8", "utf8": "utf-8", "ascii": "ascii", "us-ascii": "ascii", "latin-1": "latin-1", "latin1": "latin-1",
    "iso-8859-1": "latin-1", "iso8859-1": "latin-1",
}


class TextIOBase(IOBase):
    __module__ = "_io"
    encoding = None
    newlines = None
    errors = None


class TextIOWrapper(TextIOBase):
    __module__ = "_io"

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self._buffer = self._fast = None
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"TextIOWrapper() argument 'newline' must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self._encoding = "UTF-8" if encoding is None or encoding == "locale" else encoding
        self._errors = "strict" if errors is None else errors
        self._set_newline(newline)
        self._line_buffering = bool(line_buffering)
        self._write_through = bool(write_through)
        self._buffer = buffer
        self._seekable = self._telling = buffer.seekable()
        self._waiting = []
        self._count = 0
        self._decoder = self._new_decoder()
        # Text that was decoded and how far it was taken; the piece it came from with the decoder's state before that.
        self._text = ""
        self._at = 0
        self._piece = None
        # The buffer, if it is one of ours over a raw file of ours: then whether it is open is seen without asking it.
        own = type(buffer).__module__ == "_io" and hasattr(buffer, "_raw") and type(buffer._raw) is FileIO
        self._fast = buffer if own else None
        self._may_write = own and buffer.writable()
        self._set_plain_writes()
        # Lines cut off the text for `for`, an iterator: `_at` is behind them all.
        self._lines = _NO_LINES
        begun = self._seekable and buffer.writable() and buffer.tell() != 0
        self._mark = self._decoder.marked and not begun
        self._encoder = self._new_encoder(begun)

    def _check_open(self, message="I/O operation on closed file."):
        fast = self._fast
        if fast is not None:
            raw = fast._raw
            if raw is not None and raw._fd >= 0:
                return
        super()._check_open(message)

    def _set_plain_writes(self):
        """Whether ASCII text may wait as it is to be encoded with what follows."""
        plain = self._may_write and not self._line_buffering and not self._write_through
        self._plain_writes = plain and self._plain and self._decoder.codec is None

    def _new_encoder(self, begun):
        """What encodes where str.encode will not do: encodings that know whether they are at the start. None for the others."""
        info = self._decoder.codec
        if info is None:
            return None
        encoder = info.incrementalencoder(self._errors)
        if begun:
            encoder.setstate(0)
        return encoder

    def _new_decoder(self):
        newline = self._newline
        return Decoder(self._encoding, self._errors, not newline, newline is None)

    def _set_newline(self, newline):
        self._newline = newline
        self._line_end = newline or "\n"
        self._plain = newline in (None, "\n")

    # ---- what it is ----

    @property
    def buffer(self):
        if self._buffer is None:
            raise ValueError("underlying buffer has been detached")
        return self._buffer

    @property
    def encoding(self):
        return self._encoding

    @property
    def errors(self):
        return self._errors

    @property
    def newlines(self):
        return self._decoder.ends.kinds()

    @property
    def line_buffering(self):
        return self._line_buffering

    @property
    def write_through(self):
        return self._write_through

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def name(self):
        return self.buffer.name

    def __repr__(self):
        parts = [f"{type(self).__module__}.{type(self).__qualname__}"]
        for attribute in ("name", "mode"):
            if hasattr(self, attribute):
                parts.append(f"{attribute}={getattr(self, attribute)!r}")
        return f"<{' '.join(parts)} encoding={self._encoding!r}>"

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        self.buffer.seekable()
        return self._seekable

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    # ---- its life ----

    def __del__(self):
        if getattr(self, "_buffer", None) is not None:
            super().__del__()

    def flush(self):
        self._check_open()
        self._telling = self._seekable
        self._write_out()
        self._buffer.flush()

    def close(self):
        if self.buffer.closed:
            return
        self._lines = _NO_LINES
        self._text = ""
        try:
            self.flush()
        finally:
            self._buffer.close()

    def detach(self):
        self.flush()
        buffer = self.buffer
        self._buffer = self._fast = None
        self._plain_writes = False
        self._lines = _NO_LINES
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None):
        self._check_open()
        if self._piece is not None and (encoding is not None or errors is not None or newline is not ...):
            self._unsupported("It is not possible to set the encoding or newline of stream after the first read")
        self.flush()
        if newline is not ...:
            if newline not in (None, "", "\n", "\r", "\r\n"):
                raise ValueError(f"illegal newline value: {newline}")
            self._set_newline(newline)
        if encoding is not None:
            codec(encoding)
            self._encoding = encoding
            self._errors = "strict"
        if errors is not None:
            self._errors = errors
        self._decoder = self._new_decoder()
        self._encoder = self._new_encoder(self._seekable and self._buffer.tell() != 0)
        if line_buffering is not None:
            self._line_buffering = bool(line_buffering)
        if write_through is not None:
            self._write_through = bool(write_through)
        self._set_plain_writes()

    # ---- writing ----

    def write(self, text, /):
        if self._plain_writes and type(text) is str and text.isascii() and self._piece is None and not self._mark:
            raw = self._fast._raw
            if raw is not None and raw._fd >= 0:
                count = len(text)
                self._waiting.append(text)
                self._count += count
                if self._count > CHUNK:
                    self._write_out()
                return count
        return self._write(text)

    def _write(self, text):
        """write() in all its generality."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check_open()
        if not self._may_write and not self._buffer.writable():
            self._unsupported("not writable")
        ended = self._line_buffering and ("\n" in text or "\r" in text)
        out = text
        if self._newline in ("\r", "\r\n"):
            out = text.replace("\n", self._newline)
        if self._encoder is not None:
            data = self._encoder.encode(out)
        else:
            data = out.encode(self._decoder.encoding, self._errors)
        if self._mark:
            data = _MARK + data
            self._mark = False
        self._waiting.append(data)
        self._count += len(data)
        if self._piece is not None:
            self._forget()
        if self._count > CHUNK or ended or self._write_through:
            self._write_out()
            if ended:
                self._buffer.flush()
        return len(text)

    def _write_out(self):
        waiting = self._waiting
        if waiting:
            self._waiting = []
            self._count = 0
            if self._plain_writes:
                try:
                    data = "".join(waiting).encode("ascii")
                except TypeError:
                    data = b"".join(part.encode("ascii") if type(part) is str else part for part in waiting)
            else:
                data = b"".join(part.encode("ascii") if type(part) is str else part for part in waiting)
            self._buffer.write(data)

    def truncate(self, size=None, /):
        self.flush()
        return self._buffer.truncate(size)

    # ---- reading ----

    def _forget(self):
        """What was read ahead is nothing any more."""
        self._lines = _NO_LINES
        self._text = ""
        self._at = 0
        self._piece = None
        self._decoder.reset()

    def _check_readable(self):
        if self._lines is not _NO_LINES:
            self._give_back()
        self._check_open()
        if self._piece is None and not self._buffer.readable():
            self._unsupported("not readable")
        self._write_out()

    def _more(self):
        """Decodes another piece behind what is taken; False at the end. Only when all has been taken."""
        state = self._decoder.state()
        data = self._buffer.read1(CHUNK)
        self._text = self._decoder.decode(data, not data)
        self._at = 0
        self._piece = state, data
        return bool(data) or bool(self._text)

    def _take(self, end):
        start = self._at
        self._at = end
        return self._text[start:end]

    def read(self, size=-1, /):
        size = size_argument(size)
        self._check_readable()
        if size < 0:
            taken = self._text[self._at:]
            self._text = ""
            self._at = 0
            rest = self._decoder.decode(self._buffer.read(), True)
            self._piece = None
            return taken + rest
        parts = []
        while size > 0:
            if self._at >= len(self._text) and not self._more():
                break
            parts.append(self._take(min(self._at + size, len(self._text))))
            size -= len(parts[-1])
        return "".join(parts)

    def readline(self, size=-1, /):
        if not isinstance(size, int):
            size = _index(size)
        self._check_readable()
        line = ""
        while True:
            if self._at >= len(self._text) and not self._more():
                return line
            start = self._at
            room = start + size - len(line) if size >= 0 else len(self._text) + 1
            line += self._take(len(self._text))
            # Only the last character of what came before can be part of a line end with this.
            end = self._line_stop(line, max(0, len(line) - (len(self._text) - start) - 1))
            back = len(line) - end if end else 0
            if size >= 0 and (not end or end > size) and len(line) >= size:
                back = len(line) - size
                end = size
            if end or size == 0:
                self._at -= back
                return line[:len(line) - back]

    def _line_stop(self, text, start):
        """Where the first line of the text ends, 0 if it does not."""
        if self._newline == "":
            feed = text.find("\n", start)
            carriage = text.find("\r", start, feed if feed >= 0 else len(text))
            if carriage < 0:
                return feed + 1
            return carriage + (2 if text.startswith("\n", carriage + 1) else 1)
        found = text.find(self._line_end, start)
        return 0 if found < 0 else found + len(self._line_end)

    def __next__(self):
        for line in self._lines:
            return line
        return self._next_line()

    def _next_line(self):
        """The next line where none is cut off: cuts off those that the text holds, if line ends are plain."""
        self._check_open()
        self._telling = False
        if type(self) is not TextIOWrapper:
            line = self.readline()
        else:
            lines = _host.split_lines(self._text, self._at) if self._plain and not self._waiting else None
            if lines:
                self._at = self._text.rfind("\n") + 1
                self._lines = lines = iter(lines)
                return next(lines)
            line = self.readline()
        if line:
            return line
        self._telling = self._seekable
        raise StopIteration

    def _give_back(self):
        """Puts lines that were cut off back before the text that is left."""
        self._at -= sum(map(len, self._lines))
        self._lines = _NO_LINES

    # ---- positions ----

    def tell(self):
        self._check_open()
        if not self._seekable:
            self._unsupported("underlying stream is not seekable")
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        self._write_out()
        self._buffer.flush()
        position = self._buffer.tell()
        if self._piece is None:
            return position
        state, data = self._piece
        position += self._bytes_of(state, data, self._at) - len(state[0]) - len(data)
        if self._decoder.decoder is None:
            return position
        return position | (self._decoder.decoder.getstate()[1] if self._at else state[2]) << _FLAGS_AT

    def _bytes_of(self, state, data, count):
        """How many bytes of a piece (with what waited before it) the first `count` characters of its text are: found by halving."""
        data = state[0] + data
        state = (b"", *state[1:])
        low, high = 0, len(data)
        while low < high:
            middle = (low + high) // 2
            if self._length_of(state, data[:middle], False) < count:
                low = middle + 1
            else:
                high = middle
        # A "\r" that stands alone comes out only with what follows it.
        return low - 1 if self._length_of(state, data[:low], False) > count else low

    def _length_of(self, state, data, final):
        decoder = self._new_decoder()
        decoder.restore(state)
        return len(decoder.decode(data, final))

    def seek(self, position, whence=SEEK_SET, /):
        self._check_open()
        if not self._seekable:
            self._unsupported("underlying stream is not seekable")
        if whence == SEEK_CUR:
            if position != 0:
                self._unsupported("can't do nonzero cur-relative seeks")
            position = self.tell()
        elif whence == SEEK_END:
            if position != 0:
                self._unsupported("can't do nonzero end-relative seeks")
        elif whence != SEEK_SET:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence != SEEK_END and position < 0:
            raise ValueError(f"negative seek position {position!r}")
        self.flush()
        flags = position >> _FLAGS_AT if position > 0 else 0
        position &= (1 << _FLAGS_AT) - 1
        position = self._buffer.seek(position, SEEK_END if whence == SEEK_END else SEEK_SET)
        self._forget()
        if self._decoder.decoder is not None and (position or flags):
            self._decoder.decoder.setstate((b"", flags))
        self._decoder.at_mark = self._decoder.marked and position == 0
        self._mark = self._decoder.at_mark
        if self._encoder is not None:
            self._encoder = self._new_encoder(position != 0)
        return position


def _index(size):
    try:
        return size.__index__()
    except AttributeError:
        raise TypeError(f"'{type(size).__name__}' object cannot be interpreted as an integer") from None
