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


ARGUMENTS = [0, 1, -1, 3, 2**70, 1.5, float("inf"), None, True, "", "a", "12", "\ud800", b"", b"12", bytearray(b"7"), [], [1], [(1, 2)], (1,), {}, {1: 3}, Index(1), BadIndex(0), Refuses(0), int, str]
for function in (abs, all, any, ascii, bin, callable, chr, divmod, format, getattr, hasattr, hex, isinstance, issubclass, len, max, min, next, oct, ord, repr, round, sorted, sum):
    show(f"{function.__name__}()", function)
    for i, value in enumerate(ARGUMENTS):
        other = ARGUMENTS[(i * 7 + len(function.__name__)) % len(ARGUMENTS)]
        show(f"{function.__name__}({value!r})", lambda: function(value))
        show(f"{function.__name__}({value!r}, {other!r})", lambda: function(value, other))
        show(f"{function.__name__}({value!r}, odd=1)", lambda: function(value, odd=1))
    show(f"{function.__name__}(1, 2, 3, 4, 5)", lambda: function(1, 2, 3, 4, 5))
