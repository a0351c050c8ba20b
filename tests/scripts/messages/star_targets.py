# Unpacking with a starred target, from anything that can be iterated over, into anything that can be assigned to.
class Sink:
    log = []

    def __setattr__(self, name, value):
        self.log.append((name, value))

    def __setitem__(self, key, value):
        self.log.append((key, value))


sink = Sink()
for source in ["[]", "[1]", "[1, 2]", "(1, 2, 3)", "'abcd'", "range(5)", "{1: 2, 3: 4}", "iter([1, 2, 3])", "(i for i in range(4))", "b'ab'", "map(str, [1, 2])", "zip([1], [2])", "5", "None", "{1}"]:
    for target in ["*a,", "a, *b", "*a, b", "a, *b, c", "[*a]", "*[a, *b],", "(a, (b, *c)), *d"]:
        try:
            space = {}
            exec(f"{target} = {source}", space)
            print(target, "=", source, {k: v for k, v in space.items() if k != "__builtins__"})
        except (TypeError, ValueError) as error:
            print(target, "=", source, "->", type(error).__name__, error)
*sink.x, sink[0] = 1, 2, 3
sink.a, *sink["k"], sink.b = "text"
print(Sink.log)
for a, *b in [(1, 2, 3), "xy", [9]]:
    print(a, b)
print([c for *c, d in [(1, 2), (3,)]], {k: v for k, *v in ["ab", "cde"]})
a, *a = 1, 2, 3
print(a)
x = [0, 1, 2, 3]
x[0], *x[1:3], y = "abcd"
print(x, y)
*a, b = *c, d = 1, 2, 3
print(a, b, c, d)
first, *_, last = range(10**5)
print(first, len(_), last)
names = ", ".join(f"v{i}" for i in range(255))
space = {}
exec(f"{names}, *rest = range(300)", space)
print(space["v254"], len(space["rest"]))
exec(f"*rest, {names}, {', '.join(f'w{i}' for i in range(200))} = range(500)", space)
print(space["w199"], len(space["rest"]))
for source in ["*a = 1", "*a, *b = 1", "[*a, *b] = 1", "(*a) = 1", "*(a, b) = 1", "a, *b, *c = 1", "del *a", "del *a, b", "*a += 1", "*a: int = 1", "for *a in b: pass", "for *a, in b: pass", "with a as *b: pass", "with a as (*b,): pass", "*a", "print(*a) = 1", "x = *a", "x = *a,", "x = (*a)", "return *a", "def f(): return *a, *b", "def f(): yield *a, 1", "def f(): yield *a",
               f"{', '.join(f'a{i}' for i in range(256))}, *r = x", f"{', '.join(f'a{i}' for i in range(255))}, *r = x", "[*a for a in b]", "{**a for a in b}", "x[*a]", "x[*a:1]", "x[1, *a]", "*a if b else c", "(*a if b else c, )", "not *a", "a = *b or c,", "lambda: *a"]:
    try:
        compile(source, "s", "exec")
        print(source[:40], "compiles")
    except SyntaxError as error:
        print(source[:40], "->", error.msg)
