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


import itertools

ARGUMENTS = [0, 1, -1, 2, 10**30, 1.5, None, True, "ab", [], [1, 2, 3], (1,), {1: 2}, Index(2), BadIndex(0), Refuses(0), int, len]
for name in "accumulate batched chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest".split():
    make = getattr(itertools, name)

    def first(args, keywords={}):
        made = make(*args, **keywords)
        if isinstance(made, tuple):
            return len(made)
        return [x if name != "groupby" else x[0] for x, _ in zip(made, range(5))]

    show(f"{name}()", lambda: first(()))
    for i, value in enumerate(ARGUMENTS):
        second = ARGUMENTS[(i * 5 + len(name)) % len(ARGUMENTS)]
        third = ARGUMENTS[(i * 11 + len(name)) % len(ARGUMENTS)]
        if name == "tee" and second == 10**30:
            continue
        for args in ((value,), (value, second), ([1, 2, 3], value), ([1, 2, 3], value, third), (value, second, third, 1)):
            if name in ("product",) and 10**30 in args:
                continue
            show(f"{name}{args!r}", lambda: first(args))
        show(f"{name}([1, 2], odd=1)", lambda: first(([1, 2],), {"odd": 1}))
