def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Bytes:
    def __bytes__(self):
        return b"from __bytes__"


class Count:
    def __index__(self):
        return 3


class Both(Count):
    def __iter__(self):
        return iter([1, 2])


class Refusing:
    def __index__(self):
        raise TypeError("not an index")

    def __iter__(self):
        return iter([7, 8])


class Failing:
    def __iter__(self):
        yield 1
        raise KeyError("while iterating")


for family in (bytes, bytearray):
    show(lambda: family())
    for source in (0, 3, b"abc", bytearray(b"xyz"), [], [1, 2, 255], (65, 66), range(3), {1}, (i for i in (1, 2)), "text", None, 1.5, -1, [256], [-1], ["a"], [1.5], [10**30], 10**30, object, Count(), Both(), Refusing(), Failing(), True):
        show(lambda: family(source))
    show(lambda: family("ä漢", "utf-8"))
    show(lambda: family("ä", "ascii", "ignore"))
    show(lambda: family("a", errors="strict"))
    show(lambda: family(1, "utf-8"))
    show(lambda: family(encoding="utf-8"))
    show(lambda: family("a", 5))
    show(lambda: family(source=b"a") if family is bytes else family(source=[1]))
    show(lambda: family(1, 2, 3, 4))
    show(lambda: family(string="a"))
    for text in ("", "ab", "AB cd\n0F", " 1 2", "abc", "zz", "a", "ab c", "ä0", "0漢", b"4142", 5, None):
        show(lambda: family.fromhex(text))
    data = family(b"\x00\x01abcde\xff")
    for args in ((), (":",), (":", 2), (":", 3), (":", -3), (":", 0), (b"-",), ("",), ("ab",), ("漢",), (b"\xff",), (5,), (":", "x"), (":", 1, 2)):
        show(lambda: data.hex(*args))
    print(data.hex(sep="-", bytes_per_sep=4), family().hex(":"))
show(lambda: bytes(Bytes()))
show(lambda: bytearray(Bytes()))
one = b"abc"
empty = b""
print(bytes(one) is one, bytes(bytearray(one)) == one, bytes([97]) is b"xa"[1:2], empty is bytes())
print(b"a" + bytearray(b"b"), bytearray(b"a") + b"b", b"ab" * 3, 2 * bytearray(b"x"), b"ab" * 0, b"" + one is one)
print([b"abc"[i] for i in range(-3, 3)], b"abcdef"[1:4], b"abcdef"[::-2], bytearray(b"abcdef")[4:1:-1], list(b"ab"), tuple(bytearray(b"ab")))
print(b"a" < b"b", b"a" == bytearray(b"a"), bytearray(b"b") > b"a", b"a" == "a", b"ab" > b"a", b"" < b"\x00", b"\xff" > b"a")
print(hash(b"abc") == hash(b"abc"), {b"k": 1}[bytes(bytearray(b"k"))], len(b"abc"), bool(b""), b"".__bytes__(), b"x".__getnewargs__())
abc = b"abc"
show(lambda: abc[3])
show(lambda: abc["a"])
show(lambda: abc[10**30])
show(lambda: b"a" + "b")
show(lambda: b"a" + 1)
show(lambda: bytearray(b"a") + None)
show(lambda: b"a" * "b")
show(lambda: b"a" < "a")
show(lambda: hash(bytearray()))
show(lambda: b"a" % "b")
