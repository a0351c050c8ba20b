"""Case and white space of texts in Latin-1, of all lengths around the blocks that are looked at together."""

import random

random.seed(4)
ALPHABET = [chr(i) for i in range(256)]
total = 0


def note(text):
    global total
    total = (total * 1000003 + sum((i + 1) * ord(c) for i, c in enumerate(text))) % (1 << 61)


for length in range(70):
    for _ in range(8):
        share = random.random()
        text = "".join(
            random.choice(ALPHABET) if random.random() < share else chr(random.randrange(32, 127)) for _ in range(length)
        )
        for method in (str.upper, str.lower, str.title, str.swapcase, str.capitalize, str.casefold):
            changed = method(text)
            note(changed)
            assert changed.isascii() == all(ord(c) < 128 for c in changed), ascii(changed)
            assert changed == "".join(list(changed)) and hash(changed) == hash("".join(list(changed)))
        for part in text.split():
            note(part)
        blanks = "".join(random.choice("ab\x85\xa0 \t\x1c\xe9") for _ in range(length))
        note(ascii(blanks.split()) + ascii(blanks.split(None, 2)))
print(total)
print(ascii("caf\xe9 \xa0 cr\xe8me\x85br\xfbl\xe9e".split()), ascii("\xe9" * 17 + "stra\xdfe"), "\xe9t\xe9 stra\xdfe \xff \xb5".upper().encode())


def module_of():
    return (lambda: 1).__module__


print(module_of())
names = {"__name__": "one"}
exec("def g():\n return (lambda: 1).__module__\nprint(g())\n__name__ = 'two'\nprint(g())\ndel __name__\nprint(g())\n__name__ = 'three'\nprint(g())\nother = 1\nprint(g())", names)
