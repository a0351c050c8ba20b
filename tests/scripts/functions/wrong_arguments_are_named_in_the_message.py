def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def three(a, b, c):
    pass


def default(a, b=1):
    pass


def defaults(a=1, b=2):
    pass


def keywords(*, x, y, z):
    pass


def one_keyword(a, *, x):
    pass


def positional(a, b, /, c):
    pass


def star(a, *args, k, **kwargs):
    pass


class Methods:
    def method(self, x):
        pass

    @classmethod
    def of_class(cls):
        pass

    @staticmethod
    def static():
        pass

    def without_self():
        pass


m = Methods()
number, nothing, text, items = 1, None, "text", []
attempts = [
    "none(1)", "none(1, 2)", "none(x=1)", "none(1, x=1)",
    "one()", "one(1, 2)", "one(b=1)", "one(1, a=2)", "one(1, 2, 3, 4)", "one(1, b=2)",
    "two()", "two(1)", "two(b=1)", "two(1, 2, 3)", "two(1, a=1)",
    "three()", "three(1)", "three(1, 2)", "three(c=1)",
    "default()", "default(1, 2, 3)", "default(b=2)", "defaults(1, 2, 3)", "defaults(c=1)",
    "keywords()", "keywords(x=1)", "keywords(x=1, y=1)", "keywords(1)", "keywords(1, 2, x=1, y=2, z=3)",
    "one_keyword(1)", "one_keyword(1, 2)", "one_keyword(1, 2, x=3)", "one_keyword(x=1)", "one_keyword(1, 2, 3, x=3, y=4)",
    "positional(a=1, b=2, c=3)", "positional(1, 2)", "positional(1, b=2, c=3)", "positional()",
    "star()", "star(1)", "star(k=1)", "star(1, a=1, k=1)",
    "m.method()", "m.method(1, 2)", "m.of_class(1)", "m.static(1)", "m.without_self()", "Methods.method(1)", "Methods(1)",
    "one(**{'a': 1}, **{'a': 2})", "one(a=1, **{'a': 2})", "one(*5)", "one(**5)", "one(**{1: 2})", "one(*None)", "two(*[1], **[2])",
    "number()", "nothing()", "text()", "m()", "items(1)",
    "(lambda x: x)()", "(lambda: 0)(1)", "(lambda *, k: 0)()",
]
for attempt in attempts:
    try:
        eval(attempt)
        print(attempt, "worked")
    except TypeError as error:
        print(attempt, "->", error)


def takes(**named):
    return named


for mappings in ({"a": 1}, {"a": 2}), ({1: 3}, {1: 5}), ({1: 3}, {2: 5}), ({None: 3}, {None: 5}):
    try:
        takes(**mappings[0], **mappings[1])
    except TypeError as error:
        print(error)
try:
    print("{0[{}]} {0[}]}".format({"{}": 1, "}": 2}))
except (ValueError, KeyError) as error:
    print(type(error).__name__, error)
