"""The io layer as programs see it: open() and the classes of what it gives. In memory there are no files yet (BytesIO, StringIO)."""

import _host

_files, _buffers, _texts = (_host.own(name) for name in ("_files", "_buffers", "_texts"))

DEFAULT_BUFFER_SIZE = _files.DEFAULT_BUFFER_SIZE
UnsupportedOperation = _files.UnsupportedOperation
BlockingIOError = BlockingIOError
open = open
FileIO = _files.FileIO
BufferedReader = _buffers.BufferedReader
BufferedWriter = _buffers.BufferedWriter
BufferedRandom = _buffers.BufferedRandom
TextIOWrapper = _texts.TextIOWrapper
_IOBase = _files.IOBase
_RawIOBase = _files.RawIOBase
_BufferedIOBase = _buffers.BufferedIOBase
_TextIOBase = _texts.TextIOBase
