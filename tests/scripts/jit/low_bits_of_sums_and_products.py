# What is masked at the end of a chain of sums and products is right whatever was lost on the way.


def generator(seed, rounds):
    for _ in range(rounds):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return seed


def longer(seed, rounds):
    for i in range(rounds):
        seed = (seed * 6364136223846793005 + i * 1442695040888963407 - seed) & 0xFFFFFFFFFFFF
    return seed


def hashed(text):
    h = 2166136261
    for c in text:
        h = (h ^ ord(c)) * 16777619 & 0xFFFFFFFF
    return h


def signed(rounds):
    x = -1
    for i in range(rounds):
        x = (x * -99991 - i * 3) & 0xFFFF
        x = (5 - x * 70000001) & 0xFFFFF
    return x


print(generator(42, 5000), generator(7, 1), longer(1, 3000), hashed("taipan " * 400), signed(4000))


def remainders(n):
    s = 0
    for i in range(-n, n):
        s += i % 7 + i // 7 + i % 8 + i // 8 + (i * 10**10) % 1000003 + (i * 10**10) // 1000003
        s %= 10**9 + 7
    return s


print(remainders(3000))


def mixed(n):
    x = 3
    for i in range(n):
        if i == n - 5:
            x = 2.5
        try:
            x = (x * 1103515245 + 12345) & 0xFFFF
        except TypeError as error:
            return str(error)
    return x


print(mixed(3000))


def bounds(n):
    found = []
    for i in range(n):
        p = (2**31 + i) * 131071
        if i % 1000 == 0:
            found.append(p * 3 - p)
    return found


print(bounds(3001))
