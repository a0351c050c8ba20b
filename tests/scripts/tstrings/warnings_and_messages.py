# Errors in t-strings while they run, and where tracebacks point.
import traceback


def attempt(function):
    try:
        function()
    except Exception as error:
        print("".join(traceback.format_exception(error)))


def missing():
    return t"text {undefined} {1 / 0}"


def division():
    return t"{1}" t"{1 / 0!r:>{2}}"


class Bad:
    def __format__(self, spec):
        raise ValueError("no format " + spec)


def spec():
    bad = Bad()
    return t"{bad:{bad:x}}"


attempt(division)
attempt(spec)
missing()
