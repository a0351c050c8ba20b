"""Factorials: a large int times a small one, large products by halves, and the decimal text of the results."""

import sys
import time


def rising(low, high):
    """low * (low + 1) * … * (high - 1), by halves, so that the factors are of like size."""
    if high - low < 8:
        product = low
        for factor in range(low + 1, high):
            product *= factor
        return product
    middle = (low + high) // 2
    return rising(low, middle) * rising(middle, high)


def one_by_one(n):
    product = 1
    for factor in range(2, n + 1):
        product *= factor
    return product


def run(size):
    product = one_by_one(size)
    assert product == rising(1, size + 1)
    half = one_by_one(size // 2)
    binomial = product // (half * half)
    text = str(rising(1, 2 * size // 5))
    digits = 0
    rest = binomial
    while rest:
        rest, digit = divmod(rest, 10**9)
        digits += digit % 10
    return product % 1000000007, binomial.bit_length(), len(text), text[:20], digits


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 5000
    sys.set_int_max_str_digits(0)
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
