"""What the codecs of East Asia have in common: errors and their handlers, what is left over between calls, streams.

A codec here is a table or another object with `decode_one`, `encode_one` and the like (_multibyte.py says what they answer). Its state is eight
bytes, which the encoders and decoders below can give away as a number.
"""

import codecs

_MOST_PENDING_BYTES = 8
_MOST_PENDING_CHARACTERS = 2


class MultibyteCodec:
    """The functions of an encoding."""

    def __init__(self, name, load):
        self._name = name
        self._load = load
        self._rules = None

    def _ready(self):
        """The rules of the encoding, whose tables are read when they are first wanted."""
        if self._rules is None:
            self._rules = self._load(self._name)
        return self._rules

    def encode(self, input, errors=None):
        if not isinstance(input, str):
            raise TypeError(f"encode() argument 1 must be str, not {type(input).__name__}")
        data, _ = _encode(self._ready(), input, errors or "strict", bytearray(8), True)
        return data, len(input)

    def decode(self, input, errors=None):
        data = bytes(memoryview(input))
        text, _ = _decode(self._ready(), data, errors or "strict", bytearray(8), True)
        return text, len(data)


_codecs = {}


def make_codec(name, load):
    if name not in _codecs:
        _codecs[name] = MultibyteCodec(name, load)
    return _codecs[name]


def _encode(rules, text, errors, state, final):
    """(bytes, number of characters taken): all of them where `final`."""
    parts = []
    i = 0
    while i < len(text):
        data, used = rules.encode_one(text, i, state)
        if used == 0 and final:
            data = rules.encode_last(text[i])
            used = 1 if data is not None else -1
        elif used == 0:
            break
        if used < 0:
            data, i = _handle_unencodable(rules, text, i, errors, state)
        else:
            i += used
        parts.append(data)
    if final and rules.fresh is not None:
        parts.append(rules.fresh(state))
    return b"".join(parts), i


def _handle_unencodable(rules, text, i, errors, state):
    if errors == "ignore":
        return b"", i + 1
    if errors == "replace":
        data, used = rules.encode_one("?", 0, state)
        return (data if used > 0 else b"?"), i + 1
    error = UnicodeEncodeError(rules.name, text, i, i + 1, "illegal multibyte sequence")
    if errors == "strict":
        raise error
    answer = codecs.lookup_error(errors)(error)
    if not isinstance(answer, tuple) or len(answer) != 2 or not isinstance(answer[0], (str, bytes)) or not isinstance(answer[1], int):
        raise TypeError("encoding error handler must return (str, int) tuple")
    replacement, place = answer
    if isinstance(replacement, str):
        replacement, _ = _encode(rules, replacement, "strict", state, False)
    return replacement, _resume(place, len(text))


def _resume(place, length):
    at = place + length if place < 0 else place
    if not 0 <= at <= length:
        raise IndexError(f"position {place} from error handler out of bounds")
    return at


def _decode(rules, data, errors, state, final):
    """(text, number of bytes taken): all of them where `final`."""
    parts = []
    i = 0
    while i < len(data):
        text, used = rules.decode_one(data, i, state)
        if used > 0:
            parts.append(text)
            i += used
        elif used == 0 and not final:
            break
        else:
            text, i = _handle_undecodable(rules, data, i, -used, errors)
            parts.append(text)
    return "".join(parts), i


def _handle_undecodable(rules, data, i, length, errors):
    """(replacement, where to go on). A length of 0 means that the bytes end within a character."""
    end = i + length if length else len(data)
    if errors == "ignore":
        return "", end
    if errors == "replace":
        return "\ufffd", end
    reason = "illegal multibyte sequence" if length else "incomplete multibyte sequence"
    error = UnicodeDecodeError(rules.name, data, i, end, reason)
    if errors == "strict":
        raise error
    answer = codecs.lookup_error(errors)(error)
    if not isinstance(answer, tuple) or len(answer) != 2 or not isinstance(answer[0], str) or not isinstance(answer[1], int):
        raise TypeError("decoding error handler must return (str, int) tuple")
    return answer[0], _resume(answer[1], len(data))


class _Errors:
    """The name of the handler, which may be changed."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self._state = bytearray(8)

    @property
    def errors(self):
        return self._errors

    @errors.setter
    def errors(self, errors):
        if not isinstance(errors, str):
            raise TypeError("errors must be a string")
        self._errors = errors

    @errors.deleter
    def errors(self):
        raise AttributeError("cannot delete attribute")


class _Encoding(_Errors):
    """Encoding in pieces: a character that may begin a pair is kept for the next piece."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self._pending = ""

    def _encode_piece(self, input, final):
        if not isinstance(input, str):
            raise TypeError("couldn't convert the object to str.")
        text = self._pending + input
        data, used = _encode(self.codec._ready(), text, self.errors, self._state, final)
        if len(text) - used > _MOST_PENDING_CHARACTERS:
            raise UnicodeError("pending buffer overflow")
        self._pending = text[used:]
        return data

    def _end(self):
        """What closes the text; then all is as it was at first."""
        rules = self.codec._ready()
        last = b"".join([rules.encode_last(char) or b"" for char in self._pending])
        if rules.fresh is not None:
            last += rules.fresh(self._state)
        self._pending = ""
        self._state = bytearray(8)
        return last


class MultibyteIncrementalEncoder(_Encoding):
    def encode(self, input, final=False):
        return self._encode_piece(input, bool(final))

    def reset(self):
        self._pending = ""
        self._state = bytearray(8)

    def getstate(self):
        pending = self._pending.encode("utf-8", "surrogatepass")
        return int.from_bytes(bytes((len(pending),)) + pending + self._state, "little")

    def setstate(self, state, /):
        if not isinstance(state, int):
            raise TypeError(f"setstate() argument must be int, not {type(state).__name__}")
        data = state.to_bytes(1 + 4 * _MOST_PENDING_CHARACTERS + 8, "little")
        length = data[0]
        if length > 4 * _MOST_PENDING_CHARACTERS:
            raise UnicodeError("pending buffer too large")
        self._pending = data[1:1 + length].decode("utf-8", "surrogatepass")
        self._state = bytearray(data[1 + length:9 + length])


class _Decoding(_Errors):
    """Decoding in pieces: the beginning of a character is kept for the next piece."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self._pending = b""

    def _decode_piece(self, input, final):
        data = self._pending + bytes(memoryview(input))
        text, used = _decode(self.codec._ready(), data, self.errors, self._state, final)
        if len(data) - used > _MOST_PENDING_BYTES:
            raise UnicodeError("pending buffer overflow")
        self._pending = data[used:]
        return text

    def reset(self):
        self._pending = b""
        self._state = bytearray(8)


class MultibyteIncrementalDecoder(_Decoding):
    def decode(self, input, final=False):
        return self._decode_piece(input, bool(final))

    def getstate(self):
        return self._pending, int.from_bytes(self._state, "little")

    def setstate(self, state, /):
        if not isinstance(state, tuple):
            raise TypeError(f"setstate() argument must be tuple, not {type(state).__name__}")
        pending, number = state
        if not isinstance(pending, bytes) or not isinstance(number, int):
            raise TypeError("setstate(): illegal state argument")
        if len(pending) > _MOST_PENDING_BYTES:
            raise UnicodeError("pending buffer too large")
        self._pending = pending
        self._state = bytearray((number & (1 << 64) - 1).to_bytes(8, "little"))


class MultibyteStreamReader(_Decoding):
    def __init__(self, stream, errors="strict"):
        super().__init__(errors)
        self.stream = stream

    def _read(self, method, size):
        if size == 0:
            return ""
        while True:
            data = method() if size < 0 else method(size)
            if not isinstance(data, bytes):
                raise TypeError(f"stream function returned a non-bytes object ({type(data).__name__})")
            text = self._decode_piece(data, size < 0 or not data)
            if text or size < 0 or not data:
                return text

    def read(self, sizeobj=None, /):
        return self._read(self.stream.read, _size(sizeobj))

    def readline(self, sizeobj=None, /):
        return self._read(self.stream.readline, _size(sizeobj))

    def readlines(self, sizehintobj=None, /):
        return self._read(self.stream.read, _size(sizehintobj)).splitlines(True)


def _size(given):
    if given is None:
        return -1
    if not isinstance(given, int):
        raise TypeError("arg 1 must be an integer")
    return given


class MultibyteStreamWriter(_Encoding):
    def __init__(self, stream, errors="strict"):
        super().__init__(errors)
        self.stream = stream

    def write(self, strobj, /):
        self.stream.write(self._encode_piece(strobj, False))

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def reset(self):
        last = self._end()
        if last:
            self.stream.write(last)
