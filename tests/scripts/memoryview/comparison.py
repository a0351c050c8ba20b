# Equality looks at shape and items; formats may differ.
m = memoryview(b"abc")
print(m == b"abc", b"abc" == m, m == bytearray(b"abc"), bytearray(b"abc") == m, m != b"abd", m == "abc", m == [97, 98, 99], m == memoryview(b"abc"))
print(m[::-1] == b"cba", m[::2] == b"ac", m[:0] == b"", m[:0] == memoryview(b""), m == m, m == m[:2])
h = memoryview(b"\1\0\2\0").cast("h")
print(h == memoryview(b"\1\2"), h == b"\1\2", h == b"\1\0\2\0", h == memoryview(b"\1\2").cast("b"), h.cast("B") == h)
print(memoryview(b"a").cast("c") == m[:1], memoryview(b"a").cast("c") == memoryview(b"a").cast("c"))
f = memoryview(bytearray(8)).cast("f")
f[0], f[1] = 1.0, 2.0
d = memoryview(bytearray(16)).cast("d")
d[0], d[1] = 1.0, 2.0
print(f == d, f == memoryview(b"\1\2"), f == f[::1])
d[1] = float("nan")
print(d == d, d != d, d[:1] == d[:1])
f[0], f[1] = 0.0, -0.0
print(f[:1] == f[1:], f[:1].tobytes() == f[1:].tobytes())
a = memoryview(bytes(12)).cast("B", [3, 4])
b = memoryview(bytes(12)).cast("B", [4, 3])
print(a == b, a == memoryview(bytearray(12)).cast("b", [3, 4]), a == bytes(12), a[::-1] == a, a == a.cast("B"))
z = memoryview(b"x").cast("B", [])
print(z == z, z == b"x", z == memoryview(b"x").cast("B", ()))
r = memoryview(b"abc")
r.release()
print(r == r, r == m, m == r, r == b"abc", r != m)
for expression in ["m < m", "m <= b'x'", "b'x' > m", "m >= memoryview(b'a')", "bytearray(b'x') > m", "bytearray(b'x') < m[::2]"]:
    try:
        print(expression, eval(expression))
    except TypeError as error:
        print(expression, error)
print(m.__eq__(1), m.__lt__(m), m.__eq__(b"abc"), bytearray(b"abc").__eq__(m[::-1]), b"abc".__eq__(m))
