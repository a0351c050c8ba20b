"""unhexlify of texts of all lengths: digits in either case, and each character that is no digit at each place."""

import binascii

data = bytes(range(256))
for text in (data.hex(), data.hex().upper(), data.hex().encode(), bytearray(data.hex().title().encode())):
    assert binascii.unhexlify(text) == data
for n in range(0, 80):
    assert binascii.unhexlify(data[:n].hex()) == data[:n]
    assert bytes.fromhex(data[:n].hex()) == data[:n]
good = bytearray(b"0123456789abcdefABCDEF" * 3)
for at in (0, 1, 14, 15, 16, 17, 31, 32, 50, 65):
    taken = []
    for c in range(128):
        good_digit = good[at]
        good[at] = c
        try:
            binascii.unhexlify(good)
            taken.append(c)
        except binascii.Error as error:
            message = str(error)
        good[at] = good_digit
    print(at, bytes(taken), message)
for odd in ("0", "0" * 17, b"f" * 33):
    try:
        binascii.unhexlify(odd)
    except binascii.Error as error:
        print(len(odd), error)
print(sum(data), sum(data, 5), sum(b""), sum(b"", -1), sum(bytearray(data)), sum(data, 0.5), sum(data, 2**80))
table = str.maketrans({"a": "xyz", "b": None, "c": "é", "d": 0x20AC, "e": "f"})
for text in ("abcde" * 3, "eeee" * 30 + "b" + "ee", "plain e", "é" * 3 + "eee", "日e"):
    print(ascii(text.translate(table)))
