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


SPECS = ["", "d", "s", "x", "#x", "08.3f", "+", "-", " ", "<10", "^10", "=10", ">10", "*^10", "\u00e9<5", "\U0001f600>4", ",", "_", ",d", "_x", ",x", "_b", "10,", "010", "+010d", "e", ".2e", ".0f", ".3", "%", ".1%", "g", "G", "#g", "n", "c", "#c", "b", "#b", "o", "#o", "X", "z", "z.1f", "r", "dd", "10.", ".", "1000000000000000000000", ".1000000000000000000000", "<<", "=<10", "0=10", "0<10", "#010x", "#_b", ",_", "__", "s10", "\ud800", "{}", "!", ".2s", "=s", "F", ".f", "-z.0f", "010,", "+_.2e"]
for value in (0, 1, -7, 255, 1234567, -(10**20), True, 0.0, -0.0, 1.5, -1234.5678, 1e22, 1e-7, float("inf"), float("nan"), "", "abc", "\u00e9\U0001f600", None, [], (1,), object):
    for spec in SPECS:
        show(f"format({value!r}, {spec!r})", lambda: format(value, spec))
