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


ARGUMENTS = [0, 1, -1, 1.0, True, None, "", "a", b"ab", [], [1], [(1, 2)], [(1,)], [("a", 1), ("b", 2)], ["ab", "cd"], [1, 2], (1,), {}, {1: 3}, {5}, Index(1), Refuses(0), slice(1), slice([]), {}.keys(), {1: 2}.items(), {1: 2}.values(), float("inf")]
for name in "clear copy get items keys pop popitem setdefault update values fromkeys __getitem__ __setitem__ __delitem__ __contains__ __eq__ __or__ __ror__ __ior__ __lt__ __len__ __iter__ __init__".split():
    for i, value in enumerate(ARGUMENTS):
        for args in ((), (value,), (value, ARGUMENTS[(i * 7 + len(name)) % len(ARGUMENTS)])):
            for items in ({}, {1: 2, "a": "b"}):
                before = repr(items)
                show(f"{before}.{name}{args!r}".split(" at 0x")[0], lambda: name == "__iter__" or getattr(items, name)(*args))
                if repr(items) != before:
                    print("   ", items)
