# While an array lends its memory it keeps its size; the memory itself can be written through views.
from array import array

a = array("i", [1, 2, 3])
view = memoryview(a)
print(view.format, view.itemsize, view.shape, view.tolist(), bytes(view)[:4])
view[0] = 70000
print(a)
attempts = ["a.append(1)", "a.extend([1])", "a.frombytes(b'abcd')", "a[1:2] = array('i')", "del a[0]", "a.pop()", "a.clear()",
            "a += array('i', [1])", "a *= 2", "a.insert(0, 1)", "a.fromlist([1])", "del a[::2]", "a.remove(2)"]
for attempt in attempts:
    try:
        exec(attempt)
        print(attempt, "worked")
    except BufferError as error:
        print(attempt, "|", error)
for allowed in ["a.fromlist([])", "a.extend([])", "a.frombytes(b'')", "a[1] = 5", "a.reverse()", "a *= 1", "a[0:1] = array('i', [9])"]:
    exec(allowed)
print(a, view.tolist())
view.release()
a.append(4)
print(a, bytearray(array("H", [1, 2])), b"x".join([array("B", b"ab"), array("b", b"c")]))
print(memoryview(array("l", [-1])).cast("B").tolist(), memoryview(array("L", [1])).itemsize)
with memoryview(array("B", b"text")) as m:
    print(m == b"text", m.readonly, m.obj)
