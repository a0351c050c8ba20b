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


BOUNDS = [None, 0, 1, -1, 5, -10**30, 10**30, Index(2), BadIndex(0), Refuses(0), "a", 1.5, True]
for start in BOUNDS:
    for step in (None, 1, 2, -1, 0, 10**30, Index(-2), "x"):
        for length in (0, 5, -1, 10**30, Index(3), None):
            show(f"slice({start!r}, 3, {step!r}).indices({length!r})", lambda: slice(start, 3, step).indices(length))
for stop in BOUNDS:
    show(f"slice(None, {stop!r}).indices(5)", lambda: slice(None, stop).indices(5))
    show(f"slice({stop!r}) == slice({stop!r})", lambda: slice(stop) == slice(stop))
    show(f"hash", lambda: hash(slice(1, 2)) == hash(slice(1, 2)))
