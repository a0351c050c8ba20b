# Patterns and matches: repr, equality, hash, copies, pickling, attributes, types.
import copy
import re

p = re.compile(r"(?P<name>a)(b)", re.I | re.M)
print(p, p.flags, p.groups, dict(p.groupindex), type(p.groupindex).__name__, p.pattern)
print(re.compile(b"x"), re.compile("x", re.A), re.compile("x", re.X | re.S), re.compile("y" * 300).__repr__()[-10:])
print(p == re.compile(r"(?P<name>a)(b)", re.I | re.M), p == re.compile("a"), re.compile("a") == re.compile(b"a"), p != 1)
print(hash(re.compile("q")) == hash(re.compile("q")), len({re.compile("a"), re.compile("a"), re.compile("b")}))
print(copy.copy(p) is p, copy.deepcopy(p) is p, p.__reduce_ex__(2)[0].__name__ if hasattr(p, "__reduce_ex__") else "")
m = p.search("xAB")
print(m, repr(m), copy.copy(m) is m, bool(m), m.re is p)
print(type(p), type(m), re.Pattern, re.Match[str], re.Pattern[bytes])
for make in (re.Pattern, re.Match):
    try:
        make()
    except TypeError as error:
        print(error)
try:
    p.flags = 1
except AttributeError as error:
    print(error)
try:
    p < p
except TypeError as error:
    print(error)
print(re.escape("a.b*c\n"), re.compile(p) is p)
re.purge()
print(re.compile("ab|cd", re.DEBUG).groups)
