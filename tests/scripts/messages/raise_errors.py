# What raise accepts: classes, instances, causes; what it refuses, and how.
def attempt(source, **names):
    try:
        exec(source, names)
        print(source, "ok")
    except BaseException as error:
        print(source, "->", type(error).__name__, error, "| cause", repr(error.__cause__), "| context", repr(error.__context__), error.__suppress_context__)


class Needs(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)


class NewGives(Exception):
    def __new__(cls, *args):
        return args or 5


class Other(Exception):
    def __new__(cls, *args):
        return KeyError("from __new__")


class InitFails(Exception):
    def __init__(self):
        raise OSError("init fails")


class Meta(type):
    def __call__(cls):
        return ValueError("from the metaclass")


class Called(Exception, metaclass=Meta):
    pass


names = {"Needs": Needs, "NewGives": NewGives, "Other": Other, "InitFails": InitFails, "Called": Called}
for source in [
    "raise", "raise ValueError", "raise ValueError()", "raise ValueError('x')", "raise ValueError, 'x'", "raise 5", "raise 'text'", "raise None", "raise ...", "raise int",
    "raise object", "raise object()", "raise [ValueError]", "raise (ValueError, TypeError)", "raise Exception", "raise BaseException", "raise Needs", "raise Needs(1, 2)",
    "raise NewGives", "raise Other", "raise InitFails", "raise Called", "raise KeyError from ValueError", "raise KeyError from ValueError('c')", "raise KeyError from None",
    "raise KeyError from 5", "raise KeyError from int", "raise KeyError from 'text'", "raise KeyError from Needs", "raise KeyError from NewGives", "raise KeyError from Other",
    "raise KeyError from InitFails", "raise 5 from 6", "raise 5 from KeyError", "raise None from None", "raise KeyError from KeyError", "raise (x := KeyError('walrus')) from x",
    "raise undefined", "raise KeyError from undefined", "raise KeyError(undefined)",
    "try: 1/0\nexcept ZeroDivisionError: raise", "try: 1/0\nexcept ZeroDivisionError: raise KeyError", "try: 1/0\nexcept ZeroDivisionError as e: raise KeyError from e",
    "try: 1/0\nexcept ZeroDivisionError: raise KeyError from None", "try: 1/0\nexcept ZeroDivisionError as e: raise e", "try: 1/0\nexcept ZeroDivisionError as e: raise e from e",
    "try: 1/0\nexcept ZeroDivisionError as e: raise e from None", "try: 1/0\nfinally: raise KeyError", "try: 1/0\nexcept: 5()", "try: 1/0\nexcept (ValueError, 5): pass", "try: 1/0\nexcept 5: pass",
    "try: 1/0\nexcept undefined: pass", "try: 1/0\nexcept (): pass", "try: 1/0\nexcept [ZeroDivisionError]: pass", "try: 1/0\nexcept 'ZeroDivisionError': pass", "try: 1/0\nexcept object: pass",
    "def f():\n try: 1/0\n except ZeroDivisionError: return\nf()\nraise", "def g():\n try: 1/0\n except ZeroDivisionError: yield\nnext(g())\nraise",
    "def f(): raise\ntry: 1/0\nexcept ZeroDivisionError: f()", "assert 0", "assert 0, 'm'", "assert 0, ('m', 1)", "assert 0, None", "assert 0, 1/0", "assert undefined, 'm'", "AssertionError = 5\nassert 0, 'shadowed'",
]:
    attempt(source, **names)
