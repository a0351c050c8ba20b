import os

r, w = os.pipe()
print(os.write(w, b"hello"), os.read(r, 3), os.write(w, bytearray(b" world")), os.read(r, 2))
target = bytearray(8)
print(os.readinto(r, target), target)
again = os.dup(w)
os.close(w)
os.write(again, memoryview(b"last"))
os.close(again)
print(os.read(r, 10))
os.close(r)
r, w = os.pipe()
with os.fdopen(w, "w") as out, os.fdopen(r, encoding="utf-8") as source:
    print("line one", file=out)
    out.write("zwei é\n")
    out.flush()
    print(repr(source.readline()), repr(source.readline()), source.seekable(), out.buffer.raw.seekable())

try:
    os.read(r, 1)
except OSError as e:
    print(e.strerror, e.filename)
print(os.get_inheritable(0), os.isatty(99), os.strerror(2) != "")
