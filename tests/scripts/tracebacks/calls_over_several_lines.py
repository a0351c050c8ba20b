"""Marks under calls that go over lines: arguments, keywords, nested brackets, elided lines."""
import sys


def fail(*args, **keywords):
    raise ValueError(len(args))


def show(action):
    try:
        action()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


def two_lines():
    return fail(1,
                2)


def three_lines():
    result = fail(
        1,
        2,
    )
    return result


def many_lines():
    fail(
        1,
        2,
        3,
        4,
        key=5,
    )


def expression_before():
    return 1 + fail(
        1,
        2,
    ) + 3


def argument_fails():
    return fail(
        1,
        fail(2),
        3,
    )


def nested_over_lines():
    return [
        fail(
            1
        ),
    ]


def method_chain():
    return (
        "text"
        .upper()
        .missing()
        .lower()
    )


def keyword_value():
    return fail(key=fail(
        "inner"), other=2)


def long_subscript():
    return {
        "a": 1,
        "b": 2,
        "c": 3,
        "d": 4,
    }["e"]


def operator_on_its_own_line():
    return (
        "left"
        +
        5
    )


def operator_after_comment():
    return (
        "left"  # a comment with + and (
        # another one
        - "right"
    )


def in_brackets():
    return ("a") % ("b") @ (("c"))


def blank_lines_between():
    return fail(

        1,

        2,
    )


for action in (two_lines, three_lines, many_lines, expression_before, argument_fails, nested_over_lines, method_chain,
               keyword_value, long_subscript, operator_on_its_own_line, operator_after_comment, in_brackets, blank_lines_between):
    show(action)
