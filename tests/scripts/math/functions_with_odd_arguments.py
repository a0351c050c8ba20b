class Index:
    """A number by __index__ only."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f"Index({self.value!r})"


class BadIndex(Index):
    """Its __index__ gives what is no int."""

    def __index__(self):
        return "x"


class Refuses(Index):
    """Raises whatever is asked."""

    def refuse(self, *_):
        raise KeyError("refused")

    __index__ = __len__ = __iter__ = __eq__ = __hash__ = refuse


def show(label, action):
    """Prints the type and value of the result, or the error."""
    try:
        result = action()
    except Exception as error:
        text = f"{type(error).__name__} {error}"
    else:
        if hasattr(type(result), "__next__"):
            result = list(result)
        if isinstance(result, (set, frozenset)):
            result = sorted(result, key=repr)
        text = f"{type(result).__name__} {result!r}"
    print(f"{label[:70]} -> {text[:150]}".encode("utf-8", "backslashreplace").decode())


def call(make, names, arguments):
    """Calls each method of a fresh object with no argument, with each alone and with some pairs."""
    for name in names:
        for i, value in enumerate(arguments):
            if i == 0:
                show(f"{make()!r}.{name}()", lambda: getattr(make(), name)())
            show(f"{make()!r}.{name}({value!r})", lambda: getattr(make(), name)(value))
            other = arguments[(i * 7 + len(name)) % len(arguments)]
            if i % 3 == 0:
                show(f"{make()!r}.{name}({value!r}, {other!r})", lambda: getattr(make(), name)(value, other))


import math

ARGUMENTS = [0, 1, -1, 3, 2**70, 10**400, 0.5, -0.0, 1e308, 5e-324, float("inf"), -float("inf"), float("nan"), None, True, "a", [], [1.5, 2], (3, 4), Index(2), BadIndex(0), Refuses(0)]
NAMES = "ceil comb copysign degrees fabs factorial floor fma fmod frexp fsum gcd hypot isclose isfinite isinf isnan isqrt lcm ldexp modf nextafter perm prod radians remainder sqrt sumprod trunc ulp".split()
for name in NAMES:
    function = getattr(math, name)
    show(f"{name}()", function)
    for i, value in enumerate(ARGUMENTS):
        other = ARGUMENTS[(i * 5 + len(name)) % len(ARGUMENTS)]
        for args in ((value,), (value, other), (3, value), (value, other, 1)):
            if name in ("factorial", "comb", "perm", "ldexp") and any(type(x) is int and x > 10**6 for x in args):
                continue
            show(f"{name}{args!r}"[:80], lambda: function(*args))
