"""Sorting with a key function, and sorting what is nearly sorted."""

import sys
import time


class Record:
    def __init__(self, name, score, serial):
        self.name = name
        self.score = score
        self.serial = serial


def records(size):
    result = []
    seed = 7
    for serial in range(size):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        result.append(Record("n" + str(seed >> 12 & 4095), seed >> 8 & 1023, serial))
    return result


def run(size):
    table = records(size)
    by_score = sorted(table, key=lambda record: record.score)
    by_name = sorted(by_score, key=lambda record: (record.name, -record.score))
    by_name[: size // 100] = by_name[size // 100 - 1 :: -1]
    serials = [record.serial for record in by_name]
    serials.sort(reverse=True)
    by_name.sort(key=lambda record: record.serial)
    middle = by_score[size // 2]
    return middle.score, middle.serial, serials[0], by_name[-1].name


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 150000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
