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


VALUES = [b"", b"abcab", b" Hello\tWorld\n\r\n 12 \xff\x00z"]
ARGUMENTS = [b"", b"a", b"ab", bytearray(b"b"), bytes(range(256)), "a", 0, 97, 256, -1, 10**30, 1.5, None, True, [], [97], [b"a", b"b"], (b"a", b"b"), (b"a", 1), Index(97), BadIndex(0), Refuses(0)]
for value in VALUES:
    call(lambda: value, 'find rfind index rindex count __contains__ startswith endswith removeprefix removesuffix'.split(), ARGUMENTS)
