def t(label, f):
    """Prints what f gives, or its error."""
    try:
        r = f()
    except Exception as e:
        print(label, "->", type(e).__name__, str(e).split(" at 0x")[0])
    else:
        print(label, "->", repr(r).split(" at 0x")[0])
class P:
    def __init__(self): self._x = 1
    @property
    def x(self): "doc x"; return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    ro = property(lambda s: 1)
    wo = property(None, lambda s, v: None)
    nothing = property()
    lam = property(lambda s: s.missing, doc="custom")
    @property
    def err(self): raise AttributeError("inner")
p = P()
for n in ("x", "ro", "wo", "nothing", "lam", "err"):
    d = P.__dict__[n]
    t(n, lambda: getattr(p, n)); t(n + " set", lambda: setattr(p, n, 7)); t(n + " del", lambda: delattr(p, n)); t(n + " doc", lambda: d.__doc__); t(n + " name", lambda: d.__name__); t(n + " fns", lambda: (d.fget is None, d.fset is None, d.fdel is None)); t(n + " cls", lambda: getattr(P, n) is d); t(n + " abs", lambda: d.__isabstractmethod__); t("get", lambda: d.__get__(None, P) is d); t("get", lambda: d.__get__(None, None)); t("set", lambda: d.__set__(p, 1)); t("del", lambda: d.__delete__(p)); t("sn", lambda: d.__set_name__(P, "q")); t("sn", lambda: d.__set_name__(P)); t("sn", lambda: d.__name__)
q = property(1, 2, 3, 4); t("q", lambda: (q.fget, q.fset, q.fdel, q.__doc__)); t("q", lambda: q.getter(5).fget); t("q", lambda: q.setter(5).fset); t("q", lambda: q.deleter(5).fdel); t("q", lambda: q.__get__(1)); t("q", lambda: property(a=1)); t("q", lambda: property(1, 2, 3, 4, 5)); t("q", lambda: setattr(q, "fget", 1)); t("q", lambda: setattr(q, "__doc__", "new")); t("q", lambda: q.__doc__); t("q", lambda: delattr(q, "__doc__")); t("name", lambda: setattr(q, "__name__", "nm")); t("name", lambda: q.__name__)
class PS(property): pass
ps = PS(lambda s: 1, doc="d"); t("ps", lambda: ps.__doc__); ps.extra = 1; t("ps", lambda: ps.extra); t("ps", lambda: type(ps.setter(None)).__name__); t("ps", lambda: ps.getter(P.x.fget).__doc__)
def f(a, b=2, *c, d: int = 3, **e) -> str: "docf"
for w in (classmethod, staticmethod):
    o = w(f)
    for n in ("__func__", "__wrapped__", "__name__", "__doc__", "__module__", "__qualname__", "__isabstractmethod__", "__dict__", "__annotations__", "__call__", "__type_params__"):
        t(f"{w.__name__} {n}", lambda: getattr(o, n) if n not in ("__dict__", "__call__", "__func__", "__wrapped__") else type(getattr(o, n)).__name__)
    t("call", lambda: o(1)); t("repr", lambda: repr(o)); o.foo = 1; t("foo", lambda: o.__dict__.get("foo")); t("none", lambda: w()); t("2", lambda: w(1, 2)); t("kw", lambda: w(function=f)); t("5", lambda: w(5)); t("5", lambda: w(5).__func__); t("get", lambda: w(5).__get__(1, int)); t("get", lambda: w(f).__get__(None)); t("get", lambda: w(f).__get__(None, None))
class CM:
    @classmethod
    def c(cls, *a): return cls.__name__, a
    @staticmethod
    def s(*a): return a
    @classmethod
    @property
    def cp(cls): return 5
    sm = staticmethod(len)
    cmm = classmethod(len)
t("c", lambda: CM.c(1)); t("c", lambda: CM().c(1)); t("s", lambda: CM.s(1)); t("s", lambda: CM().s(1)); t("cp", lambda: CM.cp); t("sm", lambda: CM().sm([1])); t("cmm", lambda: CM.cmm()); t("bound", lambda: CM.c.__self__); t("bound", lambda: CM.c.__func__.__name__)
class Desc:
    def __get__(self, o, ty=None): return ("get", o is None, ty and ty.__name__)
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name)
class NonData:
    def __get__(self, o, ty=None): return "nondata"
class BadName:
    def __set_name__(self, owner, name): raise ValueError("bad")
class H: 
    d = Desc(); n = NonData()
h = H(); t("d", lambda: h.d); h.d = 5; del h.d; h.__dict__["d"] = 1; t("d", lambda: h.d); h.n = 6; t("n", lambda: h.n); t("cls", lambda: H.d); del h.n; t("n", lambda: h.n)
try:
    class Bad: b = BadName()
except Exception as e: print(type(e).__name__, e, getattr(e, "__notes__", None))
class GA:
    def __getattr__(self, n): return f"ga {n}" if n != "bad" else object.__getattribute__(self, n)
t("ga", lambda: GA().foo); t("ga", lambda: GA().bad); t("ga", lambda: GA().__len__); t("len", lambda: len(GA()))
class GB:
    def __getattribute__(self, n):
        if n == "raise": raise AttributeError("no " + n)
        if n == "type": raise TypeError("x")
        return "gb " + n
    def __getattr__(self, n): return "fallback " + n
t("gb", lambda: getattr(GB(), "raise")); t("gb", lambda: GB().foo); t("gb", lambda: GB().type); t("gb", lambda: GB().__class__); t("gb", lambda: type(GB()).__name__)
class SA:
    def __setattr__(self, n, v): print("setattr", n, v); super().__setattr__(n, v)
    def __delattr__(self, n): print("delattr", n); super().__delattr__(n)
    def __dir__(self): return ["z", "a"]
s = SA(); s.q = 1; del s.q; t("del", lambda: delattr(s, "q")); t("dir", lambda: dir(s))
class BD:
    def __dir__(self): return 5
class BD2:
    def __dir__(self): return [1, "a"]
t("dir", lambda: dir(BD())); t("dir", lambda: dir(BD2()))
t("hasattr", lambda: hasattr(h, 5)); t("getattr", lambda: getattr(h, 5)); t("getattr", lambda: getattr(h, "q", 1)); t("getattr", lambda: getattr(h)); t("getattr", lambda: getattr(h, "a", 1, 2)); t("setattr", lambda: setattr(h, 5, 1)); t("setattr", lambda: setattr(h, "a")); t("delattr", lambda: delattr(h, "zz")); t("delattr", lambda: delattr(h, 5)); t("vars", lambda: vars(5)); t("vars", lambda: vars(1, 2))
