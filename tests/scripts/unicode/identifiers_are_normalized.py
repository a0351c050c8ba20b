# PEP 3131: identifiers are compared in NFKC, wherever they stand.
ﬁne = 1
print(fine, "fine" in globals(), "ﬁne" in globals())

class 𝔄:
    def méthod(self, ａ=2):
        self.ªttr = ａ
        return self.attr if hasattr(self, "attr") else self.aattr if hasattr(self, "aattr") else vars(self)

print(A.__name__, sorted(n for n in vars(A) if not n.startswith("__")), A().méthod())
def f(*, ℌ):
    return ℌ
try:
    print(f(H=3))
except NameError as error:
    print(error)
import ｓys as ſys
print(sys.__name__)
print("µ" in dir() or "μ" in dir(), [ascii(n) for n in ("ªb", "K") if n.isidentifier()])
