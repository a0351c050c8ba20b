_ = 1
__ = 2
_private = 3
CamelCase = 4
CONSTANT = 5
name1, name2 = 6, 7
ünïcödé = "latin"
变量 = "chinese"
переменная = "cyrillic"
ªº = "letters"
ﬁ = "ligature"
print(_, __, _private, CamelCase, CONSTANT, name1, name2)
print(ünïcödé, 变量, переменная, fi, ao)
match = case = type = "soft keywords are names"
print(match, case, type)
print(sorted(n for n in globals() if not n.isascii()), "fi" in globals(), "ﬁ" in globals())


class Größe:
    ß = 1

    def 方法(self, パラメータ=2):
        return self.ß + パラメータ


print(Größe().方法(), Größe.__name__, Größe().方法(パラメータ=5), getattr(Größe(), "ß"))
𝐱 = "mathematical bold x is x"
print(x)
def f(*, ﬀ): return ff if (ff := ﬀ) else 0
print(f(ff=3))
for source in ("1x = 1", "a-b = 1", "x² = 1", "€ = 1", "class = 1", "x y = 1", "a.1 = 2", "None = 1", "print = 1; x = print", "match x = 1", "lambda = 1", "a\u200bb = 1", "😀 = 1", "‘quoted’", "x = “text”", "nonlocal = 1", "async = 1", "await = 2", "True.x = 1"):
    try:
        exec(source, {})
        print(source, "is fine")
    except (SyntaxError, AttributeError) as error:
        print(source, "->", error.__class__.__name__, getattr(error, "msg", error))
