"""The largest singular value of an endless matrix: float arithmetic and comprehensions."""

import sys
import time


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    count = len(vector)
    result = []
    for i in range(count):
        total = 0.0
        for j in range(count):
            total += element(i, j) * vector[j]
        result.append(total)
    return result


def times_transposed(vector):
    count = len(vector)
    result = []
    for i in range(count):
        total = 0.0
        for j in range(count):
            total += element(j, i) * vector[j]
        result.append(total)
    return result


def run(size):
    u = [1.0] * size
    v = u
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    product = square = 0.0
    for a, b in zip(u, v):
        product += a * b
        square += b * b
    return "%.9f" % (product / square) ** 0.5


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 300
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
