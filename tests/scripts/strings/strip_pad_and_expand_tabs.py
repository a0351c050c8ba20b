def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ("  abc  ", "\t\n abc\u3000\x1f", "xxabcxx", "", "   ", "äxä"):
    print([text.strip(), text.lstrip(), text.rstrip(), text.strip("x"), text.lstrip(" x"), text.rstrip("ä x"), text.strip("")])
for data in (b"  abc  ", b"\x0b\x0c abc\x1c ", b"xxabcxx", b""):
    print([data.strip(), data.lstrip(b"x "), data.rstrip(bytearray(b"cx")), bytearray(data).strip()])
for width in range(-1, 8):
    print([f("ab", width) for f in (str.center, str.ljust, str.rjust, str.zfill)], "abc".center(width, "*"), "a".rjust(width, "漢"))
    print([f(b"ab", width) for f in (bytes.center, bytes.ljust, bytes.rjust, bytes.zfill)], bytearray(b"a").center(width, b"*"))
for text in ("-12", "+5", "--1", "", "-", "+", "a", "漢"):
    print([text.zfill(n) for n in (0, 1, 2, 5)])
for text in ("a\tb", "\t", "ab\tc\n\td\r\te", "漢\t字", "abcdefgh\ti", "12345678\t9"):
    print([text.expandtabs(), text.expandtabs(4), text.expandtabs(1), text.expandtabs(0), text.expandtabs(-3), text.expandtabs(tabsize=3)])
print(b"a\tb\xff\tc".expandtabs(), bytearray(b"\ta").expandtabs(2))

whole = "nothing to strip"
print(whole.strip() is whole, whole.center(3) is whole, whole.expandtabs() is whole, whole.zfill(2) is whole)
array = bytearray(b"abc")
print(array.strip() is array, array.ljust(1) is array)

show(lambda: "a".strip(1))
show(lambda: "a".lstrip(b"a"))
show(lambda: b"a".strip("a"))
show(lambda: b"a".rstrip(1))
show(lambda: "a".center(5, "xy"))
show(lambda: "a".center(5, ""))
show(lambda: "a".ljust(5, 1))
show(lambda: "a".rjust("5"))
show(lambda: "a".center(2.5))
show(lambda: b"a".center(5, "x"))
show(lambda: b"a".ljust(5, b"xy"))
show(lambda: b"a".rjust(5, bytearray(b"")))
show(lambda: "a".center())
show(lambda: "a".zfill())
show(lambda: "a".zfill("x"))
show(lambda: "a".expandtabs("x"))
show(lambda: "a".expandtabs(10**30))
show(lambda: "a".expandtabs(tab=1))
