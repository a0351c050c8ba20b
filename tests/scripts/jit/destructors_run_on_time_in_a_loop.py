# What compiled code drops dies where the interpreter drops it, and what it borrows stays alive.
import sys

events = []


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        events.append(self.name)


def replaced(n):
    held = Noisy("first")
    for i in range(n):
        if i % 500 == 499:
            held = Noisy(i)
            events.append(("after", i))
    return held.name


print(replaced(2000), events)
events.clear()


def in_list(n):
    items = [Noisy("a"), Noisy("b")]
    for i in range(n):
        name = items[i & 1].name
        if i == n // 2:
            items[i & 1] = items[1 - (i & 1)]
            events.append(("stored", name))
    events.append("end")
    return name


print(in_list(2000), events)
events.clear()


class Clearing:
    """Empties the list that the loop is working on when it dies."""

    def __init__(self, items):
        self.items = items

    def __del__(self):
        self.items.clear()


def cleared(n):
    items = [[i] for i in range(10)]
    items.append(Clearing(items))
    s = 0
    try:
        for i in range(n):
            s += items[i % 10][0]
            if i == n // 2:
                items[10] = None
    except IndexError as error:
        return s, str(error)


print(cleared(3000))


def counts(n):
    thing = Noisy("thing")
    pair = (thing, thing)
    seen = set()
    before = sys.getrefcount(thing)
    for i in range(n):
        a, b = pair
        seen.add(sys.getrefcount(thing))
        [a][0].name
        if pair[0] is not b:
            seen.add("different")
    del a, b
    return len(seen), sys.getrefcount(thing) - before


print(counts(1500))


class Node:
    def __init__(self, link):
        self.link = link


def chain(n):
    head = None
    for _ in range(n):
        head = Node(head)
    count = 0
    while head is not None:
        head = head.link
        count += 1
    return count


print(chain(5000))
events.clear()


def raising(n):
    for i in range(n):
        thing = Noisy(i) if i % 700 == 0 else None
        try:
            if i % 700 == 0:
                raise ValueError(i)
        except ValueError as error:
            events.append(str(error))


raising(2000)
print(events)
