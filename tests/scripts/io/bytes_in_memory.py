# BytesIO: reading, writing anywhere, seeking, truncating, lines, closing.
import io
file = io.BytesIO(b"one\ntwo\nthree")
print(file.read(2), file.tell(), file.readline(), file.read(), file.read(), file.seek(0), file.readlines(), file.getvalue())
print(file.seek(-2, 2), file.write(b"XYZ"), file.getvalue(), file.seek(30), file.write(b"end"), file.getvalue()[16:])
print(file.truncate(4), file.getvalue(), file.tell(), file.read(), file.seek(1), file.truncate(), file.getvalue())
file = io.BytesIO(b"a\nb\n")
print(list(file), file.readable(), file.writable(), file.seekable(), file.isatty(), file.closed)
buffer = bytearray(6)
print(io.BytesIO(b"12345").readinto(buffer), buffer)
print(io.BytesIO(memoryview(b"view")).getvalue(), io.BytesIO(None).getvalue(), io.BytesIO(initial_bytes=b"x").read1())
view = file.getbuffer()
try:
    file.write(b"longer than it was")
except BufferError as error:
    print(error)
view[0] = 90
view.release()
print(file.getvalue())
for call in (lambda: file.write("text"), lambda: file.seek(-1), lambda: file.seek(0, 5), lambda: file.truncate(-1), lambda: file.fileno(), lambda: io.BytesIO("text"), lambda: file.read("x")):
    try:
        print(call())
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
with file:
    pass
for call in (file.read, file.getvalue, lambda: file.write(b""), file.tell, file.__enter__, lambda: next(file)):
    try:
        print(call())
    except ValueError as error:
        print(error)
print(file.closed)
