class Reader:
    ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}

    def __init__(self, text):
        self.text, self.i = text, 0

    def fail(self, what):
        raise ValueError(f"{what} at {self.i}")

    def skip(self):
        while self.i < len(self.text) and self.text[self.i] in " \n\t\r":
            self.i += 1

    def read(self):
        value = self.value()
        self.skip()
        if self.i != len(self.text):
            self.fail("extra data")
        return value

    def value(self):
        self.skip()
        if self.i == len(self.text):
            self.fail("unexpected end")
        char = self.text[self.i]
        if char == "{":
            return self.items("}", self.pair, dict)
        if char == "[":
            return self.items("]", self.value, list)
        if char == '"':
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.i):
                self.i += len(word)
                return value
        return self.number()

    def items(self, end, one, make):
        self.i += 1
        found = []
        self.skip()
        if self.text[self.i : self.i + 1] == end:
            self.i += 1
            return make(found)
        while True:
            found.append(one())
            self.skip()
            char = self.text[self.i : self.i + 1]
            self.i += 1
            if char == end:
                return make(found)
            if char != ",":
                self.fail(f"expected , or {end}")

    def pair(self):
        self.skip()
        key = self.string()
        self.skip()
        if self.text[self.i : self.i + 1] != ":":
            self.fail("expected :")
        self.i += 1
        return key, self.value()

    def string(self):
        if self.text[self.i : self.i + 1] != '"':
            self.fail("expected a string")
        self.i += 1
        parts = []
        while True:
            if self.i >= len(self.text):
                self.fail("unterminated string")
            char = self.text[self.i]
            self.i += 1
            if char == '"':
                return "".join(parts)
            if char == "\\":
                char = self.text[self.i]
                self.i += 1
                if char == "u":
                    parts.append(chr(int(self.text[self.i : self.i + 4], 16)))
                    self.i += 4
                else:
                    parts.append(self.ESCAPES[char])
            else:
                parts.append(char)

    def number(self):
        start = self.i
        while self.i < len(self.text) and self.text[self.i] in "+-0123456789.eE":
            self.i += 1
        text = self.text[start : self.i]
        if not text:
            self.fail("unexpected character")
        return float(text) if any(c in text for c in ".eE") else int(text)


def write(value, indent=0):
    pad = "  " * indent
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, list):
        rows = [f"{pad}  {write(v, indent + 1)}" for v in value]
        return "[\n" + ",\n".join(rows) + f"\n{pad}]" if rows else "[]"
    rows = [f"{pad}  {write(k)}: {write(v, indent + 1)}" for k, v in value.items()]
    return "{\n" + ",\n".join(rows) + f"\n{pad}}}" if rows else "{}"


source = '{"name": "taipan", "tags": ["a", "b\\n", "\\u00e9"], "n": -12, "x": 1.5e3, "ok": true, "none": null, "deep": {"list": [[], {}, [1, [2]]]}}'
data = Reader(source).read()
print(data)
text = write(data)
print(text)
print(Reader(text).read() == data)
for bad in ("", "{", "[1,]", '{"a" 1}', '"abc', "[1 2]", "nul", "{1: 2}", "1 2"):
    try:
        print(Reader(bad).read())
    except ValueError as error:
        print(repr(bad), error)
