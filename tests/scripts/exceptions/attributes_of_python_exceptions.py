# Exceptions that set attributes of their own: read, deleted, pickled, in any order.
import gc


class Odd(Exception):
    def __init__(self, value, *rest):
        super().__init__(value)
        self.value = value
        self.rest = rest


class Odder(Odd):
    def __init__(self, value):
        super().__init__(value, "more")
        self.more = [value]


class Failed(OSError):
    def __init__(self, number, text, where):
        super().__init__(number, text)
        self.where = where


class Missing(AttributeError):
    def __init__(self, text):
        super().__init__(text, name="n", obj=3)
        self.text = text


class Unfound(ImportError):
    def __init__(self, text):
        super().__init__(text, name="module")
        self.text = text


class Bare(Exception):
    pass


for error in (Odd(1, 2), Odder(3), Failed(2, "gone", "here"), Missing("m"), Unfound("u"), Bare(4)):
    print(repr(error), error.args, error.__dict__)
    print(error.__reduce__()[1:])
    error.extra = 1
    error.__dict__["late"] = 2
    print(error.late, sorted(error.__dict__), error.__reduce__()[2])
    error.__setstate__({"value": "set"})
    print(error.value)
    del error.extra
    try:
        error.extra
    except AttributeError as missing:
        print(missing)
print(Odd(1).__reduce__(), Bare().__reduce__(), Bare().__dict__)
error = Odd(5)
error.add_note("noted")
print(error.__notes__, error.__dict__)
copy = Odd.__new__(Odd, "new", 2)
print(copy.args, copy.__dict__, hasattr(copy, "value"))
copy.__init__("init")
print(copy.args, copy.__dict__)
copy.__dict__ = {"other": 1}
print(copy.other, hasattr(copy, "value"))


# Calls with keywords, wrong arguments, an __init__ that raises or returns something.
class Keyword(Exception):
    def __init__(self, *, key="default"):
        self.key = key


class Failing(Exception):
    def __init__(self):
        raise Keyword(key="inner")


class Returning(Exception):
    def __init__(self):
        return 1


print(Keyword().key, Keyword(key=2).key, Keyword(key=3).args)
for action in (lambda: Keyword(1), lambda: Bare(key=1), Failing, Returning, lambda: Odd()):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


def kept():
    try:
        raise Odder([])
    except Odd as error:
        error.value.append(error)


kept()
gc.collect()
kept()
print(gc.collect() > 0)


# super() in all the ways that leave it an object, and those that do not.
class A:
    tag = "A"

    def __init__(self):
        self.log = ["A"]

    def method(self):
        return "A.method"

    @classmethod
    def make(cls):
        return cls.__name__

    @staticmethod
    def static():
        return "static"

    @property
    def computed(self):
        return "computed"


class B(A):
    def __init__(self):
        super().__init__()
        self.log.append("B")

    def method(self):
        saved = super()
        return super().method() + " B", saved.method(), super().tag, super().make(), super().static(), super().computed

    @classmethod
    def make(cls):
        return "B of " + super().make()

    def cell(self):
        return (lambda: self)(), super().method()

    def rebound(self):
        self = B()
        return super().method()

    def missing(self):
        return super().nothing()


for i in range(3):
    b = B()
    print(b.log, b.method(), b.make(), B.make(), b.cell()[1], b.rebound())
    try:
        b.missing()
    except AttributeError as error:
        print(error)
    if i == 0:
        A.method = lambda self: "changed"
    if i == 1:
        A.method = lambda self: "again"
        B.method = lambda self: super(B, self).method() + "!"
