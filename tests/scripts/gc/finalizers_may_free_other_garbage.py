"""Finalizers of one cycle may break it, make new objects, and collect: nothing is finalized twice or lost."""
import gc

gc.disable()
log = []


class Breaker:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        log.append(self.number)
        self.next = None
        fresh = [object() for _ in range(10)]
        fresh.append(fresh)
        gc.collect()


nodes = [Breaker(i) for i in range(50)]
for i, node in enumerate(nodes):
    node.next = nodes[(i + 1) % len(nodes)]
del nodes, node
gc.collect()
print(sorted(log) == list(range(50)), len(log))
print(gc.collect() > 0, len(log))
