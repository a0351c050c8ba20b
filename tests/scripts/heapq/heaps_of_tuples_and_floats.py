"""Heaps of what is compared at a glance, and of what looks like it."""

import heapq


def popped(items):
    heap = list(items)
    heapq.heapify(heap)
    for item in items:
        heapq.heappush(heap, item)
    return [heapq.heappop(heap) for _ in range(len(heap))]


nan = float("nan")
for items in (
    [3, 1, 2, -5, 1 << 60, -(1 << 60)],
    [1.5, -0.0, 0.0, 1, 2.5, -1.5],
    [(2,), (2, 1), (1, 5), (), (2, 0, 7)],
    [(1.5, "b"), (1, "c"), (1.5, "a"), (0.5, "z")],
    [(1, (2, 3)), (1, (2,)), (0, (9, 9))],
    [("b", 1), ("a", 2), ("a", 1)],
    [(0.0, 2), (-0.0, 1), (0, 3)],
    [tuple(range(20)), tuple(range(19)), (*range(19), -1)],
    [True, 0, 2, False],
):
    print(popped(items) == sorted(items * 2), popped(items)[:4])
print(heapq.nsmallest(3, [(nan, 1), (1.0, 2), (0.0, 3), (-0.0, 2)]), heapq.nlargest(2, [1.5, nan, 2.5]))
heap = []
for item in (nan, 1.0, nan, 0.5, 2.0):
    heapq.heappush(heap, item)
print(heap)
for bad in ([(1, "a"), (1, 2)], [1, "a"], [(1, 2j), (1, 3j)]):
    try:
        heapq.heapify(bad)
    except TypeError as e:
        print(e)
