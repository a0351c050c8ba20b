def chain(error):
    result = []
    while error is not None:
        result.append(f"{type(error).__name__}({error})")
        error = error.__cause__ or error.__context__
    return " <- ".join(result)


try:
    try:
        try:
            raise ValueError("first")
        except ValueError:
            raise KeyError("second")
    except KeyError:
        raise TypeError("third")
except TypeError as error:
    print(chain(error))
try:
    try:
        raise ValueError("cause")
    except ValueError as cause:
        raise RuntimeError("effect") from cause
except RuntimeError as error:
    print(chain(error), error.__cause__ is error.__context__, error.__suppress_context__)


def function():
    raise IndexError("in called function")


try:
    try:
        1 / 0
    except ZeroDivisionError:
        function()
except IndexError as error:
    print(chain(error))


def handler():
    try:
        raise ValueError("handled inside")
    except ValueError:
        pass
    raise KeyError("after handling")


try:
    handler()
except KeyError as error:
    print(chain(error))
try:
    try:
        raise ValueError("a")
    finally:
        raise KeyError("b")
except KeyError as error:
    print(chain(error))


class Manager:
    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        raise OSError("exit")


try:
    with Manager():
        raise ValueError("body")
except OSError as error:
    print(chain(error))
one, two = ValueError("one"), ValueError("two")
try:
    try:
        raise one
    except ValueError:
        raise two
except ValueError:
    pass
try:
    try:
        raise two
    except ValueError:
        raise one
except ValueError as error:
    print(chain(error), two.__context__)
import sys

print(sys.exception(), sys.exc_info())
try:
    raise ValueError("current")
except ValueError:
    print(repr(sys.exception()), sys.exc_info()[0].__name__)

    def look():
        return repr(sys.exception())

    print(look())
    try:
        raise KeyError("nested")
    except KeyError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))
print(sys.exception())
