"""Compiled modules on disk: __pycache__/m.taipan-314.pyc with the header of PEP 552.

    0   magic number        4   flags: 0 time stamp, 1 hash, 3 hash that is checked
    8   time of the last change and size of the source (4 + 4), or hash of the source (8)
    16  the code object, marshalled

A compiled module that is not valid, or that cannot be read or written, is passed over in silence: the source is compiled.
"""

import marshal
import sys
import _host

TAG = "taipan-314"
MAGIC = _host.MAGIC
HASHED, CHECKED = 1, 2

# What paths are relative to, and -X / --check-hash-based-pycs: set by _main.
folder = ""
check_hashes = "default"


def cache_from_source(path, debug_override=None, *, optimization=None):
    """The file that holds the compiled form of a source file (PEP 3147, PEP 488)."""
    if debug_override is not None:
        if optimization is not None:
            raise TypeError("debug_override or optimization must be set to None")
        optimization = "" if debug_override else 1
    head, slash, tail = path.rpartition("/")
    base, dot, rest = tail.rpartition(".")
    level = str((sys.flags.optimize or "") if optimization is None else optimization)
    if level and not level.isalnum():
        raise ValueError(f"{level!r} is not alphanumeric")
    name = f"{base if base else rest}.{TAG}{f'.opt-{level}' if level else ''}.pyc"
    prefix = sys.pycache_prefix
    if prefix is None:
        return f"{head}{slash}__pycache__/{name}"
    if not path.startswith("/"):
        head = f"{folder}/{head}" if head else folder
    return f"{prefix.rstrip('/')}/{head.lstrip('/')}/{name}"


def source_from_cache(path):
    """The source file that a compiled one in __pycache__ is from."""
    head, _, name = path.rpartition("/")
    prefix = sys.pycache_prefix and sys.pycache_prefix.rstrip("/")
    if prefix and head.startswith(prefix + "/"):
        head = head[len(prefix):]
    else:
        head, slash, last = head.rpartition("/")
        if last != "__pycache__":
            raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
        head += slash
    if head and not head.endswith("/"):
        head += "/"
    parts = name.split(".")
    if len(parts) not in (3, 4):
        raise ValueError(f"expected only 2 or 3 dots in {name!r}")
    if len(parts) == 4:
        if not parts[2].startswith("opt-"):
            raise ValueError("optimization portion of filename does not start with 'opt-'")
        if not parts[2][4:].isalnum():
            raise ValueError(f"optimization level {parts[2]!r} is not an alphanumeric value")
    return f"{head}{parts[0]}.py"


def contents(path):
    """The bytes of a file; OSError of the right kind."""
    data = _host.read(path)
    if isinstance(data, int):
        _host.error(data, path)
    return data


def stats(path):
    """Time of the last change, in whole seconds, and size of a source file."""
    found = _host.stat(path)
    if isinstance(found, int):
        _host.error(found, path)
    return int(found[1]), found[2]


def code_of(path):
    """The code object of a source file: from the cache if that is valid, else compiled, and kept if possible."""
    mtime, size = stats(path)
    cached = cache_from_source(path)
    data = _host.read(cached)
    flags, source = 0, None
    if not isinstance(data, int) and data[:4] == MAGIC and len(data) >= 16:
        flags = int.from_bytes(data[4:8], "little")
        if flags & HASHED and (check_hashes == "always" or flags & CHECKED and check_hashes == "default"):
            source = contents(path)
        if _fits(data, flags, mtime, size, source):
            code = _code(data, path)
            if code is not None:
                return code
    if source is None:
        source = contents(path)
    code = compile(source, path, "exec", 0, True)
    if not sys.dont_write_bytecode:
        hashed = flags & HASHED and flags <= HASHED | CHECKED
        header = hash_header(source, flags & CHECKED) if hashed else time_header(mtime, size)
        try:
            write(cached, header, code)
        except OSError:
            pass
    return code


def write(path, header, code):
    """Writes a compiled file at once: no reader ever sees a part of it."""
    failed = _host.write(path, header + marshal.dumps(code))
    if failed is not None:
        _host.error(failed, path)


def _fits(data, flags, mtime, size, source):
    """Whether a compiled file belongs to the source as it is now."""
    if flags == 0:
        return data[8:16] == time_header(mtime, size)[8:]
    if flags & ~(HASHED | CHECKED) or not flags & HASHED:
        return False
    return source is None or data[8:16] == source_hash(source)


def _code(data, path):
    """The code object of a compiled file, under the name that its source has now, or None if it is damaged."""
    try:
        code = marshal.loads(data[16:])
    except (EOFError, ValueError, TypeError):
        return None
    if not isinstance(code, _CODE):
        return None
    rename(code, path)
    return code


def rename(code, path):
    """Code that was just read is that of another file, with the code in its constants."""
    old = code.co_filename
    if old != path:
        _rename(code, old, path)


def _rename(code, old, path):
    if code.co_filename == old:
        _host.set_code_filename(code, path)
    for each in code.co_consts:
        if isinstance(each, _CODE):
            _rename(each, old, path)


_CODE = type(rename.__code__)


def code_in(data, name, path):
    """The code object of a compiled file that there is no source for; ImportError or EOFError if it is none."""
    if data[:4] != MAGIC:
        raise ImportError(f"bad magic number in {name!r}: {data[:4]!r}", name=name, path=path)
    if len(data) < 16:
        raise EOFError(f"reached EOF while reading pyc header of {name!r}")
    flags = int.from_bytes(data[4:8], "little")
    if flags & ~(HASHED | CHECKED):
        raise ImportError(f"invalid flags {flags!r} in {name!r}", name=name, path=path)
    code = marshal.loads(data[16:])
    if not isinstance(code, _CODE):
        raise ImportError(f"Non-code object in {path!r}", name=name, path=path)
    return code


def time_header(mtime, size):
    return MAGIC + bytes(4) + (mtime & 0xFFFFFFFF).to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little")


def hash_header(source, checked):
    return MAGIC + bytes([HASHED | (CHECKED if checked else 0), 0, 0, 0]) + source_hash(source)


def source_hash(data):
    """64 bits of the source that a hash-based .pyc carries: SipHash-1-3 keyed with the magic number, as CPython's."""
    return _host.source_hash(data)
