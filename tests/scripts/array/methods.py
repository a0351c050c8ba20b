# The methods of arrays, and their errors.
import io
from array import array

a = array("i", [3, 1, 2])
a.append(5)
a.extend([6, 7])
a.extend(array("i", [8]))
a.insert(0, 9)
a.insert(-1, 10)
a.fromlist([11, 12])
a.frombytes(bytes(range(8)))
print(a, a.pop(), a.pop(0), a.count(1), a.index(10), a.index(1, 2), a.index(1, -99, 99))
a.remove(12)
a.reverse()
print(a.tolist(), a.tobytes()[:9], a.buffer_info()[1])
a.byteswap()
print(a[:3], array("h", [1, 256]).byteswap())
a.clear()
print(a)

file = io.BytesIO()
array("d", [1.5, -2.0]).tofile(file)
file.seek(0)
d = array("d")
d.fromfile(file, 1)
print(d)
attempts = [
    "d.fromfile(file, 5)", "d.fromfile(file, -1)", "d.fromfile(io.StringIO('abc'), 1)", "d.fromfile(1, 1)", "d.tofile(1)",
    "a.pop()", "d.pop(9)", "d.index(9)", "d.remove(9)", "d.index(1.5, 1)", "a.frombytes('x')", "a.frombytes(b'abc')",
    "a.fromlist(1)", "a.fromlist([1, 'x'])", "a.extend([1, 'x'])", "a.extend(d)", "a.extend(3)", "a.tounicode()",
    "a.fromunicode('x')", "a.index(1, None)", "a.append()", "a.insert(0)", "a.clear(1)",
]
for attempt in attempts:
    try:
        print(attempt, eval(attempt))
    except Exception as error:
        print(attempt, "|", type(error).__name__, error)
print(a, d)
own = array("b", b"abc")
own.frombytes(own)
print(own.tobytes(), array.__class_getitem__(int))
