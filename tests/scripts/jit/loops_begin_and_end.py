"""Iterators of loops within hot loops: who else has one sees that it is exhausted, what is iterated over dies with its loop, and types change."""


def exhausted(n):
    """An iterator that was exhausted stays so, though its list grows."""
    left = 0
    for i in range(n):
        items = [1, 2, 3]
        iterator = iter(items)
        for x in iterator:
            left += x
        items.append(4)
        for x in iterator:
            left += 1000000
        left += next(iterator, 10)
    return left


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        deaths.append(self.name)


def dies_with_its_loop(n):
    """The list of a loop is gone once the loop is; a break leaves it to the end of the statement."""
    sizes = set()
    for i in range(n):
        for x in [Noisy(i), Noisy(-i)]:
            del x
        sizes.add(len(deaths) - 2 * i)
        if len(deaths) > 2 * i + 2:
            break
    return sizes


def broken_off(n):
    total = 0
    for i in range(n):
        for x in (1, 2, i):
            if x == 2:
                break
            total += x
        else:
            total += 100
        for x in range(i % 5):
            if x == 3:
                continue
            total += x
    return total


def of_other_types(things):
    """What is iterated over is of another type after a while."""
    found = []
    for thing in things:
        total = 0
        for _ in range(300):
            for x in thing:
                total += len(str(x))
        found.append(total)
    return found


def grows(n):
    """A list that grows while it is iterated over."""
    seen = 0
    for i in range(n):
        items = [0]
        for x in items:
            seen += 1
            if x < 4:
                items.append(x + 1)
    return seen


def kept_range(n):
    """A range that a variable has is iterated over again and again."""
    r = range(3)
    total = 0
    for i in range(n):
        for x in r:
            total += x
        for x in r:
            total += x * 10
    return total, r


deaths = []
print(exhausted(3000))
print(dies_with_its_loop(3000), len(deaths))
print(broken_off(3000))
print(of_other_types([[1, 2], (3,), range(4), "text", {5: 6}, {7}, iter([8, 9]), (x for x in "ab"), [], [10]]))
print(grows(2000))
print(kept_range(2000))
try:
    for i in range(2000):
        for x in [i] if i < 1500 else i:
            pass
except TypeError as error:
    print(error)
