class Text(str):
    def __new__(cls, value="", note=None):
        self = super().__new__(cls, value)
        self.note = note
        return self

    def __add__(self, other):
        return Text(str.__add__(self, other), "added")


text = Text("abc漢", note=5)
print(text, repr(text), text.note, len(text), text == "abc漢", hash(text) == hash("abc漢"), {"abc漢": 1}[text])
print(type(text).__name__, type(text[:2]).__name__, type(text[:]).__name__, type(text.lower()).__name__, type(text * 1).__name__, type(str(text)).__name__)
print([type(x).__name__ for x in (text.strip(), text.replace("x", "y"), text.center(1), text.expandtabs(), text.zfill(1), text.split()[0], "".join([text]), text.format(), text % (), text.translate({}), text.removeprefix("z"), text.partition("x")[0], f"{text}")])
both = text + "d"
print(both, both.note, type(both).__name__, type("x" + text).__name__, isinstance(text, str), issubclass(Text, str))
print(text.upper(), text.find("漢"), "b" in text, sorted([Text("b"), "a"]), Text() == "", bool(Text()), Text(5), Text(b"x"))
print("%s %r" % (text, text), "{} {!r} {:>6}".format(text, text, text), ",".join([text, "x"]))


class Loud(str):
    def __str__(self):
        return "loud " + str.__str__(self)

    def __repr__(self):
        return "Loud!"

    def __format__(self, spec):
        return f"format[{spec}]"

    def __len__(self):
        return 99

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


loud = Loud("x")
print(loud, repr(loud), str(loud), f"{loud}", f"{loud:>3}", f"{loud!s}", "%s" % loud, len(loud), loud == 5, [loud], "{}".format(loud))
print("".join([loud, "y"]), loud + "z", loud.upper(), "xyz".startswith(loud), "axb".split(loud))


class Data(bytes):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.tag = "t"
        return self


data = Data(b"abc")
print(data, data.tag, type(data[:1]).__name__, type(data + b"").__name__, data == b"abc", hash(data) == hash(b"abc"), Data(2), Data([65]), Data("ä", "utf-8"))
print(type(bytes(data)).__name__, type(data.replace(b"x", b"y")).__name__, type(Data.fromhex("41")).__name__, Data.fromhex("41"), b"".join([data]))
try:
    Text(b"\xff", 1)
    Text.__new__(int, "x")
except TypeError as e:
    print(e)
try:
    str.upper(5)
except TypeError as e:
    print(e)
try:
    str.join(5, [])
except TypeError as e:
    print(e)
print(str.upper("a"), str.__len__("ab"), str.__add__("a", "b"), "a".__eq__("a"), "a".__eq__(1), "a".__lt__("b"), "a".__mul__(2), "a".__rmul__(2), "a".__mod__(()), "ab".__contains__("b"), "ab".__getitem__(1))
