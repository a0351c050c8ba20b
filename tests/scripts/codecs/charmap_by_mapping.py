# charmap_encode and charmap_decode: mappings of numbers, texts, bytes, None; anything with __getitem__.
import _codecs

def show(f, *arguments):
    try:
        print(f.__name__, arguments, "->", f(*arguments))
    except Exception as error:
        print(f.__name__, arguments, type(error).__name__, error)

decode, encode = _codecs.charmap_decode, _codecs.charmap_encode
show(decode, b"\x00\x01\x02", "strict", "ab")
show(decode, b"\x00\x01\x02", "replace", "ab\ufffe")
show(decode, b"ab\xff", "strict")
show(decode, b"ab", "strict", {97: "xyz", 98: 8364})
show(decode, b"abc", "ignore", {97: "\ufffe", 98: None})
show(decode, b"a", "strict", {97: -1})
show(decode, b"a", "strict", {97: 0x110000})
show(decode, b"a", "strict", {97: b"x"})
show(decode, b"a", "strict", 5)
show(encode, "\x00\xff", "strict")
show(encode, "\u20ac", "strict")
show(encode, "abc", "strict", {97: 1, 98: b"xyz", 99: b""})
show(encode, "a\u20acz", "strict", {97: 1})
show(encode, "a\u20acz", "replace", {97: 1, 63: b"??"})
show(encode, "a\u20acz", "replace", {97: 1})
show(encode, "a\u20acz", "ignore", {97: 1})
show(encode, "\u20ac", "xmlcharrefreplace", {ord(c): ord(c) for c in "&#;0123456789"})
show(encode, "a", "strict", {97: 256})
show(encode, "a", "strict", {97: "x"})

class Doubling:
    def __getitem__(self, key):
        if key == 120:
            raise LookupError("no x")
        if key == 121:
            raise RuntimeError("no y")
        return key * 2 % 256

print(encode("!A", "replace", Doubling()))
for text in ("xA", "y"):
    try:
        print(encode(text, "strict", Doubling()))
    except Exception as error:
        print(type(error).__name__, error)
table = _codecs.charmap_build("\u0391\u0392\ufffe" + "".join(map(chr, range(3, 256))))
print(encode("\u0392\u0391\x03", "strict", table))
