def plain(a, b=2, /, c=3, *args, d=4, **kwargs):
    total = a + b * c
    for i in range(3):
        if i == 1:
            continue
        total += i if i else -1
    return [total, args, d, kwargs, f"{a!r:>{b}}"]


def closures(x):
    def inner(y):
        nonlocal x
        x = x + y
        return x
    return inner(1), [lambda: x, inner][0]()


def generator(n):
    try:
        got = yield n
        yield from [got, *range(n)]
    except KeyError as error:
        yield str(error)
    finally:
        n = None
    return n


def handlers(x):
    try:
        with Manager() as m:
            return m[x]
    except (TypeError, KeyError) as error:
        try:
            raise ValueError(x) from error
        except ValueError:
            raise
    else:
        return 1
    finally:
        x.append(1) if isinstance(x, list) else None


class Manager:
    """A context manager."""
    field: int = 1

    def __enter__(self):
        return {1: self, "ab": super()}

    def __exit__(self, *args):
        return len(args) == 2

    def method(self, *args, **kwargs):
        return self.method2(*args, k=1, **kwargs)

    def method2(self, a=1, *, k):
        self.a, *rest = a, k, k
        del self.a
        return rest


def comprehensions(x):
    x = [x for x in (1, 2)] + [y for y in {z: z for z in x} if y]
    return {x for x in [[a, b] for a in x for b in x] if not x} or sum(i * i for i in range(4))


def several(a, b):
    a, b = b, a
    (a, *b), c = [1, 2, 3], 4
    assert a < 2 <= c, "message"
    while a < 5:
        a += 1
        if a == 3:
            break
    else:
        c = a[1:2, ::3]
    import sys as d
    from sys import path as e
    global g
    g = {"a": a, "b": b, **{"c": c}}
    return print(*b, sep="", end="") or Manager().method(1, **{}) or d.flags and a is not e and not a in b


class Point:
    __match_args__ = ("x", "y")
    x = 1
    y = [2, 3]


def patterns(subject):
    match subject:
        case 0 | "a" | None as zero:
            return zero
        case [first, (second, *_)] | [first, [*_, second, _]] if first:
            return first, second
        case [1, *rest, 2]:
            return rest
        case {"k": Point(x, [2, y]), **others} | {"q": Point(x=x, y=y), **others}:
            return x, y, others
        case Point(y=[*_, last]) | int(last):
            return last
        case _:
            return ()


def stars(error):
    try:
        raise error
    except* ValueError as first:
        del first
    except* (KeyError, TypeError) as second:
        raise second
    else:
        return 1
    finally:
        error = None


[f for f in (plain, closures)]
for each in (0, [1, (2, 3)], (1, 5, 2), {"k": Point(), "z": 1}, Point(), 7, ""):
    patterns(each)
stars(ExceptionGroup("g", [ValueError(1)]))
comprehensions([1, 2])
list(generator(2))
several(1, 2)
