# str() and repr() of exceptions with odd arguments, odd classes, odd attributes.
class Bad:
    def __str__(self):
        raise ValueError("no str")

    def __repr__(self):
        return "<bad>"


class Worse:
    def __repr__(self):
        raise ValueError("no repr")


class Quiet(Exception):
    def __str__(self):
        return ""


class Loud(Exception):
    __repr__ = lambda self: "LOUD"


class Texts(Exception):
    def __str__(self):
        return 5


class Sub(str):
    def __str__(self):
        return "sub str"


class Mapped(KeyError):
    pass


class Counted(OSError):
    def __str__(self):
        return "counted " + super().__str__()


for make in [
    "ValueError()", "ValueError('')", "ValueError('a')", "ValueError('a', 'b')", "ValueError(('a',))", "ValueError(None)", "ValueError(5)", "ValueError([1, 2])", "ValueError(ValueError('inner'))", "ValueError('quote\\'s')", "ValueError('new\\nline')", "ValueError('é\\u1234')", "ValueError('\\ud800')", "ValueError(b'bytes')",
    "ValueError(Bad())", "ValueError(Worse())", "ValueError(Bad(), 1)", "ValueError(Sub('x'))", "KeyError('a')", "KeyError(Sub('x'))", "KeyError('a', 'b')", "KeyError()", "KeyError(5)", "KeyError(Bad())", "KeyError(Worse())", "KeyError(('a', 1))", "Mapped('k')", "Quiet('x')", "Loud('x')", "Texts('x')", "IndexError('i')", "StopIteration('v')",
    "SystemExit('bye')", "SystemExit()", "AttributeError('m', name='n')", "NameError('m')", "ImportError('m')", "ImportError(5)", "ImportError('a', 'b')", "ImportError(Sub('x'))", "OSError(1000, 'text')", "Counted(1000, 'text')", "Counted('only')", "SyntaxError('m')", "SyntaxError(5)", "SyntaxError()", "UnicodeError('m')", "Exception(...)", "BaseException({})", "Warning('w')", "UserWarning('w', 1)",
    "ExceptionGroup('g', [ValueError(Bad())])", "ExceptionGroup('g', [ValueError(Worse())])", "AssertionError((1, 2))", "GeneratorExit('g')", "RecursionError('r')", "type('Odd Name', (Exception,), {})('x')", "type('', (Exception,), {})('x')",
]:
    for function in (str, repr, lambda e: f"{e}", lambda e: "%s|%r" % (e, e), lambda e: format(e, ">12") if 0 else e.args):
        try:
            print(make, "->", ascii(function(eval(make))))
        except Exception as error:
            print(make, "raises", type(error).__name__, error)
