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


TEXTS = ["", " ", "1", " 1.5 ", "+.5", "-5.", ".", "1e5", "1E+5", "1e", "e5", "1_0.0_1", "_1.0", "1._0", "1.0_", "inf", "-Infinity", "INFINIT", "nan", "-nan", "nan()", "0x1p3", "1e400", "1e-400", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623157e308", "1.7976931348623159e308", "9007199254740993", "0.1" + "0" * 50 + "1", "\u0663.\u0665", "1\x00", "\ud800", "\u20031\u2003", "1 2", "--1", "1e1e1", "0" * 400 + "1", "1" + "0" * 400]
for text in TEXTS:
    show(f"float({text!r})", lambda: float(text))
    show(f"float({text.encode('utf-8', 'replace')!r})", lambda: float(text.encode("utf-8", "replace")))
    if text.isascii():
        show(f"fromhex({text!r})", lambda: float.fromhex(text))
HEX = ["0x1.8p3", "-0x.1p-1100", "0x1p5000", "0x1.fffffffffffffp1023", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7fp1023", "0x0.0000000000001p-1022", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x", "0x.", "0xp1", "1p", "1p1.0", "0x1.p1", "a.b", "-infinity", "0x1_0p1", "0x1P+3", " 0x1 "]
for text in HEX:
    show(f"fromhex({text!r})", lambda: float.fromhex(text))
for value in (None, [], 10**400, 10**30, Index(3), BadIndex(0), Refuses(0), True, b"1", bytearray(b"2.5")):
    show(f"float({value!r})", lambda: float(value))
    show(f"fromhex({value!r})", lambda: float.fromhex(value))
    show(f"from_number({value!r})", lambda: float.from_number(value))
