# add_note and __notes__: what is taken, where it is kept, what is shown.
import sys

e = ValueError("v")
print(hasattr(e, "__notes__"), e.__dict__)
print(e.add_note("one"), e.__notes__, e.__dict__)
e.add_note("two")
e.__notes__.append(3)
e.__notes__.append(None)
print(e.__notes__)
for bad in (5, None, b"bytes", ["x"]):
    try:
        e.add_note(bad)
    except TypeError as error:
        print(error)
try:
    e.add_note()
except TypeError as error:
    print(error)


class Text(str):
    pass


e.add_note(Text("of a subclass"))
sys.excepthook(ValueError, e, None)
for notes in ("text", b"bytes", (), ("a", "b"), {"k": 1}, 5, None, [["nested"]], [object] and [Text], range(2), ["line\nbreak", ""]):
    e.__notes__ = notes
    sys.excepthook(ValueError, e, None)
    try:
        e.add_note("more")
        print("added", e.__notes__)
    except TypeError as error:
        print(error)


class Property(Exception):
    @property
    def __notes__(self):
        raise KeyError("no notes")


p = Property("p")
sys.excepthook(Property, p, None)
try:
    p.add_note("x")
except Exception as error:
    print(type(error).__name__, error)


class Frozen(Exception):
    def __setattr__(self, name, value):
        raise AttributeError(f"cannot set {name}")


try:
    Frozen().add_note("x")
except AttributeError as error:
    print(error)


class Shared(Exception):
    __notes__ = ["of the class"]


s = Shared()
s.add_note("added")
print(Shared.__notes__, s.__dict__)
copy = ValueError(*e.args)
copy.__setstate__({"__notes__": ["restored"]})
print(copy.__notes__)
try:
    try:
        raise ValueError("inner")
    except ValueError as inner:
        inner.add_note("inner note")
        raise
except ValueError as outer:
    outer.add_note("outer note")
    print(outer.__notes__)
