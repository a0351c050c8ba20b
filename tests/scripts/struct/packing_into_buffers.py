# pack_into, unpack_from, unpack and iter_unpack: offsets, sizes and buffers that do not fit.
import array
import struct
from struct import iter_unpack, pack_into, unpack, unpack_from

buffer = bytearray(10)
pack_into("<hI", buffer, 1, -2, 7)
pack_into(">h", buffer, -2, 513)
print(buffer, unpack_from("<hI", buffer, 1), unpack_from(">h", buffer, -2), unpack_from(">h", buffer=buffer, offset=8))
view = memoryview(buffer)[2:8]
pack_into("i", view, 2, 99)
numbers = array.array("i", [0, 0])
pack_into("ii", numbers, 0, 5, 6)
print(buffer, numbers, unpack("ii", numbers))
attempts = [
    lambda: pack_into(), lambda: pack_into("i"), lambda: pack_into("i", buffer), lambda: pack_into("i", buffer, 0, 1, 2),
    lambda: pack_into("i", buffer, 8, 1), lambda: pack_into("i", buffer, -2, 1), lambda: pack_into("i", buffer, -11, 1),
    lambda: pack_into("i", buffer, "x", 1), lambda: pack_into("i", b"12345678", 0, 1), lambda: pack_into("i", 5, 0, 1),
    lambda: pack_into("i", buffer, 0, "x"), lambda: unpack("i", b"abc"), lambda: unpack("i", "abcd"), lambda: unpack("i"),
    lambda: unpack_from("i", b"abc"), lambda: unpack_from("i", b"abcde", 2), lambda: unpack_from("i", b"abcde", -2),
    lambda: unpack_from("i", b"abcde", -6), lambda: unpack_from("i"), lambda: unpack_from("i", b"abcde", "x"),
    lambda: iter_unpack("i", b"abc"), lambda: iter_unpack("", b"abc"), lambda: iter_unpack("i", 5), lambda: struct.pack("ii", 1),
    lambda: struct.pack(), lambda: struct.pack("i", x=1),
]
for attempt in attempts:
    try:
        print(attempt())
    except (struct.error, TypeError) as e:
        print(type(e).__name__, e)
it = iter_unpack("<h", bytearray(b"abcdef"))
print(it.__length_hint__(), next(it), list(it), list(it), it.__length_hint__(), type(it).__name__)
held = bytearray(8)
it = iter_unpack("i", held)
try:
    held.append(1)
except BufferError as e:
    print(e)
print(list(it), held.append(1))


class Resizing:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        self.target.clear()
        return 1


target = bytearray(8)
try:
    pack_into("ii", target, 0, 1, Resizing(target))
except BufferError as e:
    print(e, target)
