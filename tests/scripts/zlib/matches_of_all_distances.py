"""Decompression copies matches of each distance and length, near the ends of input and output and in pieces of any size."""

import random
import zlib

generator = random.Random(4)
parts = []
for distance in [*range(1, 40), 255, 256, 257, 1000, 4096, 20000, 32000]:
    pattern = bytes(generator.randrange(256) for _ in range(distance))
    for length in (3, 4, 7, 15, 16, 17, 100, 257, 258, 259, 600):
        parts.append(pattern + (pattern * (length // distance + 1))[:length])
data = b"".join(parts)
print(len(data), zlib.crc32(data), zlib.adler32(data))

for level in (1, 6, 9):
    for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED, zlib.Z_RLE, zlib.Z_HUFFMAN_ONLY):
        packer = zlib.compressobj(level, strategy=strategy)
        packed = packer.compress(data) + packer.flush()
        assert zlib.decompress(packed) == data
        assert zlib.decompress(packed, bufsize=1) == data
        for step in (1000, 65536):
            unpacker = zlib.decompressobj()
            out = [unpacker.decompress(packed[i : i + step]) for i in range(0, len(packed), step)]
            assert b"".join(out) == data and unpacker.eof, (level, strategy, step)
        unpacker = zlib.decompressobj()
        out, rest = [], packed
        while not unpacker.eof:
            out.append(unpacker.decompress(rest, 777))
            rest = unpacker.unconsumed_tail
        assert b"".join(out) == data
print("round trips")

# What follows the stream is given back, whatever was read ahead.
packed = zlib.compress(b"spam" * 1000)
for tail in (b"", b"x", b"eight by", b"more than eight bytes", bytes(400)):
    unpacker = zlib.decompressobj()
    assert unpacker.decompress(packed + tail) == b"spam" * 1000
    print(len(unpacker.unused_data), unpacker.unused_data == tail)

# Damage is found, and nothing else happens.
packed = bytearray(zlib.compress(data, 6))
kinds = set()
for at in range(2, len(packed), 997):
    damaged = bytes(packed[:at]) + bytes([packed[at] ^ 0x55]) + bytes(packed[at + 1 :])
    try:
        assert zlib.decompress(damaged) != data
    except zlib.error as error:
        kinds.add(str(error).split(":")[0])
print(sorted(kinds))
for cut in (1, 2, 10, 100, 30000):
    try:
        zlib.decompress(bytes(packed[:-cut]))
    except zlib.error as error:
        print(cut, error)
