import codecs
import io

for translate in (False, True):
    d = io.IncrementalNewlineDecoder(None, translate)
    parts = [d.decode(part) for part in ("a\r", "\nb\r", "c\n", "\r", "")] + [d.decode("", final=True)]
    print(translate, parts, d.newlines, d.getstate())
    d.reset()
    print(d.newlines, d.decode("\r"), d.getstate(), d.decode("x"), d.newlines)
d = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), True)
print([d.decode(part) for part in (b"\xe2", b"\x82", b"\xac\r", b"\n")], d.getstate(), d.newlines)
d.setstate((b"\xe2", 1))
print(repr(d.decode(b"\x82\xac")), d.newlines)
for state in (5, (1,), (b"", "x")):
    try:
        d.setstate(state)
    except Exception as e:
        print(type(e).__name__, e)


class Odd:
    def decode(self, data, final=False):
        return 42

    def getstate(self):
        return "odd"


for action in ("decode", "getstate"):
    try:
        getattr(io.IncrementalNewlineDecoder(Odd(), True), action)(*((b"",) if action == "decode" else ()))
    except TypeError as e:
        print(e)
try:
    io.IncrementalNewlineDecoder.__new__(io.IncrementalNewlineDecoder).decode("x")
except ValueError as e:
    print(e)
