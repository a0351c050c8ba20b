"""The status comes from `code`, which may have been changed, and is printed where it is no int."""
import sys


class Exit(SystemExit):
    pass


class Text:
    def __str__(self):
        return "text of an object"


class BadText:
    def __str__(self):
        raise ValueError


class Status(int):
    pass


for value in (None, 0, Text(), BadText(), Status(4), 3.5, [], "", b"x", True):
    error = Exit("first")
    error.code = value
    print(error, error.code if not isinstance(value, BadText) else "bad", error.args)
error = Exit(1)
error.code = Text()
raise error
