def pipe(value, *functions):
    for function in functions:
        value = function(value)
    return value


def flip(function):
    return lambda a, b: function(b, a)


def tap(label, log):
    def inner(value):
        log.append((label, value))
        return value

    return inner


def guard(*checks):
    def decorate(function):
        def wrapper(*args):
            failed = [name for (name, check), arg in zip(checks, args) if not check(arg)]
            if failed:
                raise ValueError(f"{function.__name__}: bad {', '.join(failed)}")
            return function(*args)

        return wrapper

    return decorate


@guard(("base", lambda b: b > 1), ("number", lambda n: n >= 0))
def digits(base, number):
    result = []
    while number:
        number, digit = divmod(number, base)
        result.insert(0, digit)
    return result or [0]


log = []
print(pipe(5, lambda x: x + 1, tap("plus", log), str, tap("text", log), lambda s: s * 2), log)
print(flip(pow)(2, 3), flip(divmod)(3, 10), digits(2, 10), digits(16, 255), digits(10, 0))
for arguments in ((1, 5), (2, -1), (0, -1)):
    try:
        digits(*arguments)
    except ValueError as error:
        print(error)


def bind(function, *fixed, **named):
    def bound(*args, **kwargs):
        return function(*fixed, *args, **{**named, **kwargs})

    bound.__name__ = f"bound_{function.__name__}"
    return bound


show = bind(print, "prefix:", sep="|")
show(1, 2)
show(3, sep="-")
print(show.__name__, bind(bind(max, 3), 5)(4), bind(dict, a=1)(b=2, a=3))


def trampoline(function, *args):
    result = function(*args)
    while callable(result):
        result = result()
    return result


def count_down(n, total=0):
    return total if n == 0 else lambda: count_down(n - 1, total + n)


print(trampoline(count_down, 5000))


def overload(*signatures):
    table = dict(signatures)

    def dispatch(*args):
        for kinds, function in table.items():
            if len(kinds) == len(args) and all(isinstance(a, k) for a, k in zip(args, kinds)):
                return function(*args)
        raise TypeError(f"no version for {tuple(type(a).__name__ for a in args)}")

    return dispatch


area = overload(((int,), lambda s: s * s), ((int, int), lambda a, b: a * b), ((str,), len))
print(area(3), area(2, 5), area("abc"))
try:
    area(1.5)
except TypeError as error:
    print(error)
