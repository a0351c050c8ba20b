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


FORMATS = ["%", "%%", "%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%+ d", "%x", "%#x", "%#X", "%o", "%#o", "%i", "%u", "%c", "%s", "%10s", "%-10s|", "%.2s", "%r", "%a", "%e", "%E", "%.0e", "%f", "%.2f", "%#.0f", "%g", "%#g", "%G", "%.3g", "%10.3f", "%-10.3f|", "%010.3f", "%*d", "%.*f", "%(a)s", "%(a)d", "%(a", "%(a)", "%y", "%l", "%ld", "%hd", "%5", "%.", "%.d", "%-", "%1$s", "%s %s", "%d %%", "a%", "%99999999999999999999d", "%(a)s %s", "%\u00e9", "%b"]
VALUES = [0, -7, 255, 10**20, True, 1.5, -0.0, 1e22, float("inf"), float("nan"), "abc", "\u00e9\U0001f600", None, [], (), (1,), (1, 2), (5, 3), (2, 1.5), {"a": 1}, {"a": "x"}, {}, Index(65), BadIndex(0), b"x", 0x110000, -1, "a"]
for form in FORMATS:
    for value in VALUES:
        show(f"{form!r} % {value!r}", lambda: form % value)
for form in FORMATS:
    try:
        data = form.encode("ascii")
    except UnicodeEncodeError:
        continue
    for value in (0, -7, 255, 256, 1.5, b"abc", "abc", bytearray(b"q"), None, (), (1,), (1, 2), {b"a": 1}, Index(65)):
        show(f"{data!r} % {value!r}", lambda: data % value)
