# Items of bytes, bytearray and array in loops: read and written by ints in range, and what becomes of others.
import math
from array import array

N = 3000


def total(values, n):
    result = 0
    for i in range(n):
        result += values[i]
    return result


def fill(values, numbers):
    for i in range(len(numbers)):
        values[i] = numbers[i]
    return values


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


data = bytes(i * 7 & 255 for i in range(N))
print(total(data, N), total(bytearray(data), N), attempt(total, data, N + 1), attempt(total, bytearray(data), N + 1))


def backwards(values):
    result = 0
    for i in range(1, len(values) + 1):
        result = (result * 3 + values[-i]) % 1000003
    return result


for kind in bytes, bytearray, lambda values: array("B", values):
    print(backwards(kind(data)), attempt(lambda values: values[-N - 1], kind(data)))

BOUNDS = {
    "b": (-(2**7), 2**7 - 1),
    "B": (0, 2**8 - 1),
    "h": (-(2**15), 2**15 - 1),
    "H": (0, 2**16 - 1),
    "i": (-(2**31), 2**31 - 1),
    "I": (0, 2**32 - 1),
    "l": (-(2**31), 2**31 - 1),
    "L": (0, 2**32 - 1),
    "q": (-(2**63), 2**63 - 1),
    "Q": (0, 2**64 - 1),
}


def spread(low, high, n):
    """n ints from low to high."""
    return [low + (high - low) * i // (n - 1) for i in range(n)]


for code, (low, high) in BOUNDS.items():
    numbers = spread(max(low, -(2**40)), min(high, 2**40), N)
    values = fill(array(code, bytes(array(code).itemsize * N)), numbers)
    print(code, values.tolist() == numbers, total(values, N), attempt(total, values, N + 1))
    for bad in low - 1, high + 1, 1.5, "x", None:
        result = attempt(fill, values, numbers[: N // 2] + [bad])
        print("  ", result[0] if isinstance(result, tuple) and code in "ilIL" else result)
    values[N // 2] = high
    values[N // 2 + 1] = low
    print("  ", total(values, N), values[N // 2], values[N // 2 + 1])

for code in "fd":
    numbers = [i / 4 for i in range(N)]
    values = fill(array(code, bytes(array(code).itemsize * N)), numbers)
    print(code, total(values, N), attempt(total, values, N + 1))
    values = fill(values, list(range(N)))
    print(code, total(values, N), values[3], attempt(fill, values, [1.5] * 50 + ["x"]), attempt(fill, values, [2.5] * 50 + [True, 10**400]))
    values[7] = math.inf
    values[8] = -math.nan
    values[9] = 1e300 if code == "d" else 1e30
    print(total(values, N), values[7], math.copysign(1, values[8]), values[9], math.copysign(1, total(values, 9)))
    strange = array(code)
    strange.frombytes(b"\xff" * strange.itemsize * 64)
    print([str(strange[i]) for i in range(3)], total(strange, 64), {math.copysign(1.0, strange[i]) for i in range(64)})


def mixed(values):
    """Arrays of other typecodes, and what is no array, at the same place."""
    result = []
    for each in values:
        for i in range(40):
            item = each[i % 4]
        result.append(item)
    return result


print(mixed([array("b", [1, 2, 3, -4])] * 50 + [array("d", [1, 2, 3, 4.5])] * 50 + [b"abcd", bytearray(b"efgh"), "ijkl", (1, 2, 3, 4), {0: 1, 1: 2, 2: 3, 3: 4}] * 20 + [array("w", "mnop"), memoryview(b"qrst")])[::7])


class Counted(bytearray):
    reads = 0

    def __getitem__(self, i):
        Counted.reads += 1
        return super().__getitem__(i)


print(total(Counted(data), N), Counted.reads)


def store(values, n, item):
    for i in range(n):
        values[i & 15] = item
    return values[3]


print(attempt(store, b"x" * 16, N, 1), store(bytearray(16), N, 200), attempt(store, bytearray(16), N, 256), attempt(store, bytearray(16), N, -1), attempt(store, bytearray(16), N, 2.0))
print(attempt(store, bytearray(7), N, 1), store(bytearray(16), N, True), attempt(store, bytearray(16), N, 2**60))


def shrinking(values):
    """The storage moves, and becomes shorter, in the midst of the loop."""
    result = 0
    for i in range(N):
        if i % 100 == 99:
            del values[:30]
        if i % 500 == 499:
            values.extend(b"\x05" * 100)
        result += values[i % 50]
        values[i % 50] = i & 127
    return result, len(values)


print(shrinking(bytearray(data)), attempt(shrinking, bytearray(data[:200])))


def lent(values):
    view = memoryview(values)
    for i in range(200):
        view[i] = 1
        values[i] += 2
    return bytes(values[:5]), view[7]


print(lent(bytearray(data)), lent(array("B", data)))


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    count = 0
    for i in range(2, n + 1):
        if flags[i]:
            count += 1
            for j in range(i * i, n + 1, i):
                flags[j] = 0
    return count


print(sieve(20000))


def drained(values):
    """Length and truth while it becomes shorter, down to nothing."""
    lengths = rounds = 0
    while values:
        lengths += len(values)
        rounds += 1
        del values[-1:]
        if not values:
            rounds += 1000
    return lengths, rounds


print(drained(bytearray(data)), drained(array("h", range(2000))), drained(Counted(b"abc" * 200)), drained([1, 2] * 500))
