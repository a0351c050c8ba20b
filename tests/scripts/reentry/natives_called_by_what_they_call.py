# What a native has found out so far is its own: code that it calls may call the same native again.
import codecs
import csv
import functools
import io
import itertools
import json
import math
import pickle
import re
import struct

print(re.subn("a", lambda m: str(re.subn("b", lambda n: "x", "bbab")), "a-a"))
print(re.sub("(a)(b)?", lambda m: str(re.split("(x)|y", "axbyc")) + str(m.span(2)), "ab a"))
print(json.loads('[{"a": {"b": [1, 2]}}, 3]', object_hook=lambda d: json.loads('{"n": %d, "t": "\\u00e9"}' % len(d))))
print(json.loads('[1.5, 2]', parse_float=lambda t: json.loads("[%s, 7]" % t), parse_int=lambda t: json.loads('"%s"' % t)))
print(json.dumps([object, 1, {2: object}], default=lambda o: json.dumps({"k": [1, None]})))


class Index:
    def __init__(self, n, action):
        self.n, self.action = n, action

    def __index__(self):
        self.action()
        return self.n

    __int__ = __index__


def reslice():
    [0, 1, 2, 3][Index(1, lambda: None):3:1]
    "abcdef"[5:0:-1]
    slice(9, 1, -3).indices(5)


items = list(range(10))
print(items[Index(2, reslice):Index(9, reslice):Index(3, reslice)], slice(Index(-7, reslice), None, Index(2, reslice)).indices(10))
items[Index(1, reslice):Index(4, reslice)] = "ab"
print(items, "abcabc".find("c", Index(1, lambda: "zz".find("z", 1)), Index(6, reslice)), b"aXbX".count(b"X", Index(0, reslice)))
pack = Index(258, lambda: struct.pack("<bhq", 1, Index(2, lambda: struct.pack("!I", 9)), 3))
print(struct.pack(">HhH", pack, 5, pack), int.from_bytes([Index(1, lambda: int.from_bytes(b"zz", "little")), 2], "big"))


class Adds:
    def __init__(self, n):
        self.n = n

    def __radd__(self, other):
        return other + sum([self.n, Nested(), 0.5][:1] + [0.25])


class Nested:
    pass


print(sum([1, Adds(2), 3.5, Adds(4)]), sum(sum([i, 0.1]) for i in range(4)), math.prod(math.prod([i, 2]) for i in range(1, 4)))
print(math.fsum(math.fsum([i, 0.1]) for i in range(3)), math.sumprod(list(map(lambda i: math.sumprod([i], [2]), range(3))), [1, 2, 3]))


class Equal:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        {Equal2(1), Equal2(2)} & {Equal2(2)} | {Equal2(3)}
        return self.n == other.n

    def __repr__(self):
        return f"{format(str(self.n), '>' + format(3, 'd'))}"


class Equal2(Equal):
    def __eq__(self, other):
        return self.n == other.n

    __hash__ = Equal.__hash__


left, right = {Equal(1), Equal(2), Equal(3)}, {Equal(2), Equal(3), Equal(4)}
print(*(sorted(e.n for e in s) for s in (left & right, left | right, left - right, left ^ right)), left <= right, left.isdisjoint(right))
print(sorted([3, 1, 2], key=lambda n: sorted([n, 5], key=lambda k: -k)), max([1, 2], key=lambda n: max([n, -3], key=abs)))


class Shown:
    def __format__(self, spec):
        return "{0:*^7}|{1!r:>{2}}".format(spec, "x", 4)

    def __str__(self):
        return "%5.1f|%s|%#x" % (2.25, "é", 255)


print("{:{}}{:>3}".format(Shown(), "<9", "b"), "%s-%5s-%s" % (Shown(), "a", Shown()), f"{Shown():{3}}{7:>{Index(4, reslice).n}}")
group = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)])])
print(group.split(lambda e: ExceptionGroup("i", [KeyError(), OSError()]).split(OSError)[0] is not None and isinstance(e, ValueError)))


def handler(error):
    "é€".encode("ascii", "xmlcharrefreplace")
    b"\xff\xfe".decode("utf-8", "replace")
    "ü".encode("latin-1", "strict")
    return ("?", error.end) if isinstance(error, UnicodeDecodeError) else ("!", error.end)


codecs.register_error("again", handler)
print("aé€b".encode("ascii", "again"), b"a\xffb\xe2\x82".decode("utf-8", "again"), b"\\x4z\\u12".decode("unicode-escape", "again"))
print(b"+AG-x+".decode("utf-7", "again"), b"a\x00\xd8b".decode("utf-16-le", "again"), "€".encode("cp437", "again"))


class Reduced:
    def __init__(self, n=0):
        self.n = n

    def __reduce__(self):
        assert pickle.loads(pickle.dumps([1, "x", (2,)])) == [1, "x", (2,)]
        return Reduced, (self.n,), {"n": self.n + 1}

    def __setstate__(self, state):
        self.n = pickle.loads(pickle.dumps(state["n"])) * 10


shared = Reduced(4)
again = pickle.loads(pickle.dumps([shared, shared, "t", (shared, 1)]))
print([r.n for r in again[:2]], again[0] is again[1] is again[3][0], again[2])


class Lines:
    def __iter__(self):
        for line in ('a,"b', 'c",d', "e"):
            list(csv.reader(['x;"y', 'z"'], delimiter=";"))
            yield line + "\n"


class Cell:
    def __str__(self):
        csv.writer(io.StringIO()).writerow(['"', 1.5, None])
        return 'q"r'


out = io.StringIO()
csv.writer(out).writerow([1, Cell(), "s,t", Cell()])
print(list(csv.reader(Lines())), repr(out.getvalue()))
print("".join(",".join(c * 2 for c in word) for word in ("ab", "cd")), list(itertools.accumulate([1, 2, 3], lambda a, b: sum(itertools.accumulate([a, b])))))
print(functools.reduce(lambda a, b: a + functools.reduce(lambda c, d: c * d, [b, 2]), [1, 2, 3]), eval("eval('eval(\"x\") + 1', {'x': 3}) + x", {"x": 10}))
