# Compressing and decompressing in pieces: flush modes, copies, limits of output and what is left over.
import copy
import zlib

text = b"".join(b"%d squared is %d; " % (i, i * i) for i in range(1500))
c = zlib.compressobj()
parts = []
for at in range(0, len(text), 777):
    parts.append(c.compress(text[at:at + 777]))
    mode = (zlib.Z_NO_FLUSH, zlib.Z_PARTIAL_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_BLOCK)[at // 777 % 5]
    parts.append(c.flush(mode))
    if at == 777 * 20:
        c = copy.copy(c)
parts.append(c.flush())
packed = b"".join(parts)
print(zlib.decompress(packed) == text, sum(part.endswith(b"\0\0\xff\xff") for part in parts))
for step in (1, 13, 1000):
    for limit in (0, 50, 100000):
        d = zlib.decompressobj()
        out = []
        for at in range(0, len(packed) if step > 1 else 500, step):
            out.append(d.decompress(packed[at:at + step], limit))
            assert not limit or len(out[-1]) <= limit
            while d.unconsumed_tail:
                out.append(d.decompress(d.unconsumed_tail, limit))
        out.append(d.flush())
        assert text.startswith(b"".join(out)) and (step == 1 or d.eof and b"".join(out) == text), (step, limit)
d = zlib.decompressobj()
print(d.decompress(packed + b"rest", 10), d.eof, d.unused_data, len(d.unconsumed_tail) > 100)
e = copy.deepcopy(d)
print(len(d.decompress(d.unconsumed_tail)), d.eof, d.unused_data, d.decompress(b"more"), d.unused_data, e.eof, len(e.flush()), e.eof, e.unused_data)
z = zlib._ZlibDecompressor()
print(z.decompress(packed[:50], 5), z.needs_input, z.eof, len(z.decompress(b"", 20)), len(z.decompress(packed[50:] + b"tail")), z.eof, z.unused_data, z.needs_input)
attempts = [
    lambda: z.decompress(b""), lambda: d.decompress(b"", -1), lambda: d.flush(0), lambda: copy.copy(e), lambda: c.compress(b"x"), lambda: c.flush(), lambda: c.copy(),
    lambda: zlib.compressobj().flush(99), lambda: zlib.decompressobj(wbits=7), lambda: zlib.decompressobj(zdict="a"), lambda: zlib.decompressobj().decompress("a"),
    lambda: zlib._ZlibDecompressor(wbits=99), lambda: zlib._ZlibDecompressor(-15, "a"), lambda: type(c)(), lambda: type(d)(),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
