"""sys.exit of what has no text."""
import sys


class BadText:
    def __str__(self):
        raise ValueError


sys.exit(BadText())
