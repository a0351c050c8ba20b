# __context__: set by raising while another exception is handled, never a cycle, kept by raise of the same.
def chain(error):
    seen = []
    while error is not None and len(seen) < 8:
        seen.append(f"{type(error).__name__}{error.args}")
        error = error.__context__
    return " <- ".join(seen)


def run(function):
    try:
        function()
    except BaseException as error:
        print(function.__name__, chain(error))


@run
def simple():
    try:
        raise ValueError(1)
    except ValueError:
        raise KeyError(2)


@run
def three():
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise KeyError(2)
    except KeyError:
        raise IndexError(3)


@run
def same_again():
    try:
        raise ValueError(1)
    except ValueError as e:
        try:
            raise KeyError(2)
        except KeyError:
            raise e


@run
def cycle_by_hand():
    a, b = ValueError("a"), KeyError("b")
    a.__context__ = b
    try:
        raise a
    except ValueError:
        raise b


@run
def self_context():
    e = ValueError("self")
    try:
        raise e
    except ValueError:
        raise e


@run
def in_finally():
    try:
        raise ValueError(1)
    finally:
        {}["finally"]


@run
def in_else():
    try:
        pass
    except ValueError:
        pass
    else:
        raise KeyError("else")


@run
def handled_before():
    try:
        raise ValueError(1)
    except ValueError:
        pass
    raise KeyError("fresh")


@run
def nested_handlers():
    try:
        raise ValueError(1)
    except ValueError:
        try:
            raise KeyError(2)
        except KeyError:
            pass
        raise IndexError(3)


def generator():
    try:
        yield
    except ValueError:
        raise KeyError("in the generator")


@run
def through_generator():
    g = generator()
    next(g)
    try:
        raise OSError("outside")
    except OSError:
        g.throw(ValueError("thrown"))


@run
def generator_between():
    def g():
        try:
            raise ValueError("inside")
        except ValueError:
            yield 1
            raise KeyError("later")

    it = g()
    next(it)
    try:
        raise OSError("around")
    except OSError:
        next(it)


class Manager:
    def __enter__(self):
        pass

    def __exit__(self, kind, error, tb):
        raise KeyError("exit")


@run
def with_statement():
    with Manager():
        raise ValueError("body")


@run
def with_statement_without_error():
    with Manager():
        pass


class Deleted:
    def __del__(self):
        try:
            raise ValueError("del")
        except ValueError:
            pass


@run
def finalizer_between():
    try:
        raise OSError(1)
    except OSError:
        Deleted()
        raise KeyError(2)


@run
def comparison_inside():
    class Key:
        def __hash__(self):
            return 1

        def __eq__(self, other):
            raise ValueError("eq")

    try:
        {Key(): 1}[Key()]
    except ValueError:
        sorted([3, "a"])


@run
def explicit_assignment():
    e = KeyError("k")
    e.__context__ = OSError("set before")
    try:
        raise ValueError("handled")
    except ValueError:
        raise e


@run
def explicit_without_handler():
    e = KeyError("k")
    e.__context__ = OSError("set before")
    raise e
