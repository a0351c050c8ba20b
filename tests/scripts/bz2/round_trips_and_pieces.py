# bz2 there and back: runs, texts, every byte; in pieces, with limits, with several streams.
import bz2
import io

text = b"".join(b"line %d of text, %d\n" % (i, i * i % 97) for i in range(2500))
noise = bytes((i * 7919 ^ i >> 3 ^ i * i >> 7) & 255 for i in range(4000))
samples = [b"", b"a", b"aaaa", b"a" * 255, b"a" * 256, b"b" * 1000, b"ab" * 600, bytes(range(256)) * 4, text, noise]
for data in samples:
    packed = bz2.compress(data)
    assert bz2.decompress(packed) == data == bz2.decompress(bz2.compress(data, 1)), len(data)
    d = bz2.BZ2Decompressor()
    if len(packed) < 1000:
        out = b""
        for i in range(len(packed)):
            out += d.decompress(packed[i:i + 1], 7)
            while not (d.needs_input or d.eof):
                out += d.decompress(b"", 100)
        assert out == data and d.eof
print([bz2.compress(data)[:10] for data in samples[:4]], len(bz2.compress(b"")), len(bz2.compress(text)) * 20 // len(text))
d = bz2.BZ2Decompressor()
packed = bz2.compress(text)
print(d.decompress(packed + b"more", 10), d.eof, d.needs_input, d.unused_data, len(d.decompress(b"", 5)), len(d.decompress(b"")), d.eof, d.unused_data)
print(bz2.decompress(packed + bz2.compress(b"two")) == text + b"two", bz2.decompress(packed + b"garbage") == text)
store = io.BytesIO()
with bz2.open(store, "wt", encoding="utf-8") as file:
    file.write("é\n" * 10)
store.seek(0)
with bz2.open(store, "rt", encoding="utf-8") as file:
    print(file.readline(), sum(1 for line in file))
attempts = [
    lambda: d.decompress(b""), lambda: bz2.BZ2Compressor(0), lambda: bz2.BZ2Compressor(10), lambda: bz2.BZ2Compressor("a"), lambda: bz2.decompress(b"not bzip2"),
    lambda: bz2.decompress(packed[:-5]), lambda: bz2.decompress(packed[:-1] + b"\0"), lambda: bz2.decompress(packed[:40] + b"\xff" + packed[41:]),
    lambda: bz2.BZ2Decompressor().decompress("a"), lambda: bz2.compress("a"), lambda: bz2.BZ2Decompressor().decompress(b"BZh0"), lambda: bz2.decompress(b""),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
c = bz2.BZ2Compressor()
c.flush()
for use in (c.flush, lambda: c.compress(b"x")):
    try:
        use()
    except ValueError as error:
        print(error)
refused = 0
small = bz2.compress(bytes(range(64)) * 3)
for i in range(len(small)):
    try:
        bz2.decompress(small[:i] + bytes([small[i] ^ 4]) + small[i + 1:])
    except (OSError, ValueError):
        refused += 1
print(refused >= len(small) - 2)
