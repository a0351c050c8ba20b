"""`-X importtime`: each import's time is told on stderr when it has ended, without that of the imports in it and with it."""

import sys
import _importer
from time import perf_counter_ns


def start():
    load = _importer._find_and_load
    level = inner = 0
    print("import time: self [us] | cumulative | imported package", file=sys.__stderr__)

    def timed(name):
        nonlocal level, inner
        before, inner = inner, 0
        level += 1
        begun = perf_counter_ns()
        try:
            return load(name)
        finally:
            taken = perf_counter_ns() - begun
            level -= 1
            line = f"import time: {_microseconds(taken - inner):9} | {_microseconds(taken):10} | {'  ' * level}{name}"
            print(line, file=sys.__stderr__)
            inner = before + taken

    _importer._find_and_load = timed


def _microseconds(nanoseconds):
    return -(-nanoseconds // 1000)
