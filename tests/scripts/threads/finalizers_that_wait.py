# oracle: cpython3.13
"""Threads whose finalizers run long, or wait, in the midst of freeing what is nested deeply: everyone has a turn."""

import gc
import threading
import time


def sleeper():
    try:
        yield
    finally:
        time.sleep(0.000001)


class Waits(list):
    made = []
    gone = []

    def __init__(self, items):
        self[:] = items
        self.made.append(None)

    def __del__(self):
        self.gone.append(None)
        g = sleeper()
        next(g)


class Works:
    made = []
    gone = []

    def __init__(self, items):
        self.items = items
        self.made.append(None)

    def __del__(self):
        self.gone.append(None)
        sum(i for i in range(100))
        if len(self.gone) % 17 == 0:
            gc.collect(0)


def nest(kind):
    x = kind([])
    for _ in range(20):
        x = [kind([x])]
    del x


def work(kind, stop):
    while not stop:
        nest(kind)


for kind in (Works, Waits):
    for count in (1, 2):
        stop = []
        threads = [threading.Thread(target=work, args=(kind, stop)) for _ in range(count)]
        for thread in threads:
            thread.start()
        time.sleep(0.02)
        stop.append(True)
        for thread in threads:
            thread.join()
    gc.collect()
    print(kind.__name__, len(kind.made) == len(kind.gone), len(kind.made) > 60)
