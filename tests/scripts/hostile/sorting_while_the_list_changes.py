# Comparisons and keys that change the list being sorted: it is empty meanwhile, and what they did to it is an error.
import functools


class Meddler:
    def __init__(self, n, action):
        self.n = n
        self.action = action

    def __lt__(self, other):
        self.action()
        return self.n < other.n

    def __repr__(self):
        return f"M{self.n}"


seen = set()
for name, action in {
    "append": lambda: victim.append(1),
    "clear": lambda: victim.clear(),
    "slice": lambda: victim.__setitem__(slice(None), [3, 2, 1]),
    "grow": lambda: victim.extend(range(100)),
    "sort": lambda: victim.sort(),
    "read": lambda: seen.add(tuple(victim)),
    "pop": lambda: victim and victim.pop(),
    "init": lambda: victim.__init__([9]),
    "raise": lambda: 1 / 0,
}.items():
    victim = [Meddler(n, action) for n in (3, 1, 2)]
    try:
        victim.sort()
        print(name, "sorted", victim)
    except (ValueError, ZeroDivisionError) as error:
        print(name, type(error).__name__, error, len(victim))
print(seen)

victim = [3, 1, 2]
try:
    victim.sort(key=lambda n: victim.append(n) or -n)
except ValueError as error:
    print(error, victim)
victim = [3, 1, 2]
try:
    victim.sort(key=lambda n: [].missing if n == 2 else n)
except AttributeError as error:
    print(error, victim)
# An order that is none ends too.
toggle = [False]


def order(a, b):
    toggle[0] = not toggle[0]
    return 1 if toggle[0] else -1


print(len(sorted(range(1000), key=functools.cmp_to_key(order))))


class Lost:
    def __lt__(self, other):
        return NotImplemented


for items in ([Lost(), Lost()], [1, "a"], [None, None], [1j, 2j]):
    try:
        items.sort()
    except TypeError as error:
        print(error)
