"""The sieve known as get_primes7: two while loops over a list of the odd numbers."""

import sys
import time


def get_primes7(n):
    if n < 2:
        return []
    if n == 2:
        return [2]
    s = list(range(3, n + 1, 2))
    mroot = n**0.5
    half = len(s)
    i = 0
    m = 3
    while m <= mroot:
        if s[i]:
            j = (m * m - 3) // 2
            s[j] = 0
            while j < half:
                s[j] = 0
                j += m
        i = i + 1
        m = 2 * i + 3
    return [2] + [x for x in s if x]


def run(size):
    primes = get_primes7(size)
    return len(primes), primes[-1]


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 5000000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
