class Custom(Exception):
    def __init__(self, *args, code=0):
        super().__init__(*args)
        self.code = code


def attempt(action):
    try:
        action()
    except BaseException as error:
        print(type(error).__name__, error.args, repr(error.__cause__), repr(error.__context__), error.__suppress_context__)


def raise_class():
    raise ValueError


def raise_instance():
    raise ValueError("a", 1)


def raise_from():
    raise KeyError("k") from ValueError("cause")


def raise_from_class():
    raise KeyError from ValueError


def raise_from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("hidden context") from None


def raise_in_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("with context")


def reraise():
    try:
        raise Custom("kept", code=3)
    except Custom as error:
        error.code += 1
        raise


def reraise_variable():
    try:
        raise ValueError("same")
    except ValueError as error:
        saved = error
    raise saved


def raise_in_finally():
    try:
        raise ValueError("lost")
    finally:
        raise KeyError("from finally")


def self_context():
    try:
        raise ValueError("one")
    except ValueError as error:
        try:
            raise KeyError("two")
        except KeyError:
            raise error


class Failing(Exception):
    def __init__(self):
        raise TypeError("in __init__")


class NotException:
    pass


class ReturnsOther(Exception):
    def __new__(cls):
        return 5


def bad_cause():
    raise ValueError("x") from 5


def cause_from_class_fails():
    raise ValueError("x") from Failing


def nothing_active():
    raise


for action in (raise_class, raise_instance, raise_from, raise_from_class, raise_from_none, raise_in_handler, reraise, reraise_variable, raise_in_finally, self_context, bad_cause, cause_from_class_fails, nothing_active):
    attempt(action)
for bad in (5, "text", None, NotException, NotException(), int, object(), Failing, ReturnsOther, [ValueError]):

    def raise_bad():
        raise bad

    attempt(raise_bad)
error = ValueError("again")
for _ in range(2):
    try:
        raise error
    except ValueError as caught:
        print(caught is error)
error.__cause__ = KeyError("set by hand")
print(error.__suppress_context__, repr(error.__cause__))
error.__context__ = None
for name, value in (("__cause__", 5), ("__context__", "x"), ("__traceback__", 5), ("args", 5), ("__notes__", 5)):
    try:
        setattr(error, name, value)
        print("set", name)
    except TypeError as problem:
        print(problem)
error.args = [1, 2]
print(error.args, str(error))
