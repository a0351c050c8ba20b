# A dictionary that both sides know before the first byte.
import zlib

words = b"some words that occur again and again in messages"
message = b"again some messages: words that occur in messages again and again"
for wbits in (15, -15):
    c = zlib.compressobj(wbits=wbits, zdict=words)
    packed = c.compress(message) + c.flush()
    print(len(packed), len(zlib.compress(message, wbits=wbits)), zlib.decompressobj(wbits, words).decompress(packed) == message)
    for dictionary in (b"", b"other"):
        try:
            print(zlib.decompressobj(wbits, zdict=dictionary).decompress(packed)[:10])
        except zlib.error as error:
            print(error)
for data in [zlib.compressobj(zdict=words).flush()]:
    try:
        zlib.decompress(data)
    except zlib.error as error:
        print(data[:6], error)
big = bytes(i * 31 & 255 for i in range(40000))
c = zlib.compressobj(9, zdict=big)
packed = c.compress(big[-5000:]) + c.flush()
print(len(packed) < 600, zlib.decompressobj(zdict=big).decompress(packed) == big[-5000:])
try:
    zlib.compressobj(wbits=31, zdict=words)
except ValueError as error:
    print(error)
