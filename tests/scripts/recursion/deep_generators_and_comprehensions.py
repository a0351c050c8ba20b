def nested(n):
    if n:
        yield n
        yield from nested(n - 1)
print(sum(nested(300)), sum(1 for _ in nested(400)))
def chain(n):
    g = iter([1, 2])
    for _ in range(n):
        g = (x for x in g)
    return g
print(list(chain(300)))
def tree(depth):
    return [tree(depth - 1), tree(depth - 1)] if depth else []
def count(t): return 1 + sum(count(c) for c in t)
print(count(tree(8)))
import sys
def infinite():
    yield from infinite()
try:
    next(infinite())
except RecursionError as error:
    print("RecursionError")
g = chain(5000)
try:
    list(g)
except RecursionError:
    print("RecursionError")
flatten = lambda t: [x for part in t for x in (flatten(part) if isinstance(part, list) else [part])]
print(flatten([1, [2, [3, [4, [5]]]], [[[[6]]]]]))
