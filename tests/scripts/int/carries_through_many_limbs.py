# Sums, differences, products and quotients where a carry goes through many limbs, and of every length around that at which several limbs are
# taken at once. What is right is found by other operations: shifts, and arithmetic on small pieces.

import zlib

LIMB = 1 << 32


def limbs(value):
    result = []
    while value:
        result.append(value & LIMB - 1)
        value >>= 32
    return result


def joined(pieces):
    return sum(piece << 32 * i for i, piece in enumerate(pieces))


def plus(a, b):
    """a + b, limb by limb."""
    x, y = limbs(a), limbs(b)
    result = []
    carry = 0
    for i in range(max(len(x), len(y)) + 1):
        carry += (x[i] if i < len(x) else 0) + (y[i] if i < len(y) else 0)
        result.append(carry % LIMB)
        carry //= LIMB
    return joined(result)


def times(a, factor):
    """a * factor, limb by limb, the factor below 2**32."""
    result = []
    carry = 0
    for piece in limbs(a):
        carry += piece * factor
        result.append(carry % LIMB)
        carry //= LIMB
    return joined(result + [carry])


def patterns(n):
    """Numbers of n limbs in which carries begin, go on and end at many places."""
    ones = (1 << 32 * n) - 1
    yield ones
    yield 1 << 32 * n - 1
    yield ones - (1 << 16 * n)
    yield ones ^ (LIMB - 1 << 32 * (n // 2))
    yield joined([LIMB - 1 if i % 3 else 1 for i in range(n)])
    yield joined([LIMB - 1 if i % 5 else 0 for i in range(n - 1)] + [7])
    yield joined([0x80000000 if i & 1 else 0x7FFFFFFF for i in range(n)])
    seed = n
    pieces = []
    for _ in range(n):
        seed = (seed * 69069 + 12345) % LIMB
        pieces.append((0, LIMB - 1, seed, LIMB - 2, 1)[seed >> 13 & 7] if seed >> 13 & 7 < 5 else seed)
    yield joined(pieces) | 1 << 32 * n - 1


FACTORS = (1, 2, 3, 10, 0x7FFF, 0xFFFF, 0x10001, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)


def check(n):
    """Checks all patterns of n limbs; a digest of the results."""
    digest = 0
    numbers = list(patterns(n))
    for a in numbers:
        for b in numbers + [1, LIMB - 1, LIMB]:
            total = a + b
            assert total == plus(a, b) == b + a, (n, a, b)
            assert total - a == b and total - b == a, (n, a, b)
            assert a - total == -b, (n, a, b)
            digest = zlib.crc32(total.to_bytes(4 * n + 8, "little"), digest)
        for factor in FACTORS:
            product = a * factor
            assert product == times(a, factor) == factor * a, (n, a, factor)
            assert -a * factor == -product
            for rest in (0, 1, a - 1):
                assert divmod(product * LIMB + rest, a) == (factor * LIMB + rest // a, rest % a), (n, a, factor)
            digest = zlib.crc32(product.to_bytes(4 * n + 8, "little"), digest)
        wide = a * (LIMB * LIMB - 1)
        assert wide == (a << 64) - a
        assert divmod(wide + a - 1, a) == (LIMB * LIMB - 1, a - 1)
    return digest


for n in (2, 7, 8, 15, 16, 17, 20, 23, 24, 25, 31, 32, 33, 40, 47, 64):
    print(n, check(n))

# As far as a carry can go, and back.
for n in (16, 17, 24, 100, 3000):
    ones = (1 << 32 * n) - 1
    top = ones + 1
    assert top == 1 << 32 * n and top - 1 == ones and top - ones == 1
    assert (ones << 32) + LIMB - 1 + 1 == top << 32
    assert ones * 3 == (ones << 1) + ones == 3 * top - 3
    print(n, ones.bit_length(), top.bit_length(), ones % 1000003, top % 1000003)
