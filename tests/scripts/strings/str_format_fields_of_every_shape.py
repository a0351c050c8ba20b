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


FORMS = ["", "{}", "{0}", "{1}", "{2}", "{a}", "{b}", "{} {}", "{} {} {}", "{0} {}", "{} {0}", "{{}}", "{", "}", "{{", "}}", "{}}", "{{}", "{0[0]}", "{0[a]}", "{0.real}", "{0.nope}", "{0[0].x}", "{0[}", "{0[]}", "{0.}", "{.real}", "{[0]}", "{!r}", "{!s}", "{!a}", "{!x}", "{!}", "{!r", "{!rr}", "{0!r:>10}", "{:>{1}}", "{:{}}", "{:{:{}}}", "{a:{b}}", "{0:}", "{-1}", "{0x1}", "{ 0 }", "{99999999999999999999}", "{0[99999999999999999999]}", "{0[-1]}", "{a.b[c].d}", "{:d}", "{:s}", "{:.2f}", "{\u00e9}", "{a!r:^20}", "{:{a}}", "{a[0]}", "{a[x]}", "{0:{{}}}", "{0:}}"]
for form in FORMS:
    show(f"{form!r}.format(1, 2)", lambda: form.format(1, 2))
    show(f"{form!r}.format('ab', 10, a=[5], b=7)", lambda: form.format("ab", 10, a=[5], b=7))
    show(f"{form!r}.format()", lambda: form.format())
    show(f"{form!r}.format_map({{'a': 1, 'b': 5}})", lambda: form.format_map({"a": 1, "b": 5}))
