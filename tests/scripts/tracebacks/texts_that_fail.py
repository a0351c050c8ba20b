"""Exceptions whose __str__, class or attributes misbehave are shown all the same."""
import sys


def show(error):
    sys.excepthook(type(error), error, error.__traceback__)


class BadStr(Exception):
    def __str__(self):
        raise ValueError("in __str__")


class WrongStr(Exception):
    def __str__(self):
        return 5


class Exits(Exception):
    def __str__(self):
        raise SystemExit(3)


class Empty(Exception):
    def __str__(self):
        return ""


class Lines(Exception):
    def __str__(self):
        return "first\nsecond\n\nlast\n"


class Outer:
    class Inner(Exception):
        pass


class Meta(type):
    def __repr__(cls):
        return "<Meta>"


class WithMeta(Exception, metaclass=Meta):
    pass


class Slots(Exception):
    __slots__ = ("x",)


def local():
    class Local(Exception):
        pass

    return Local("local")


class NoModule(Exception):
    pass


class OtherModule(Exception):
    __module__ = "some.other.module"


class OddModule(Exception):
    __module__ = 5


NoModule.__module__ = "builtins"
for error in (BadStr(), WrongStr(), Exits(), Empty("x"), Lines(), Outer.Inner("inner"), WithMeta(1), Slots("s"), local(), NoModule("m"),
              OtherModule("o"), OddModule("five"), KeyError(), KeyError("a", "b"), ValueError("\x1b[31m\x00\ud800"), type("Made", (Exception,), {})("made")):
    show(error)
raise BadStr
