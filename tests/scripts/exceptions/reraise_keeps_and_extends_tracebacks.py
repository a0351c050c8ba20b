def lines(error):
    result, tb = [], error.__traceback__
    while tb:
        result.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return result


def inner():
    raise ValueError("x")


def bare():
    try:
        inner()
    except ValueError:
        raise


def named():
    try:
        inner()
    except ValueError as error:
        raise error


def wrapped():
    try:
        inner()
    except ValueError as error:
        raise KeyError("k") from error


def in_finally():
    try:
        inner()
    finally:
        pass


def with_none():
    try:
        inner()
    except ValueError as error:
        raise error.with_traceback(None)


def later(saved=[]):
    try:
        inner()
    except ValueError as error:
        saved.append(error)
    raise saved.pop()


def from_generator():
    def g():
        try:
            yield
        except ValueError:
            raise

    it = g()
    next(it)
    it.throw(ValueError("thrown"))


def nested_calls():
    def a():
        b()

    def b():
        c()

    def c():
        1 / 0

    a()


def loop():
    for i in range(3):
        try:
            inner()
        except ValueError:
            if i == 2:
                raise


def method():
    class C:
        def __init__(self):
            self.fail()

        def fail(self):
            return [self.x for _ in range(1)]

        @property
        def x(self):
            inner()

    C()


def lambda_in_sort():
    sorted([1, 2], key=lambda n: inner())


def exec_code():
    exec("def f():\n\n    inner()\nf()", {"inner": inner})


for function in (bare, named, wrapped, in_finally, with_none, later, from_generator, nested_calls, loop, method, lambda_in_sort, exec_code):
    try:
        function()
    except Exception as error:
        print(function.__name__, lines(error))
        if error.__cause__:
            print("  cause", lines(error.__cause__))
error = ValueError("many times")
for _ in range(3):
    try:
        raise error
    except ValueError:
        pass
print(len(lines(error)))
error.__traceback__ = None
try:
    raise error
except ValueError:
    print(len(lines(error)))


def multi_line():
    value = (
        1
        +
        undefined_here
    )


try:
    multi_line()
except NameError as error:
    print(lines(error))


def decorator(f):
    return f


try:

    @decorator
    @undefined_decorator
    def decorated():
        pass

except NameError as error:
    print(lines(error))
