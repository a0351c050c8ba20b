"""Full collections of a heap of a million objects in cycles: rounds in which all of them live, and one in which all die."""
import gc
import sys
import time


class Node:
    __slots__ = ("left", "right", "items")

    def __init__(self, left):
        self.left = left
        self.right = None
        self.items = [self]


def ring(size):
    """Nodes linked both ways in a ring, each also in a cycle with a list of its own."""
    first = node = Node(None)
    for _ in range(size - 1):
        node.right = Node(node)
        node = node.right
    node.right = first
    first.left = node
    return first


def setup(size):
    gc.disable()
    return [ring(100) for _ in range(size // 200)]


def run(alive):
    found = sum(gc.collect() for _ in range(4))
    alive.clear()
    return found + gc.collect()


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 1000000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        heap = setup(size)
        start = time.perf_counter()
        result = run(heap)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
