record = (1000).to_bytes(2, "big") + (-5).to_bytes(4, "little", signed=True) + b"name\0\0\0\0"
print(record, len(record), int.from_bytes(record[:2], "big"), int.from_bytes(record[2:6], "little", signed=True), record[6:].rstrip(b"\0").decode())
data = bytes(range(16))
print(data.hex(" ", 4), [data[i:i + 4].hex() for i in range(0, 16, 4)], data[::-2], bytes(reversed(data))[:4], sum(data), max(data), bytes(x ^ 0xFF for x in data[:4]), bytes([data[i] for i in (1, 3)]))
def dump(data):
    for offset in range(0, len(data), 8):
        chunk = data[offset:offset + 8]
        print(f"{offset:04x}  {chunk.hex(' '):<23}  {''.join(chr(b) if 32 <= b < 127 else '.' for b in chunk)}")
dump(b"Hello, World!\n\x00\xff\x80abc")
buffer = bytearray()
for n in (1, 127, 128, 300, 16384, 2**40):
    while n >= 128:
        buffer.append(n & 127 | 128)
        n >>= 7
    buffer.append(n)
print(bytes(buffer), len(buffer))
def decode(data):
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0
print(list(decode(buffer)))
def xor(data, key): return bytes(b ^ key[i % len(key)] for i, b in enumerate(data))
secret = xor(b"attack at dawn", b"key")
print(secret.hex(), xor(secret, b"key"))
checksum = 0
for byte in b"checksum me":
    checksum = (checksum << 5) - checksum + byte & 0xFFFFFFFF
print(checksum, hash(b"x") == hash(b"x"), b"a" < b"b", b"abc" in b"xabcx")
text = "héllo wörld €"
encoded = text.encode()
print(len(text), len(encoded), encoded, encoded.decode() == text, encoded[:2], encoded.decode("latin-1")[:6], text.encode("utf-16-le")[:6], text.encode("ascii", "replace"), text.encode("ascii", "ignore"), text.encode("ascii", "backslashreplace"), text.encode("ascii", "xmlcharrefreplace"))
for bad in (b"\xff", b"a\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"ok\x80ok"):
    try:
        bad.decode()
    except UnicodeDecodeError as error:
        print(error, error.start, error.end, bad.decode(errors="replace"), bad.decode(errors="ignore"), bad.decode(errors="backslashreplace"))
lines = b"one\r\ntwo\nthree".splitlines()
print(lines, b"\n".join(lines), [l.decode().title() for l in lines], b"k=v;k2=v2".split(b";"), dict(p.split(b"=") for p in b"k=v;k2=v2".split(b";")))
image = bytearray(b"." * 24)
for x, y in ((1, 0), (2, 1), (0, 2), (1, 2), (2, 2)):
    image[y * 8 + x] = ord("#")
print(*(image[i:i + 8].decode() for i in range(0, 24, 8)), sep="\n")
image[0:8] = b"XX"
print(len(image), image[:4], image.find(b"#"), image.count(b"."), image.translate(bytes.maketrans(b"#.", b"@ ")))
bits = "".join(f"{b:08b}" for b in b"Hi")
print(bits, bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8)), int(bits, 2).to_bytes(2, "big"), bin(int.from_bytes(b"Hi", "big")))
