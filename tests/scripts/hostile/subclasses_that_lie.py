# Subclasses of built-in types whose special methods give what they must not, or raise.
import collections
import operator


def attempt(name, action):
    try:
        result = action()
        print(name, type(result).__name__, str(result)[:50])
    except Exception as error:
        print(name, type(error).__name__, error)


class Returns:
    def __init__(self, value):
        self.value = value

    def give(self, *args, **kwargs):
        if isinstance(self.value, type) and issubclass(self.value, BaseException):
            raise self.value("raised")
        return self.value

    __len__ = __bool__ = __int__ = __float__ = __complex__ = __index__ = give
    __str__ = __repr__ = __bytes__ = __format__ = __hash__ = __iter__ = __next__ = give
    __length_hint__ = __contains__ = __reversed__ = __round__ = __trunc__ = __dir__ = __sizeof__ = give
    __divmod__ = __pow__ = __add__ = __eq__ = __lt__ = __getitem__ = __call__ = __enter__ = __fspath__ = give


USES = {
    "len": len,
    "bool": bool,
    "int": int,
    "float": float,
    "complex": complex,
    "index": operator.index,
    "str": str,
    "repr": repr,
    "bytes": bytes,
    "format": format,
    "iter": iter,
    "list": list,
    "tuple": tuple,
    "set": set,
    "dict": dict,
    "sum": sum,
    "round": round,
    "dir": dir,
    "reversed": reversed,
    "hint": operator.length_hint,
    "in": lambda x: 1 in x,
    "divmod": lambda x: divmod(x, 1),
    "pow": lambda x: pow(x, 2, 3),
    "eq": lambda x: x == 1,
    "lt": lambda x: [x] < [x, 1],
    "range": lambda x: len(range(x)),
    "chr": chr,
    "slice": lambda x: "abc"[x:],
    "repeat": lambda x: "ab" * x,
    "join": lambda x: ",".join(x),
    "percent": lambda x: "%d" % x,
    "percent s": lambda x: "%s" % (x,),
    "fstring": lambda x: f"{x!r:>5}",
    "bytearray": bytearray,
    "unpack": lambda x: [*x],
    "star": lambda x: (lambda *a: a)(*x),
    "stars": lambda x: (lambda **a: a)(**x),
    "sorted": lambda x: sorted([x, x]),
    "key": lambda x: {x: 1},
    "print": lambda x: str([x]),
    "type": lambda x: type("T", (x,), {}),
    "isinstance": lambda x: isinstance(1, x),
    "raise": lambda x: [].index(x),
}
for value in (None, -1, 2**70, "text", b"bytes", 1.5, NotImplemented, [], KeyError, StopIteration):
    for name, use in USES.items():
        attempt(f"{value!r} {name}".replace("<class ", "").replace(">", ""), lambda: use(Returns(value)))


class Text(str):
    def __eq__(self, other):
        raise ValueError("eq")

    def __hash__(self):
        return 1

    def __len__(self):
        return 2**62

    def __getitem__(self, index):
        raise ValueError("getitem")

    def __iter__(self):
        raise ValueError("iter")

    def __str__(self):
        return Text("other")


t = Text("abc")
for name, use in {
    "getattr": lambda: getattr(1, t),
    "setattr": lambda: setattr(attempt, t, 1),
    "globals": lambda: eval("abc", {t: 1}),
    "kw": lambda: (lambda **k: sorted(k))(**{t: 1}),
    "join": lambda: t.join([t, t]),
    "str": lambda: str(t),
    "format": lambda: f"{t}",
    "split": lambda: "xabcx".split(t),
    "slots": lambda: type("S", (), {"__slots__": [t]}),
    "int": lambda: int(Text("12")),
    "encode": lambda: t.encode(t),
    "set": lambda: {t, "abc"},
    "in": lambda: t in "xabc",
    "percent": lambda: "%(abc)s" % {t: 1},
    "fields": lambda: collections.namedtuple("N", [Text("a"), Text("b")]),
    "exec": lambda: exec(Text("1")),
    "list": lambda: [t].index("abc"),
}.items():
    attempt(name, use)


class List(list):
    def __iter__(self):
        return iter("iterated")

    def __len__(self):
        return 10**6

    def __getitem__(self, index):
        return "item"


class Dict(dict):
    def keys(self):
        return ["made up"]

    def __getitem__(self, key):
        return "value"

    def __iter__(self):
        return iter(["iterated"])

    def items(self):
        return 3


class Tuple(tuple):
    def __len__(self):
        return -1

    def __iter__(self):
        yield "tuple"


class Int(int):
    def __index__(self):
        return 99

    __int__ = __index__

    def __bool__(self):
        return "yes"


for name, use in {
    "sorted": lambda: sorted(List([2, 1])),
    "join": lambda: "".join(List(["a"])),
    "list": lambda: list(List([1])),
    "add": lambda: [0] + List([1]),
    "call": lambda: (lambda *a: a)(*List([1])),
    "slice": lambda: [0, 0][List([1]) : None],
    "dict": lambda: dict(Dict(a=1)),
    "update": lambda: {}.__class__(**Dict(a=1)),
    "call dict": lambda: (lambda **k: k)(**Dict(a=1)),
    "or": lambda: {"b": 2} | Dict(a=1),
    "percent": lambda: "%(x)s" % Dict(a=1),
    "tuple": lambda: tuple(Tuple("ab")),
    "percent tuple": lambda: "%s %s" % Tuple("ab"),
    "isinstance": lambda: isinstance(1, Tuple([int])),
    "startswith": lambda: "abc".startswith(Tuple(["a"])),
    "except": lambda: len(Tuple("ab")),
    "item": lambda: "abcd"[Int(1)],
    "repeat": lambda: "a" * Int(2),
    "range": lambda: list(range(Int(2))),
    "int": lambda: int(Int(3)),
    "if": lambda: 1 if Int(1) else 2,
    "sum": lambda: sum([Int(1), Int(2)]),
    "hex": lambda: hex(Int(5)),
    "bytes": lambda: bytes([Int(5)]),
}.items():
    attempt(name, use)
