# Compiled code begins behind a call whose result, an int, is an operand of what follows.
def pieces(code):
    at = rest = 0
    while at < len(code):
        first, second = code[at], None
        at += 1
        if first >= 90:
            second = code[at] + (code[at + 1] << 8) + rest
            at += 2
            rest = second << 16 if first == 144 else 0
        yield first, second


def checksum(code):
    total = 0
    for first, second in pieces(code):
        total = (total * 31 + first + (second or 0)) % 1_000_003
    return total


plain = bytes([1, 100, 2, 0, 23, 144, 1, 0, 100, 7, 1]) * 4000
print(checksum(plain), checksum(plain[:5]), checksum(bytearray(plain)), checksum(list(plain)))
