def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ("a b c", "  a  b ", "", " ", "a\tb\nc\x0bd\x1ce\x85f\u2028g\u3000h", "abc", ",a,,b,"):
    print(text.split(), text.rsplit(), text.split(None, 1), text.rsplit(None, 1), text.split(None, 0), text.rsplit(None, 0))
    print(text.split(","), text.rsplit(",", 1), text.split(",", 2), text.split("b"))
    print(text.partition("b"), text.rpartition("b"), text.partition("x"), text.rpartition("x"))
    data = text.encode()
    print(data.split(), data.rsplit(None, 1), data.split(b","), data.rpartition(b"b"))

print("aaa".split("aa"), "aaa".rsplit("aa"), "aXXbXXc".split("XX", -1), "漢字漢字".split("字"))
lines = "one\ntwo\r\nthree\rfour\x0bfive\x0csix\x1cseven\x1deight\x1enine\x85ten\u2028eleven\u2029twelve"
print(lines.splitlines())
print(lines.splitlines(True))
print("\n\na\n".splitlines(), "a\n\nb".splitlines(keepends=True), "".splitlines(), "\r\n\r".splitlines(True))
print(b"one\ntwo\r\nthree\rfour\x0bfive\x85six".splitlines(), bytearray(b"a\nb").splitlines(True))

print(",".join([]), ",".join(["a"]), ",".join(("a", "b")), "".join(["ä", "漢", "🐍"]), "漢".join("ab"))
print("-".join(str(i) for i in range(5)), "-".join({"x": 1, "y": 2}), ", ".join(map(str, range(3))))
print(b",".join([b"a", bytearray(b"b"), b"c"]))
print(bytearray(b"-").join([b"a", b"b"]), b"".join([]), b"x".join([b"a"]))
one = "unique text"
print("".join([one]) is one, ",".join([one]) is one)

show(lambda: "a".split(""))
show(lambda: "a".split(1))
show(lambda: "a".rsplit(b"a"))
show(lambda: "a".split(None, "x"))
show(lambda: "a".split(sep="a", maxsplit=2.0))
show(lambda: "a".split(maxsplit=10**30))
show(lambda: "a".split(1, 2, 3))
show(lambda: "a".split(separator=","))
show(lambda: b"a".split("a"))
show(lambda: b"a".split(b""))
show(lambda: "a".partition(""))
show(lambda: "a".partition(1))
show(lambda: b"a".rpartition("a"))
show(lambda: ",".join(1))
show(lambda: ",".join([1]))
show(lambda: ",".join(["a", None]))
show(lambda: ",".join(["a", b"b"]))
show(lambda: b",".join(["a"]))
show(lambda: b",".join([1]))
show(lambda: b",".join(5))


def failing():
    yield "a"
    raise KeyError("from the generator")


show(lambda: ",".join(failing()))
