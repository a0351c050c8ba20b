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


TEXTS = ["", " ", "1", " 12 ", "+5", "-5", "--5", "+-5", "1_0", "_1", "1_", "1__0", "0x1f", "0X1F", "0b101", "0o17", "0_7", "007", "0", "00", "-0", "\u0663", "\u0663_\u0664", "1e5", "1.0", "z", "Z9", "\ud800", "1\x00", "\x001", "\u2003 7\u2003", "0x", "0b2", "0o8", "9" * 50, "x" * 250, "1 2", "\uff11"]
for text in TEXTS:
    show(f"int({text!r})", lambda: int(text))
    show(f"int({text.encode('utf-8', 'replace')!r})", lambda: int(text.encode("utf-8", "replace")))
    for base in (0, 2, 8, 10, 16, 36, 1, 37, -1, None, "a", 10**30, Index(16), BadIndex(0), Refuses(0), True):
        show(f"int({text!r}, {base!r})", lambda: int(text, base))
for value in (1.9, -1.9, float("nan"), float("inf"), 1e300, None, [], Index(3), BadIndex(0), Refuses(0), b"", bytearray(b"12"), int):
    show(f"int({value!r})", lambda: int(value))
    show(f"int({value!r}, 10)", lambda: int(value, 10))
show("int(base=10)", lambda: int(base=10))
show("int('1', base=2)", lambda: int("1", base=2))
show("int(x=1)", lambda: int(x=1))
show("int(1, 2, 3)", lambda: int(1, 2, 3))
