"""Errors go to whatever sys.stderr is."""
import sys


class Loud:
    def write(self, text):
        sys.stdout.write(text.replace("line", "LINE"))
        return len(text)


sys.stderr = Loud()


def function():
    raise ValueError("in capitals")


function()
