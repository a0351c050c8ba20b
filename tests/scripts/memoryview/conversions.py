# tobytes in both orders, tolist, hex, bytes() and friends.
m = memoryview(bytearray(range(12)))
a = m.cast("B", [2, 3, 2])
print(m.tobytes(), m[::-2].tobytes(), m.cast("h")[::-1].tobytes())
print(a.tobytes(), a.tobytes("C") == a.tobytes(None) == a.tobytes(order="A"), a.tobytes("F"))
print(a[::-1].tobytes(), a[::-1].tobytes("F"), a[::-1].tobytes("A"), m[::2].tobytes("F"))
print(m.cast("h", [2, 3]).tobytes("F"), m[:2].cast("h", []).tobytes())
for order in ("X", "", "c", "CF", "\xe9"):
    try:
        m.tobytes(order)
    except ValueError as error:
        print(error)
try:
    m.tobytes(1)
except TypeError as error:
    print(error)
print(m.tolist(), a.tolist(), m[::5].tolist(), m[:2].cast("h", []).tolist(), m[:0].tolist())
print(m.hex(), m.hex(":"), m[::-3].hex("-", 2), a.hex(" ", -3), m.cast("h")[::2].hex(b"_"), m.hex(sep=".", bytes_per_sep=4), m[:0].hex(":"))
for arguments in [("",), ("ab",), (1,), ("\xe9",), (":", "x"), (":", 2**40)]:
    try:
        print(m.hex(*arguments))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(bytes(m[::2]), bytes(m.cast("h")[::2]), bytes(a), bytearray(m[::-4]), bytes(m.cast("i")) == bytes(m))
print(list(m[:4]), tuple(m.cast("h"))[:2], list(reversed(m[:3])), sum(m), max(m), sorted(m[::-1])[:2], dict(enumerate(m[:2])))
print(int(memoryview(b"-12")), float(memoryview(b"1e3")), str(memoryview(b"caf\xc3\xa9"), "utf-8"))
first, *rest = m[:4]
print(first, rest, [*m[:2]], b"%s|%b" % (m[:2], m[10:]), b"".join([m[:1], b"-", m[1:2]]))
