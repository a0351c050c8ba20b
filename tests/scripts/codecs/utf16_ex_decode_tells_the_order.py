# utf_16_ex_decode and utf_32_ex_decode find out the byte order and say it.
import _codecs
for data, order, final in ((b"", 0, True), (b"\xff", 0, False), (b"\xff\xfea\x00b", 0, False), (b"\xfe\xff\x00a", 0, True), (b"a\x00", 0, True), (b"\x00a", 1, True), (b"a\x00", -1, True), (b"\xff\xfea\x00", -1, True)):
    text, taken, found = _codecs.utf_16_ex_decode(data, None, order, final)
    print(data, order, ascii(text), taken, found)
for data, order in ((b"\xff\xfe\x00\x00a\x00\x00\x00", 0), (b"\x00\x00\xfe\xff\x00\x00\x00a", 0), (b"a\x00\x00\x00", 0), (b"\xff\xfe", 0)):
    print(_codecs.utf_32_ex_decode(data, None, order, False))
for order in (-1, 0, 1, 5):
    print(_codecs.utf_16_encode("a", "strict", order), _codecs.utf_32_encode("a", None, order))
