# f-strings of short parts, sums of str, numbers as text, native classes called.
class Text(str):
    pass


a, b = "ab", "é€"
print([f"{a}{b}", f"{b}{b}", f"{a}{a}{1}{-2}", f"{''}{''}", f"{''}{a[0]}", f"{Text('x')}{a}", f"{7}{''}"])
print(type(f"{Text('x')}"), type(Text("x") + a), type(Text("x") + Text("y")), a + b, b + a, a + "", "" + b)
print([str(i) for i in (0, -1, 9, 10, 999999999, 1000000000, -(10**14), 2**48, -(2**48), 2**64, True)])
print([repr(0), str(5) + str(-5), str(Text("t")), type(str(Text("t"))), str(), str(b"x", "ascii")])
for call in (lambda: a + 1, lambda: 1 + a, lambda: a + None, lambda: 3 @ 4, lambda: (2**70) @ 1, lambda: 1 / 0, lambda: 2**70 % 0):
    try:
        call()
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
print((2**60) * 3 + 1, (2**70) & 255, -(2**70) >> 3, 2**70 - 2**70, (2**50) // -7, pow(2, -2), 2**-2, divmod(-(2**60), 7))
n = 2**60
n += 1
n *= n
n //= 3
n ^= 5
print(n, n / 2, n**2 % 1000)
for cls, args in ((str, (1, 2, 3, 4)), (range, ()), (int, ("x",)), (object, (1,)), (float, ("1.5",)), (type(None), ()), (zip, ()), (tuple, ("ab",))):
    try:
        made = cls(*args)
        print(cls.__name__, type(made).__name__)
    except (TypeError, ValueError) as e:
        print(cls.__name__, type(e).__name__, e)
print(str(object=5), int("10", base=2), range(2, 8, 3), bool([]), complex if False else None, type(type(None)()))
for template, values in (("%s", ()), ("%s", ("a", "b")), ("%d", "a"), ("%d", (1.5,)), ("abc", ()), ("abc", 1), ("%", "a"), ("%s%", ("a",)),
                         ("%s:%d", ("ab", 5)), ("%s%%%s", ("a", "b")), ("%s", "é"), ("é%s", "a"), ("%s", Text("t")), ("%d", True),
                         ("%(a)s", {"a": 1}), ("%s", {"a": 1}), ("%s%s", (-(2**48), 2**48)), ("%s|", ""), ("%s", "")):
    try:
        print(repr(template % values))
    except (TypeError, ValueError) as e:
        print(template, type(e).__name__, e)
lines = "a\nbb\r\nccc\rdddd\x0b" + "e" * 15 + "\x85" + "f" * 16 + "\n" + "é" * 17 + "\x1c" + "~" * 40 + "\n\n"
print(lines.splitlines(), lines.splitlines(True), lines.encode("latin-1").splitlines(), lines[:-2].splitlines()[-1:])
print(" a\x1cb \x85c\xa0 d ".split(), b" a\x1cb \x85c\xa0 d ".split(), "éaxaé".strip("éa"), "aab".strip("abcde"), "€a€".strip("a€"))
print("".join(["a", "", "é", "bc"]), "é".join("abc"), "--".join(["", ""]), ",".join(["ab", "€", "c"]), "aé"[1], "a€"[1], "a€"[0], "ab"[-1])
for i in (2, -3, 2**70):
    try:
        "ab"[i]
    except IndexError as e:
        print(e)
