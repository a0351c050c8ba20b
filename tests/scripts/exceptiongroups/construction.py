# What makes an exception group, which class comes of it, and what is refused.
def attempt(make):
    try:
        g = make()
        print(type(g).__name__, repr(g), str(g), g.message, g.exceptions, g.args)
    except Exception as e:
        print(type(e).__name__, e)
V, T, K = ValueError(1), TypeError("t"), KeyboardInterrupt()
class MyGroup(ExceptionGroup): pass
class MyBase(BaseExceptionGroup): pass
class Both(BaseExceptionGroup, ValueError): pass
class List(list): pass
for cls in (ExceptionGroup, BaseExceptionGroup, MyGroup, MyBase, Both):
    print("--", cls.__name__)
    attempt(lambda: cls("m", [V]))
    attempt(lambda: cls("m", (V, T)))
    attempt(lambda: cls("m", [V, K]))
    attempt(lambda: cls("m", [K]))
    attempt(lambda: cls("m", [V, cls("n", [T])]))
for args in [(), ("m",), ([V],), ("m", [V], 3), ("m", []), ("m", ()), ("m", 5), ("m", None), ("m", "ab"), ("m", {V}), ("m", {V: 1}), ("m", iter([V])), (b"m", [V]), (None, [V]), ("m", [V, 3]), ("m", [ValueError]), ("m", [V, None]), ("m", range(2)), ("m", List([V])), ("m", V)]:
    attempt(lambda: ExceptionGroup(*args))
for kw in [{"message": "m", "exceptions": [V]}, {"exceptions": [V]}, {"x": 1}]:
    attempt(lambda: ExceptionGroup(**kw))
    attempt(lambda: ExceptionGroup("m", **kw))
    attempt(lambda: ExceptionGroup("m", [V], **kw))
attempt(lambda: BaseExceptionGroup("", [V]))
g = ExceptionGroup("m", [V])
for name, value in [("message", "x"), ("exceptions", ()), ("args", (1, 2))]:
    try: setattr(g, name, value); print(name, g)
    except AttributeError as e: print(e)
given = [V, T]
g = ExceptionGroup("list", given)
given.append(K)
print(repr(g), g.exceptions)
print(ExceptionGroup[int], BaseExceptionGroup[ValueError, str], MyGroup[int], ExceptionGroup[int]("m", [V]))
print(ExceptionGroup.__mro__, MyBase.__bases__)
class WithInit(ExceptionGroup):
    def __init__(self, *args, **kw):
        print("init", args, kw)
        super().__init__(*args)
attempt(lambda: WithInit("m", [V]))
class WithNew(ExceptionGroup):
    def __new__(cls, code):
        self = super().__new__(cls, f"code {code}", [ValueError(code)])
        self.code = code
        return self
    def derive(self, excs):
        return WithNew(len(excs))
w = WithNew(7)
print(repr(w), w.code, w.split(ValueError), w.subgroup(ValueError))
print(ExceptionGroup.__new__(MyGroup, "m", [V]), ExceptionGroup("m", [V]) == ExceptionGroup("m", [V]))
