# Only what cannot change, of single bytes, has a hash: that of equal bytes.
m = memoryview(b"abcdef")
print(hash(m) == hash(b"abcdef"), hash(m[::2]) == hash(b"ace"), hash(m[::-1]) == hash(b"fedcba"), hash(m.cast("c")) == hash(m.cast("b")) == hash(m))
print(hash(m.cast("B", [2, 3])) == hash(b"abcdef"), {m: 1}[b"abcdef"], b"abc" in {m[:3]}, hash(m[:0]) == hash(b""))
for view in (memoryview(bytearray(b"abc")), memoryview(bytearray(b"abc")).toreadonly(), m.cast("h"), m.cast("?")):
    try:
        print(hash(view))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Unhashable(bytes):
    __hash__ = None


try:
    hash(memoryview(Unhashable(b"a")))
except TypeError as error:
    print(error)
kept = memoryview(b"abc")
value = hash(kept)
kept.release()
print(hash(kept) == value)
fresh = memoryview(b"abc")
fresh.release()
try:
    hash(fresh)
except ValueError as error:
    print(error)
