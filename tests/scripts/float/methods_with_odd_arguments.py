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


ARGUMENTS = [0, 1, -1, 3, 10**30, 10**400, 1.5, -0.0, 1e308, 5e-324, float("inf"), float("nan"), None, True, "", "a", ".3e", [], Index(2), BadIndex(0), Refuses(0)]
for value in (0.0, -0.0, 1.5, -2.5, 1e308, 5e-324, float("inf"), float("nan")):
    for name in "__add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __divmod__ __rsub__ __rtruediv__ __rfloordiv__ __rmod__ __rdivmod__ __eq__ __lt__ __ge__ __round__ __format__".split():
        for other in ARGUMENTS:
            show(f"{value!r}.{name}({other!r})"[:60], lambda: getattr(value, name)(other))
    for name in "__abs__ __bool__ __ceil__ __floor__ __trunc__ __int__ __neg__ __pos__ __float__ __repr__ hex is_integer as_integer_ratio conjugate __getnewargs__".split():
        show(f"{value!r}.{name}()", lambda: getattr(value, name)())
