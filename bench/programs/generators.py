"""Generators: a pipeline, recursion with yield from, and a generator fed by send."""

import sys
import time


def numbers(count):
    i = 0
    while i < count:
        yield i
        i += 1


def squares(source):
    for value in source:
        yield value * value


def every_third(source):
    for index, value in enumerate(source):
        if index % 3 == 0:
            yield value


def walk(low, high):
    """The numbers low … high-1 by descending a binary tree."""
    if low < high:
        middle = (low + high) // 2
        yield from walk(low, middle)
        yield middle
        yield from walk(middle + 1, high)


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total // count


def run(size):
    first = sum(every_third(squares(numbers(size))))
    second = sum(value & 1 for value in walk(0, size // 2))
    averages = averager()
    next(averages)
    last = 0
    for i in range(size // 2):
        last = averages.send(i)
    return first, second, last


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 800000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
