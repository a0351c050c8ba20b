def gray(n):
    return n ^ n >> 1


def ungray(g):
    n = 0
    while g:
        n ^= g
        g >>= 1
    return n


print([f"{gray(n):04b}" for n in range(16)], all(ungray(gray(n)) == n for n in range(1000)), all((gray(n) ^ gray(n + 1)).bit_count() == 1 for n in range(1000)))


def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


print([popcount(n) for n in (0, 1, 255, 2**40 + 7, 2**100 - 1)], all(popcount(n) == bin(n).count("1") for n in range(500)))


def reverse_bits(n, width):
    result = 0
    for _ in range(width):
        result = result << 1 | n & 1
        n >>= 1
    return result


print(f"{reverse_bits(0b1011, 8):08b}", reverse_bits(1, 64) == 2**63, reverse_bits(reverse_bits(123456789, 40), 40))


class Bits:
    def __init__(self, size):
        self.size, self.words = size, [0] * ((size + 31) // 32)

    def __setitem__(self, i, on):
        if not 0 <= i < self.size:
            raise IndexError(i)
        mask = 1 << (i & 31)
        self.words[i >> 5] = self.words[i >> 5] | mask if on else self.words[i >> 5] & ~mask

    def __getitem__(self, i):
        if not 0 <= i < self.size:
            raise IndexError(i)
        return self.words[i >> 5] >> (i & 31) & 1

    def __iter__(self):
        return (i for i in range(self.size) if self[i])

    def __len__(self):
        return sum(word.bit_count() for word in self.words)


sieve = Bits(200)
for i in range(2, 200):
    sieve[i] = True
for p in range(2, 15):
    if sieve[p]:
        for multiple in range(p * p, 200, p):
            sieve[multiple] = False
print(list(sieve), len(sieve))
try:
    sieve[200] = True
except IndexError as error:
    print("IndexError", error)


def subsets(mask):
    sub = mask
    while True:
        yield sub
        if sub == 0:
            return
        sub = sub - 1 & mask


print([f"{s:b}" for s in subsets(0b1011)])


def next_same_count(n):
    low = n & -n
    ripple = n + low
    return ripple | (n ^ ripple) // low >> 2


n, seen = 0b0111, []
for _ in range(8):
    seen.append(n)
    n = next_same_count(n)
print([f"{s:b}" for s in seen])


def lfsr(state, taps, n):
    out = []
    for _ in range(n):
        out.append(state & 1)
        bit = 0
        for tap in taps:
            bit ^= state >> tap
        state = state >> 1 | (bit & 1) << 15
    return out


print("".join(map(str, lfsr(0xACE1, (0, 2, 3, 5), 64))))


def hamming_encode(data):
    word = [0] * 7
    for position, bit in zip((2, 4, 5, 6), data):
        word[position] = bit
    for p in (0, 1, 3):
        word[p] = sum(word[i] for i in range(7) if i + 1 & p + 1) % 2
    return word


def hamming_fix(word):
    error = 0
    for i, bit in enumerate(word, 1):
        if bit:
            error ^= i
    if error:
        word[error - 1] ^= 1
    return [word[i] for i in (2, 4, 5, 6)], error


ok = True
for value in range(16):
    data = [value >> i & 1 for i in range(4)]
    for flip in range(7):
        word = hamming_encode(data)
        word[flip] ^= 1
        ok &= hamming_fix(word) == (data, flip + 1)
print(ok, hamming_encode([1, 0, 1, 1]))
x = 0x9E3779B97F4A7C15
for _ in range(3):
    x ^= x << 13 & 0xFFFFFFFFFFFFFFFF
    x ^= x >> 7
    x ^= x << 17 & 0xFFFFFFFFFFFFFFFF
    print(hex(x), x % 1000, x >> 60)
single = 0
for n in [4, 7, 4, 9, 7, 9, 2]:
    single ^= n
print(single, [1 << i for i in range(0, 70, 10)], ~0 & 0xFF, -1 >> 10, -8 >> 1, (1 << 100 | 1) & 3)
