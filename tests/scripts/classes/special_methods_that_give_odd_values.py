def t(label, f):
    """Prints what f gives, or its error."""
    try:
        r = f()
    except Exception as e:
        print(label, "->", type(e).__name__, str(e).split(" at 0x")[0])
    else:
        print(label, "->", repr(r).split(" at 0x")[0])
class Odd:
    """Special methods that give what they must not."""
    def __init__(self, value): self.value = value
    def __bool__(self): return self.value
    def __len__(self): return self.value
    def __hash__(self): return self.value
    def __index__(self): return self.value
    def __int__(self): return self.value
    def __float__(self): return self.value
    def __str__(self): return self.value
    def __repr__(self): return self.value
    def __bytes__(self): return self.value
    def __format__(self, spec): return self.value
    def __iter__(self): return self.value
    def __contains__(self, item): return self.value
    def __length_hint__(self): return self.value
    def __complex__(self): return self.value
    def __round__(self, n=None): return self.value
    def __trunc__(self): return self.value
    def __floor__(self): return self.value
    def __ceil__(self): return self.value
    def __reversed__(self): return self.value
    def __divmod__(self, o): return self.value
    def __pow__(self, o, m=None): return (self.value, m)
    def __call__(self, *a, **k): return (self.value, a, k)
    def __dir__(self): return self.value
    def __sizeof__(self): return self.value
    def __instancecheck__(self, o): return self.value
    def __lt__(self, o): return self.value
    def __eq__(self, o): return self.value
    def __getattr__(self, n): return ("attr", n)
    def __enter__(self): return self.value
    def __exit__(self, *a): return self.value
    def __abs__(self): return self.value
    def __neg__(self): return self.value
    def __add__(self, o): return self.value
    def __radd__(self, o): return self.value
    def __getitem__(self, k): return (self.value, k)
class MyStr(str): pass
import math, operator
USES = {"bool": bool, "not": lambda x: not x, "len": len, "hash": hash, "index": operator.index, "int": int, "float": float, "str": str, "repr": repr, "bytes": bytes, "format": format, "fstring": lambda x: f"{x}", "list": list, "iter": iter, "in": lambda x: 1 in x, "not in": lambda x: 1 not in x, "hint": operator.length_hint, "round": round, "round 1": lambda x: round(x, 1), "trunc": math.trunc, "floor": math.floor, "ceil": math.ceil, "reversed": reversed, "divmod": lambda x: divmod(x, 1), "pow": lambda x: pow(x, 2), "pow 3": lambda x: pow(x, 2, 3), "call": lambda x: x(1, a=2), "dir": dir, "lt": lambda x: x < 1, "gt": lambda x: 1 > x, "eq": lambda x: x == 1, "ne": lambda x: x != 1, "if": lambda x: 1 if x else 2, "and": lambda x: x and 1, "sorted": lambda x: sorted([x, x]) and None, "list index": lambda x: [1][x], "chr": chr, "hex": hex, "range": range, "slice": lambda x: [1, 2, 3][x:], "mul": lambda x: "a" * x, "dict": lambda x: {x: 1} and None, "set in": lambda x: x in {1}, "count": lambda x: [x].count(2), "min": lambda x: min(x, 1), "any": lambda x: any([x]), "all": lambda x: all([x]), "filter": lambda x: len(list(filter(None, [x]))), "sum": lambda x: sum([x], 1), "percent d": lambda x: "%d" % x, "percent s": lambda x: "%s" % x, "percent f": lambda x: "%f" % x, "percent x": lambda x: "%x" % x, "percent c": lambda x: "%c" % x, "join": lambda x: "".join(x), "attr": lambda x: x.nope, "unpack": lambda x: (lambda a, b: 0)(*x), "abs": abs, "neg": lambda x: -x, "add": lambda x: x + 1, "radd": lambda x: 1 + x, "iadd": lambda x: operator.iadd(x, 1), "while": lambda x: [1 for _ in "a" if x], "isinstance": lambda x: isinstance(1, x), "complex": lambda x: None, "with": lambda x: None, "int str": lambda x: int("1", x), "math.sqrt": math.sqrt, "gcd": lambda x: math.gcd(x, 4), "getitem": lambda x: x[1], "bytes index": lambda x: bytes([x]), "exec": lambda x: None}
for value in (None, 0, 5, -1, 1.5, "s", MyStr("m"), b"b", [], NotImplemented, ...):
    for name in USES:
        t(f"{value!r} {name}", lambda: USES[name](Odd(value)))
