"""The character sets of East Asia, and the codecs over them: what _codecs_cn, _codecs_jp and their like give out.

Tables come from _multibytetables, a module for each encoding (scripts/generate-multibyte.mjs):

    SINGLES   256 characters, those that one byte stands for
    LEADS     bytes before the last one -> (first last byte, characters from there on)
    PAIRS     bytes -> two characters
    ENCODED   character -> bytes, where that is not what the tables above say backwards
    REVERSED  of two ways to write a character, the last is taken
    RANGES    (first, end, number): characters that GB 18030 writes as the number of four bytes
    JAMO      the last bytes of initials, vowels and finals that KS X 1001 makes syllables up of

A codec answers for one character at a time. `decode_one(data, i)` gives (text, length), `encode_one(text, i)` gives (bytes, length), where a
length of 0 means that more is wanted and -1 that there is no such character. What HZ and ISO 2022 keep from character to character is their state.
"""

HOLE = "\ufffd"
_FILLER = b"\xa4\xd4"


class Table:
    """An encoding without state."""

    def __init__(self, name):
        self.name = name
        source = vars(__import__(f"_multibytetables.{name}", fromlist=["SINGLES"]))
        self.singles = [None if text == HOLE else text for text in source["SINGLES"]]
        self.several = dict(source["PAIRS"])
        self.prefixes = set(source["LEADS"])
        self.ranges = source["RANGES"]
        self.jamo = source["JAMO"]
        self.encoded = {text: bytes((byte,)) for byte, text in enumerate(self.singles) if text is not None}
        self._read_rows(source["LEADS"].items(), source["REVERSED"])
        for data, text in source["PAIRS"].items():
            self.encoded[text] = data
            self.prefixes.add(data[:-1])
        for text, data in source["ENCODED"].items():
            if data:
                self.encoded[text] = data
            else:
                self.encoded.pop(text, None)
        self.thirds = {prefix[0] for prefix in self.prefixes if len(prefix) == 2}
        self.beginnings = {text[0] for text in source["PAIRS"].values()}
        self.fresh = None

    def _read_rows(self, rows, is_reversed):
        several, encoded = self.several, self.encoded
        for prefix, (first, texts) in rows:
            for last, text in enumerate(texts, first):
                if text != HOLE:
                    data = prefix + bytes((last,))
                    several[data] = text
                    if is_reversed or text not in encoded:
                        encoded[text] = data

    def decode_one(self, data, i, state):
        text = self.singles[data[i]]
        if text is not None:
            return text, 1
        length = 3 if data[i] in self.thirds else 2
        part = data[i:i + length]
        text = self.several.get(part)
        if text is not None:
            return text, length
        if self.ranges:
            return self._decode_four(data, i)
        if self.jamo[0] and part == _FILLER:
            return self._syllable(data, i)
        return None, 0 if len(part) < length and (length == 3 or part in self.prefixes) else -1

    def encode_one(self, text, i, state):
        char = text[i]
        if char in self.beginnings:
            if i + 1 == len(text):
                return None, 0
            data = self.encoded.get(text[i:i + 2])
            if data is not None:
                return data, 2
        data = self.encoded.get(char)
        if data is not None:
            return data, 1
        return self._encode_computed(ord(char))

    def encode_last(self, char):
        """The bytes of a character that begins a pair, when nothing follows."""
        return self.encoded.get(char)

    def _encode_computed(self, point):
        if self.jamo[0] and 0xAC00 <= point < 0xD7A4:
            place = point - 0xAC00
            parts = zip(self.jamo, (place // 588, place // 28 % 21, place % 28))
            return _FILLER + b"".join([bytes((0xA4, part[index])) for part, index in parts]), 1
        for first, end, number in self.ranges:
            if first <= point < end:
                return _four_bytes(number + point - first), 1
        if self.ranges and point >= 0x10000:
            return _four_bytes(189_000 + point - 0x10000), 1
        return None, -1

    def _syllable(self, data, i):
        """What a filler begins is a syllable made up of three letters (KS X 1001, annex 3); with less behind it there is no such character."""
        if len(data) < i + 8:
            return None, 0
        indexes = [part.find(data[i + at]) for part, at in zip(self.jamo, (3, 5, 7))]
        if data[i + 2] != 0xA4 or data[i + 4] != 0xA4 or data[i + 6] != 0xA4 or -1 in indexes:
            return None, -1
        initial, vowel, final = indexes
        return chr(0xAC00 + initial * 588 + vowel * 28 + final), 8

    def _decode_four(self, data, i):
        part = data[i:i + 4]
        limits = ((0x81, 0xFE), (0x30, 0x39), (0x81, 0xFE), (0x30, 0x39))
        if any(not low <= byte <= high for byte, (low, high) in zip(part, limits)):
            return None, 0 if len(part) == 1 and 0x81 <= part[0] <= 0xFE else -1
        if len(part) < 4:
            return None, 0
        a, b, c, d = part
        place = (((a - 0x81) * 10 + b - 0x30) * 126 + c - 0x81) * 10 + d - 0x30
        if 189_000 <= place < 189_000 + 0x100000:
            return chr(0x10000 + place - 189_000), 4
        for first, end, number in self.ranges:
            if number <= place < number + end - first:
                return chr(first + place - number), 4
        return None, -1


def _four_bytes(number):
    number, d = divmod(number, 10)
    number, c = divmod(number, 126)
    a, b = divmod(number, 10)
    return bytes((a + 0x81, b + 0x30, c + 0x81, d + 0x30))


_tables = {}


def table(name):
    if name not in _tables:
        _tables[name] = Table(name)
    return _tables[name]


def getter(names):
    """`getcodec` of a module: the codec of an encoding that it has, by the rules that stand beside the name (None: a table)."""

    def getcodec(encoding, /):
        if not isinstance(encoding, str):
            raise TypeError("encoding name must be a string.")
        if encoding not in names:
            raise LookupError("no such codec is supported.")
        from _multibytecodec import make_codec
        return make_codec(encoding, names[encoding] or table)

    return getcodec
