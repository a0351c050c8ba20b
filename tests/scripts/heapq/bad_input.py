# What _heapq refuses, and lists that change under it.
import _heapq


def attempt(label, f, *args):
    try:
        print(label, f(*args))
    except Exception as error:
        print(label, type(error).__name__, error)


for name in ["heappush", "heapreplace", "heappushpop", "heappush_max", "heapreplace_max", "heappushpop_max"]:
    f = getattr(_heapq, name)
    attempt(name, f, 1, 2)
    attempt(name, f, (), 2)
    attempt(name, f, None, 2)
    attempt(name, f, [], 2)
    attempt(name, f, [])
for name in ["heappop", "heapify", "heappop_max", "heapify_max"]:
    f = getattr(_heapq, name)
    attempt(name, f, 1)
    attempt(name, f, (3,))
    attempt(name, f, [])
    attempt(name, f, [1, 2], 3)
attempt("mixed", _heapq.heapify, [1, "a", 2])
attempt("failed push stays", _heapq.heappush, heap := ["a"], 1)
print(heap)


class Evil:
    def __init__(self, heap, action):
        self.heap, self.action = heap, action

    def __lt__(self, other):
        self.action(self.heap)
        return NotImplemented

    def __gt__(self, other):
        return True


for action in [list.clear, lambda heap: heap.append(1)]:
    heap = []
    heap.extend(Evil(heap, action) for _ in range(5))
    attempt("changed by comparing", _heapq.heapify, heap)
    print(len(heap))
    heap.clear()
