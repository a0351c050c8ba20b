"""The encodings of Chinese in China. HZ (RFC 1843) writes GB 2312 in seven bits between ~{ and ~}."""

from _multibyte import getter, table

_TILDE = ord("~")


class _Hz:
    """state[0]: whether characters are of two bytes."""

    def __init__(self, name):
        self.name = name
        self.plain = table("gb2312")

    def decode_one(self, data, i, state):
        byte = data[i]
        if byte == _TILDE:
            return self._decode_mark(data, i, state)
        if byte >= 0x80:
            return None, -1
        if not state[0]:
            return chr(byte), 1
        if i + 1 == len(data):
            return None, 0
        text = self.plain.several.get(bytes((byte | 0x80, data[i + 1] | 0x80)))
        return (text, 2) if text is not None and data[i + 1] < 0x80 else (None, -1)

    def _decode_mark(self, data, i, state):
        if i + 1 == len(data):
            return None, 0
        mark = chr(data[i + 1])
        if mark == "}" and state[0]:
            state[0] = 0
            return "", 2
        if state[0]:
            return None, -1
        if mark == "{":
            state[0] = 1
        elif mark != "~" and mark != "\n":
            return None, -1
        return "~" if mark == "~" else "", 2

    def encode_one(self, text, i, state):
        char = text[i]
        if char < "\x80":
            closing = self.fresh(state)
            state[0] = 0
            return closing + (b"~~" if char == "~" else char.encode("ascii")), 1
        data = self.plain.encoded.get(char)
        if data is None:
            return None, -1
        opening = b"" if state[0] else b"~{"
        state[0] = 1
        return opening + bytes([byte & 0x7F for byte in data]), 1

    def fresh(self, state):
        return b"~}" if state[0] else b""


getcodec = getter({"gb2312": None, "gbk": None, "gb18030": None, "hz": _Hz})
