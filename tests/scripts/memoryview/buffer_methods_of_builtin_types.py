# __buffer__ and __release_buffer__ of bytes, bytearray and memoryview.
import _weakref

b = bytearray(b"abcd")
v = b.__buffer__(1)
print(type(v).__name__, v.readonly, v.obj is b)
for value in (b, b"abcd", memoryview(b), memoryview(b"abcd")):
    for flags in (0, 1, 4, 8, 0x18, 0x1C, 0x38, 0x58, 0x98, 0x11C, 0x11D):
        try:
            view = value.__buffer__(flags)
            print(flags, view.format, view.shape, view.strides, view.readonly, end="; ")
            view.release()
        except BufferError as error:
            print(flags, error, end="; ")
    print()
i = memoryview(bytearray(8)).cast("i")
s = memoryview(bytearray(8))[::2]
a = memoryview(bytearray(8)).cast("B", [2, 4])
for name, value in (("i", i), ("s", s), ("a", a), ("at", a[::-1])):
    for flags in (0, 4, 8, 0x18, 0x1C, 0x38, 0x58, 0x98, 0x11C):
        try:
            view = value.__buffer__(flags)
            print(name, flags, view.format, view.shape, view.strides, end="; ")
            view.release()
        except BufferError as error:
            print(name, flags, error, end="; ")
    print()
for text in ["b.__buffer__()", "b.__buffer__('x')", "b.__buffer__(1, 2)", "b.__release_buffer__(1)", "b.__release_buffer__()",
             "b.__release_buffer__(memoryview(b'x'))", "b''.__release_buffer__", "b.__buffer__(0).__release_buffer__"]:
    try:
        print(text, type(eval(text)).__name__)
    except (TypeError, ValueError, AttributeError) as error:
        print(text, type(error).__name__, error)
m = memoryview(b)
first = m.__buffer__(0)
try:
    m.release()
except BufferError as error:
    print(error)
second = m.__buffer__(0)
try:
    m.release()
except BufferError as error:
    print(error)
m.__release_buffer__(first)
second.release()
m.release()
v.release()
b.append(1)
print(b, memoryview._from_flags(b, 1).readonly)
try:
    memoryview._from_flags(b"x", 1)
except BufferError as error:
    print(error)
print(_weakref.ref(memoryview(b))(), type(memoryview[int]).__name__, memoryview.__class_getitem__(str).__args__)
