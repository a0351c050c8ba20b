# Setting items and parts; the exporter sees it.
data = bytearray(range(12))
m = memoryview(data)
m[0] = 100
m[-1] = 200
m[1:4] = b"abc"
m[4:8:2] = memoryview(b"XY")
m[8:10] = bytearray(b"??")
print(data)
m[2:8] = m[0:6]
print(data)
m[0:6] = m[2:8]
print(data)
m[::-1] = bytes(m)
print(data)
m[::2] = m[1::2]
print(data)
m[5:5] = b""
h = m.cast("h")
h[1:3] = h[3:5]
h[0] = -2
print(data, h.tolist())
a = m.cast("B", [3, 4])
a[1, 2] = 77
a[-1, -1] = 78
print(a.tolist(), data[6], data[-1])
z = m[:1].cast("B", [])
z[()] = 9
z[...] = 8
print(data[0])


def attempt(view, key, value):
    try:
        view[key] = value
        print("accepted", key, type(value).__name__)
    except Exception as error:
        print(key, type(value).__name__, type(error).__name__, error)


for key, value in [(12, 0), (-13, 0), ("x", 0), (0, "a"), (0, b"a"), (slice(0, 2), b"abc"), (slice(0, 2), b"a"), (slice(0, 2), "ab"),
                   (slice(0, 2), [1, 2]), (slice(0, 4), h[:2]), (slice(0, 2), 5), ((0, 0), 1), (..., 1), ((), 1), (None, 1), (1.5, 1)]:
    attempt(m, key, value)
for key, value in [(0, 1), ((0, 0), 1), ((0,), 1), ((3, 0), 1), ((0, 0, 0), 1), (slice(0, 1), b""), ((slice(0, 1), slice(0, 1)), b""), ((0, "x"), 1)]:
    attempt(a, key, value)
for key, value in [(0, 1), (slice(0, 1), b"a"), ("x", 1)]:
    attempt(memoryview(b"abc"), key, value)
    attempt(z, key, value)
for view, key in [(m, 0), (m, slice(0, 1)), (m, "x"), (memoryview(b"a"), 0), (z, ())]:
    try:
        del view[key]
    except TypeError as error:
        print(error)
