"""Packing values into bytes and back. See https://docs.python.org/3.14/library/struct.html.

A format is taken apart once (and kept for the next time) into items: how often, what converts, size. Native sizes are those of
64-bit Linux, as CPython's tests mostly expect them.
"""

__all__ = ["Struct", "calcsize", "error", "iter_unpack", "pack", "pack_into", "unpack", "unpack_from"]


class error(Exception):
    """What a format or a value is refused with."""

    __module__ = "struct"


_KEPT = {}
_MOST_KEPT = 100
# By format character: standard size, and the native one where it differs.
_SIZES = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8,
          "s": 1, "p": 1}
_NATIVE_SIZES = {**_SIZES, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8, "F": 8, "D": 16}
_FLOATS = {"e": (11, 5), "f": (24, 8), "d": (53, 11)}
_TEXTS = "sp"


def _items(format):
    """(items, size): each item is (offset, count, character, size, byte order)."""
    if isinstance(format, str):
        try:
            text = format.encode("ascii").decode()
        except UnicodeEncodeError:
            raise error("bad char in struct format") from None
    elif isinstance(format, (bytes, bytearray)):
        text = format.decode("latin-1")
    else:
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
    order = text[0] if text[:1] and text[0] in "@=<>!" else ""
    native = order in ("", "@")
    sizes = _NATIVE_SIZES if native else _SIZES
    byte_order = "big" if order in (">", "!") else "little"
    items, offset, at = [], 0, len(order)
    while at < len(text):
        char, count, at = _next_item(text, at)
        if char is None:
            continue
        size = sizes.get(char)
        if size is None:
            raise error("bad char in struct format")
        if native and char not in "xsp?cbB":
            offset = -(-offset // min(size, 8)) * min(size, 8)
        if offset + size * count > 2**63 - 1:
            raise error("total struct size too long")
        if char != "x":
            items.append((offset, count, char, size, byte_order))
        offset += size * count
    return items, offset


def _next_item(text, at):
    """(character or None for a blank, count, where the next begins)."""
    char = text[at]
    if char.isspace():
        return None, 0, at + 1
    start = at
    while at < len(text) and text[at].isdigit():
        at += 1
    if at == start:
        return char, 1, at + 1
    if at == len(text):
        raise error("repeat count given without format specifier")
    count = int(text[start:at])
    if count > 2**63 - 1:
        raise error("overflow in item count")
    return text[at], count, at + 1


class Struct:
    """A format, taken apart."""

    __module__ = "_struct"

    def __init__(self, format):
        self._items, self._size = _items(format)
        self._format = format if isinstance(format, str) else bytes(format).decode("latin-1")
        self._count = sum(1 if char in _TEXTS else count for _, count, char, _, _ in self._items)

    format = property(lambda self: self._format)
    size = property(lambda self: self._size)

    def pack(self, *values):
        """The values as bytes."""
        return bytes(self._packed(values, "pack"))

    def _packed(self, values, function):
        if len(values) != self._count:
            raise error(f"{function} expected {self._count} items for packing (got {len(values)})")
        data = bytearray(self._size)
        values = iter(values)
        for offset, count, char, size, order in self._items:
            if char in _TEXTS:
                _pack_text(data, offset, count, char, next(values))
                continue
            for at in range(offset, offset + count * size, size):
                data[at:at + size] = _pack(char, size, order, next(values))
        return data

    def pack_into(self, buffer, offset, /, *values):
        """Packs the values into something writable."""
        data = self._packed(values, "pack_into")
        view = memoryview(buffer).cast("B")
        if view.readonly:
            raise TypeError(f"a read-write bytes-like object is required, not '{type(buffer).__name__}'")
        start = self._start(view, offset, "pack_into", "packing into a buffer")
        view[start:start + self._size] = data

    def _start(self, view, offset, function, doing):
        size = len(view)
        if offset < 0:
            if offset + self._size > 0:
                raise error(f"no space to pack {self._size} bytes at offset {offset}" if function == "pack_into"
                            else f"not enough data to unpack {self._size} bytes")
            if offset + size < 0:
                raise error(f"offset {offset} out of range for {size}-byte buffer")
            offset += size
        if size - offset < self._size:
            verb = "pack_into" if function == "pack_into" else "unpack_from"
            raise error(f"{verb} requires a buffer of at least {offset + self._size} bytes for "
                        f"{'packing' if verb == 'pack_into' else 'unpacking'} {self._size} bytes at offset {offset} "
                        f"(actual buffer size is {size})")
        return offset

    def unpack(self, buffer, /):
        """The values that bytes hold, all of them."""
        view = memoryview(buffer).cast("B")
        if len(view) != self._size:
            raise error(f"unpack requires a buffer of {self._size} bytes")
        return self._unpacked(view, 0)

    def unpack_from(self, buffer, offset=0):
        """The values that bytes hold from an offset on."""
        view = memoryview(buffer).cast("B")
        return self._unpacked(view, self._start(view, offset, "unpack_from", "unpacking"))

    def iter_unpack(self, buffer, /):
        """Yields the values of one piece after the other."""
        view = memoryview(buffer).cast("B")
        if not self._size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(view) % self._size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self._size} bytes")
        return _UnpackIterator(self, view)

    def _unpacked(self, view, start):
        values = []
        for offset, count, char, size, order in self._items:
            at = start + offset
            if char == "s":
                values.append(bytes(view[at:at + count]))
            elif char == "p":
                length = min(view[at], count - 1) if count else 0
                values.append(bytes(view[at + 1:at + 1 + length]))
            else:
                for place in range(at, at + count * size, size):
                    values.append(_unpack(char, size, order, view[place:place + size]))
        return tuple(values)

    def __sizeof__(self):
        return object.__sizeof__(self) + 16 * len(self._items)

    def __repr__(self):
        return f"{type(self).__name__}({self._format!r})"


class _UnpackIterator:
    """What iter_unpack() gives."""

    def __init__(self, struct, view):
        self._struct, self._view, self._at = struct, view, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._at >= len(self._view):
            raise StopIteration
        values = self._struct._unpacked(self._view, self._at)
        self._at += self._struct._size
        return values

    def __length_hint__(self):
        return (len(self._view) - self._at) // self._struct._size


# --- Single values ---------------------------------------------------------------------------------------------


def _pack_text(data, offset, count, char, value):
    if not isinstance(value, (bytes, bytearray)):
        raise error(f"argument for '{char}' must be a bytes object")
    if char == "p":
        if not count:
            return
        value = value[:min(count - 1, 255)]
        data[offset] = len(value)
        offset += 1
    else:
        value = value[:count]
    data[offset:offset + len(value)] = value


def _pack(char, size, order, value):
    if char == "c":
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value
    if char == "?":
        return b"\1" if value else b"\0"
    if char in _FLOATS:
        return _pack_float(char, order, value)
    if char in "FD":
        half = "f" if char == "F" else "d"
        try:
            number = complex(value)
        except TypeError:
            raise error("required argument is not a complex") from None
        return _pack_float(half, order, number.real) + _pack_float(half, order, number.imag)
    return _pack_int(char, size, order, value)


def _pack_int(char, size, order, value):
    if not isinstance(value, int):
        try:
            value = type(value).__index__(value)
        except AttributeError:
            raise error("required argument is not an integer") from None
    signed = char in "bhilqn"
    if char == "P":
        value &= (1 << 64) - 1
    try:
        return value.to_bytes(size, order, signed=signed)
    except OverflowError:
        pass
    low, high = (-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1) if signed else (0, (1 << 8 * size) - 1)
    raise error(f"'{char}' format requires {low} <= number <= {high}")


def _unpack(char, size, order, view):
    if char == "c":
        return bytes(view)
    if char == "?":
        return view[0] != 0
    if char in _FLOATS:
        return _unpack_float(char, order, view)
    if char in "FD":
        half = "f" if char == "F" else "d"
        return complex(*(_unpack_float(half, order, part) for part in (view[:size // 2], view[size // 2:])))
    return int.from_bytes(view, order, signed=char in "bhilqn")


def _pack_float(char, order, value):
    """IEEE 754: sign, exponent, fraction; rounds half to even."""
    from math import copysign, frexp, isinf, isnan, ldexp
    if not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
        raise error("required argument is not a float")
    value = float(value)
    digits, exponent_bits = _FLOATS[char]
    size = (digits + exponent_bits) // 8
    bias, top = (1 << exponent_bits - 1) - 1, (1 << exponent_bits) - 1
    sign = copysign(1.0, value) < 0
    if isnan(value):
        exponent, fraction = top, 1 << digits - 2
    elif isinf(value):
        exponent, fraction = top, 0
    elif not value:
        exponent = fraction = 0
    else:
        mantissa, exponent = frexp(abs(value))
        exponent += bias - 1
        if exponent <= 0:
            scaled = ldexp(mantissa, digits + exponent - 1)
            exponent = 0
        else:
            scaled = ldexp(mantissa, digits)
        fraction = round(scaled)
        if exponent:
            fraction -= 1 << digits - 1
        if fraction >> digits - 1:
            fraction, exponent = fraction - (1 << digits - 1), exponent + 1
        if exponent >= top:
            raise OverflowError(f"float too large to pack with {char} format")
    bits = (sign << exponent_bits | exponent) << digits - 1 | fraction
    return bits.to_bytes(size, order)


def _unpack_float(char, order, view):
    from math import ldexp
    digits, exponent_bits = _FLOATS[char]
    bits = int.from_bytes(view, order)
    bias, top = (1 << exponent_bits - 1) - 1, (1 << exponent_bits) - 1
    fraction = bits & (1 << digits - 1) - 1
    exponent = bits >> digits - 1 & top
    if exponent == top:
        value = float("nan") if fraction else float("inf")
    elif exponent:
        value = ldexp(fraction | 1 << digits - 1, exponent - bias - digits + 1)
    else:
        value = ldexp(fraction, 1 - bias - digits + 1)
    return -value if bits >> digits - 1 + exponent_bits else value


# --- Functions -------------------------------------------------------------------------------------------------


def _struct(format):
    """The Struct of a format, kept for the next time."""
    try:
        return _KEPT[format]
    except KeyError:
        pass
    except TypeError:
        return Struct(format)
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.clear()
    made = _KEPT[format] = Struct(format)
    return made


def _clearcache():
    """Forgets the formats that are kept."""
    _KEPT.clear()


def calcsize(format, /):
    """How many bytes a format describes."""
    return _struct(format).size


def pack(format, /, *values):
    """The values as bytes."""
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    """Packs the values into something writable."""
    _struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    """The values that bytes hold, all of them."""
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    """The values that bytes hold from an offset on."""
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    """Yields the values of one piece after the other."""
    return _struct(format).iter_unpack(buffer)
