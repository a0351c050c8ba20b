"""Naive recursion: calls of a global function."""

import sys
import time


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def run(size):
    return fib(size)


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 29
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
