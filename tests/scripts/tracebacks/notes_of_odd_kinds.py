"""__notes__ may be anything."""
import sys


class Bad:
    def __str__(self):
        raise ValueError

    def __repr__(self):
        raise TypeError


class Text(str):
    pass


def show(error):
    sys.excepthook(type(error), error, error.__traceback__)


def noted(notes):
    error = ValueError("noted")
    error.__notes__ = notes
    return error


for notes in (None, [], (), ["a"], ("a", "b"), "text", b"bytes", 5, {"a": 1}, ["a\nb", ""], [1, None, Bad()], Bad(), [Text("own")], range(3), {1}):
    show(noted(notes))


class Getter(Exception):
    @property
    def __notes__(self):
        raise RuntimeError("no notes")


show(Getter("getter"))


class Dynamic(Exception):
    def __getattr__(self, name):
        return [f"asked for {name}"]


show(Dynamic("dynamic"))
error = ValueError("added")
error.add_note("one")
error.add_note("two")
try:
    error.add_note(3)
except TypeError as problem:
    print(problem)
error.__notes__.append(3)
show(error)
error.__notes__ = 5
try:
    error.add_note("more")
except TypeError as problem:
    print(problem)
del error.__notes__
show(error)
