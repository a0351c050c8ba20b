# Every level, strategy and frame gives back what was put in; sizes stay near those of zlib.
import zlib

text = b"".join(b"line %d of a text that repeats itself, %d\n" % (i, i * i % 97) for i in range(1500))
noise = bytes((i * 7919 ^ i >> 3 ^ i * i >> 7) & 255 for i in range(6000))
samples = [b"", b"a", b"ab" * 5, bytes(range(256)), b"\0" * 20000, text, noise, text[:5000] + noise[:5000] + text[:5000]]
for level in range(-1, 10):
    for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED):
        for wbits in (15, -9, 25 + level % 7):
            for data in samples if wbits == 15 or level == 5 else samples[:5]:
                c = zlib.compressobj(level, zlib.DEFLATED, wbits, 1 + (level + strategy) % 9, strategy)
                packed = c.compress(data) + c.flush()
                assert zlib.decompress(packed, wbits) == data, (level, strategy, wbits, len(data))
print([zlib.compress(data) for data in samples[:3]], zlib.compress(b"a", 0), zlib.compress(b"", wbits=9))
for level in (1, 3, 6, 9):
    print(level, len(zlib.compress(text, level)) * 20 // len(text), len(zlib.compress(samples[4], level)))
for arguments in [(10,), (-2,), (6, 16), (6, 7), (6, -8), ("a",)]:
    try:
        zlib.compress(b"", *arguments)
    except (zlib.error, TypeError) as error:
        print(arguments, type(error).__name__, error)
for options in [dict(level=10), dict(wbits=16), dict(memLevel=0), dict(memLevel=10), dict(method=7), dict(strategy=9), dict(zdict="a"), dict(level=None)]:
    try:
        zlib.compressobj(**options)
    except (ValueError, TypeError) as error:
        print(options, type(error).__name__, error)
d = zlib.compressobj(wbits=9, level=6)
packed = d.compress(samples[4] * 5) + d.flush()
print(len(packed) < 1000, zlib.decompress(packed) == samples[4] * 5)
