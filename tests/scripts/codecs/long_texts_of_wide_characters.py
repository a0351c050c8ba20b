"""UTF-8 and UTF-16 in long texts: several characters are taken at once, and what is wrong among them is found where it is."""

BASES = ["a", "é", "я", "日", "\uffff", "😀", "a日", "日é", "ab日本語é😀"]

for base in BASES:
    for count in (1, 3, 7, 8, 9, 15, 16, 17, 50):
        text = base * count
        for codec in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32-be"):
            encoded = text.encode(codec)
            assert encoded.decode(codec) == text, (codec, base, count)
    print(ascii(base), len(text.encode()), len(text.encode("utf-16")), hash(text.encode("utf-16-be").decode("utf-16-be")) == hash(text))


def complain(function, *args):
    try:
        return function(*args)
    except UnicodeError as error:
        return f"{type(error).__name__} {error.start}-{error.end} {error.reason}"


three = "日本語テキスト".encode()
for at in (0, 3, 4, 5, 17, 20):
    for bad in (b"\xff", b"\xed\xa0\x80", b"\xe0\x80\x80", b"\xe3\x81", b"\xe3A", b"\x80"):
        data = three[: at // 3 * 3] + bad + three
        print(at, bad, complain(data.decode), ascii(data.decode("utf-8", "replace"))[:60])
for cut in range(1, 5):
    print(complain(three[:-cut].decode))

for at in (0, 1, 7, 8, 9, 20):
    for lone in ("\ud800", "\udfff", "\udc00\ud800"):
        text = "я" * at + lone + "я" * 20
        print(at, ascii(lone), complain(text.encode), complain(text.encode, "utf-16-le"))
        for order in ("le", "be"):
            units = text.encode("utf-16-" + order, "surrogatepass")
            print("  ", order, complain(units.decode, "utf-16-" + order), len(units.decode("utf-16-" + order, "ignore")))
            assert units.decode("utf-16-" + order, "surrogatepass") == text
print(complain(("x" * 20).encode("utf-16-le")[:-1].decode, "utf-16-le"), complain(("x" * 20 + "😀").encode("utf-16-le")[:-2].decode, "utf-16-le"))
