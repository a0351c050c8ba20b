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


import operator

ARGUMENTS = [0, 3, -2, 1.5, None, True, "", "ab", b"a", [], [1, 2], (1,), {1: 2}, {1}, Index(1), BadIndex(0), int, slice(1)]
NAMES = "abs add and_ concat contains countOf delitem eq floordiv ge getitem gt iadd iconcat imul index indexOf inv is_ is_not le length_hint lt matmul mod mul ne neg not_ or_ pos setitem sub truediv truth xor is_none is_not_none".split()
for name in NAMES:
    function = getattr(operator, name)
    show(f"{name}()", function)
    for i, value in enumerate(ARGUMENTS):
        other = ARGUMENTS[(i * 5 + len(name)) % len(ARGUMENTS)]
        for args in ((value,), (value, other), (value, other, 1)):
            if name == "inv" and True in args:
                continue
            show(f"{name}{args!r}", lambda: function(*args))
for maker in (operator.itemgetter, operator.attrgetter, operator.methodcaller):
    show(f"{maker.__name__}()", maker)
    for value in ARGUMENTS:
        show(f"{maker.__name__}({value!r})", lambda: maker(value))
        show(f"{maker.__name__}({value!r})([1, 2])", lambda: maker(value)([1, 2]))
        show(f"{maker.__name__}({value!r}, 'real')(5)", lambda: maker(value, "real")(5))
show("attrgetter", lambda: operator.attrgetter("real.imag", "numerator")(5))
show("attrgetter", lambda: operator.attrgetter("a..b")(5))
show("methodcaller", lambda: operator.methodcaller("split", sep=",")("a,b"))
