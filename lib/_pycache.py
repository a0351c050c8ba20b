"""Compiled modules on disk: __pycache__/m.taipan-314.pyc with the header of PEP 552."""

import sys
import _host

TAG = "taipan-314"
MAGIC = (0x0A0D0BB8).to_bytes(4, "little")


def cache_from_source(path, optimization=None):
    """The file that holds the compiled form of a source file (PEP 3147, PEP 488)."""
    head, slash, tail = path.rpartition("/")
    base, _, _ = tail.rpartition(".")
    level = sys.flags.optimize if optimization is None else optimization
    suffix = f".opt-{level}" if level else ""
    name = f"{base or tail}.{TAG}{suffix}.pyc"
    prefix = getattr(sys, "pycache_prefix", None)
    if prefix is not None:
        return f"{prefix.rstrip('/')}/{head.lstrip('/')}/{name}"
    return f"{head}{slash}__pycache__/{name}"


def code_of(path):
    """The code object of a source file: from the cache if that is valid, else compiled, and kept if possible."""
    found = _host.stat(path)
    if isinstance(found, int):
        raise FileNotFoundError(found, "No such file or directory", path)
    mtime, size = int(found[1]) & 0xFFFFFFFF, found[2] & 0xFFFFFFFF
    cached = cache_from_source(path)
    code = _read(cached, path, mtime, size)
    if code is not None:
        return code
    code = compile(source_of(path), path, "exec", 0, True)
    if not sys.dont_write_bytecode:
        _write(cached, code, mtime, size)
    return code


def source_of(path):
    data = _host.read(path)
    if isinstance(data, int):
        raise OSError(data, "cannot read", path)
    return data


def _read(cached, path, mtime, size):
    """The cached code, or None if there is none that is valid."""
    data = _host.read(cached)
    if isinstance(data, int) or len(data) < 16 or data[:4] != MAGIC:
        return None
    flags = int.from_bytes(data[4:8], "little")
    if flags == 0:
        expected = mtime.to_bytes(4, "little") + size.to_bytes(4, "little")
        if data[8:16] != expected:
            return None
    elif flags == 3:
        if data[8:16] != source_hash(source_of(path)):
            return None
    elif flags != 1:
        return None
    try:
        return _host.loads(data[16:])
    except (EOFError, ValueError, TypeError):
        return None


def source_hash(data):
    """64 bits of the source that a hash-based .pyc carries (FNV-1a; PEP 552 leaves the function open)."""
    h = 0xCBF29CE484222325
    for byte in data:
        h = (h ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return h.to_bytes(8, "little")


def _write(cached, code, mtime, size):
    header = MAGIC + bytes(4) + mtime.to_bytes(4, "little") + size.to_bytes(4, "little")
    _host.write(cached, header + _host.dumps(code))
