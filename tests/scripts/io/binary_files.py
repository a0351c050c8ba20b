"""Files of bytes: buffered readers and writers, both in one, and raw ones."""
folder = __file__.rpartition("/")[0]


def path(name):
    return f"{folder}/{name}"


def attempt(text, f=None, **names):
    """Prints what an expression gives, or how it fails."""
    try:
        result = eval(text, {"f": f, "path": path, **names})
    except OSError as error:
        shown = error if error.strerror is None else (error.strerror, error.filename)
        print(text, "->", type(error).__module__, type(error).__name__, shown)
    except Exception as error:
        print(text, "->", type(error).__name__, error)
    else:
        print(text, "=", type(result).__name__ if hasattr(result, "close") else result)
        if hasattr(result, "close") and result is not f:
            result.close()


with open(path("out.txt"), "w") as f:
    f.write("aZ")
f = open(path("out.txt"), "rb")
for text in [
    "f.read()", "f.seek(0)", "f.read(1)", "f.peek(2)[:2]", "f.read1(1)", "f.readline()", "f.tell()",
    "f.seek(-1, 2)", "f.read(5)", "f.read(-2)", "f.seek(0, 9)", "f.seek(-10)", "f.seek(0)",
    "f.readinto(bytearray(2))", "f.readinto(b'xx')", "f.readlines()", "f.write(b'x')", "f.mode", "f.name",
    "f.raw.closefd", "f.raw.readable()", "f.truncate()", "f.read()", "f.closed", "f.close()",
]:
    attempt(text, f)
f = open(path("out.txt"), "wb")
for text in [
    "f.write('x')", "f.write(5)", "f.write(b'abc')", "f.write(bytearray(b'def'))", "f.tell()", "f.read()",
    "f.readline()", "f.seek(2)", "f.write(b'Z')", "f.flush()", "f.readable()", "f.writable()",
    "f.truncate(4)", "f.close()", "f.write(b'x')", "f.flush()", "f.tell()", "f.raw.write(b'')",
]:
    attempt(text, f)
print(open(path("out.txt"), "rb").read())
f = open(path("out.txt"), "r+b")
for text in [
    "f.read(1)", "f.write(b'XY')", "f.read()", "f.seek(0)", "f.read()", "f.tell()", "f.write(b'end')",
    "f.seek(0)", "f.readline()", "f.mode", "repr(f)",
]:
    attempt(text, f)
f.close()
f = open(path("out.txt"), "rb", buffering=0)
for text in [
    "f.read(1)", "f.readall()", "f.read()", "f.write(b'x')", "f.seek(0)", "f.readline()", "f.readlines()",
    "f.truncate(1)", "f.name", "f.mode", "f.close()", "f.read()", "f.seek(0)", "f.fileno()",
]:
    attempt(text, f)
f = open(path("out.txt"), "ab+", buffering=0)
for text in [
    "f.tell()", "f.write(b'more')", "f.tell()", "f.seek(0)", "f.read()", "f.seek(0)", "f.write(b'!')",
    "f.seek(0)", "f.read()", "f.mode",
]:
    attempt(text, f)
f.close()
with open(path("lines.txt"), "wb", 16) as f:
    for i in range(100):
        f.write(b"line %d\n" % i)
with open(path("lines.txt"), "rb", 16) as f:
    print(len(f.readlines()), f.tell(), f.seek(10), f.readline(), f.read(20), f.read1(5), f.peek(1)[:1] in (b"n", b"e", b"i", b"l"))
