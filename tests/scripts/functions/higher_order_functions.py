def compose(*functions):
    def composed(x):
        for function in reversed(functions):
            x = function(x)
        return x

    return composed


def curry(function, arity):
    def take(*args):
        return function(*args) if len(args) >= arity else lambda *more: take(*args, *more)

    return take


def partial(function, *fixed, **keywords):
    return lambda *args, **kwargs: function(*fixed, *args, **{**keywords, **kwargs})


def reduce(function, items, *initial):
    items = iter(items)
    result = initial[0] if initial else next(items)
    for item in items:
        result = function(result, item)
    return result


def memoize(function):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = function(*args)
        return cache[args]

    wrapper.cache = cache
    return wrapper


print(compose(str, abs, int)("-5"), compose()(3), curry(lambda a, b, c: (a, b, c), 3)(1)(2, 3), curry(max, 2)(1)(5))
print(partial(print.__class__ and pow, 2)(5), partial(sorted, reverse=True)([1, 3, 2]), partial(lambda a, b=2, **k: (a, b, k), 1, b=5)(c=3))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: b + a, "abc", ""), reduce(max, [3, 9, 2]))
try:
    reduce(max, [])
except StopIteration:
    print("nothing to reduce")


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), len(fib.cache))
print(list(map(lambda f: f(16), [abs, str, hex, lambda x: x**0.5])), sorted("bca", key=lambda c: -ord(c)), list(filter(callable, [1, len, "x", int])))
pipeline = [("double", lambda x: x * 2), ("inc", lambda x: x + 1), ("square", lambda x: x * x)]
value = 3
for name, step in pipeline:
    value = step(value)
    print(name, value)


def repeat(n):
    def decorate(function):
        def wrapper(*args):
            return [function(*args) for _ in range(n)]

        return wrapper

    return decorate


@repeat(3)
def greet(name):
    return "hi " + name


print(greet("x"), (lambda f: f(f, 10))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
Y = lambda f: (lambda x: f(lambda v: x(x)(v)))(lambda x: f(lambda v: x(x)(v)))
print(Y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(10))
church = lambda n: (lambda f: (lambda x: x if n == 0 else f(church(n - 1)(f)(x))))
to_int = lambda c: c(lambda x: x + 1)(0)
plus = lambda a, b: lambda f: lambda x: a(f)(b(f)(x))
print(to_int(church(5)), to_int(plus(church(3), church(4))))


def visitor(tree, on_leaf, on_node):
    return on_node([visitor(t, on_leaf, on_node) for t in tree]) if isinstance(tree, list) else on_leaf(tree)


tree = [1, [2, [3, 4]], [5]]
print(visitor(tree, lambda x: x, sum), visitor(tree, str, lambda p: "(" + " ".join(p) + ")"), visitor(tree, lambda x: 1, lambda c: 1 + max(c)))
