"""Line ends and encodings of text files."""
folder = __file__.rpartition("/")[0]


def path(name):
    return f"{folder}/{name}"


def write(name, data):
    with open(path(name), "wb") as f:
        f.write(data)


write("ends.txt", b"a\nb\rc\r\nd\r\re\n\r")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path("ends.txt"), newline=newline) as f:
        print(repr(newline), f.readlines(), f.newlines)
    with open(path("ends.txt"), newline=newline) as f:
        print(repr(newline), [f.read(2) for _ in range(7)], f.newlines)
    with open(path("ends.txt"), newline=newline) as f:
        print(repr(newline), [f.readline(2) for _ in range(12)], f.newlines)
    with open(path("ends2.txt"), "w", newline=newline) as f:
        f.write("a\nb\r\nc")
    print(open(path("ends2.txt"), "rb").read())
for encoding in ("utf-8", "latin-1", "ascii", "UTF8", "iso-8859-1", "utf-8-sig", None):
    for errors in (None, "replace", "ignore", "surrogateescape", "backslashreplace"):
        write("in.txt", "aé€".encode() + b"\xff\nz")
        try:
            with open(path("in.txt"), encoding=encoding, errors=errors) as f:
                print(encoding, errors, ascii(f.read()), f.encoding, f.errors)
        except UnicodeError as error:
            print(encoding, errors, type(error).__name__, error)
        try:
            with open(path("out.txt"), "w", encoding=encoding, errors=errors) as f:
                f.write("aé€\udcff")
            print(open(path("out.txt"), "rb").read())
        except UnicodeError as error:
            print(encoding, errors, type(error).__name__, error)
# Characters and line ends that lie across the pieces that are decoded.
for shift in range(4):
    write("wide.txt", b"x" * (8190 + shift) + "é€𝄞\r\nend".encode())
    with open(path("wide.txt")) as f:
        text = f.readline()
        print(len(text), ascii(text[-4:]), f.tell(), f.read())
    write("ends.txt", b"x" * (8188 + shift) + b"\r\n\ry")
    with open(path("ends.txt")) as f:
        print([(len(line), f.newlines) for line in iter(f.readline, "")], f.tell())
write("mark.txt", b"\xef\xbb\xbfmarked")
print(open(path("mark.txt"), encoding="utf-8-sig").read(), ascii(open(path("mark.txt")).read()))
