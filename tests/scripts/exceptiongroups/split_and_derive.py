# subgroup, split and derive: by type, by tuple, by predicate; at any depth; notes, cause, context and traceback are kept.
class Special(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self
    def derive(self, excs): return Special(self.message, excs, self.code)
def tree(e, depth=0):
    if e is None: return print("  " * depth + "None")
    print("  " * depth + type(e).__name__, getattr(e, "message", e.args), getattr(e, "code", ""), getattr(e, "__notes__", ""))
    for x in getattr(e, "exceptions", ()): tree(x, depth + 1)
inner = Special("inner", [ValueError(2), OSError(3)], 42)
g = ExceptionGroup("outer", [ValueError(1), inner, ExceptionGroup("empty", [TypeError(4)]), KeyError("k")])
g.add_note("about g"); inner.add_note("about inner")
for by in (ValueError, (ValueError, KeyError), OSError, Exception, BaseException, LookupError, ArithmeticError, ExceptionGroup, Special, lambda e: isinstance(e, OSError), lambda e: "inner" in str(e), lambda e: 0, lambda e: [1], ()):
    print("--", by if not callable(by) or isinstance(by, type) else "predicate")
    match, rest = g.split(by)
    tree(match); tree(rest)
    s = g.subgroup(by)
    print(s is g, match is g, rest is g)
for bad in (5, None, "x", int, (ValueError, 3), [ValueError], (ValueError, int), object()):
    for name in ("split", "subgroup"):
        try: getattr(g, name)(bad)
        except TypeError as e: print(name, e)
try: g.split()
except TypeError as e: print(e)
try: g.derive([])
except ValueError as e: print(e)
def fail(e): raise KeyError("in predicate")
try: g.split(fail)
except KeyError as e: print(repr(e))
class Truth:
    def __bool__(self): raise ZeroDivisionError("truth")
try: g.subgroup(lambda e: Truth())
except ZeroDivisionError as e: print(e)
seen = []
g.subgroup(lambda e: seen.append(type(e).__name__))
print(seen)
try:
    try: raise KeyError("context")
    except KeyError: raise g from OSError("cause")
except ExceptionGroup as caught:
    match, rest = caught.split(ValueError)
    for part in (match, rest):
        print(part.__cause__ is g.__cause__, part.__context__ is g.__context__, part.__traceback__ is g.__traceback__, part.__suppress_context__, part.__notes__, part.__notes__ is g.__notes__)
    sub = match.exceptions[1]
    print(type(sub).__name__, sub.code, sub.__notes__, sub.__traceback__)
g.__notes__ = "text"
print(g.split(ValueError)[0].__notes__)
g.__notes__ = 5
print(hasattr(g.split(ValueError)[0], "__notes__"))
class BadDerive(ExceptionGroup):
    def derive(self, excs): return 42
try: BadDerive("b", [ValueError(1), TypeError(2)]).split(ValueError)
except TypeError as e: print(e)
class Swap(ExceptionGroup):
    def derive(self, excs): return ExceptionGroup("derived " + self.message, [*excs, RuntimeError("more")])
tree(Swap("s", [ValueError(1), TypeError(2)]).split(ValueError)[0])
class Meta(type):
    def __instancecheck__(cls, x): print("asked"); return True
    def __subclasscheck__(cls, x): print("asked"); return True
class Odd(Exception, metaclass=Meta): pass
print(ExceptionGroup("x", [ValueError(1)]).split(Odd))
deep = ValueError("deep")
for i in range(50): deep = ExceptionGroup(str(i), [deep, TypeError(i)])
m, r = deep.split(ValueError)
n = 0
while hasattr(m, "exceptions"): m = m.exceptions[0]; n += 1
print(n, repr(m), len(r.exceptions))
