class Bad:
    def __getattr__(self, name): raise ValueError(f"getattr {name}")
    def __setattr__(self, name, value): raise ValueError(f"setattr {name}")
    def __delattr__(self, name): raise ValueError(f"delattr {name}")
    def __getitem__(self, key): raise ValueError(f"getitem {key}")
    def __setitem__(self, key, value): raise ValueError(f"setitem {key}")
    def __delitem__(self, key): raise ValueError(f"delitem {key}")
    def __eq__(self, other): raise ValueError("eq")
    def __lt__(self, other): raise ValueError("lt")
    def __hash__(self): raise ValueError("hash")
    def __bool__(self): raise ValueError("bool")
    def __len__(self): raise ValueError("len")
    def __iter__(self): raise ValueError("iter")
    def __contains__(self, x): raise ValueError("contains")
    def __call__(self): raise ValueError("call")
    def __add__(self, other): raise ValueError("add")
    def __radd__(self, other): raise ValueError("radd")
    def __iadd__(self, other): raise ValueError("iadd")
    def __neg__(self): raise ValueError("neg")
    def __repr__(self): raise ValueError("repr")
    def __format__(self, spec): raise ValueError("format")
    def __int__(self): raise ValueError("int")
    def __index__(self): raise ValueError("index")
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): raise ValueError("exit")
    def __reversed__(self): raise ValueError("reversed")
    def __round__(self, n=None): raise ValueError("round")
    def __dir__(self): raise ValueError("dir")
b = Bad()
statements = """b.x
b.x = 1
del b.x
b[0]
b[0] = 1
del b[0]
b == 1
1 == b
b != 1
b < 1
1 > b
{b: 1}
{b}
hash(b)
if b: pass
while b: pass
not b
b and 1
b or 1
1 if b else 2
assert b
len(b)
for x in b: pass
[*b]
a, c = b
f(*b)
f(**b)
1 in b
b()
b + 1
1 + b
b += 1
-b
repr(b)
str(b)
print(b)
f"{b}"
f"{b!r}"
"%s" % b
"{}".format(b)
int(b)
[1][b]
[1, 2][b:]
range(b)
with b: pass
reversed(b)
round(b)
dir(b)
sorted([b, b])
max(b, b)
[b].index(1)
1 in [b]
[b] == [1]
(b,) == (1,)
{1: b} == {1: 2}
list(b)
dict(b)
set([b])
any([b])
all([b])
sum([b])
min([b], key=lambda x: x + 1)
list(map(lambda x: -x, [b]))
list(filter(None, [b]))
"".join(b)
isinstance(1, b)
getattr(b, "x", None)
hasattr(b, "x")
[x for x in b]
[x for x in [b] if x]
{x: 1 for x in [b]}
(lambda: b.y)()
raise b
int("1", b)
"a" * b
[0] * b
bytes(b)
chr(b)
zip(b)
enumerate(b)
iter(b)
b.method()
b[1:2]
b[0] += 1
b.x += 1
[1].insert(b, 1)
"abc".find("a", b)
slice(b).indices(5)
divmod(b, 1)
pow(b, 2)
abs(b)
import_ = __import__(b)
type("T", (b,), {})
class C(b): pass
class D(metaclass=b): pass
print(1, sep=b)
exec(b)
compile(b, "", "exec")
b @ 1
b ** 2
b & 1
b << 1
b >= 1
b is b
id(b) and callable(b)
del b[0:1]
global_.x
""".strip().split("\n")
def f(*a, **k): pass
for statement in statements:
    try:
        exec(statement, {"b": b, "f": f})
        print(statement, "-> no error")
    except (ValueError, TypeError, NameError, ImportError) as error:
        print(statement, "->", type(error).__name__, str(error)[:80])
