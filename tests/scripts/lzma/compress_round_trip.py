# What is compressed is decompressed again, in each container, with each preset.
import lzma

texts = {
    "empty": b"",
    "one": b"a",
    "words": b" ".join(b"word%d" % (n * n % 97) for n in range(1500)),
    "zeros": bytes(30_000),
    "all bytes": bytes(range(256)) * 40,
    "squares": b"".join((n * n * 2654435761 % 2**32).to_bytes(4, "little") for n in range(4000)),
}

for name, text in texts.items():
    for preset in (0, 6, 9 | lzma.PRESET_EXTREME):
        packed = lzma.compress(text, preset=preset)
        assert lzma.decompress(packed) == text
        print(name, preset & 31, len(packed) < len(text) // 2, packed[:6])
    alone = lzma.compress(text, lzma.FORMAT_ALONE)
    print(name, "alone", alone[:13].hex(), lzma.decompress(alone) == text)

for check in (lzma.CHECK_NONE, lzma.CHECK_CRC32, lzma.CHECK_CRC64, lzma.CHECK_SHA256):
    packed = lzma.compress(b"checked", check=check)
    d = lzma.LZMADecompressor()
    print(check, d.decompress(packed), d.check == check, d.eof)
