# oracle: cpython3.13, whose collector has three generations
"""A full collection waits until the objects that have grown old since the last one are a quarter of all."""
import gc


class Node:
    pass


gc.disable()
heap = [Node() for _ in range(20_000)]
gc.collect()
full_before = gc.get_stats()[2]["collections"]
gc.set_threshold(100, 2, 2)
gc.enable()
small = [Node() for _ in range(3_000)]
print("full collections while a few grow old:", gc.get_stats()[2]["collections"] - full_before)
large = [Node() for _ in range(40_000)]
print("while many do, some:", 1 <= gc.get_stats()[2]["collections"] - full_before <= 6)
