# oracle: cpython3.13
# Natives that run Python code within each other, without a limit of Python's own: they end, or RecursionError does.
import sys
import types
import warnings

sys.setrecursionlimit(1_000_000)
# What is refused on the way out is told of as often as there are levels left, and that differs.
sys.unraisablehook = lambda unraisable: None
warnings.simplefilter("ignore")
DEPTH = 20_000


def attempt(what, function):
    try:
        function()
    except RecursionError:
        pass
    print(what)


def evaluate():
    eval("evaluate()")


CODE = compile("evaluate_code()", "", "eval")


def evaluate_code():
    eval(CODE)


def execute():
    exec("execute()", globals())


def build():
    __build_class__(build, "A")


def prepare():
    types.new_class("A", (), {}, lambda namespace: prepare())


def sum_of(n):
    yield sum(sum_of(n + 1))


def send(n):
    s = send(n + 1).send
    yield list(map(s, (None,)))


def thrown(n):
    try:
        yield
    except ValueError:
        inner = thrown(n + 1)
        next(inner)
        inner.throw(ValueError)


def throw():
    outer = thrown(0)
    next(outer)
    outer.throw(ValueError)


def closed(n):
    try:
        yield
    finally:
        if n < 2000:
            inner = closed(n + 1)
            next(inner)
            inner.close()


def close():
    outer = closed(0)
    next(outer)
    outer.close()


async def awaited(n):
    if n < DEPTH:
        try:
            awaited(n + 1).__await__().send(None)
        except StopIteration:
            pass


async def asynchronous(n):
    if n < DEPTH:
        try:
            asynchronous(n + 1).__anext__().send(None)
        except StopIteration:
            pass
    yield n


async def athrown(n):
    try:
        yield n
    except ValueError:
        if n < DEPTH:
            inner = athrown(n + 1)
            for step in inner.asend(None), inner.athrow(ValueError):
                try:
                    step.send(None)
                except (StopIteration, StopAsyncIteration):
                    pass


def step_by_step(make, *steps):
    def run():
        g = make(0)
        for step in steps:
            try:
                step(g).send(None)
            except (StopIteration, StopAsyncIteration):
                pass

    return run


attempt("eval of a text", evaluate)
attempt("eval of code", evaluate_code)
attempt("exec", execute)
attempt("__build_class__", build)
attempt("new_class", prepare)
attempt("sum", lambda: sum(sum_of(0)))
attempt("send", lambda: next(send(0)))
attempt("throw", throw)
attempt("close", close)
attempt("__await__", step_by_step(awaited, lambda c: c))
attempt("__anext__", step_by_step(asynchronous, lambda a: a.__anext__()))
attempt("athrow", step_by_step(athrown, lambda a: a.asend(None), lambda a: a.athrow(ValueError)))
