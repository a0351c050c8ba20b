# Calls of functions with a ** parameter in hot loops, most without keywords for it, and calls f(*args, **kwargs) with a dict that now and then has some.

def plain(a, b=2, **kw):
    kw["seen"] = a
    return a + b + len(kw)


def rest(a, *args, c=1, **kw):
    return a, args, c, sorted(kw)


class Options:
    made = 0

    def __init__(self, x, **options):
        Options.made += 1
        self.x = x
        self.options = options

    def get(self, name, *rest, **defaults):
        return self.options.get(name, defaults.get(name, rest))


class Manager:
    def __init__(self):
        self.left = []

    def __enter__(self):
        return self

    def __exit__(self, *details, **more):
        self.left.append((len(details), len(more)))


def outer(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)

    return wrapper


@outer
def add(a, b):
    return a + b


@outer
def one(a):
    return a


@outer
def named(a, *, b=5):
    return a * b


class Table(dict):
    pass


class Mapping:
    def keys(self):
        return ["b"]

    def __getitem__(self, key):
        return key * 2


class Watched:
    alive = 0

    def __init__(self):
        Watched.alive += 1

    def __del__(self):
        Watched.alive -= 1


def keep(value, **kw):
    kw[0] = value
    return Watched.alive


def total(n):
    s = 0
    for i in range(n):
        s += plain(i)
        if i % 100 == 99:
            s += plain(i, more=1, less=2)
    return s


def rests(n):
    found = []
    for i in range(n):
        r = rest(i, 1, 2) if i % 2 else rest(i)
        if i % 150 < 2:
            found.append(r)
            found.append(rest(i, c=7, d=8))
    return found


def options(n):
    s = 0
    for i in range(n):
        o = Options(i) if i % 90 else Options(i, y=1)
        s += o.x + len(o.options) + len(o.get("z", 1, 2)) + o.get("q", q=3)
        method = o.get
        s += method("q", q=i)
    return s


def managed(n):
    for i in range(n):
        with Manager() as m:
            pass
        try:
            with m:
                if i % 50 == 0:
                    raise KeyError(i)
        except KeyError:
            pass
    return m.left


def wrapped(n, given):
    s = 0
    for i in range(n):
        s += add(i, 1) + one(i)
        if i % 75 == 74:
            s += add(i, b=3) + named(i, b=2) + named(i)
            for kwargs in given:
                try:
                    s += add(i, **kwargs)
                except TypeError as error:
                    s += len(str(error))
    return s


def merging(kwargs, n, at, other):
    """kwargs is an empty dict, but for one time."""
    result = []
    for i in range(n):
        if i == at:
            kwargs = other
        try:
            r = plain(i, **{}, **kwargs)
        except (TypeError, KeyError) as error:
            r = f"{type(error).__name__}: {error}"
        if i == at:
            result.append(r)
            kwargs = {}
    return result


def holding(n):
    return {keep(Watched()) for _ in range(n)}


def failing(n):
    count = 0
    for i in range(n):
        try:
            add(i) if i % 60 == 0 else add(i, i)
        except TypeError as error:
            count += len(str(error))
    return count


print(total(600))
print(rests(600))
print(options(600), Options.made)
print(managed(300))
print(wrapped(600, [{}, {"b": 1}, {"c": 1}, Table(), Table(b=4), {"a": 1}]))
print(merging({}, 300, 200, {"b": 5}))
print(merging({}, 300, 200, {"a": 5}))
print(merging({}, 300, 200, {1: 5}))
print(merging({}, 300, 200, Table(b=6)))
print(merging({}, 300, 200, Mapping()))
print(merging({}, 300, 200, 7))
print(failing(600))
print(holding(300), Watched.alive)
