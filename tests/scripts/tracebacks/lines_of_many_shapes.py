import sys


def show(action):
    try:
        action()
    except Exception:
        sys.excepthook(*sys.exc_info())


def function_with_decorator(f):
    return f(1) / 0


def multiline_arguments():
    return function_with_decorator(
        lambda x: x,
    )


def dict_display():
    return {
        "a": 1,
        "b": 1 / 0,
        "c": 3,
    }


def long_line():
    return "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" + 1 / 0


def string_over_lines():
    return """one
    two""" + (1 /
    0)


def semicolons():
    a = 1; b = 0; return a / b


def backslash():
    return 1 + \
        2 / \
        0


def nested_functions():
    def inner():
        def innermost():
            raise KeyError(
                "several",
                "lines",
            )

        innermost()

    inner()


class Class:
    def method(self):
        return self.value

    @property
    def prop(self):
        return 1 / 0

    @staticmethod
    def static():
        return [][0]

    def __getitem__(self, i):
        return i / 0

    def __add__(self, other):
        return other.nothing

    def __init__(self, fail=False):
        if fail:
            raise ValueError("in init")


def deep_indent():
    if True:
        for x in [1]:
            while x:
                with_tab = x	/ 0


def comment_after():
    return 1 / 0  # a comment after the code


def generator():
    yield from (1 / x for x in [0])


for action in (multiline_arguments, dict_display, long_line, string_over_lines, semicolons, backslash, nested_functions, Class().method, lambda: Class().prop, Class.static, lambda: Class()[5], lambda: Class() + 1, lambda: Class(True), deep_indent, comment_after, lambda: list(generator()), lambda: sum(generator()), lambda: [x for x in generator()], lambda: exec("1 / 0"), lambda: eval("undefined_in_eval"), lambda: exec("def f():\n    1 / 0\nf()"), lambda: sorted([1, 2], key=lambda x: x / 0), lambda: list(map(lambda x: x.y, [1])), lambda: "a" + 1, lambda: (yield_ := 1 / 0)):
    show(action)
class Body:
    x = 1
    y = x / 0
