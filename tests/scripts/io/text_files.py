"""Text files: reading, writing, positions, and what they refuse."""
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
    f.write("hello\nwörld\n")
f = open(path("out.txt"))
for text in [
    "f.read(3)", "f.read(0)", "f.readline()", "f.readline(2)", "f.read()", "f.read()", "f.readline()",
    "f.seek(0)", "f.readlines()", "f.tell()", "f.seek(2)", "f.read(2)", "f.tell()", "f.seek(1, 1)",
    "f.seek(1, 2)", "f.seek(0, 2)", "f.seek(0, 1)", "f.seek(0, 5)", "f.seek(-1)", "f.seek('a')",
    "f.write('x')", "f.writelines([])", "f.writelines(['x'])", "f.truncate()", "f.readable()",
    "f.writable()", "f.seekable()", "f.isatty()", "f.mode", "f.name", "f.encoding", "f.errors",
    "f.buffer.mode", "f.buffer.name", "f.buffer.raw.mode", "f.seek(0)", "[line for line in f]",
    "f.seek(0)", "next(f)", "f.tell()", "f.read(1.5)", "f.read('x')", "f.readline(None)", "f.read(None)",
    "f.readlines(1.5)", "repr(f)", "repr(f.buffer)", "repr(f.buffer.raw)", "f.close()", "f.close()",
    "f.closed", "f.read()", "f.readline()", "f.readlines()", "f.write('x')", "next(f)", "iter(f)",
    "f.__enter__()", "f.seek(0)", "f.tell()", "f.flush()", "f.fileno()", "f.isatty()", "f.readable()",
    "f.writelines([])", "f.truncate()", "repr(f)", "repr(f.buffer)", "repr(f.buffer.raw)",
    "f.buffer.read()", "f.buffer.readline()", "f.buffer.seek(0)", "f.buffer.tell()", "f.buffer.raw.read()",
]:
    attempt(text, f)
f = open(path("out.txt"), "w")
for text in [
    "f.write(5)", "f.write(b'x')", "f.write('abc')", "f.tell()", "f.read()", "f.readline()",
    "f.readlines()", "next(f)", "f.write('é')", "f.tell()", "f.writelines('abc')", "f.writelines(5)",
    "f.writelines([1])", "f.seek(1)", "f.write('Z')", "f.flush()", "f.truncate()", "f.buffer.read()",
    "f.reconfigure(line_buffering=True)", "f.line_buffering", "f.write_through",
]:
    attempt(text, f)
f.close()
f = open(path("out.txt"), "a")
for text in ["f.tell()", "f.write('\\nlast')", "f.tell()"]:
    attempt(text, f)
f.close()
f = open(path("out.txt"), "w+")
for text in ["f.write('one\\ntwo\\nthree')", "f.seek(0)", "f.readline()", "f.tell()", "f.write('X')", "f.seek(0)", "f.read()", "f.mode"]:
    attempt(text, f)
f.close()
with open(path("long.txt"), "w") as f:
    for i in range(2000):
        f.write(f"line é {i}\n")
with open(path("long.txt")) as f:
    print(sum(len(line) for line in f), f.tell())
with open(path("long.txt")) as f:
    print(len(f.read()))
with open(path("long.txt")) as f:
    for i in range(777):
        f.readline()
    place = f.tell()
    line = f.readline()
    f.seek(place)
    print(place, line == f.readline(), line)
    print(len(f.read(10000)), f.tell())
