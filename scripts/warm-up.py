"""What programs are mostly made of, once each: the build runs this, so that V8's code cache has those parts of the front end.

Prints nothing and imports only what is built in.
"""

import sys
from math import floor as down

total = 0


class Base:
    kind = "base"

    def __init__(self, x, *args, y=1, **kwargs):
        self.x, self.y = x, y
        self.rest = [*args, *kwargs]

    @property
    def size(self) -> int:
        return self.x * 2 + -self.y**2 // 3

    def compare(self, other=None):
        if other is not None and self.x < other.x or not self.y:
            return f"{self.x!r}: {other.size:>{10}} {self.kind}"
        elif self.x in (1, 2, 3) and self.kind != "other":
            self.y += 1
        else:
            pass
        return None


class Derived(Base):
    def compare(self, other=None):
        return super().compare(other)


def counted(n):
    global total
    for i in range(n):
        if i % 2 == 0:
            continue
        yield i
    else:
        total += n
    while True:
        break


def closure(a):
    b = a

    def inner():
        nonlocal b
        b += 1
        return lambda c: c + b

    return inner


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def length(self):
        return self.x * self.x + self.y * self.y


def halved(n):
    return n if n < 2 else halved(n // 2) + 1


def hot(n):
    """Runs long enough for loops and functions to be compiled to Wasm."""
    items, texts, counts = [1.5] * 8, ["a", "b"], {}
    found = 0
    for i in range(n):
        items[i & 7] += i / 2 - found
        point = Point(i, items[3])
        if point.length() > 10.0 and texts[i & 1] == "a" or not i % 3:
            found += len(texts) + halved(i & 31)
        for text in texts:
            counts[text] = counts.get(text, 0) + 1
        while found > 1000:
            found -= 1000
    return found


hot(20000)
try:
    squares = [x * x for x in counted(10) if x > 3]
    names = {name: value for name, value in zip("ab", [1, 2.5], strict=True)}
    mixed = {1, 2.5, "text", b"bytes", 'it''s', r"\d"}
    first, *others = (y for y in (1, 2, 3))
    names = {"a": 1, **names}
    squares[0] = squares[1:2]
    del squares[0]
    assert closure(1)()(2) == 4, "wrong"
    Base(1, 2, z=3).compare(Derived(4))
    if (found := names.get("c")) is None:
        raise KeyError("c") from None
except (TypeError, ValueError) as error:
    print("%s: %d" % (error, down(1.5)), end="", file=sys.stderr)
except KeyError:
    pass
finally:
    least = 1 if squares else 2

if __name__ == "__main__":
    sys.exit(0)
