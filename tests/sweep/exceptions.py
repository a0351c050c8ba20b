class Trouble(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


def fail(n):
    if n == 0:
        raise Trouble(7)
    try:
        fail(n - 1)
    except Trouble as trouble:
        raise ValueError("wrapped", n) from trouble
    finally:
        log.append(n)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        log.append(kind.__name__ if kind else None)
        return kind is KeyError


log = []
try:
    fail(2)
except ValueError as error:
    error.add_note("noted")
    e = error
    while e:
        log.append(repr(e))
        e = e.__cause__ or e.__context__
with Manager():
    {}["missing"]
for bad in (lambda: 1 / 0, lambda: [][1], lambda: int("x"), lambda: None.x, lambda: undefined, lambda: 1 + "", lambda: len()):
    try:
        bad()
    except (ArithmeticError, LookupError, ValueError, AttributeError, NameError, TypeError) as error:
        log.append(str(error))
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError(2)])
except ExceptionGroup as group:
    log.append(str(group.subgroup(ValueError)))
print(log)
