def t(label, f):
    """Prints what f gives, or its error."""
    try:
        r = f()
    except Exception as e:
        print(label, "->", type(e).__name__, str(e).split(" at 0x")[0])
    else:
        print(label, "->", repr(r).split(" at 0x")[0])
class A:
    x = "ax"
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c", cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    def __getitem__(self, k): return ("A", k)
    def __len__(self): return 7
class B(A):
    x = "bx"
    def f(self): return "B>" + super().f()
    @classmethod
    def c(cls): return ("B",) + super().c()
    @staticmethod
    def s(): return "B.s"
    @property
    def p(self): return "B>" + super().p
    def sx(self): return super().x, super(B, self).x, super(A, self)
    def get(self): return super().__getitem__(1), super()
    def inner(self): return (lambda: super().f())(), [super().f() for _ in (1,)] if False else None
    def gen(self): yield super().f()
    def cell(self): return __class__
    def item(self): return super()[1]
    def length(self): return len(super())
    def set(self): super().x = 5
    def delete(self): del super().x
    def rebound(self): self = 5; return super().f()
    def deleted(self): del self; return super().f()
    def star(*args): return super().f()
    def none(): return super().f()
    def nested(self):
        def g(s): return super().f()
        return g(self)
    def nope(self): return super().nope
    def attrs(self): s = super(); return s.__thisclass__, s.__self_class__, s.__self__ is self, s.__class__, repr(s).split("<")[1][:5]
class C(A):
    def f(self): return "C>" + super().f()
class D(B, C): 
    def f(self): return "D>" + super().f()
    @classmethod
    def c(cls): return ("D",) + super().c()
for k in (B, D):
    o = k()
    for n in ("f", "c", "s", "sx", "get", "inner", "cell", "item", "length", "set", "delete", "rebound", "deleted", "star", "none", "nested", "nope", "attrs"):
        t(f"{k.__name__}.{n}", lambda: getattr(o, n)())
    t("p", lambda: o.p); t("gen", lambda: list(o.gen()))
b = B()
for args in ((), (B,), (B, b), (B, B), (B, A), (B, 5), (5,), (5, b), (A, b), (int, True), (int, bool), (type, B), (object, None), (B, None), (B, b, 1)):
    t(f"super{[getattr(a, '__name__', type(a).__name__) for a in args]}", lambda: super(*args)); t("  .f", lambda: super(*args).f); t("  .x", lambda: super(*args).x); t("  repr", lambda: repr(super(*args)))
u = super(B); t("unbound", lambda: u.f); t("get", lambda: u.__get__(b).f()); t("get", lambda: u.__get__(5)); t("get", lambda: u.__get__(None)); t("get", lambda: u.__get__(b, B).f())
class E(B):
    pass
E.sup = super(E); t("auto", lambda: E().sup.f()); t("kw", lambda: super(type=B)); t("init", lambda: u.__init__(A, b)); t("after", lambda: u.__thisclass__)
def outside(self): return super().f()
B.outside = outside; t("outside", lambda: b.outside())
class Meta(type):
    def m(cls): return "Meta.m"
class Meta2(Meta):
    def m(cls): return "M2>" + super().m()
class F(metaclass=Meta2): pass
t("meta", lambda: F.m())
class G:
    def __init__(self): self.q = 1
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); print("sub", cls.__name__)
class H(G):
    def __init__(self): super().__init__(); self.z = 2
    def __getattribute__(self, n): return super().__getattribute__(n)
    def __setattr__(self, n, v): super().__setattr__(n, v * 10)
    def __repr__(self): return "H" + super().__repr__()[:5]
    def __eq__(self, o): return super().__eq__(o)
    def __hash__(self): return super().__hash__() * 0
    def __dir__(self): return [n for n in super().__dir__() if not n.startswith("_")]
h = H(); t("vars", lambda: vars(h)); t("repr", lambda: h); t("eq", lambda: h == 1); t("hash", lambda: hash(h)); t("dir", lambda: dir(h))
class L(list):
    def append(self, x): super().append(x * 2); return self
    def __getitem__(self, i): return super().__getitem__(i) + 1
    def __iter__(self): return super().__iter__()
    def __contains__(self, x): return super().__contains__(x)
    def __len__(self): return super().__len__() * 2
    def __add__(self, o): return super().__add__(o)
l = L([1]); t("l", lambda: (l.append(2), l[0], 4 in l, len(l), l + [1], list(l), bool(L())))
class Dd(dict):
    def __missing__(self, k): return k * 2
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
d = Dd(a=1); d["b"] = 5; d.update(c=1); t("d", lambda: (d, d["zz"], d.get("zz"), "zz" in d, Dd.fromkeys("ab", 1), d | {"q": 1}, type(d | {}), type(d.copy())))
class I(int):
    def __new__(cls, v, extra=None): s = super().__new__(cls, v); s.extra = extra; return s
    def __add__(self, o): return I(super().__add__(o), "sum")
i = I(5, "e"); t("i", lambda: (i, i.extra, (i + 1).extra, type(i + 1).__name__, type(i - 1).__name__, type(1 + i).__name__, i.__class__.__name__, abs(i), -i, int(i), i.real, hash(i) == hash(5), {i: 1}[5], [10, 20, 30, 40, 50, 60][i]))
