"""Texts of all short lengths, cut, stripped, filled: each result against one that is made character by character."""

ALPHABETS = ["ab", "a b\t", "-=", "\u00e9a\u00a0 ", "\u00e9\u00ff", "a\u0394 ", "x\U0001f600 \u2003", "+-0"]


def texts():
    seed = 7
    for alphabet in ALPHABETS:
        for length in [*range(20), 23, 24, 25, 39, 40, 41, 63, 64, 65, 96, 97, 130, 300]:
            text = ""
            for _ in range(length):
                seed = (seed * 69069 + 12345) & 0xFFFFFFFF
                text += alphabet[(seed >> 16) % len(alphabet)]
            yield text


def split_slowly(text, separator, most):
    parts = []
    start = at = 0
    while at + len(separator) <= len(text) and most != 0:
        if all(text[at + i] == separator[i] for i in range(len(separator))):
            parts.append("".join(text[i] for i in range(start, at)))
            at = start = at + len(separator)
            most -= 1
        else:
            at += 1
    parts.append("".join(text[i] for i in range(start, len(text))))
    return parts


def words_slowly(text):
    words = []
    word = ""
    for character in text + " ":
        if not character.isspace():
            word += character
        elif word:
            words.append(word)
            word = ""
    return words


def strip_slowly(text, characters, left, right):
    kept = list(text)
    goes = str.isspace if characters is None else characters.__contains__
    while left and kept and goes(kept[0]):
        del kept[0]
    while right and kept and goes(kept[-1]):
        del kept[-1]
    return "".join(kept)


def fill_slowly(text, width, fill, left):
    return "".join([fill] * left) + text + "".join([fill] * (max(0, width - len(text)) - left))


def same(name, found, expected, *given):
    if found != expected or [hash(part) for part in found] != [hash(part) for part in expected]:
        print(name, given, "gives", ascii(found), "and not", ascii(expected))


def check(text):
    for separator in ["a", "b", " ", "-", "ab", "aa", "\u00e9", "\u0394", "-=-"]:
        for most in [-1, 0, 1, 2]:
            same("split", text.split(separator, most), split_slowly(text, separator, most), text, separator, most)
        head, *tail = split_slowly(text, separator, 1)
        parts = (head, separator, tail[0]) if tail else (text, "", "")
        same("partition", text.partition(separator), parts, text, separator)
        begins = text[: len(separator)] == separator
        same("removeprefix", text.removeprefix(separator), "".join(list(text)[len(separator) * begins :]), text)
        ends = text[len(text) - len(separator) :] == separator and len(separator) <= len(text)
        same("removesuffix", text.removesuffix(separator), "".join(list(text)[: len(text) - len(separator) * ends]), text)
    same("split", text.split(), words_slowly(text), text)
    for characters in [None, "a", " b", "-=+", "\u00e9", "a\u0394", ""]:
        same("strip", text.strip(characters), strip_slowly(text, characters, True, True), text, characters)
        same("lstrip", text.lstrip(characters), strip_slowly(text, characters, True, False), text, characters)
        same("rstrip", text.rstrip(characters), strip_slowly(text, characters, False, True), text, characters)
    n = len(text)
    for width in [n - 1, n + 1, n + 2, n + 7, n + 8, n + 9, n + 24, n + 60, 64, 65]:
        room = max(0, width - n)
        for fill in [" ", "*", "\u00e9", "\u0394"]:
            same("ljust", text.ljust(width, fill), fill_slowly(text, width, fill, 0), text, width)
            same("rjust", text.rjust(width, fill), fill_slowly(text, width, fill, room), text, width)
            left = room // 2 + (room & width & 1)
            same("center", text.center(width, fill), fill_slowly(text, width, fill, left), text, width)
        sign = text[0] if text[:1] in ("+", "-") else ""
        same("zfill", text.zfill(width), sign + "0" * room + text[len(sign) :], text, width)


count = 0
for text in texts():
    check(text)
    count += 1
print(count, "texts")
whole = "all of it"
print(whole.strip() is whole, whole.split(",")[0] is whole, whole.split()[0] == "all", whole.removeprefix("x") is whole)
print(whole.partition("x")[0] is whole, whole.lstrip("x") is whole, whole.zfill(3) is whole)
