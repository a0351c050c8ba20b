"""Digits of pi by Gibbons' unbounded spigot: sums, products and quotients of ints that grow to thousands of digits."""

import sys
import time


def digits(count):
    """The first digits of pi, one at a time (J. Gibbons, Unbounded Spigot Algorithms for the Digits of Pi, 2006)."""
    q, r, t, k, n, m = 1, 0, 1, 1, 3, 3
    while count:
        if 4 * q + r - t < n * t:
            yield n
            count -= 1
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, n, k, m = q * k, (2 * q + r) * m, t * m, (q * (7 * k + 2) + r * m) // (t * m), k + 1, m + 2


def run(size):
    checksum = 0
    text = []
    for digit in digits(size):
        checksum = (checksum * 31 + digit) % 1000003
        text.append(str(digit))
    return "".join(text[:20]), checksum


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 1000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
