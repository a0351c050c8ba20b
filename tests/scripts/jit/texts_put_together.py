"""Texts are appended to, joined and taken apart in loops; who holds the old text keeps it."""


def appended(words, times):
    text = ""
    kept = []
    for n in range(times):
        for word in words:
            if n % 100 == 7:
                kept.append(text)
            text += word
            text += "-"
    return len(text), text[:20], [len(t) for t in kept], kept[-1][-6:]


def doubled(times):
    text = "ab"
    for n in range(times):
        text += text
        if len(text) > 500:
            text = text[:3]
    return text


def held(times):
    """The text is in a list, a tuple and another variable, too."""
    text = "start"
    seen = [text]
    for n in range(times):
        other = text
        pair = (text, n)
        text += "x"
        if other is text or pair[0] is text:
            return "shared"
        if n % 50 == 0:
            seen.append(text)
            text += "é"
        if n % 120 == 0:
            text += "\u4e2d"
            text = text[-3:]
    return seen, text, other


def in_expression(times):
    text = "a"
    result = 0
    for n in range(times):
        result += len(text + (text := text + "b"))
        if len(text) > 9:
            text = "c"
    return result, text


def mixed(values, times):
    out = ""
    caught = 0
    for n in range(times):
        for value in values:
            try:
                out += value
            except TypeError as e:
                caught += 1
                message = str(e)
        out = out[-10:]
    return out, caught, message


class Text(str):
    def __add__(self, other):
        return "added " + str.__add__(self, other)

    def __radd__(self, other):
        return "radded " + other


def of_class(times):
    out = []
    for n in range(times):
        left = "x" if n < times - 2 else Text("y")
        right = "z" if n != times - 2 else Text("w")
        both = left + right
        left += right
        out.append((both, left))
    return out[0], out[-2:]


def runs(text):
    """Run lengths of equal characters."""
    result = ""
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        result += text[i] + str(j - i)
        i = j
    return result


def counted(text, times):
    counts = {}
    same = other = vowels = 0
    for _ in range(times):
        last = text[0]
        for n in range(len(text)):
            c = text[n]
            if c == last:
                same += 1
            if c != "a":
                other += 1
            if c == "e" or c == "é" or c == "":
                vowels += 1
            last = c
            counts[c] = counts.get(c, 0) + 1
        for c in text:
            if c == last:
                same += 1
    return sorted(counts.items()), same, other, vowels


print(appended(["one", "two", ""], 300))
print(appended(["é", "x", "\u4e2d"], 250))
print(doubled(900), held(400))
print(in_expression(500))
print(mixed(["a", "b", 3, None, "c"], 200))
print(of_class(400))
print([runs(text) for text in ["aaabccd" * 40, "", "é" * 300, "\u4e2d\u4e2dx" * 30, "ab\u20acab"] * 5][:5])
print(counted("hello wörld, eé", 50), counted("a\u4e2da", 60))
print(["pre" + t + "post" for t in ["x", "yé", ""] * 100][:3])


def formatted(values, times):
    """Formatted values of all kinds, with and without specs, wide and narrow."""
    out = []
    for n in range(times):
        for value in values:
            out.append(f"{value}|{value!s}|{n}|{n:04d}|{n * 0.5}|{n / 3:.2f}")
            width = n % 7 + 1
            out.append(f"{n:{width}d}.{str(n):>{width}}é{value!r}")
        if n % 3:
            out.clear()
    return out


def refused(values, specs, times):
    """Specs that do not fit, caught by the loop."""
    failures = []
    good = 0
    for n in range(times):
        for value in values:
            for spec in specs:
                try:
                    good += len(f"{value:{spec}}x{value}")
                except ValueError as e:
                    if n == times - 1:
                        failures.append((value, spec, str(e)))
    return good, failures


class Own:
    def __init__(self, name):
        self.name = name

    def __format__(self, spec):
        return Text(f"<{self.name}:{spec}>")

    def __repr__(self):
        return f"Own({self.name!r})"

    __str__ = __repr__


class Dying(str):
    def __del__(self):
        ends.append(str(self))


ends = []


def with_objects(things, times):
    out = ""
    for n in range(times):
        for thing in things:
            out = f"{thing}:{thing!r:>8}:{thing!s}:{n:>{len(out) % 5}}"
    return out


def with_ends(times):
    """The parts of an f-string end where it is done."""
    length = 0
    for n in range(times):
        part = Dying(n) if n % 50 == 49 else "plain"
        length += len(f"{part}-{n}")
        if n % 50 == 49:
            del part
            length += len(ends)
    return length, len(ends), ends[:2], ends[-1]


def pairs(rows):
    """Variables of an inner loop keep what they have when it is over."""
    seen = []
    key = value = None
    for n, row in enumerate(rows):
        for key, value in dict(part.split("=") for part in row.split("&") if part).items():
            seen.append(key + value)
        if n % 10 == 0:
            seen.append((key, value))
    return seen[-4:], len(seen), key, value


def singles(rows):
    last = None
    count = 0
    for row in rows:
        for last in [text + "!" for text in row]:
            count += len(last)
        count += len(last or "")
    return count, last


print(formatted([1, "a", 2.5, True, None, 1 << 70, "é"], 100)[-2:])
print(refused([1, "a", 2.5], ["d", "s", ".1f", ">3", "z"], 60))
print(with_objects([Own("a"), 3, "x", [1]], 200))
print(with_ends(400))
print(pairs(["a=1&b=2", "", "c=3"] * 100), pairs([]))
print(singles([["a", "b"], [], ["c"]] * 150))
