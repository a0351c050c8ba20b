def count(n):
    print("start")
    i = 0
    while i < n:
        print("before", i)
        yield i
        print("after", i)
        i += 1
    print("end")
    return "result"


g = count(2)
print(type(g).__name__, g.__name__, g.__qualname__, iter(g) is g)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as stop:
    print("stopped with", stop.value, stop.args)
try:
    next(g)
except StopIteration as stop:
    print("again", stop.value)
print(next(g, "default"), list(g))
print(list(count(0)), sum(count(3)), [x for x in count(1)], dict(enumerate(count(1))), tuple(count(1)))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


fib = fibonacci()
print([next(fib) for _ in range(10)])
for value in fib:
    if value > 200:
        break
print(value, next(fib))


def empty():
    return
    yield


def only_return():
    return 5
    yield


print(list(empty()), list(only_return()))
a, *b = (x for x in range(3))
print(a, b)


def mutual(n):
    if n:
        yield n
        for each in mutual(n - 1):
            yield each


print(list(mutual(5)), max(mutual(3)), 2 in mutual(3), 9 in mutual(3))
x, y = (yielded for yielded in "ab")
print(x, y, " ".join(c for c in "abc"), any(v for v in [0, 1]), all(v for v in [1, 0]))
