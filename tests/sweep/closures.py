def counter(start=0, *, step=1):
    count = start

    def increase(by=None, *args, **kwargs):
        nonlocal count
        count += step if by is None else by
        return count

    return increase


def decorate(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)

    wrapper.__name__ = f.__name__
    return wrapper


@decorate
def many(a, b=2, /, c=3, *rest, d, e=5, **more):
    return (a, b, c, rest, d, e, more)


c = counter(10, step=2)
print(c(), c(5), c(1, 2, 3, k=4), many(1, d=4), many(1, 2, 3, 4, 5, d=6, z=7), many(*range(6), **{"d": 1, "y": 2}))
squares = [lambda i=i: i * i for i in range(5)]
print([f() for f in squares], (lambda *a, **k: (a, k))(1, b=2), c.__closure__[0].cell_contents)


def deep(n):
    return n if n == 0 else 1 + deep(n - 1)


print(deep(150), list(map(lambda x, y: x + y, [1, 2], [3, 4])), list(filter(None, [0, 1, 2])), eval("1 + c()"))
exec("z = [i for i in range(3)]")
print(z, many.__name__, globals()["z"], callable(many), deep.__code__.co_varnames)
