def t(label, f):
    """Prints what f gives, or its error."""
    try:
        r = f()
    except Exception as e:
        print(label, "->", type(e).__name__, str(e).split(" at 0x")[0])
    else:
        print(label, "->", repr(r).split(" at 0x")[0])
class M(type):
    def __new__(m, n, b, ns, **kw): print("new", n, kw); return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **kw): print("init", n, kw); super().__init__(n, b, ns)
    def __call__(c, *a, **k): print("call", a, k); return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, n, b, **kw): print("prepare", n, kw); return {"prep": 1}
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, o): return o is int
    def __getattr__(c, n): return "meta " + n
    def __len__(c): return 3
    def __iter__(c): return iter([1, 2])
    def __contains__(c, x): return x == 1
    def __getitem__(c, k): return ("item", k)
    def __repr__(c): return "<M>"
    def __bool__(c): return False
    def __eq__(c, o): return True
    def __hash__(c): return 7
    def __add__(c, o): return "added"
    def __dir__(c): return ["b", "a"]
class A(metaclass=M, kw=1): 
    def __init__(s, *a): pass
t("a", lambda: A.prep); t("inst", lambda: isinstance(5, A)); t("sub", lambda: issubclass(int, A)); t("attr", lambda: A.foo); t("len", lambda: len(A)); t("list", lambda: list(A)); t("in", lambda: 1 in A); t("item", lambda: A[2]); t("repr", lambda: A); t("bool", lambda: bool(A)); t("eq", lambda: A == 1); t("hash", lambda: hash(A)); t("add", lambda: A + 1); t("dir", lambda: dir(A)); t("call", lambda: type(A(1, 2)) is A)
class B(A, other=2): pass
print(type(B).__name__)
class N(type): pass
t("conflict", lambda: N("X", (A,), {})); t("conflict", lambda: type("X", (A,), {}).__class__)
t("t1", lambda: type(5)); t("t2", lambda: type(5, 6)); t("t3", lambda: type("X", (), {})); t("t", lambda: type("X", [], {})); t("t", lambda: type(5, (), {})); t("t", lambda: type("X", (), [])); t("t", lambda: type("X", (5,), {})); t("t", lambda: type("X", (int, int), {})); t("t", lambda: type("X", (object, int), {})); t("t", lambda: type("X\0", (), {})); t("t", lambda: type("X", (), {}, foo=1)); t("t", lambda: type()); t("t", lambda: type("X", (bool,), {})); t("t", lambda: type("X", (type(None),), {})); t("t", lambda: type("X", (range,), {})); t("t", lambda: type("X", (type(lambda: 0),), {})); t("t", lambda: type(name="X", bases=(), dict={})); t("t", lambda: type("X", (), {"__qualname__": 5})); t("t", lambda: type("X", (), {"__qualname__": "a.b"})); t("t", lambda: type("X", (), {"__doc__": 5}).__doc__); t("t", lambda: type("\ud800", (), {}))
def notclass(n, b, ns, **k): return (n, b, sorted(ns), k)
class Z(int, metaclass=notclass, q=1): x = 1
print(Z[:2], Z[3])
class IS:
    def __init_subclass__(cls, /, x=None, **kw): print("init_subclass", cls.__name__, x); super().__init_subclass__(**kw)
class S1(IS, x=5): pass
def bad1():
    class S2(IS, y=5): pass
def bad2():
    class S3(x=5): pass
def bad3():
    class S4(5): pass
def bad4():
    class S5(metaclass=5): pass
def bad5():
    class S6(metaclass=lambda *a: 1, x=2): pass
def bad6():
    class S7(int, str): pass
def bad7():
    class X: pass
    class Y(X): pass
    class W(X, Y): pass
def bad8():
    class X: 
        __classcell__ = 5
def bad9():
    class PM(type):
        @classmethod
        def __prepare__(m, *a): return 5
    class X(metaclass=PM): pass
def bad10():
    class X: 
        __eq__ = None
    return hash(X())
def bad11():
    class X:
        def __eq__(s, o): return 1
    return hash(X())
def bad12():
    class X:
        def __class_getitem__(cls, k): return k
    return X[1, 2], X.__class_getitem__(5)
def bad13():
    class X: pass
    return X[1]
def bad14():
    class ME:
        def __mro_entries__(self, bases): return (int, str) if False else (int,)
    class X(ME()): pass
    return X.__bases__, X.__orig_bases__[0].__class__.__name__
def bad15():
    class ME:
        def __mro_entries__(self, bases): return 5
    class X(ME()): pass
def bad16():
    class MM(type):
        def mro(cls): return [cls, object, int]
    class X(metaclass=MM): pass
def bad17():
    class MM(type):
        def mro(cls): return [cls, 5]
    class X(metaclass=MM): pass
def bad18():
    class MM(type):
        def mro(cls): return [cls] + list(super().mro()[1:])
    class X(int, metaclass=MM): pass
    return X.__mro__
def bad19():
    class X:
        def __new__(cls): return 5
        def __init__(self): print("never")
    return X()
def bad20():
    class X:
        def __init__(self): return 5
    return X()
def bad21():
    class X: pass
    return X(1)
def bad22():
    class X:
        def __new__(cls, *a): return object.__new__(cls, *a)
    return X(1)
def bad23():
    class X:
        def __init__(self, a): object.__init__(self, a)
    return X(1)
def bad24():
    return object.__new__(int), object.__new__(5)
def bad25():
    return object.__new__(5)
def bad26():
    return int.__new__(str)
def bad27():
    return int.__new__(bool, 5)
def bad28():
    return list.__new__()
def bad29():
    return object(1)
def bad30():
    return object.__init__(5, 6)
for f in (bad1, bad2, bad3, bad4, bad5, bad6, bad7, bad8, bad9, bad10, bad11, bad12, bad13, bad14, bad15, bad16, bad17, bad18, bad19, bad20, bad21, bad22, bad23, bad24, bad25, bad26, bad27, bad28, bad29, bad30): t(f.__name__, f)
