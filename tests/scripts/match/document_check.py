# Checking nested documents against shapes written as patterns.
def problems(document, path="document"):
    match document:
        case {"type": "person", "name": str(name), "age": int(age), **rest} if name and 0 <= age < 150:
            yield from unknown(rest, path)
        case {"type": "person", "name": "" | None}:
            yield f"{path}: a person without name"
        case {"type": "person", "age": int(age)} if age < 0:
            yield f"{path}: born in {-age} years"
        case {"type": "person", **rest}:
            yield f"{path}: a person with {sorted(rest)}"
        case {"type": "group", "members": [_, *_] as members, **rest}:
            for i, member in enumerate(members):
                yield from problems(member, f"{path}[{i}]")
            yield from unknown(rest, path)
        case {"type": "group", "members": [] | () | None}:
            yield f"{path}: an empty group"
        case {"type": "place", "at": [int() | float() as x, int() | float() as y]}:
            if not (-180 <= x <= 180 and -90 <= y <= 90):
                yield f"{path}: {x}, {y} is no place"
        case {"type": "place", "at": {"x": x, "y": y}} | {"type": "place", "x": x, "y": y}:
            yield from problems({"type": "place", "at": [x, y]}, path)
        case {"type": str(other)}:
            yield f"{path}: unknown type {other!r}"
        case {"type": other}:
            yield f"{path}: a type must be a str, not {type(other).__name__}"
        case {}:
            yield f"{path}: no type"
        case [*items]:
            yield f"{path}: a list of {len(items)}"
        case None | True | False | int() | float() | str() as plain:
            yield f"{path}: plain {plain!r}"
        case other:
            yield f"{path}: {type(other).__name__}"


def unknown(rest, path):
    match rest:
        case {"note": str(), **more} | {**more} if more:
            yield f"{path}: unknown {', '.join(more)}"


documents = [
    {"type": "person", "name": "Ada", "age": 36}, {"type": "person", "name": "Ada", "age": 36, "note": "x"}, {"type": "person", "name": "Ada", "age": 36, "note": 5, "extra": 1},
    {"type": "person", "name": "", "age": 1}, {"type": "person", "age": -3}, {"type": "person", "name": 5}, {"type": "person"},
    {"type": "group", "members": [{"type": "person", "name": "A", "age": 1}, 5, {"type": "group", "members": []}], "title": "t"}, {"type": "group", "members": None}, {"type": "group"},
    {"type": "place", "at": [1, 2.5]}, {"type": "place", "at": (500, 0)}, {"type": "place", "x": 0, "y": 95}, {"type": "place", "at": {"x": 1, "y": "2"}},
    {"type": "other"}, {"type": 5}, {}, [], [1, 2], None, True, 0, 1.5, "text", object, {1, 2},
]
for document in documents:
    print(list(problems(document)) or "fine")
