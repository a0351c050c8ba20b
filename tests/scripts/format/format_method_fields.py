print("{} {} {}".format(1, "a", None), "{0} {1} {0}".format("x", "y"), "{a} {b}".format(a=1, b=2), "{0} {a}".format(1, a=2))
print("{0[0]} {0[1]} {1[k]} {1[a b]}".format([1, 2], {"k": 3, "a b": 4}), "{0.real} {0.imag}".format(5), "{.__class__.__name__}".format(1))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}".format("a"), "{:>{}} {:{w}.{p}f}".format("r", 5, 3.14159, w=8, p=2))
print("{{}} {{{}}} }}".format(1), "{:{{}}}".format(5) if False else "", "{:%}".format(0.5))
print("{:5}|{:<5}|{:>5}|{:^5}|{:*^7}|{:05}|{:=5}".format(1, 2, 3, 4, 5, 6, -7))
class P:
    x = {"k": [10, 20]}
    def __format__(self, spec): return "P:" + spec
print("{0.x[k][1]} {0:spec} {0!r:.3}".format(P()), "{p.x}".format(p=P()))
print("{a}{b}{a}".format_map({"a": 1, "b": 2}))
class Default(dict):
    def __missing__(self, key): return "<" + key + ">"
print("{x} {y}".format_map(Default(x=1)), format(5), format(5, "x"), format("a", ">3"), format(1.5, ".3f"), format([], ""), format(None))
for text, args, kwargs in (("{}", (), {}), ("{1}", (0,), {}), ("{a}", (), {}), ("{", (), {}), ("}", (), {}), ("{0", (1,), {}), ("{0!}", (1,), {}), ("{0!x}", (1,), {}), ("{0!rr}", (1,), {}), ("{} {0}", (1, 2), {}), ("{0} {}", (1, 2), {}), ("{:d}", ("a",), {}), ("{[}", (1,), {}), ("{[]}", ([],), {}), ("{0[a]}", ([1],), {}), ("{0.}", (1,), {}), ("{0.x}", (1,), {}), ("{0[5]}", ([],), {}), ("{a[k]}", (), {"a": {}}), ("{:{}}", (1,), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{!r", (1,), {}), ("{a b}", (), {"a b": 1}), ("{-1}", (1,), {}), ("{0x}", (1,), {}), ("{0[-1]}", ([1, 2],), {}), ("{:10", (1,), {}), ("{}}", (1,), {}), ("{{}", (1,), {}), ("{99999999999999999999}", (1,), {})):
    try:
        print(repr(text), "=", repr(text.format(*args, **kwargs)))
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        print(repr(text), "->", type(error).__name__, error)
