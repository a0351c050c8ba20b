a = [3, 1, 2]
a.append(5)
a.extend("xy")
a.insert(1, "in")
a.insert(-100, "first")
a.insert(100, "last")
print(a, len(a), a.index(1), a.count("x"), a.pop(), a.pop(0), a.pop(-2), a)
a.remove("in")
a.reverse()
print(a, a.copy() == a, a.copy() is a, a + [1], a * 2, [0] * 3, 2 * [1, 2], [] * 5, [1] * -1)
print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, 2] != [1, 2.0], [[1]] == [[1]], [1, 2] > [1], 1 in [1], "x" not in ["x"])
b = [1, 2, 3, 4, 5, 6]
print(b[1:4], b[::2], b[::-1], b[-2:], b[:-2], b[10:], b[5:2], b[4:1:-1], b[-1], b[:], b[:] is b)
b[1:3] = ["a", "b", "c"]
b[::3] = [0, 0, 0]
b[len(b):] = [7]
b[:0] = [-1]
print(b)
del b[0], b[1:3], b[::2]
print(b)
b[:] = range(5)
b += [5]
b *= 2
print(b, sum(b), max(b), min(b), sorted(b, reverse=True)[:3], list(reversed(b))[:3], b.index(3, 4), b.index(0, -12, -1))
b.clear()
print(b, list(), list("abc"), list(range(3)), list({1: 2}), list([1]) == [1], [*b, 1], bool([]), bool([0]), [[]] * 2, list(x for x in "ab"))
nested = [[0] * 2] * 2
nested[0][0] = 1
print(nested, [[0] * 2 for _ in range(2)])
for action in (lambda: [][0], lambda: [1][5], lambda: [1][-2], lambda: nested["a"], lambda: nested[1.0], lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(5), lambda: [1] + (2,), lambda: [1] + None, lambda: [1] * "a", lambda: [].append(), lambda: [].append(1, 2), lambda: [].extend(5), lambda: [].insert(0), lambda: hash([]), lambda: [1] < (1,), lambda: [1, "a"].sort(), lambda: [].foo, lambda: [1].__setitem__(5, 1), lambda: [1].__delitem__(5), lambda: [1, 2].__setitem__(slice(0, 2, 2), [1, 2, 3]), lambda: [1].__setitem__(slice(0, 1), 5), lambda: list(5), lambda: [1][2**70], lambda: [].index(1, "a"), lambda: [1, 2, 3][::0], lambda: list(x=1), lambda: [].insert("a", 1), lambda: [].pop("x")):
    try:
        print(action())
    except (IndexError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print([n for n in dir(list) if n[0] != "_"], [].__class__)
