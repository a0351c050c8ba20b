class Number:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def install(name):
    def forward(self, other):
        return f"{self!r}.{name}({other!r})"

    setattr(Number, f"__{name}__", forward)


for name in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split():
    install(name)
    install("r" + name)
for name in "neg pos invert abs".split():
    setattr(Number, f"__{name}__", lambda self, name=name: f"{name}({self!r})")
a, b = Number("a"), Number("b")
print(a + b, a - 1, 1 - a, "x" * a, a * "x", a / b, 1.5 // a, [] % a)
print(a % b, a**2, 2**a, a << b, None >> a, a & b, 1 | a, {} ^ a, a @ b, 5 @ a)
print(-a, +a, ~a, abs(a))
x = a
x += 5
print(x)


class Special(Number):
    def __radd__(self, other):
        return "Special first"

    def __add__(self, other):
        return "Special add"


print(a + Special("s"), Special("s") + a, Special("s") + Special("t"))


class Refuses:
    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        print("radd asked")
        return NotImplemented

    def __iadd__(self, other):
        print("iadd asked")
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented


r = Refuses()
for attempt in ("r + 1", "1 + r", "r + r", "r < 1", "r < r", "-r", "~r", "r - 1", "r()", "len(r)", "r[0]", "iter(r)", "int(r)", "float(r)", "round(r)", "abs(r)", "1 in r", "[][r]", "'a' * r", "with_r"):
    try:
        print(eval(attempt))
    except (TypeError, NameError) as error:
        print(attempt, "->", error)
try:
    r += 1
except TypeError as error:
    print(error)


class InPlace:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(("iadd", other))
        return self

    def __imul__(self, other):
        return "replaced"


i = InPlace()
i += 1
i += 2
print(i.log)
i *= 3
print(i)
print(divmod(7, 2), divmod(type("D", (), {"__divmod__": lambda s, o: ("divmod", o)})(), 3), divmod(3, type("D", (), {"__rdivmod__": lambda s, o: ("rdivmod", o)})()))
print(pow(type("P", (), {"__pow__": lambda s, e, m=None: (e, m)})(), 2, 5), round(type("R", (), {"__round__": lambda s, n=None: ("round", n)})(), 2))
