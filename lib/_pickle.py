"""What pickle takes from CPython's native module of this name.

Whole pickles of the newer protocols are written and read by natives (_pickling), whose functions these are. Everything that they leave alone is
pickle's own, in Python, which picklers and unpicklers inherit (_picklers): names of both are looked up when somebody asks for them.
"""

import io
import sys

from _pickling import dump, dumps, leave, load, load_plain, loads

FRAME = b"\x95"
PROTO = 0x80
MOST = 0x7fff_ffff


class PickleBuffer:
    """A view of an object's memory that a pickle may hold out of band (PEP 574)."""

    __slots__ = ("_view", "__weakref__")

    def __init__(self, object, /):
        self._view = memoryview(object)

    def __buffer__(self, flags):
        view = self._open()
        return view[...] if view.ndim == 0 else memoryview(view)

    def raw(self):
        """A flat view of the bytes, which must be contiguous."""
        view = self._open()
        if not view.contiguous:
            raise BufferError("cannot extract raw buffer from non-contiguous buffer")
        if view.f_contiguous and not view.c_contiguous:
            view = memoryview(view.tobytes("F"))
        # A view of its own, since who asks for it may release it.
        return memoryview(view) if view.format == "B" and view.ndim == 1 else view.cast("B")

    def release(self):
        """Lets the object's memory go."""
        if self._view is not None:
            self._view.release()
            self._view = None

    def _open(self):
        if self._view is None:
            raise ValueError("operation forbidden on released PickleBuffer object")
        return self._view


leave(PickleBuffer)


def __getattr__(name):
    if name in ("Pickler", "Unpickler"):
        import _picklers as module
    elif name in ("PickleError", "PicklingError", "UnpicklingError"):
        module = _pickle_module()
        getattr(module, name).__module__ = __name__
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(module, name)


def _pickle_module():
    module = sys.modules.get("pickle")
    if module is None:
        import pickle as module
    return module


# What the natives leave to Python code.

def _dumps(obj, protocol, fix_imports, buffer_callback):
    file = io.BytesIO()
    _dump(obj, file, protocol, fix_imports, buffer_callback)
    return file.getvalue()


def _dump(obj, file, protocol, fix_imports, buffer_callback):
    _pickle_module()
    from _picklers import StrictPickler

    StrictPickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def _loads(data, fix_imports, encoding, errors, buffers):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return _pickle_module()._loads(data, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers or None)


def _load(file, fix_imports, encoding, errors, buffers):
    if not hasattr(file, "read") or not hasattr(file, "readline"):
        raise TypeError("file must have 'read' and 'readline' attributes")
    if not buffers and type(file) in _files():
        data, whole, ends = gather(file)
        if (whole or ends) and (found := load_plain(data, ends, [], None)) is not None and found[1] == len(data):
            return found[0]
        file = Replayed(data, file)
    unpickler = _pickle_module()._Unpickler(
        file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers or None
    )
    return unpickler.load()


def _files():
    return (io.BytesIO, io.BufferedReader)


def file_of(read):
    """The file whose method `read` is, if nothing but that reads it."""
    file = getattr(read, "__self__", None)
    return file if type(file) in _files() else None


def gather(file):
    """What a file has of a pickle as far as its frames say where that ends, whether they do, and whether the file ends there.

    Nothing behind the pickle is read.
    """
    parts = [file.read(3)]
    if len(parts[0]) < 3 or parts[0][0] != PROTO or parts[0][1] < 4:
        return parts[0], False, len(parts[0]) < 3
    while parts[-1].endswith(FRAME):
        parts.append(file.read(8))
        size = int.from_bytes(parts[-1], "little") if len(parts[-1]) == 8 else MOST
        parts.append(file.read(min(size, MOST)))
        if len(parts[-1]) < size:
            return b"".join(parts), False, True
        # A frame behind this one is the same pickle's: each pickle begins with PROTO.
        if parts[-1].endswith(b".") and _peek(file) != FRAME:
            return b"".join(parts), True, False
        parts.append(file.read(1))
    return b"".join(parts), False, False


def _peek(file):
    """The next byte of a file, which stays there."""
    if type(file) is io.BufferedReader:
        return file.peek(1)[:1]
    place = file.tell()
    byte = file.read(1)
    file.seek(place)
    return byte


class Replayed:
    """A file whose beginning was read already."""

    def __init__(self, data, file):
        self._data = io.BytesIO(data)
        self._file = file

    def read(self, size):
        data = self._data.read(size)
        return data if len(data) == size else data + self._file.read(size - len(data))

    def readline(self):
        line = self._data.readline()
        return line if line.endswith(b"\n") else line + self._file.readline()
