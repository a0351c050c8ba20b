from itertools import groupby


def rle(text):
    return "".join(f"{len(list(group))}{char}" if True else "" for char, group in groupby(text))


def unrle(text):
    result, count = "", ""
    for char in text:
        if char.isdigit():
            count += char
        else:
            result += char * int(count)
            count = ""
    return result


sample = "WWWWWWWWWWWWBWWWWWWWWWWWWBBBWWWWWWWWWWWWWWWWWWWWWWWWB"
print(rle(sample), unrle(rle(sample)) == sample, rle(""))
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def encode(data):
    result = []
    for i in range(0, len(data), 3):
        chunk = data[i : i + 3]
        n = int.from_bytes(chunk + bytes(3 - len(chunk)))
        letters = [ALPHABET[n >> shift & 63] for shift in (18, 12, 6, 0)]
        result.append("".join(letters[: len(chunk) + 1]) + "=" * (3 - len(chunk)))
    return "".join(result)


def decode(text):
    data = bytearray()
    for i in range(0, len(text), 4):
        chunk = text[i : i + 4].rstrip("=")
        n = 0
        for char in chunk.ljust(4, "A"):
            n = n << 6 | ALPHABET.index(char)
        data += n.to_bytes(3)[: len(chunk) - 1]
    return bytes(data)


for data in (b"", b"f", b"fo", b"foo", b"foobar", bytes(range(0, 256, 5)), "é€😀".encode()):
    text = encode(data)
    print(text, decode(text) == data)


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def adler32(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def fnv(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = (h ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return h


print(f"{crc32(b'123456789'):08x} {adler32(b'Wikipedia'):08x} {fnv(b'hello'):016x} {crc32(b''):x}")


def md5(message):
    shifts = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4
    import math

    table = [int(abs(math.sin(i + 1)) * 2**32) & 0xFFFFFFFF for i in range(64)]
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
    padded = message + b"\x80" + bytes((55 - len(message)) % 64) + (8 * len(message)).to_bytes(8, "little")
    for start in range(0, len(padded), 64):
        words = [int.from_bytes(padded[i : i + 4], "little") for i in range(start, start + 64, 4)]
        a, b, c, d = state
        for i in range(64):
            if i < 16:
                f, g = b & c | ~b & d, i
            elif i < 32:
                f, g = d & b | ~d & c, (5 * i + 1) % 16
            elif i < 48:
                f, g = b ^ c ^ d, (3 * i + 5) % 16
            else:
                f, g = c ^ (b | ~d & 0xFFFFFFFF), 7 * i % 16
            f = (f + a + table[i] + words[g]) & 0xFFFFFFFF
            a, d, c, b = d, c, b, (b + (f << shifts[i] | f >> 32 - shifts[i])) & 0xFFFFFFFF
        state = [(x + y) & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d))]
    return b"".join(word.to_bytes(4, "little") for word in state).hex()


print(md5(b""), md5(b"The quick brown fox jumps over the lazy dog"))
