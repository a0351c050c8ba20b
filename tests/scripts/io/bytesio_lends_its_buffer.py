import io

f = io.BytesIO(b"abcdef")
view = f.getbuffer()
print(type(view), bytes(view[1:3]), view.readonly)
view[0:2] = b"XY"
print(f.getvalue(), f.read(3), f.tell())
for action in (lambda: f.write(b"more"), lambda: f.truncate(2), lambda: f.close(), lambda: f.__init__(b"")):
    try:
        print(action())
    except BufferError as e:
        print("BufferError", e)
view.release()
print(f.write(b"!!"), f.getvalue())
f.seek(10)
print(f.write(b"z"), f.getvalue(), f.truncate(4), f.getvalue(), f.tell())
# A value that was handed out does not change.
value = f.getvalue()
f.seek(0)
f.write(b"____")
print(value, f.getvalue(), hash(f.getvalue()) == hash(b"____"))
target = bytearray(6)
f.seek(1)
print(f.readinto(target), target, f.readinto(memoryview(target)[2:]), target)
for bad in (b"12", "text", 5, memoryview(b"12")):
    try:
        f.readinto(bad)
    except TypeError as e:
        print(e)
for args in ((-1,), (0, 3), ("x",), (1.5,), (2 ** 70,)):
    try:
        f.seek(*args)
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(f.seek(-3, 2), f.seek(-99, 1), f.seek(3, 2), f.read())
f.close()
print(f.closed, repr(f.close()))
for name in ("read", "getvalue", "getbuffer", "tell", "readable", "flush", "isatty", "__next__"):
    try:
        getattr(f, name)()
    except ValueError as e:
        print(name, e)
