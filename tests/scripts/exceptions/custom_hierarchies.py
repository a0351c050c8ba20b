class AppError(Exception):
    code = 0
    default = "unknown problem"

    def __init__(self, message=None, *, detail=None):
        super().__init__(message or self.default)
        self.detail = detail

    def __str__(self):
        text = super().__str__()
        return f"[{self.code}] {text}" + (f" ({self.detail})" if self.detail else "")


class NotFound(AppError):
    code = 404
    default = "not found"


class Invalid(AppError, ValueError):
    code = 400


class Multiple(AppError):
    def __init__(self, errors):
        super().__init__(f"{len(errors)} errors")
        self.errors = errors

    def __iter__(self):
        return iter(self.errors)


def handle(error):
    try:
        raise error
    except Multiple as multiple:
        return [handle(each) for each in multiple]
    except NotFound as found:
        return f"NotFound {found}"
    except ValueError as value:
        return f"ValueError {value}"
    except AppError as app:
        return f"AppError {app} {app.args}"
    except (KeyError, IndexError) as lookup:
        return f"lookup {lookup!r}"
    except Exception as other:
        return f"other {other!r}"


for error in (NotFound(), NotFound("page", detail="/x"), Invalid("bad", detail=5), AppError(), KeyError("k"), IndexError(3), TypeError("t"), Multiple([NotFound(), Invalid("v")])):
    print(handle(error))
print(Invalid.__mro__[1].__name__, issubclass(Invalid, ValueError), repr(NotFound("m")), NotFound("m").args, isinstance(Invalid("x"), (KeyError, AppError)))


class WithNew(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, "changed in new")
        return self

    def __init__(self, *args):
        self.original = args


print(WithNew(1, 2).args, WithNew(1, 2).original, str(WithNew()))


class Slots(Exception):
    __slots__ = ("extra",)


s = Slots("x")
s.extra = 1
s.other = 2
print(s.extra, s.__dict__, s.args)


class Equal(Exception):
    def __eq__(self, other):
        return isinstance(other, Equal) and self.args == other.args

    __hash__ = Exception.__hash__


print(Equal(1) == Equal(1), Equal(1) in [Equal(2), Equal(1)])


def retry(times, function):
    errors = []
    for attempt in range(times):
        try:
            return function(attempt)
        except AppError as error:
            errors.append(str(error))
    raise Multiple(errors)


print(retry(3, lambda n: n if n == 2 else (_ for _ in ()).throw(NotFound(f"try {n}"))))
try:
    retry(2, lambda n: (_ for _ in ()).throw(Invalid(str(n))))
except Multiple as error:
    print(error, error.errors)
class CatchAll(type):
    def __subclasscheck__(cls, other): return True
    def __instancecheck__(cls, other): return True
class Fake(Exception, metaclass=CatchAll): pass
try:
    try:
        raise KeyError("real")
    except Fake:
        print("never: matching does not ask __subclasscheck__")
except KeyError as error:
    print("KeyError passes", error)
print(isinstance(5, Fake), issubclass(int, Fake))
