# Sets of numbers have nothing to drop; a set that ever held an object does, however it came in.
import gc
import weakref


class Thing:
    pass


def ends(fill):
    """Whether a thing in a set goes with it, the set having been filled by `fill`."""
    thing = Thing()
    watch = weakref.ref(thing)
    s = fill(thing)
    del thing
    held = watch() is not None
    del s
    return held, watch() is None


def added(thing):
    s = set(range(100))
    s.add(thing)
    return s


def updated(thing):
    s = {1, 2.5, -3}
    s.update([4, thing])
    return s


def merged(thing):
    s = {1, 2, 3}
    s |= {thing}
    return s


def copied(thing):
    return {5, thing}.copy()


def from_set(thing):
    return set({thing, 1})


def exchanged(thing):
    s = {1, 2}
    s ^= {2, thing}
    return s


def left(thing):
    s = {1, thing, 2}
    s &= {thing, 2}
    return s


def frozen(thing):
    return frozenset([1, thing])


def popped(thing):
    s = {1, 2}
    s.pop()
    s.add(thing)
    s.discard(1)
    s.discard(2)
    return s


def emptied(thing):
    s = {thing}
    s.clear()
    s.add(7)
    s.add(thing)
    return s


def difference(thing):
    return {1, thing} - {1}


def comprehension(thing):
    return {x for x in (1, 2, thing)}


for fill in (added, updated, merged, copied, from_set, exchanged, left, frozen, popped, emptied, difference, comprehension):
    print(fill.__name__, ends(fill))

s = {i for i in range(1000)}
s.clear()
print(s, len(s))
s.update("text", (1 << 70, 3.5), [None])
print(sorted(map(str, s)))
s.clear()
print(s)
s = {1, 2, 3}
taken = s.pop()
print(taken in s, len(s), taken)
while s:
    s.pop()
print(s)
gc.collect()
