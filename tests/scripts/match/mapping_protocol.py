# What a mapping pattern asks of its subject: its length, then get() for each key. Defaults are never made.
class Watched(dict):
    def __len__(self):
        print("len", end=" ")
        return super().__len__()

    def get(self, key, default):
        print(f"get {key!r}", end=" ")
        return super().get(key, default)

    def __getitem__(self, key):
        print(f"item {key!r}", end=" ")
        return super().__getitem__(key)

    def keys(self):
        print("keys", end=" ")
        return super().keys()

    def __iter__(self):
        print("iter", end=" ")
        return super().__iter__()

    def __missing__(self, key):
        print("missing", end=" ")
        return "made"


def look(subject):
    match subject:
        case {"a": a, "b": b, "c": c}:
            return a, b, c
        case {"a": a, **rest}:
            return a, rest
        case {**rest}:
            return rest


for subject in ({}, {"a": 1}, {"b": 1}, {"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 2, "z": 3}):
    print(look(Watched(subject)))


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        print(f"hash {self.value}", end=" ")
        return hash(self.value)

    def __eq__(self, other):
        print("eq", end=" ")
        return self.value == getattr(other, "value", other)

    def __repr__(self):
        return f"Key({self.value!r})"


class Keys:
    one = Key(1)
    again = Key(1)
    two = Key(2)
    text = Key("text")
    listed = []


def attempt(subject, function):
    try:
        print(function(subject))
    except Exception as error:
        print(type(error).__name__, error)


def distinct(subject):
    match subject:
        case {Keys.one: x, Keys.two: y}:
            return x, y


def same(subject):
    match subject:
        case {Keys.one: x, Keys.again: y}:
            return x, y


def unhashable(subject):
    match subject:
        case {Keys.listed: x}:
            return x


def text(subject):
    match subject:
        case {"text": x, Keys.text: y}:
            return x, y


for function in (distinct, same, unhashable, text):
    for subject in ({}, {1: 2, 2: 3}, {"text": 4, 5: 6}):
        print(function.__name__, len(subject), end=" ")
        attempt(subject, function)


class NoGet(dict):
    get = None


class OddGet(dict):
    def get(self, *args):
        return args[1] if len(self) > 3 else NotImplemented


class RaisingGet(dict):
    def get(self, *args):
        raise LookupError("get")


for cls in (NoGet, OddGet, RaisingGet):
    attempt(cls({"a": 1, "b": 2, "c": 3}), look)
attempt(OddGet.fromkeys("abcde"), look)
