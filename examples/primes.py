"""The sieve known as get_primes7, from a comparison of C++, Python, PHP and Java made in 2016.

    taipan examples/primes.py [n [rounds]]

counts the primes up to n in each round; how long the rounds took goes to standard error.
"""

import sys
import time


def get_primes7(n):
    """All primes up to n. The list stands for the odd numbers from 3; crossed out ones become 0."""
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


def main(n=1000000, rounds=10):
    start = time.perf_counter()
    for number in range(1, rounds + 1):
        primes = get_primes7(n)
        print("round", number, "found", len(primes), "primes")
    print("the last ones:", primes[-3:])
    print("%.2f seconds" % (time.perf_counter() - start), file=sys.stderr)


if __name__ == "__main__":
    main(*[int(argument) for argument in sys.argv[1:]])
