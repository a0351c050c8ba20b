"""Exceptions: raised and caught near and far, with finally, with, and as the end of a loop."""

import sys
import time


class Odd(Exception):
    def __init__(self, value):
        super().__init__(value)
        self.value = value


class Counted:
    entered = left = 0

    def __enter__(self):
        Counted.entered += 1
        return self

    def __exit__(self, kind, error, traceback):
        Counted.left += 1
        return kind is KeyError


def check(value):
    if value & 1:
        raise Odd(value)
    return value


def deep(depth, value):
    if depth == 0:
        return check(value)
    return deep(depth - 1, value)


def run(size):
    caught = untouched = cleaned = 0
    table = {}
    for i in range(size):
        try:
            untouched += check(i) & 3
        except Odd as error:
            caught += error.value & 3
        finally:
            cleaned += 1
        try:
            deep(5, i)
        except (ValueError, Odd):
            caught += 1
        with Counted():
            table[i & 7] = table[i + 1 & 7]
        try:
            [].pop()
        except IndexError:
            table[i & 7] = i
    return caught, untouched, cleaned, Counted.entered == Counted.left


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 150000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
