"""Characters of texts by index, and == and != of texts that share a first byte, a length or neither, in loops that run long enough to be compiled."""


def runs(text):
    """Lengths of runs of equal characters."""
    result = ""
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        result += text[i] + str(j - i)
        i = j
    return result


def from_the_end(text):
    found = []
    for i in range(1, len(text) + 1):
        found.append(text[-i])
    return found


def counted(texts, wanted):
    equal = different = 0
    for text in texts:
        if text == wanted:
            equal += 1
        if text != wanted:
            different += 1
    return equal, different


def blanks(text):
    return sum([1 for character in text if character == " "])


def kept(text):
    """Characters outlive the text that they were taken from."""
    last = None
    for i in range(len(text)):
        last = text[i]
    del text
    return last


print(runs("aaabccdddd" * 300)[:40])
print(runs("\xe9\xe9\xff\0\0\x7f\x80" * 300)[:40])
print(runs("\u0416\u0416a\U0001f40d" * 300)[:40])
print("".join(from_the_end("abc\xff" * 200))[:12])

# Made at run time, so that equal ones are not one object.
parts = ["".join(["sp", end]) for end in ("am", "in", "", "am", "ark")]
empty = ["x" * n for n in (0, 1, 2)]
wide = ["sp\u0416m"[:3] + "m", "\u0416", "\U0001f40d", "sp"]
for wanted in ["spam", "sp", "", "s", "\u0416", "sp\u0416m", "x", "\U0001f40d", "\u0416"[:0]]:
    print(ascii(wanted), counted((parts + empty + wide) * 100, wanted), counted(parts * 100, wanted[:2]))

print(blanks("a b  c \u0416 " * 200), blanks("a b  c " * 200), blanks(""))
print(ascii(kept("abc" * 300)), ascii(kept("ab\xe9" * 300)), ascii(kept("\u0416" * 300)))

for text in ("abc", "\u0416bc", ""):
    try:
        for i in range(1000):
            text[i % 5]
    except IndexError as error:
        print(i, error)
