def inner():
    try:
        x = yield 1
        print("inner received", x)
        y = yield 2
        print("inner received", y)
    except ValueError as error:
        print("inner caught", error)
        yield "recovered"
    finally:
        print("inner finally")
    return "inner result"


def outer():
    result = yield from inner()
    print("outer got", result)
    result = yield from [10, 20]
    print("list gave", result)
    yield from "ab"
    yield from ()
    return "outer result"


g = outer()
print(next(g), g.send("a"), g.send("b"), next(g), next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
g = outer()
next(g)
print(g.throw(ValueError("passed in")), next(g))
g.close()
g = outer()
next(g)
g.close()
g = outer()
next(g), print("thrown:")
try:
    g.throw(KeyError("not caught"))
except KeyError as error:
    print(repr(error))


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))


class Iterator:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("from class")
        return self.n


class WithSend(Iterator):
    def send(self, value):
        return ("sent", value)

    def throw(self, *args):
        return ("threw", args[0].__class__.__name__ if not isinstance(args[0], type) else args[0].__name__)

    def close(self):
        print("close called")


def delegate(it):
    return (yield from it)


def run(generator):
    result = []
    while True:
        try:
            result.append(next(generator))
        except StopIteration as stop:
            return result, stop.value


print(run(delegate(Iterator())), run(delegate(range(2))), run(delegate({"k": 1})))
d = delegate(WithSend())
print(next(d), d.send(5), d.throw(ValueError), d.throw(KeyError("x")))
d.close()
d = delegate(Iterator())
next(d)
try:
    d.send(5)
except AttributeError as error:
    print(error)
for bad in (5, None):
    try:
        next(delegate(bad))
    except TypeError as error:
        print(error)


def deep(n):
    if n == 0:
        yield "bottom"
    else:
        yield from deep(n - 1)


print(list(deep(200)))


def chain(n):
    g = (x for x in range(3))
    for _ in range(n):
        g = delegate(g)
    return g


print(list(chain(100)))
