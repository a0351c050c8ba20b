# Raw streams and filters before LZMA: differences of bytes and branches of machine code.
import lzma

code = b"".join(b"\xe8" + (n * 5).to_bytes(4, "little") + b"\x48\x89\xc7\xe9\x00\x00\x00\x00" for n in range(2000))
words = b"".join(
    (0xEB000000 | n & 0xFFFFFF).to_bytes(4, "little") + (0x48000001 | n << 2 & 0x3FFFFFC).to_bytes(4, "big")
    for n in range(2000)
)
thumb = b"".join((0xF000 | n & 0x7FF).to_bytes(2, "little") + (0xF800 | n * 3 & 0x7FF).to_bytes(2, "little") for n in range(3000))
sparc = b"".join((0x40000000 | n * 7 & 0x3FFFFF).to_bytes(4, "big") for n in range(3000))
bundles = b"".join((0x11 | (5 << 37 | n * 16 << 13 & (1 << 33) - 1) << 87 | n << 5).to_bytes(17, "little")[:16] for n in range(1000))
last = {"id": lzma.FILTER_LZMA2, "preset": 1}
chains = {
    "plain": [last],
    "delta": [{"id": lzma.FILTER_DELTA, "dist": 4}, last],
    "x86": [{"id": lzma.FILTER_X86}, last],
    "x86 from 4096": [{"id": lzma.FILTER_X86, "start_offset": 4096}, last],
    "arm and powerpc": [{"id": lzma.FILTER_ARM}, {"id": lzma.FILTER_POWERPC}, last],
    "thumb": [{"id": lzma.FILTER_ARMTHUMB}, last],
    "sparc": [{"id": lzma.FILTER_SPARC}, last],
    "ia64": [{"id": lzma.FILTER_IA64}, last],
    "three": [{"id": lzma.FILTER_DELTA, "dist": 1}, {"id": lzma.FILTER_X86}, {"id": lzma.FILTER_SPARC}, last],
    "lzma": [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA1, "lc": 0, "lp": 2, "pb": 0}],
}
for name, chain in chains.items():
    for text in (b"", b"tiny", code, words, thumb, sparc, bundles):
        packed = lzma.compress(text, lzma.FORMAT_RAW, filters=chain)
        assert lzma.decompress(packed, lzma.FORMAT_RAW, filters=chain) == text, name
        if chain[-1] is last:
            whole = lzma.compress(text, filters=chain)
            assert lzma.decompress(whole) == text, name
    print(name, "good", lzma.compress(b"x", filters=chain[:-1] + [last])[12:28].hex())

# Piece by piece, with a limit on what is put out at once.
chain = chains["three"]
packed = lzma.compress(code, lzma.FORMAT_RAW, filters=chain)
d = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain)
parts = []
while not d.eof:
    piece = b""
    if d.needs_input:
        piece, packed = packed[:50], packed[50:]
    parts.append(d.decompress(piece, max_length=333))
print(b"".join(parts) == code, max(map(len, parts)))
