def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


datas = [
    b"", b"ascii", "äö漢🐍".encode(), b"\xff", b"a\x80b", b"\xc0\x80", b"\xe2\x82", b"\xe2\x28\xa1", b"\xf0\x9f\x90", b"\xf0\x9f\x90x",
    b"\xf4\x90\x80\x80", b"\xed\xa0\x80", b"\xed\xa0\x80\xed\xb0\x80z", b"\xc3", b"\xc3(", b"\xf5abc", b"\xef\xbb\xbfbom", b"\xfe\xffa\x00b",
    b"\xff\xfea\x00", b"\xfe\xff\x00a", b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdca\x00", b"=\xd8\r\xdc", b"abc", b"\xff\xfe\x00\x00a\x00\x00\x00",
    b"\x00\x00\xfe\xff\x00\x00\x00a", b"\x00\x00\x11\x00", b"\x00\xd8\x00\x00", b"\x80\xdca\x00",
]
encodings = ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
handlers = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"]
for data in datas:
    for encoding in encodings:
        for handler in handlers:
            try:
                print(ascii(data.decode(encoding, handler)), end=" ")
            except UnicodeDecodeError as e:
                print((e.encoding, e.start, e.end, e.reason), e.object == data, end=" ")
        print()
    print(ascii(bytearray(data).decode("latin-1")), ascii(str(data, "latin-1")))

# Every byte that may follow every lead byte.
odd = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
mix = 0
for lead in range(0x80, 0x100):
    for second in odd:
        for third in odd:
            text = bytes([lead, second, third, 0x80, 0x41]).decode("utf-8", "backslashreplace")
            for c in text:
                mix = (mix * 31 + ord(c)) % 1000000007
print(mix)

show(lambda: b"a".decode("no-such-encoding"))
show(lambda: b"".decode("no-such-encoding"))
show(lambda: b"a".decode(5))
show(lambda: b"a".decode("ascii", 5))
show(lambda: b"\xff".decode("ascii", "no-such-handler"))
show(lambda: b"\xff".decode("ascii", "xmlcharrefreplace"))
show(lambda: b"a".decode("ascii", "no-such-handler"))
show(lambda: str(b"\xff", errors="ignore"))
show(lambda: str(b"a", encoding="ascii", errors="strict"))
show(lambda: str("a", "utf-8"))
show(lambda: str(1, "utf-8"))
show(lambda: str(b"a", 5))
show(lambda: str(encoding="utf-8"))
show(lambda: str())
show(lambda: str(1, 2, 3, 4))
try:
    b"abc\xff\xfed".decode()
except UnicodeDecodeError as e:
    print(e, e.args, e.start, e.end, e.object[e.start : e.end])
