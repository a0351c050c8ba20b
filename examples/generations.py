# oracle: cpython3.13, whose collector has three generations
"""The three generations of the collector: with low thresholds, counts climb from the young to the old.

The first number counts what was made since the young generation was last collected. Past the first threshold the young
generation is collected and the second number goes up by one; past the second threshold the middle generation is
collected with it and the third number goes up. What survives a collection moves one generation up.
"""

import gc


class Node:
    pass


def make_cycle():
    one, two, three = Node(), Node(), Node()
    one.next = two
    two.next = three
    three.next = one


def ten_cycles():
    lines = []
    for number in range(1, 11):
        make_cycle()
        young, middle, old = gc.get_count()
        lines.append(f"cycle {number} counts {young} {middle} {old}")
    return lines


gc.set_threshold(5, 3, 2)
print("thresholds", gc.get_threshold())
gc.collect()
ten_cycles()  # once unseen, so that what is made only the first time is there when the counting begins
gc.collect(1)

for line in ten_cycles():
    print(line)
print("left for a full collection:", gc.collect())
