b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], b + b"!", b * 2, 104 in b, b"ell" in b, list(b[:3]), bytes(b) is b, b == b"hello\x00\xff", b < b"i", hash(b) == hash(bytes(b)))
print(bytes(3), bytes([1, 2, 255]), bytes(), bytes("é", "utf-8"), bytes("x", "ascii"), bytes(range(5)), bytes(b"x"), bytes(bytearray(b"y")), bytes.fromhex("48 65 6c"), b.hex(), b.hex(" "), b.hex("-", 2), b"\t\n\r\\'\"", b"it's", b'"')
print(b.upper(), b"ABC".lower(), b"abc".capitalize(), b"a b".title(), b"aB".swapcase(), b"x".center(5, b"*"), b"x".ljust(3), b"x".rjust(3, b"-"), b"5".zfill(3))
print(b"a,b,c".split(b","), b"a b  c".split(), b"a,b,c".rsplit(b",", 1), b"x\ny\r\n".splitlines(), b",".join([b"a", bytearray(b"b")]), b" x ".strip(), b"xxa".lstrip(b"x"), b"axx".rstrip(b"x"), b"abc".partition(b"b"), b"abcb".rpartition(b"b"))
print(b"hello".find(b"l"), b"hello".find(108), b"hello".rfind(b"l"), b"hello".index(b"e"), b"hello".count(b"l"), b"hello".replace(b"l", b"L"), b"hello".startswith(b"he"), b"hello".endswith((b"x", b"lo")), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"), b"a\tb".expandtabs(3), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"))
print(b"ab".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace(), b"a".islower(), b"A".isupper(), b"Ab".istitle(), b"\x80".isascii(), b"abc".decode(), b"\xc3\xa9".decode("utf-8"), b"\xe9".decode("latin-1"))
for action in (lambda: b[10], lambda: b["a"], lambda: b + "x", lambda: b"a" + [1], lambda: bytes([256]), lambda: bytes(["a"]), lambda: bytes("x"), lambda: bytes(-1), lambda: b"x".find("a"), lambda: "a" in b, lambda: 256 in b, lambda: b.index(b"z"), lambda: b",".join(["a"]), lambda: b"\xff".decode(), lambda: bytes.fromhex("4"), lambda: bytes.fromhex("zz"), lambda: setattr(b, "x", 1), lambda: b"a" < "a", lambda: b"a".split(b""), lambda: bytes(5, "ascii"), lambda: b"a" * b"b", lambda: b"abc".replace("a", "b"), lambda: b"\x80abc".decode("ascii"), lambda: b"a".hex("ab"), lambda: bytes(1.5), lambda: b"a".startswith("a")):
    try:
        print(action())
    except (IndexError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(b"a" == "a", b"a" != "a", b"" == b"", bool(b""), sorted([b"b", b"a", b""]), max(b"abc"), [x for x in b"ab"], {b"k": 1}[b"k"], bytes(map(lambda x: x + 1, b"HAL")), b"%d" % 5, repr(b"'"), str(b"x"), type(b"ab"[0:1]), b"ab".__len__())
class HasBytes:
    def __bytes__(self): return b"custom"
class Bad:
    def __bytes__(self): return "text"
class Sub(bytes):
    def shout(self): return self.upper() + b"!"
print(bytes(HasBytes()), Sub(b"a").shout(), Sub(b"ab")[0], type(Sub(b"a") + b"b"))
try:
    bytes(Bad())
except TypeError as error:
    print(error)
print([n for n in dir(bytes) if n[0] != "_"])
