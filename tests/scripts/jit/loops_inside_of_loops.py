"""Loops through lists and tuples inside of others: their iterators are put by for the next time."""

import gc
import sys


def total(rows, times):
    result = 0
    for _ in range(times):
        for row in rows:
            for value in row:
                result += value
    return result


def pairs_of(rows, times):
    result = []
    for n in range(times):
        for one, two in rows:
            if one == two:
                continue
            if n == times - 1:
                result.append((one, two))
    return result


def left_early(rows, wanted):
    """A return and a break in the midst."""
    seen = 0
    for _ in range(100):
        for row in rows:
            for value in row:
                seen += 1
                if value == wanted:
                    return seen
                if value < 0:
                    break
    return -seen


def raising(rows, times):
    result = 0
    for n in range(times):
        try:
            for row in rows:
                for value in row:
                    result += 10 // value
        except ZeroDivisionError:
            result += 1000
        except TypeError as e:
            return result, str(e)
    return result


def growing(times):
    """The list that is gone through gets longer, and shorter."""
    result = []
    for n in range(times):
        items = [1, 2, 3]
        for row in (items, items):
            for value in row:
                if value == 2 and len(row) < 6:
                    row.append(value + 1)
                elif value == 3 and len(row) > 4:
                    row.pop()
            result.append(len(row))
    return result[:4], len(result), sum(result)


def shared(rows, times):
    """Somebody else has the iterator, too."""
    result = 0
    for _ in range(times):
        for row in rows:
            iterator = iter(row)
            for value in iterator:
                result += value
                for other in iterator:
                    result += 2 * other
                    break
    return result


class Noted:
    """Says when it goes."""

    gone = 0

    def __init__(self, value):
        self.value = value

    def __del__(self):
        Noted.gone += 1


def last_ones(times):
    """The variable of a loop may be all that keeps a value; a list may go with its loop."""
    went = []
    for n in range(times):
        for each in [Noted(1), Noted(2)]:
            pass
        went.append(Noted.gone)
        rows = [Noted(3)]
        for each in rows:
            kept = each
        rows.clear()
        went.append(Noted.gone)
    del each, kept
    return went[:6], went[-1] - went[-5], Noted.gone


def never(times, rows):
    """A loop through nothing leaves its variable alone."""
    for value in [5]:
        pass
    for n in range(times):
        for value in rows:
            pass
    return value


def unbound(times, rows):
    for n in range(times):
        for value in rows:
            pass
    try:
        return value
    except UnboundLocalError as e:
        return str(e)


def generating(rows, times):
    for _ in range(times):
        for row in rows:
            for value in row:
                yield value


def called(rows, times, function):
    result = 0
    for _ in range(times):
        for row in rows:
            for value in row:
                result += function(value)
    return result


def replaced(times):
    """What is gone through is put elsewhere in the loop."""
    rows = [[1.5, 2.5], [3.5]]
    for n in range(times):
        for row in rows:
            row[0] += 1.0
            for value in row:
                row[-1] = value
        rows[n & 1] = [0.5, 1.5]
    return rows


def constants(times):
    result = 0
    for _ in range(times):
        for x in (1, 2, 3):
            for y in (4, 5):
                result += x * y
    return result


rows = [[1, 2, 3], [], [4], [5, 6]]
for _ in range(3):
    print(total(rows, 300), total(tuple(map(tuple, rows)), 300))
print(total([[1], [2.5], [True]], 500), total([[2**60], [1]], 300))
print(pairs_of([(1, 2), (3, 3), (4, 5)], 400))
print(pairs_of([[1, 2], (3, 4)], 400), pairs_of([(1.5, 2), ("a", None)], 400))
print(left_early(rows, 6), left_early(rows, 7), left_early([[1, -1, 2]], 5), sum(left_early(rows, 6) for _ in range(500)))
print(raising([[1, 2], [5, 0, 3]], 200), raising([[1], ["2"]], 200))
print(growing(150))
print(shared(rows, 200))
print(last_ones(300))
print(never(200, []), never(200, [7]), unbound(200, []), unbound(200, ["x"]))
print(sum(generating(rows, 200)), [x for x in generating(rows, 1)])
print(called(rows, 500, abs), called(rows, 10, lambda x: len([o for o in gc.get_objects() if type(o) is type(iter([]))]) and x))
print(replaced(301))
print(constants(300))
before = [sys.getrefcount(row) for row in rows]
total(rows, 500)
print(before == [sys.getrefcount(row) for row in rows])
try:
    for one, two in [(1, 2), (3, 4, 5)] * 200:
        pass
except ValueError as e:
    print(e)
