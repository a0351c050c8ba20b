# What damaged or cut off streams are refused with, in every frame.
import gzip
import zlib

good = zlib.compress(b"hello hello hello hello", 9)
raw = zlib.compress(b"hello hello", wbits=-15)
framed = gzip.compress(b"hello hello", mtime=0)
streams = [
    (b"", 15), (good[:-1], 15), (good[:5], 15), (good + b"x", 15), (b"abc", 15), (good[:-4] + b"abcd", 15), (good, 9), (good, 31), (good, -15), (good, 99), (good, 7), (good, 0),
    (good, 47), (framed, 47), (framed, 31), (framed, 15), (raw, -15), (raw, 15), (b"\x78\x9c\x07", 15), (b"\x78\x9c\x01\x01\0\0\0", 15), (b"\x78\x9c\x05\xff\xff\xff\xff", 15),
    (b"\x78\x9c\x4b\xff\xff\xff\xff", 15), (b"\x78\x9d", 15), (b"\x88\x1c", 15), (framed[:-1], 31), (framed[:-8] + bytes(8), 31), (framed[:-4] + bytes(4), 31),
    (b"\x1f\x8b\x07\0", 31), (b"\x1f\x8b\x08\xff" + bytes(9), 31), (b"\x63\0\0", -15), (b"\x4b\x04\xff\xff", -15), (b"\x05\x00\x00\x00\x00\x00\x00\x00", -15),
    (b"\x05\xc1\x81\x00\x00\x00\x00\x00\x10\xff\xd5\x08", -15), (b"\x0c\x00\x81\x00\x00\x00\x00\x00\x10\xff\xd5\x08", -15), (b"\x1b\xff\xff\xff", -15), (b"\x03\x00", -15),
]
for data, wbits in streams:
    try:
        print(wbits, zlib.decompress(data, wbits))
    except zlib.error as error:
        print(wbits, error)
changed = 0
packed = zlib.compress(bytes(range(256)) * 3 + b"text" * 500)
for i in range(len(packed)):
    for bit in (1, 16, 128):
        try:
            zlib.decompress(packed[:i] + bytes([packed[i] ^ bit]) + packed[i + 1:])
        except zlib.error:
            changed += 1
print(changed == len(packed) * 3)
bomb = zlib.compress(b"\0" * 5_000_000)
d = zlib.decompressobj()
print(len(bomb) < 10000, len(d.decompress(bomb, 1000)), len(zlib.decompress(bomb)))
