# Subclasses: results are plain, overridden dunders are honoured, reflected ones come first.
class Sub(complex):
    def __repr__(self):
        return f"Sub({self.real}, {self.imag})"


z = Sub(1, 2)
print(z, repr(z), str(z), [z], +z, -z, abs(Sub(3, 4)), z.conjugate(), z + 1, z * z, z.__complex__(), z.__getnewargs__())
print(type(+z).__name__, type(z + 0).__name__, type(z.conjugate()).__name__, type(z.__complex__()).__name__)
z.attribute = "kept"
print(z.attribute, z.__dict__, isinstance(z, complex))


class Slotted(complex):
    __slots__ = ("extra",)


s = Slotted(5, 6)
s.extra = [s.real]
print(s, s.extra, hasattr(s, "__dict__"))


class Reflected(complex):
    def __radd__(self, other):
        return f"radd {other}"

    def __rpow__(self, other):
        return f"rpow {other}"

    def __eq__(self, other):
        return "eq"

    __hash__ = complex.__hash__


r = Reflected(1)
print(1j + r, 1 + r, 1.5 + r, r + 1j, 2j**r, r == 1, 1j == r, 1 == r, hash(r), {r: 1}[r])


class New(complex):
    def __new__(cls, text, *, scale=1):
        self = super().__new__(cls, text)
        self.scale = scale
        return self


n = New("1+1j", scale=3)
print(n, n.scale, n * n.scale)


class Falsy(complex):
    def __bool__(self):
        return False

    def __abs__(self):
        return "abs"

    def __neg__(self):
        return "neg"


f = Falsy(1, 1)
print(bool(f), abs(f), -f, not f, bool(1j), bool(0j), bool(complex(0, float("nan"))))
