a, b = 0xF0F0F0F0F0F0F0F0F0F0, 0x0FF00FF00FF0
print(a & b, a | b, a ^ b, ~a, a & -1, a | -1, a ^ -1, -a & b, -a | b, -a ^ b, -a & -b, -a | -b, -a ^ -b)
print(1 << 100, (1 << 100) >> 98, -1 << 70, -1 >> 1000, -5 >> 1, 5 >> 100, -(2**70) >> 69, (-(2**70) - 1) >> 69)
print(5 & 3, -5 & 3, 5 & -3, -5 & -3, 5 | -3, -5 ^ 3, ~0, ~-1, 0 << 1000, 0 >> 5)
for n in (0, 1, -1, 5, -8, 255, 256, 2**31, 2**63 - 1, 2**64, -(2**100)):
    print(n, n.bit_length(), n.bit_count(), bin(n), hex(n), oct(n))
try:
    1 << -1
except ValueError as error:
    print(error)
try:
    1 << 2**70
except (OverflowError, MemoryError) as error:
    print(type(error).__name__)
print(0 << 2**70, 5 >> 2**70, -5 >> 2**70)
mask = (1 << 64) - 1
value = 0x123456789ABCDEF0
for _ in range(5):
    value = (value * 6364136223846793005 + 1442695040888963407) & mask
    print(hex(value), value >> 33)
print(True & False, True | 2, True ^ True, ~True if False else -2, 1 & True, type(True & 1), type(True & True))
x = 0b1010
x |= 0b101
x <<= 60
x >>= 58
x ^= 0xFF
x &= ~1
print(x, [i for i in range(10) if 0b1010101010 >> i & 1])
