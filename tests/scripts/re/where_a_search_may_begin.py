"""A search skips the places where no match can begin: whatever a pattern begins with, it finds what trying each place finds."""

import re

TEXTS = ["", "a", "xa", "spam Ni 42 é eggs", "Ni Ni\nNI", "日本 a1 日", "aaab" * 5 + "c", "\u017f\u212a ks", "\xe9\xc9"]
PATTERNS = [
    r"Ni", r"(?i)ni", r"(?i)k", r"(?i)s", r"(?i)é", r"[0-9]+", r"\d*", r"\d+?", r"(a|b)+c", r"(?:x|)a", r"a*b", r"a*?b", r"(?=a)\w",
    r"(?!a)\w", r"(?<=a)b", r"\ba", r"\Ba", r"^N", r"(?m)^N", r"$", r"(?m)$", r"\Z", r"[^a]", r"[^a-z ]+", r".", r"(?s).\n", r"(?>a+)b",
    r"a++b", r"(?:ab)?c", r"(?:ab){2,}", r"(?:a|b|)$", r"(x)?(?(1)a|b)", r"[\w日]1", r"\W", r"[éÉ]", r"", r"(?:)|a",
]


def everywhere(pattern, text):
    """What is found by trying each place in turn."""
    for at in range(len(text) + 1):
        if match := pattern.match(text, at):
            return match.span(), match.groups()


for source in PATTERNS:
    pattern = re.compile(source)
    found = []
    for text in TEXTS:
        match = pattern.search(text)
        result = match and (match.span(), match.groups())
        assert result == everywhere(pattern, text), (source, text)
        found.append(result and result[0])
    print(source.ljust(14), *found)

# Sets that are asked for often, in texts of one byte, two and four for each character.
for text in ("word_1 ", "wörd ", "слово ", "𝔴ord "):
    for source in (r"[\w]+", r"[^\s]+", r"[a-zé]+", r"[а-я]+", r"\w+", r"\S+?\b"):
        print(source, len(re.findall(source, text * 40)), re.findall(source, text * 40)[-1:])

# bytes
print(re.search(rb"(?i)NI", b"xx ni").span(), re.findall(rb"\w+", b"a\xe9b " * 12)[:3], re.search(rb"[\x80-\xff]", b"abc\xff").start())
