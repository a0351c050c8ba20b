# What is folded at compile time gives what it would at run time, errors and limits included.
print(1 + 2 * 3 - 4 // 5 % 6, 2**10, -(5), ~7, +(-3), not 0, 1 << 10, 1024 >> 3, 6 & 3 | 8 ^ 1, "a" * 3, (1, 2) * 2)
print("abc"[1], (1, 2, 3)[-1], "abc"[::-1], b"abc"[0], 10**20, 0.1 + 0.2, 1e308 * 10, -0.0, 7 // -2, 7 % -2)
print(1 if 2 > 1 else 0, "a" "b" 'c', ("x", "y") + ("z",), 5 in (1, 5), "a" in "abc", None is None, ... is ...)
for source in (
    "1 / 0",
    "1 // 0",
    "1 % 0",
    "1 << -1",
    "'a'[5]",
    "-'a'",
    "'a' + 1",
    "1 @ 2",
    "2 ** -1",
    "0 ** -1",
    "0.0 ** -1",
    "(-8) ** 0.5",
    "'%d' % 'x'",
    "'%s %s' % (1,)",
    "'%(a)s' % {'a': 1}",
    "'%r %s %a' % (1, 'x', 'ü')",
    "'%5.2f|%-5d|%05d' % (1.5, 2, 3)",
    "'%' % ()",
    "'%z' % 1",
):
    try:
        print(source, "=", eval(source))
    except Exception as error:
        print(source, "raises", type(error).__name__, error)


def function():
    if 0:
        yield 1
    return "generator all the same"


print(function().__class__.__name__, next(function(), "empty"))


def dead():
    return 1
    print("never")
    x = 5


print(dead(), dead.__code__.co_varnames)
while 0:
    print("never")
else:
    print("else of while 0")
if __debug__:
    print("debug", __debug__)
assert True
for x in ():
    pass
else:
    print("else of for")
large = "x" * 5000, (0,) * 300, 1 << 200, 10**100 > 10**99
print(len(large[0]), len(large[1]), large[2], large[3])
print(1_000_000 * 1_000_000 * 1_000_000 * 1_000_000, 2**64 - 1, -(2**63), 3**40)
print({1, 2} == {2, 1}, 3 in {1, 2, 3}, [1, 2] is [1, 2], (1, 2) == (1, 2), [x for x in (1, 2)])
print(f"{1 + 1}{'a' 'b'}{3!r:>4}", f"{'x'}" f"{1:03}", "%s" % "y", "%s-%s" % ("a", "b"))
