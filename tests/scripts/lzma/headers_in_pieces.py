"""The header of an .xz file is judged when all of it is there."""

import lzma

whole = lzma.compress(b"text" * 50)
for wrong in range(6):
    damaged = bytearray(whole)
    damaged[wrong] ^= 1
    for length in (1, 6, 11, 12):
        decompressor = lzma.LZMADecompressor(lzma.FORMAT_XZ)
        try:
            print(wrong, length, decompressor.decompress(bytes(damaged[:length])), decompressor.needs_input)
        except lzma.LZMAError as error:
            print(wrong, length, error)

for data in (b"\xfd7zXZxxxx", b"\xfd", b"\xfd7zXZ\0", whole[:12], whole[:-1]):
    try:
        print(len(lzma.decompress(data)))
    except lzma.LZMAError as error:
        print(error)

decompressor = lzma.LZMADecompressor()
print(sum(len(decompressor.decompress(whole[i : i + 1])) for i in range(len(whole))), decompressor.eof)
