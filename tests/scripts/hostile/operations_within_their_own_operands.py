# Operands whose conversions use the same operation again: the outer one goes on with what it was given.
import codecs
import re


class Index:
    """A number that does something first."""

    def __init__(self, number, action):
        self.number = number
        self.action = action

    def __index__(self):
        self.action()
        return self.number


class Bytes:
    """Bytes that do something when they are asked for."""

    def __init__(self, data, action):
        self.data = data
        self.action = action

    def __buffer__(self, flags):
        self.action()
        return memoryview(self.data)


def search():
    "a-b-c".find("-", 2, 4), b"xyx".count(b"x", 1, 2), "abc".startswith("b", 1), "a b".split(None, 1)
    re.compile("a").search("bab", 2, 3), re.compile("a").findall("aaaa", 3, 4)


text = "one two one two one"
print(text.find("one", Index(1, search), Index(19, search)), text.rfind("one", Index(0, search), Index(12, search)))
print(text.count("o", Index(2, search), Index(10, search)), text.startswith("two", Index(4, search), Index(9, search)))
print(text.index("two", Index(5, search), Index(19, search)), text.split(" ", Index(2, search)))
data = bytearray(b"one two one two one")
print(data.find(Bytes(b"one", search), 1, 19), data.rfind(Bytes(b"one", search), 0, 12), data.count(Bytes(b"o", search), 2, 10))
print(data.find(Index(ord("t"), search), 5), data.count(Index(ord("o"), search), 1, 8), data.startswith(Bytes(b"one", search), 8))
print(data.replace(Bytes(b"one", search), Bytes(b"1", search), Index(2, search)), data.split(Bytes(b" ", search), Index(1, search)))
print(b",".join([Bytes(b"x", search), b"y", Bytes(b"z", search)]), data[Index(1, search):Index(9, search):Index(2, search)])

items = [b"a", Bytes(b"b", lambda: items.append(b"c")), b"d"]
try:
    b"-".join(items)
except RuntimeError as error:
    print(error, items[3:])
shrinking = bytearray(b"one two three")
# CPython looks at the bytes as they were: what is compared is open, but nothing beyond them is read.
shrinking.endswith(Bytes(b"three", lambda: shrinking.__delitem__(slice(3, None)) if len(shrinking) > 3 else None), 4, 13)
print(shrinking)

pattern = re.compile(b"(o)ne")
print(pattern.search(Bytes(bytes(data), search), 1, 12).span(), pattern.findall(Bytes(bytes(data), search), 1, 19))
print(re.compile("one").search(text, Index(1, search), Index(19, search)).span(), pattern.subn(lambda found: search() or b"1", data))
print([found.span() for found in re.compile("one").finditer(text, Index(1, search), Index(19, search))])


class Answer(tuple):
    def __del__(self):
        "\udcff".encode("utf-8", "backslashreplace")
        "é".encode("ascii", "again")


codecs.register_error("again", lambda error: ("?", error.end))
codecs.register_error("own", lambda error: Answer(("<own>", error.end)))
print("aéb\udcffc".encode("ascii", "own"), "x€y".encode("latin-1", "own"), b"a\xffb".decode("utf-8", "own"))


class Error(Exception):
    def __del__(self):
        try:
            raise ExceptionGroup("inner", [KeyError(1), IndexError(2)])
        except* KeyError:
            pass
        except* IndexError:
            pass


try:
    try:
        raise Error("first")
    except* Error as group:
        del group
        raise ExceptionGroup("second", [ValueError(1), TypeError(2), Error(3)])
except* ValueError as group:
    print(repr(group))
except* TypeError as group:
    print(repr(group))
except* Error as group:
    print(len(group.exceptions))
