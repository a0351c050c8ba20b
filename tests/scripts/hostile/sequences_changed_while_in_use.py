# Lists, bytearrays and deques that are changed by what an operation on them calls.
import collections


class Trap:
    def __init__(self, action):
        self.action = action

    def __eq__(self, other):
        self.action()
        return False

    def __repr__(self):
        self.action()
        return "trap"

    def __index__(self):
        self.action()
        return 0

    def __hash__(self):
        return 1


def attempt(name, action):
    try:
        print(name, action())
    except (RuntimeError, ValueError, IndexError, BufferError, TypeError) as error:
        print(name, type(error).__name__, error)


def clear():
    items.clear()


def fill():
    if len(items) < 50:
        items.extend([0] * 20)


for act in clear, fill:
    for make in list, collections.deque:
        for name, run in {
            "index": lambda: items.index(5),
            "count": lambda: items.count(5),
            "remove": lambda: items.remove(5),
            "in": lambda: 5 in items,
            "eq": lambda: items == make([0, 1, 2]),
            "lt": lambda: items < make([0, 1, 2]),
            "repr": lambda: repr(items)[:30],
            "insert": lambda: items.insert(Trap(act), 1),
            "getitem": lambda: items[Trap(act)],
            "setitem": lambda: items.__setitem__(Trap(act), 1),
            "delitem": lambda: items.__delitem__(Trap(act)),
            "imul": lambda: len(items.__imul__(Trap(act))),
        }.items():
            items = make([Trap(act), 1, 2])
            attempt(f"{act.__name__} {make.__name__} {name}", run)
    for name, run in {
        "slice": lambda: items[Trap(act):2],
        "setslice": lambda: items.__setitem__(slice(Trap(act), 3), [7, 8]),
        "step": lambda: items.__setitem__(slice(Trap(act), 3, 2), [7, 8]),
        "delslice": lambda: items.__delitem__(slice(Trap(act), 3)),
    }.items():
        for make in list, bytearray:
            items = make([1, 2, 3])
            attempt(f"{act.__name__} {make.__name__} {name}", run)
    for name, run in {
        "getitem": lambda: items[Trap(act)],
        "setitem": lambda: items.__setitem__(Trap(act), 1),
        "value": lambda: items.__setitem__(0, Trap(act)),
        "append": lambda: items.append(Trap(act)),
        "insert": lambda: items.insert(Trap(act), Trap(act)),
        "remove": lambda: items.remove(Trap(act)),
        "pop": lambda: items.pop(Trap(act)),
        "extend": lambda: items.extend([Trap(act), 1]),
    }.items():
        items = bytearray(b"abc")
        attempt(f"{act.__name__} bytearray {name}", run)

items = [1, 2, 3]
items.extend(items.pop() for _ in range(2))
print(items)
items = [1, 2, 3]
items[:] = (items.append(n) or n for n in items if len(items) < 9)
print(items)
items = []
items += map(items.append, range(3))
print(items)
