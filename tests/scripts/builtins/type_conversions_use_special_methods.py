class All:
    def __int__(self): return 1
    def __float__(self): return 2.5
    def __str__(self): return "text"
    def __bytes__(self): return b"bytes"
    def __bool__(self): return False
    def __index__(self): return 3
    def __hash__(self): return 4
    def __len__(self): return 5
    def __iter__(self): return iter([6, 7])
    def __repr__(self): return "repr"
    def __format__(self, spec): return "format" + spec
    def __reversed__(self): return iter("rev")
    def __dir__(self): return ["d"]
    def __length_hint__(self): return 9
a = All()
print(int(a), float(a), str(a), bytes(a), bool(a), hash(a), len(a), list(a), tuple(a), set(a) == {6, 7}, repr(a), format(a, "x"), list(reversed(a)), dir(a), [10, 20, 30, 40][a], hex(a), range(a), chr(a) == "\x03", "ab" * a, sorted(a), sum(a), max(a), dict.fromkeys(a), f"{a:y}{a!r}{a!s}", "%s %r %d %x %.1f" % (a, a, a, a, a), [*a], bytearray(a) , frozenset(a) == {6, 7}, 6 in a)
class Bad:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __str__(self): return 1
    def __bytes__(self): return "x"
    def __bool__(self): return 1
    def __index__(self): return 1.5
    def __hash__(self): return "x"
    def __len__(self): return "x"
    def __iter__(self): return 5
    def __repr__(self): return None
    def __format__(self, spec): return 1
b = Bad()
for function in (int, float, str, bytes, bool, hash, len, list, repr, format, hex, range, iter, tuple, dict, sorted, set, bytearray, lambda x: [1][x], lambda x: f"{x}", lambda x: "%s" % x, lambda x: "%d" % x, lambda x: not x, lambda x: {x: 1}, lambda x: "a" * x, lambda x: ascii(x)):
    try:
        print(function(b))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
class Deny:
    __len__ = __iter__ = __hash__ = __bool__ = __int__ = __str__ = __eq__ = __lt__ = __add__ = __getitem__ = __contains__ = __call__ = None
d = Deny()
for function in (len, iter, hash, bool, int, str, lambda x: x == 1, lambda x: x < 1, lambda x: x + 1, lambda x: x[0], lambda x: 1 in x, lambda x: x(), lambda x: 1 + x, lambda x: x > 1):
    try:
        print(function(d))
    except TypeError as error:
        print(error)
