"""The io layer as programs see it: open(), the classes of what it gives, files in memory."""

import _host

_files, _buffers, _texts, _memory, _newlines = (
    _host.own(name) for name in ("_files", "_buffers", "_texts", "_memory", "_newlines")
)

DEFAULT_BUFFER_SIZE = _files.DEFAULT_BUFFER_SIZE
UnsupportedOperation = _files.UnsupportedOperation
BlockingIOError = BlockingIOError
open = open
FileIO = _files.FileIO
BufferedReader = _buffers.BufferedReader
BufferedWriter = _buffers.BufferedWriter
BufferedRandom = _buffers.BufferedRandom
BufferedRWPair = _buffers.BufferedRWPair
BytesIO = _memory.BytesIO
StringIO = _memory.StringIO
TextIOWrapper = _texts.TextIOWrapper
IncrementalNewlineDecoder = _newlines.IncrementalNewlineDecoder
_IOBase = _files.IOBase
_RawIOBase = _files.RawIOBase
_BufferedIOBase = _buffers.BufferedIOBase
_TextIOBase = _texts.TextIOBase


def open_code(path):
    """A file whose bytes are going to be run."""
    if not isinstance(path, str):
        raise TypeError(f"open_code() argument 'path' must be str, not {type(path).__name__}")
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2, /):
    """The encoding that a function uses that was given none: the locale's."""
    return "locale" if encoding is None else encoding
