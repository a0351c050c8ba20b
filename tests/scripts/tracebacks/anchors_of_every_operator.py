"""The operator is marked whatever it is, and however its operands are written."""
import sys

none = None
text = "text"


def show(source):
    try:
        eval(compile(source, __file__, "eval"), {"none": none, "text": text})
    except Exception as error:
        print(source, "->", error)


def lines():
    yield lambda: none + 1
    yield lambda: none - 1
    yield lambda: none * 1
    yield lambda: none / 1
    yield lambda: none // 1
    yield lambda: none % 1
    yield lambda: none ** 1
    yield lambda: none @ 1
    yield lambda: none << 1
    yield lambda: none >> 1
    yield lambda: none & 1
    yield lambda: none | 1
    yield lambda: none ^ 1
    yield lambda: none+1
    yield lambda: none//1
    yield lambda: none  **  1
    yield lambda: (none)+(1)
    yield lambda: ((none) ) - ( (1) )
    yield lambda: none < 1
    yield lambda: 1 in none
    yield lambda: 1 < none < 2
    yield lambda: not none + 1
    yield lambda: -none
    yield lambda: ~none
    yield lambda: +text
    yield lambda: none + 1 if text else 2
    yield lambda: 1 + none * 2 + 3
    yield lambda: (1 + 2) * (none + 3)
    yield lambda: none[0]
    yield lambda: text[none]
    yield lambda: text[1:none]
    yield lambda: text[0][1][2]
    yield lambda: text [ 100 ]
    yield lambda: (text)[100]
    yield lambda: none()
    yield lambda: text.upper()()
    yield lambda: text . missing
    yield lambda: text.missing.more
    yield lambda: (text).missing()
    yield lambda: [none + 1]
    yield lambda: {none + 1: 2}
    yield lambda: (none + 1, 2)
    yield lambda: f"{none + 1}"
    yield lambda: f"{none:d}"
    yield lambda: f"{text!r:>{none + 1}}"
    yield lambda: [*none]
    yield lambda: {**none}
    yield lambda: text(*none)
    yield lambda: text("a" + 1)
    yield lambda: (lambda x: x + 1)(none)
    yield lambda: [x + 1 for x in [none]]
    yield lambda: {x: x + 1 for x in [none]}
    yield lambda: next(x + 1 for x in [none])
    yield lambda: (y := none + 1)
    yield lambda: text if none + 1 else 2
    yield lambda: text and none + 1
    yield lambda: [1, 2, 3][text:]
    yield lambda: int(text) + int(none)


for action in lines():
    try:
        action()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)
