"""tell() and seek() of text in encodings with and without state, also in the middle of what was decoded."""
import io

text = "plain line\nwörld €\n😀 third\r\nlast"
for encoding in ("utf-8", "utf-8-sig", "latin-1", "utf-16", "utf-16-le", "utf-32"):
    data = text.encode(encoding, "replace")
    for newline in (None, "", "\n"):
        f = io.TextIOWrapper(io.BytesIO(data), encoding, newline=newline)
        f._CHUNK_SIZE = 7
        places = [(f.tell(), "")]
        while True:
            c = f.read(1)
            places.append((f.tell(), c))
            if not c:
                break
        whole = "".join(c for _, c in places)
        good = True
        for i in range(0, len(places), 5):
            f.seek(places[i][0])
            good = good and f.read() == "".join(c for _, c in places[i + 1:])
        f.seek(0)
        print(encoding, repr(newline), len(whole), good, f.readline() == whole[:whole.index("\n") + 1], f.newlines)
f = io.TextIOWrapper(io.BytesIO(b"a\nb\nc\n"))
for line in f:
    try:
        f.tell()
    except OSError as e:
        print(line.strip(), e)
print(f.tell())
for args in ((1, 1), (1, 2), (-1,), (0, 9), ("x",)):
    try:
        f.seek(*args)
    except Exception as e:
        print(args, type(e).__name__, e)
print(f.seek(0, 2), f.seek(2), f.readline(), f.truncate(3), f.buffer.getvalue())
g = io.TextIOWrapper(io.BytesIO(), "utf-16")
g.write("ab")
print(g.tell(), g.seek(0, 2), g.write("c"), g.seek(0), g.read())
