def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


f = factorial(60)
print(f, f // factorial(40), f % 10**9 + 7, f >> 100, -f & (2**70 - 1), f ^ (f << 3), len(str(3**700)))
print(int("9" * 50), int("ff" * 12, 16), hex(2**100), divmod(-(10**30), 7**11), pow(3, 10**20, 10**25), (2**200).bit_length())
print(10**40 == 1e40, 10**22 < 1e23, float(2**90), int(1e25), (-7) ** 33, 1 / 3**50, round(12345678901234567890123, -5))
print((2**90).to_bytes(12, "big"), int.from_bytes(b"\x01" * 14, "little"), f"{2**80:,} {2**80:x}", hash(2**100), bool(2**64))
print(sum(2**i for i in range(60, 90)), 2**64 - 2**64, abs(-(2**70)), ~(2**65), 7 * 2**60 // 2**59, 2**75 * 1.5)
