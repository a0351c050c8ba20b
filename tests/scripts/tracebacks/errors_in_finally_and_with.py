"""Which lines stand in the traceback when an error passes finally, except and with."""
import sys


def show(action):
    try:
        action()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


class Manager:
    def __init__(self, fail=None): self.fail = fail
    def __enter__(self):
        if self.fail == "enter":
            raise KeyError("enter")
    def __exit__(self, *args):
        if self.fail == "exit":
            raise KeyError("exit")


def in_finally():
    try:
        pass
    finally:
        1 / 0
def passes_finally():
    try:
        1 / 0
    finally:
        x = 1
def both():
    try:
        1 / 0
    finally:
        [][0]
def in_except():
    try:
        1 / 0
    except ZeroDivisionError:
        [][0]
def in_else():
    try:
        pass
    except ZeroDivisionError:
        pass
    else:
        1 / 0
def bare_raise():
    try:
        1 / 0
    except ZeroDivisionError:
        raise
def named_raise():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise error
def raise_from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError from None
def wrong_except():
    try:
        1 / 0
    except 5:
        pass
def wrong_except_tuple():
    try:
        1 / 0
    except (KeyError, "x"):
        pass
def not_caught():
    try:
        1 / 0
    except (KeyError, IndexError):
        pass
def in_with():
    with Manager():
        1 / 0
def in_enter():
    with Manager("enter"):
        pass
def in_exit():
    with Manager("exit"):
        pass
def in_exit_and_body():
    with Manager("exit"):
        1 / 0
def two_managers():
    with Manager(), Manager("enter"):
        pass
def managers_in_brackets():
    with (
        Manager() as a,
        Manager("exit") as b,
    ):
        1 / 0
def nested():
    try:
        try:
            try:
                1 / 0
            finally:
                int("a")
        except ValueError:
            {}["b"]
    finally:
        pass
def raise_again_later():
    error = None
    try:
        1 / 0
    except ZeroDivisionError as caught:
        error = caught
    raise error
def raise_twice():
    error = ValueError("twice")
    try:
        raise error
    except ValueError:
        pass
    raise error
def with_traceback():
    try:
        1 / 0
    except ZeroDivisionError as caught:
        raise KeyError("has another's").with_traceback(caught.__traceback__)
def without_traceback():
    try:
        1 / 0
    except ZeroDivisionError as caught:
        raise caught.with_traceback(None)
def in_loop():
    for i in range(3):
        try:
            1 / (i - 2)
        finally:
            continue_ = i
def return_in_finally_of_caller():
    def inner():
        try:
            return 1 / 0
        finally:
            pass
    return inner()
def while_handling():
    try:
        {}["a"]
    except KeyError:
        def inner():
            return 1 / 0
        inner()


for name, action in list(globals().items()):
    if type(action) is type(show) and action is not show:
        print(f"--- {name}", file=sys.stderr)
        show(action)
