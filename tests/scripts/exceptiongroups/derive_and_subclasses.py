# Subclasses of groups in except*: which class the parts have, what derive is given.
class Coded(ExceptionGroup):
    def __new__(cls, message, errors, code):
        self = super().__new__(cls, message, errors)
        self.code = code
        return self

    def derive(self, errors):
        print("derive", [repr(e) for e in errors], type(errors).__name__)
        return Coded(self.message + "'", errors, self.code + 1)


class Plain(ExceptionGroup):
    pass


class Fixed(ExceptionGroup):
    def derive(self, errors):
        return ExceptionGroup("always the same", [RuntimeError("fixed")])


class Refuses(ExceptionGroup):
    def derive(self, errors):
        raise KeyError("derive refused")


class Wrong(ExceptionGroup):
    def derive(self, errors):
        return "no group"


class Based(BaseExceptionGroup):
    def derive(self, errors):
        return Based(self.message, errors)


def run(make):
    try:
        try:
            raise make([ValueError(1), TypeError(2), OSError(3)])
        except* ValueError as e:
            print("clause", type(e).__name__, repr(e), getattr(e, "code", None))
        except* TypeError as e:
            raise
    except BaseException as e:
        print("left", type(e).__name__, repr(e), getattr(e, "code", None))


run(lambda errors: Coded("coded", errors, 10))
for cls in (Plain, Fixed, Refuses, Wrong, Based):
    print("--", cls.__name__)
    run(lambda errors: cls("g", errors))
print("--", "nested")
run(lambda errors: Plain("outer", [Coded("inner", errors, 1), KeyError(4)]))
print("--", "a group that is also something else")


class AlsoValue(ExceptionGroup, ValueError):
    pass


try:
    raise AlsoValue("both", [TypeError(1)])
except* ValueError as e:
    print(type(e).__name__, repr(e))
try:
    raise AlsoValue("both", [TypeError(1)])
except ValueError as e:
    print(type(e).__name__, e)
