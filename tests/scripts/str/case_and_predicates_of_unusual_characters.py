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


VALUES = ["", "H\u00e9llo", "\u1e9e\u00df", "\u01c5\u01c4\u01c6", "\u0130i\u0131I", "\u03a3\u03c3\u03c2 A\u03a3", "\u0664\u00bd\u2167\u4e09", "\ufb01\u0149\u1fb7", "\U00010400\U00010428", " \x1c\u2028\xa0", "a_1", "1a", "\ud800", "\U0001d7ce", "\u0345\u0301"]
ARGUMENTS = [1]
for value in VALUES:
    call(lambda: value, 'upper lower title capitalize swapcase casefold isupper islower istitle isalpha isalnum isdigit isdecimal isnumeric isspace isidentifier isprintable isascii'.split(), ARGUMENTS)
