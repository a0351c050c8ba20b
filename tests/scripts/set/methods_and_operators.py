s = {3, 1, 2}
s.add(4)
s.add(1)
print(sorted(s), len(s), 3 in s, 9 not in s, set(), set("hello") == {"h", "e", "l", "o"}, {1, 1.0, True}, sorted({*[1, 2], *(2, 3)}))
a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= b, a < {1, 2, 3, 4}, a >= {1}, a > a, a == {3, 2, 1}, a != b, a.isdisjoint({9}), a.issubset([1, 2, 3, 4]), a.issuperset("") )
print(sorted(a.union([5], (6,))), sorted(a.intersection([1, 2], {2})), sorted(a.difference([1], [2])), sorted(a.symmetric_difference([1, 9])), sorted(a.copy()), a.copy() is a)
s = set(range(10))
s.discard(5)
s.discard(99)
s.remove(0)
print(sorted(s), s.pop() in range(10), len(s))
s = {1, 2, 3}
s |= {4}
s &= {2, 3, 4}
s -= {2}
s ^= {3, 9}
s.update([5], "a")
print(sorted(s, key=str), s.difference_update([5]), s.intersection_update([4, 9]), s.symmetric_difference_update([1]), sorted(s))
s.clear()
print(s, bool(s), repr({1}), str(set()), frozenset(), frozenset([1]), repr({frozenset({1})}), type({1} | frozenset()), type(frozenset() | {1}))
f = frozenset([1, 2])
print(hash(f) == hash(frozenset([2, 1])), {f: "x"}[frozenset((1, 2))], f == {1, 2}, {1, 2} == f, f | {3} == {1, 2, 3}, frozenset(f) is f, f.copy() is f, sorted(f & {1}), f in {frozenset({1, 2})}, {1, 2} in {f}, f - f == frozenset())
for action in (lambda: {[]}, lambda: {1}.add([]), lambda: {1}.remove(2), lambda: {1}.remove([]), lambda: set().pop(), lambda: {1} | [2], lambda: {1} + {2}, lambda: {1} < [1], lambda: hash({1}), lambda: set(5), lambda: set(1, 2), lambda: a[0], lambda: {1}.union(5), lambda: f.add(1), lambda: frozenset(5), lambda: {1} & 5, lambda: {1}.update(5), lambda: {1}.discard({}), lambda: [] in {1}, lambda: {1}.issubset(5), lambda: {1}.foo, lambda: {1}.symmetric_difference(), lambda: {1}.add(), lambda: set(x=1), lambda: {1} <= 5, lambda: {1}.__ior__([2])):
    try:
        print(action())
    except (TypeError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
try:
    for x in s:
        s.discard(x)
except RuntimeError as error:
    print(error)
print([n for n in dir(set) if n[0] != "_"], [n for n in dir(frozenset) if n[0] != "_"])
big = set(range(10000))
big -= set(range(0, 10000, 2))
print(len(big), sum(big), 5001 in big, 5000 in big, min(big), max(big), len(big | set(range(100))), len(big & set(range(100))), big <= set(range(10000)))
class Sub(set):
    pass
class FSub(frozenset):
    pass
print(type(Sub([1]) | {2}), type(Sub([1]).copy()), type(FSub([1]) | {2}), type(FSub([1]).copy()), Sub([1]) == {1}, repr(Sub([1])), repr(FSub()), hash(FSub([1])) == hash(frozenset([1])))
it = iter({1, 2})
print(it.__length_hint__(), next(it) in (1, 2), it.__length_hint__(), type(it).__name__, sorted(map(str, {1, "a", None})), sum({1, 2, 3}), max({1, 5}), set(map(abs, [-1, 1])), len(set("mississippi")))
