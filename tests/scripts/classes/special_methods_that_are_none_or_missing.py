def t(label, f):
    """Prints what f gives, or its error."""
    try:
        r = f()
    except Exception as e:
        print(label, "->", type(e).__name__, str(e).split(" at 0x")[0])
    else:
        print(label, "->", repr(r).split(" at 0x")[0])
import math, operator
USES = {"bool": bool, "not": lambda x: not x, "len": len, "hash": hash, "index": operator.index, "int": int, "float": float, "str": str, "repr": repr, "bytes": bytes, "format": format, "fstring": lambda x: f"{x}", "list": list, "iter": iter, "in": lambda x: 1 in x, "not in": lambda x: 1 not in x, "hint": operator.length_hint, "round": round, "round 1": lambda x: round(x, 1), "trunc": math.trunc, "floor": math.floor, "ceil": math.ceil, "reversed": reversed, "divmod": lambda x: divmod(x, 1), "pow": lambda x: pow(x, 2), "pow 3": lambda x: pow(x, 2, 3), "call": lambda x: x(1, a=2), "dir": dir, "lt": lambda x: x < 1, "gt": lambda x: 1 > x, "eq": lambda x: x == 1, "ne": lambda x: x != 1, "if": lambda x: 1 if x else 2, "and": lambda x: x and 1, "sorted": lambda x: sorted([x, x]) and None, "list index": lambda x: [1][x], "chr": chr, "hex": hex, "range": range, "slice": lambda x: [1, 2, 3][x:], "mul": lambda x: "a" * x, "dict": lambda x: {x: 1} and None, "set in": lambda x: x in {1}, "count": lambda x: [x].count(2), "min": lambda x: min(x, 1), "any": lambda x: any([x]), "all": lambda x: all([x]), "filter": lambda x: len(list(filter(None, [x]))), "sum": lambda x: sum([x], 1), "percent d": lambda x: "%d" % x, "percent s": lambda x: "%s" % x, "percent f": lambda x: "%f" % x, "percent x": lambda x: "%x" % x, "percent c": lambda x: "%c" % x, "join": lambda x: "".join(x), "attr": lambda x: x.nope, "unpack": lambda x: (lambda a, b: 0)(*x), "abs": abs, "neg": lambda x: -x, "add": lambda x: x + 1, "radd": lambda x: 1 + x, "iadd": lambda x: operator.iadd(x, 1), "while": lambda x: [1 for _ in "a" if x], "isinstance": lambda x: isinstance(1, x), "complex": lambda x: None, "with": lambda x: None, "int str": lambda x: int("1", x), "math.sqrt": math.sqrt, "gcd": lambda x: math.gcd(x, 4), "getitem": lambda x: x[1], "bytes index": lambda x: bytes([x]), "exec": lambda x: None}
class Nothing: pass
class NoneAll:
    __bool__ = __len__ = __hash__ = __iter__ = __contains__ = __reversed__ = __index__ = __call__ = __getitem__ = __add__ = __radd__ = __eq__ = __lt__ = __enter__ = __int__ = __float__ = __abs__ = __next__ = __str__ = __repr__ = __format__ = __length_hint__ = __round__ = None
for kind in (Nothing, NoneAll):
    for name in USES:
        if name in ("str", "repr", "format", "fstring", "percent s", "hash", "dict", "set in", "count", "dir") and kind is Nothing: continue
        t(f"{kind.__name__} {name}", lambda: USES[name](kind()))
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
    def __len__(self): return 4
for name in ("list", "iter", "in", "reversed", "unpack", "hint", "slice", "join"): t(f"Seq {name}", lambda: USES[name](Seq()) if name not in ("iter",) else type(iter(Seq())).__name__)
t("reversed seq", lambda: list(reversed(Seq()))); t("20 in", lambda: 20 in Seq()); t("tuple", lambda: tuple(Seq())); t("max", lambda: max(Seq()))
