"""split, partition and replace of short texts against the same written out, with separators of one to three characters."""


def random_numbers(seed):
    while True:
        seed = (seed * 69069 + 12345) & 0xFFFFFFFF
        yield seed >> 8


numbers = random_numbers(3)


def choose(options):
    return options[next(numbers) % len(options)]


def text(alphabet, longest):
    return "".join([choose(alphabet) for _ in range(next(numbers) % longest)])


def split(s, separator, most):
    parts = []
    while most != 0 and separator in s:
        at = s.find(separator)
        parts.append(s[:at])
        s = s[at + len(separator) :]
        most -= 1
    return [*parts, s]


class Text(str):
    pass


wrong = 0
for alphabet in ("ab] .", "ab] .\u00e9", "ab\u20ac"):
    for _ in range(300):
        s = text(alphabet, 45)
        if next(numbers) % 50 == 0:
            s = Text(s)
        separator = choose(alphabet) + text(alphabet, 3)
        most = choose((-1, -1, 0, 1, 2, 7))
        at = s.find(separator)
        wrong += s.split(separator, most) != split(s, separator, most)
        wrong += s.partition(separator) != ((s[:at], separator, s[at + len(separator) :]) if at >= 0 else (s, "", ""))
        old, new = choose(alphabet), choose("xy\u00e9\u20ac")
        replaced = s.replace(old, new)
        wrong += replaced != "".join([new if c == old else c for c in s])
        for part in (replaced, s[1:-1], *s.split(separator), *s.partition(separator[0]) * (type(s) is str)):
            wrong += part.isascii() != all([c < "\x80" for c in part])
            wrong += type(part) is not str
print(wrong)
for s in ("x", "", "abc"):
    print(s.replace("x", "y"), s.split("x"), s.split("bc"), s.partition("x"), s.replace("x", "\u00e9"))
for bad in ((1,), ("a", 1.0), ("", 1)):
    try:
        "abc".split(*bad)
    except (TypeError, ValueError) as e:
        print(e)

# At white space, all of that of ASCII and what looks like it.
wrong = 0
for _ in range(300):
    s = text("ab \t\x0b\x1b\x1c\x1f\x20\x7f\x08\x0e", 50)
    words = [""]
    for c in s:
        if c.isspace():
            words.append("")
        else:
            words[-1] += c
    wrong += s.split() != [word for word in words if word]
print(wrong, "a".join(["", "b"]), "".join(["", "b"]), "-".join(["a", "\u00e9"]), ", ".join(["a", Text("b")]))
print("{}-{}{{{:>3}}}".format("a", Text("b"), "c"), "{0}{1}\u00e9{0}".format("\u20ac", 1.5))
print([1, "a", 2.5] < [1, "b"], ["a"] * 5 == ["a"] * 4 + ["b"], [1, 2, 3, 4, 5] < [1, 2, 3, 4], [0.0] == [-0.0], [[1], 2] == [[1], 2])
