# Mapping patterns: keys that must be there, values that must match, the rest in a dict of its own.
import sys

KEY = type("Keys", (), {"name": "named", "number": 7})


def look(subject):
    match subject:
        case {"kind": "circle", "radius": r}:
            return "circle", r
        case {"kind": "box", "size": [w, h], **more}:
            return "box", w, h, more
        case {KEY.name: value, KEY.number: int(n)}:
            return "keys that are looked up", value, n
        case {-1: a, None: b, 1 + 2j: c, b"x": d}:
            return "odd keys", a, b, c, d
        case {"nested": {"deep": {"deeper": x}}}:
            return "nested", x
        case {"any": _}:
            return "any"
        case {**rest} if rest:
            return "rest", rest
        case {}:
            return "mapping"
        case _:
            return "nothing"


for subject in [
    {"kind": "circle", "radius": 3}, {"kind": "circle"}, {"kind": "circle", "radius": 3, "extra": 1},
    {"kind": "box", "size": (1, 2)}, {"kind": "box", "size": (1, 2), "a": 1, "b": 2}, {"kind": "box", "size": 3},
    {"named": 1, 7: 8}, {"named": 1, 7: "8"}, {-1: 1, None: 2, 1 + 2j: 3, b"x": 4}, {"nested": {"deep": {"deeper": 5}}},
    {"nested": {"deep": 5}}, {"any": None}, {}, [], type.__dict__["__dict__"], 5,
]:
    print(look(subject))
print(look(type("C", (), {"any": 1}).__dict__))

# The rest is a plain dict, in the subject's order; the subject is left as it was.
subject = dict(zip("edcba", range(5)))
match subject:
    case {"c": three, "e": one, **rest}:
        print(three, one, rest, subject, type(rest) is dict, rest is subject)
match subject:
    case {**everything}:
        print(everything == subject, everything is subject)
before = sys.getrefcount(subject)
for i in range(10):
    match subject:
        case {"a": 9} | {"b": 9, **x}:
            pass
        case {"a": a, "b": b, **x}:
            pass
print(sys.getrefcount(subject) - before)
