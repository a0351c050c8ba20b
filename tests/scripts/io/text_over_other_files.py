"""TextIOWrapper asks its buffer by name: whatever has the methods will do."""
import io


class Buffer(io.BytesIO):
    def write(self, data):
        print("write", bytes(data))
        return super().write(data)

    def read1(self, size):
        print("read1", size)
        return super().read1(size)

    def flush(self):
        print("flush")
        super().flush()


f = io.TextIOWrapper(Buffer(b"line one\nline two\n"), "ascii", write_through=False)
f._CHUNK_SIZE = 8
print(repr(f.readline()), f.readline(), repr(f.read(1)))
f.write("abc")
f.write("defghijkl")
f.flush()
lines = io.TextIOWrapper(Buffer(), "utf-8", newline="\r\n", line_buffering=True)
lines.write("no end")
lines.write("é\nmore")
through = io.TextIOWrapper(Buffer(), "utf-8", write_through=True)
through.write("x")
print(lines.line_buffering, lines.write_through, through.write_through, lines.newlines, lines.errors)
for bad in (None, 5):
    try:
        io.TextIOWrapper(bad)
    except Exception as e:
        print(type(e).__name__, e)


class Lying(io.BytesIO):
    answer = "text"

    def read1(self, size=-1):
        return self.answer

    read = read1


try:
    io.TextIOWrapper(Lying()).read(1)
except TypeError as e:
    print(e)
try:
    io.TextIOWrapper(io.BytesIO(b"\xff"), "ascii").read()
except UnicodeDecodeError as e:
    print(e)
print(io.TextIOWrapper(io.BytesIO(b"a\xffb"), "ascii", "replace").read(), end="|\n")
try:
    io.TextIOWrapper(io.BytesIO(), "ascii").write("é")
except UnicodeEncodeError as e:
    print(e)
lines.close()
through.close()
f.detach()
for name in ("read", "close", "flush", "__next__", "tell"):
    try:
        getattr(f, name)()
    except ValueError as e:
        print(name, e)
print(repr(f))
