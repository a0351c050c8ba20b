"""open(): which layers a file gets. See https://docs.python.org/3.14/library/functions.html#open."""

from _buffers import BufferedRandom, BufferedReader, BufferedWriter
from _files import DEFAULT_BUFFER_SIZE, FileIO, fspath
from _texts import TextIOWrapper


def open(file, mode, buffering, encoding, errors, newline, closefd, opener):
    """builtins.open, all its arguments given."""
    _check_texts(mode, encoding, errors, newline)
    if not isinstance(file, int):
        file = fspath(file)
    buffering = _whole(buffering)
    _check_mode(mode)
    text = "b" not in mode
    if not text:
        _check_binary(encoding, errors, newline)
    kind = "".join(letter for letter in mode if letter not in "bt")
    raw = FileIO(file, kind, closefd, opener)
    result = raw
    try:
        terminal = buffering < 0 and raw.isatty()
        line_buffering = text and (buffering == 1 or terminal)
        if buffering < 0 or line_buffering:
            buffering = DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if text:
                raise ValueError("can't have unbuffered text I/O")
            return raw
        layer = BufferedRandom if "+" in mode else BufferedReader if "r" in mode else BufferedWriter
        result = layer(raw, buffering)
        if not text:
            return result
        result = TextIOWrapper(result, encoding, errors, newline, line_buffering)
        result.mode = mode
        return result
    except:
        result.close()
        raise


def _check_texts(mode, encoding, errors, newline):
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"open() argument {name!r} must be str or None, not {type(value).__name__}")
        if value is not None and "\0" in value:
            raise ValueError("embedded null character")


def _whole(buffering):
    if isinstance(buffering, int):
        return buffering
    try:
        return buffering.__index__()
    except AttributeError:
        raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted as an integer") from None


def _check_mode(mode):
    letters = set(mode)
    if letters - set("axrwb+t") or len(letters) < len(mode):
        raise ValueError(f"invalid mode: {mode!r}")
    if "t" in letters and "b" in letters:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set("axrw")) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")


def _check_binary(encoding, errors, newline):
    if encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")


def standard_buffer(fd, name):
    """The buffered file of bytes that a standard stream stands on."""
    raw = FileIO(fd, "w" if fd else "r", False)
    raw.name = name
    return BufferedWriter(raw) if fd else BufferedReader(raw)
