"""ISO 2022: character sets of seven bits that escape sequences choose (RFC 1468, 1554, 1557, 2237; JIS X 0213).

G0 is what bytes mean, G1 what they mean between SO and SI, and G2 is asked by ESC N for
one character. state: [G0, G1, G2, whether SO is on, whether an escape sequence is passed on], the first three numbers of _SETS.
"""

from _multibyte import getter, table

ESC, SO, SI = 0x1B, 0x0E, 0x0F
_ASCII = 0


class _Set:
    """A character set: what names it behind ESC when it is written, and its characters, bytes of seven bits -> text and back."""

    def __init__(self, escape, width, read):
        self.escape = escape
        self.width = width
        self.read = read
        self.texts = None

    def ready(self):
        if self.texts is None:
            self.texts, self.encoded = self.read()
        return self


def _backwards(texts):
    encoded = {}
    for data, text in texts.items():
        encoded.setdefault(text, data)
    return encoded


# The rows of the second plane of JIS X 0213. In EUC, JIS X 0212 has those between them.
_SECOND_PLANE = bytes((0xA1, 0xA3, 0xA4, 0xA5, 0xA8, *range(0xAC, 0xB0), *range(0xEE, 0xFF)))


def _from_table(name, prefix=b"", rows=bytes(range(0xA1, 0xFF))):
    """The part of an EUC encoding whose bytes all lie above 0xA0, behind a prefix, in some rows."""

    def read():
        rules = table(name)
        lead = len(prefix)

        def inner(data):
            return bytes([byte & 0x7F for byte in data[lead:]])

        def belongs(data):
            return data.startswith(prefix) and len(data) == lead + 2 and data[lead] in rows and data[-1] > 0xA0

        texts = {inner(data): text for data, text in rules.several.items() if belongs(data)}
        encoded = {text: inner(data) for text, data in rules.encoded.items() if belongs(data)}
        for text, data in encoded.items():
            texts.setdefault(data, text)
        return texts, encoded

    return read


def _roman():
    texts = {bytes((byte,)): chr(byte) for byte in range(0x21, 0x7F)} | {b"\\": "\xa5", b"~": "\u203e"}
    return texts, {"\xa5": b"\\", "\u203e": b"~"}


def _katakana():
    texts = {bytes((byte,)): chr(0xFF40 + byte) for byte in range(0x21, 0x60)}
    return texts, _backwards(texts)


def _high_half(encoding):
    """The right half of an encoding of one byte: it is read, and never written."""

    def read():
        pairs = ((byte, bytes((byte | 0x80,)).decode(encoding, "ignore")) for byte in range(0x20, 0x80))
        return {bytes((byte,)): text for byte, text in pairs if text}, {}

    return read


_SETS = {
    "ASCII": _Set(b"(B", 1, dict),
    "JISX0208": _Set(b"$B", 2, _from_table("euc_jp")),
    "JISX0208_O": _Set(b"$@", 2, _from_table("euc_jp")),
    "JISX0212": _Set(b"$(D", 2, _from_table("euc_jp", b"\x8f")),
    "JISX0201_R": _Set(b"(J", 1, _roman),
    "JISX0201_K": _Set(b"(I", 1, _katakana),
    "GB2312": _Set(b"$(A", 2, _from_table("gb2312")),
    "KSX1001": _Set(b"$(C", 2, _from_table("euc_kr")),
    "KSX1001_G1": _Set(b"$)C", 2, _from_table("euc_kr")),
    "JISX0213_2000_1": _Set(b"$(O", 2, _from_table("euc_jisx0213")),
    "JISX0213_2000_2": _Set(b"$(P", 2, _from_table("euc_jisx0213", b"\x8f", _SECOND_PLANE)),
    "JISX0213_2004_1": _Set(b"$(Q", 2, _from_table("euc_jis_2004")),
    "JISX0213_2004_2": _Set(b"$(P", 2, _from_table("euc_jis_2004", b"\x8f", _SECOND_PLANE)),
    "ISO8859_1": _Set(b".A", 1, _high_half("latin-1")),
    "ISO8859_7": _Set(b".F", 1, _high_half("iso8859_7")),
}
_NAMES = list(_SETS)

# The sets of each encoding, in the order in which a character is looked for when it is written.
_ENCODINGS = {
    "iso2022_kr": ["KSX1001_G1"],
    "iso2022_jp": ["JISX0208", "JISX0201_R", "JISX0208_O"],
    "iso2022_jp_1": ["JISX0208", "JISX0212", "JISX0201_R", "JISX0208_O"],
    "iso2022_jp_2": ["JISX0208", "JISX0212", "KSX1001", "GB2312", "JISX0201_R", "JISX0208_O", "ISO8859_1", "ISO8859_7"],
    "iso2022_jp_2004": ["JISX0208", "JISX0213_2004_1", "JISX0213_2004_2"],
    "iso2022_jp_3": ["JISX0208", "JISX0213_2000_1", "JISX0213_2000_2"],
    "iso2022_jp_ext": ["JISX0208", "JISX0212", "JISX0201_R", "JISX0201_K", "JISX0208_O"],
}


class _Iso2022:
    def __init__(self, name):
        self.name = name
        self.sets = _ENCODINGS[name]
        self.shifts = name == "iso2022_kr"
        # By width and last byte: which place the set goes to is said by what stands between.
        self.marks = {(_SETS[each].width, _SETS[each].escape[-1]): _NAMES.index(each) for each in ("ASCII", *self.sets)}
        self.has_third = "ISO8859_1" in self.sets
        self.beginnings = set()
        for each in self.sets:
            if each.startswith("JISX0213") and each.endswith("_1"):
                self.beginnings |= {text[0] for text in _SETS[each].ready().encoded if len(text) == 2}

    def decode_one(self, data, i, state):
        byte = data[i]
        if state[4]:
            state[4] = not _ends_escape(byte)
            return chr(byte), 1
        if byte == ESC:
            return self._decode_escape(data, i, state)
        if self.shifts and byte in (SO, SI):
            state[3] = byte == SO
            return "", 1
        if byte == 10:
            state[3] = 0
        if byte >= 0x80:
            return None, -1
        number = state[1] if state[3] else state[0]
        if byte < 0x20 or number == _ASCII:
            return chr(byte), 1
        return _read_character(_SETS[_NAMES[number]].ready(), data, i, 0)

    def _decode_escape(self, data, i, state):
        second = data[i + 1:i + 2]
        if not second:
            return None, 0
        if second == b"N" and self.has_third:
            if state[2] == _ASCII:
                third = data[i + 2:i + 3]
                return (third.decode("latin-1"), 3) if b"" < third < b"\x80" else (None, -2 if third else 0)
            return _read_character(_SETS[_NAMES[state[2]]].ready(), data, i, 2)
        if second not in b"()$.&":
            # No escape sequence of these: it is text, up to its end.
            state[4] = 1
            return "\x1b", 1
        end = i + 1
        while not _ends_escape(data[end]):
            end += 3 if data[end:end + 2] == b"&@" and not self.shifts else 1
            if end >= len(data):
                return None, 0 if end - i < 16 else -1
        return self._designate(data[i + 1:end + 1], state)

    def _designate(self, escape, state):
        if escape == b"&@\x1b$B" and not self.shifts:
            escape = b"$B"
        kind = escape[:-1]
        width = 2 if kind[:1] == b"$" else 1
        place = {b"(": 0, b"$": 0, b"$(": 0, b")": 1, b"$)": 1, b".": 2 if self.has_third else None}.get(kind)
        number = self.marks.get((width, escape[-1]))
        if place is None or number is None:
            return None, -1 - len(escape)
        state[place] = number
        return "", 1 + len(escape)

    def encode_one(self, text, i, state):
        char = text[i]
        if char < "\x80":
            opening = self.fresh(state)
            return opening + char.encode("ascii"), 1
        if char in self.beginnings:
            if i + 1 == len(text):
                return None, 0
            found = self._find(text[i:i + 2])
            if found is not None:
                return self._write(*found, state), 2
        found = self._find(char)
        return (self._write(*found, state), 1) if found is not None else (None, -1)

    def encode_last(self, char):
        found = self._find(char)
        return found and self._write(*found, bytearray(8))

    def _find(self, text):
        for name in self.sets:
            data = _SETS[name].ready().encoded.get(text)
            if data is not None:
                return name, data

    def _write(self, name, data, state):
        number = _NAMES.index(name)
        place = 1 if self.shifts else 0
        opening = b""
        if state[place] != number:
            state[place] = number
            opening = bytes((ESC,)) + _SETS[name].escape
        if self.shifts and not state[3]:
            state[3] = 1
            opening += bytes((SO,))
        return opening + data

    def fresh(self, state):
        """Back to ASCII."""
        closing = b""
        if state[0] != _ASCII:
            state[0] = _ASCII
            closing = bytes((ESC,)) + _SETS["ASCII"].escape
        if state[3]:
            state[3] = 0
            closing = bytes((SI,)) + closing
        return closing


def _ends_escape(byte):
    return 0x40 <= byte <= 0x5A


def _read_character(charset, data, i, skip):
    part = data[i + skip:i + skip + charset.width]
    if len(part) < charset.width:
        return None, 0
    text = charset.texts.get(part)
    return (text, skip + charset.width) if text is not None else (None, -charset.width)


getcodec = getter(dict.fromkeys(_ENCODINGS, _Iso2022))
