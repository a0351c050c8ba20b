"""An integer loop: nothing but a range, arithmetic and a local."""

import sys
import time


def run(size):
    total = 0
    for i in range(size):
        total += i * i % 7
    return total


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 5000000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
