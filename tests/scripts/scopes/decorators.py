# Decorators: any expression, evaluated from the top, applied from the bottom, before the name is bound.
log = []


def note(name):
    log.append("evaluated " + name)

    def apply(thing):
        log.append("applied " + name)
        return thing

    return apply


@note("first")
@note("second")
def f():
    """doc"""


@note("class")
class C:
    @note("method")
    def m(self): ...

    @staticmethod
    @note("static")
    def s(x):
        return x

    @property
    @note("property")
    def p(self):
        return 5


print(log, f.__doc__, C.s(1), C().p)


@lambda thing: 42
def replaced(): ...


@[note, len][1].__call__ if False else str
class Text: ...


@(decorators := [type])[0]
def kind(): ...


print(replaced, Text[:7], kind)


def uses_name(thing):
    print("bound" if "late" in globals() else "not bound yet")
    return thing


@uses_name
def late(): ...


def counts(function):
    def wrapper(*args, **keywords):
        wrapper.calls += 1
        return function(*args, **keywords)

    wrapper.calls = 0
    return wrapper


@counts
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


print(fact(5), fact.calls, fact.__name__)


class Decorator:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        return ("called", self.function(*args))

    def __get__(self, instance, owner):
        return lambda *args: ("bound", self.function(instance, *args))


@Decorator
def plain(x):
    return x


class D:
    @Decorator
    def method(self, x):
        return x


print(plain(1), D().method(2))
try:

    @undefined
    def never(): ...
except NameError as error:
    print(error, "never" in globals())
try:

    @len
    def no_length(): ...
except TypeError as error:
    print(error)
for source in ("@x = 1\ndef f(): pass", "@\ndef f(): pass", "@x\nx = 1", "@x\n@y", "@x y\ndef f(): pass", "@*x\ndef f(): pass", "@x, y\ndef f(): pass", "@yield\ndef f(): pass"):
    try:
        compile(source, "<source>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as error:
        print(repr(source), "->", error.msg)
