# Which types match as sequences and which as mappings; subclasses inherit it from the first class that is either.
class Text(str):
    pass


class Plain:
    pass


class Listed(Plain, list):
    pass


class Mapped(Plain, dict):
    pass


def kind(subject):
    match subject:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
        case _:
            return "neither"


subjects = [
    [], (), range(0), {}, Plain.__dict__, Listed(), Mapped(), type("Both", (Mapped,), {})(), Plain(),
    "abc", Text("abc"), b"abc", bytearray(b"abc"), {1}, frozenset(), {}.keys(), {}.items(), iter([]), 1, None,
]
for subject in subjects:
    print(type(subject).__name__, kind(subject))
for cls in (list, tuple, range, dict, str, bytes, bytearray, set, Listed, Mapped, Plain):
    print(cls.__name__, cls.__flags__ >> 5 & 3)
