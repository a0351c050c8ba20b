import sys


class C:
    def documented(self):
        """Doc."""

    def undocumented(self):
        pass

    @classmethod
    def of_class(cls):
        """Of the class."""


c = C()
print(c.documented.__doc__, c.undocumented.__doc__, c.of_class.__doc__, C.of_class.__doc__)
C.undocumented.__doc__ = "added"
print(c.undocumented.__doc__)
try:
    c.documented.__doc__ = "x"
except AttributeError as error:
    print(error)
for wrong in (5, None, b"x"):
    try:
        sys._is_interned(wrong)
    except TypeError as error:
        print(error)
