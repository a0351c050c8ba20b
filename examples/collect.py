"""Cycles need the collector: gc.collect() says how many unreachable objects it found."""

import gc

gc.disable()
print(gc.collect())

for _ in range(2):
    cycle = []
    cycle.append(cycle)
del cycle
print(gc.collect())
print(gc.collect())
