# Special methods that give what they must not: each says what it should have given.
def make(**methods):
    return type("Odd", (), {name: (lambda value: lambda self, *args: value)(value) for name, value in methods.items()})()


def attempt(source, **names):
    try:
        text = str(eval(source, names))
        print(source, "=", "an object" if " at 0x" in text else text)
    except Exception as error:
        text = str(error)
        print(source, "->", type(error).__name__, "of an object" if " at 0x" in text else text)


for method, sources in {
    "__repr__": ["repr(x)", "f'{x!r}'", "'%r' % (x,)", "[x].__repr__()"],
    "__str__": ["str(x)", "f'{x}'", "'%s' % (x,)", "''.join([str(x)])"],
    "__format__": ["format(x)", "f'{x}'", "'{}'.format(x)"],
    "__bytes__": ["bytes(x)"],
    "__hash__": ["{x}", "{x: 1}"],
    "__len__": ["len(x)", "bool(x)", "[*range(3)][:len(x)]"],
    "__bool__": ["bool(x)", "not x", "1 if x else 2"],
    "__index__": ["[1, 2][x]", "range(x)", "'a' * x", "bin(x)", "int(x)", "__import__('operator').index(x)"],
    "__int__": ["int(x)"],
    "__float__": ["float(x)", "__import__('math').sqrt(x)"],
    "__complex__": ["complex(x)"],
    "__iter__": ["iter(x)", "list(x)", "[*x]", "1 in x"],
    "__next__": ["next(x)"],
    "__length_hint__": ["__import__('operator').length_hint(x)"],
    "__contains__": ["1 in x"],
    "__eq__": ["x == 1", "x in [1]"],
    "__lt__": ["x < 1", "sorted([x, x]) and 1"],
    "__dir__": ["dir(x)"],
    "__sizeof__": ["__import__('sys').getsizeof(x)"],
    "__instancecheck__": ["isinstance(1, x)"],
    "__subclasscheck__": ["issubclass(int, x)"],
    "__round__": ["round(x)"],
    "__trunc__": ["__import__('math').trunc(x)"],
    "__reversed__": ["reversed(x)"],
    "__missing__": ["x[1]"],
    "__enter__": ["x.__enter__()"],
}.items():
    for value in (5, -1, 1.5, "text", b"bytes", None, [1], NotImplemented, True):
        for source in sources:
            attempt(f"{source}", x=make(**{method: value}))
