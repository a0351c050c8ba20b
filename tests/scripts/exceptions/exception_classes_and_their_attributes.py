errors = [
    Exception(), Exception("one"), Exception("one", 2), ValueError(None), KeyError("quoted"), KeyError(), KeyError(1, 2), KeyError(("a",)),
    StopIteration(5), StopIteration(), SystemExit(3), SystemExit(), SystemExit("text"), 
    OSError("only text"), OSError(), ImportError("text", name="mod", path="/p"), ModuleNotFoundError("m", name="x"),
    AttributeError("a", name="attr", obj=5), NameError("n", name="nn"), UnboundLocalError("u"), SyntaxError("bad"), SyntaxError("bad", ("file.py", 3, 5, "text here")),
    IndentationError("i", ("f", 1, 2, "t", 1, 3)), UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "invalid start byte"), UnicodeEncodeError("ascii", "a\xe9", 1, 2, "ordinal"),
    UnicodeTranslateError("abc", 0, 2, "why"), RecursionError("deep"), NotImplementedError(), AssertionError("a"), ZeroDivisionError(), MemoryError(), TimeoutError("t"),
]
for error in errors:
    print(type(error).__name__, repr(error), "|", str(error), "|", error.args)
stop, leave = errors[8], errors[10]
print(stop.value, leave.code)
imported, attribute, name = errors[15], errors[17], errors[18]
print(imported.name, imported.path, imported.msg, attribute.name, attribute.obj, name.name)
syntax = errors[21]
print(syntax.msg, syntax.filename, syntax.lineno, syntax.offset, syntax.text, syntax.end_lineno, syntax.print_file_and_line)
decode = errors[23]
print(decode.encoding, decode.object, decode.start, decode.end, decode.reason)
print(IOError is OSError, EnvironmentError is OSError)
error = ValueError("noted")
error.add_note("first note")
error.add_note("second")
print(error.__notes__, error)
try:
    error.add_note(5)
except TypeError as problem:
    print(problem)
print(error.__traceback__, error.with_traceback(None) is error)
error.custom = "attribute"
print(error.__dict__)
for make in (lambda: ValueError(x=1), lambda: KeyError(a=1), lambda: ImportError(bad=1), lambda: AttributeError(other=1), lambda: UnicodeDecodeError("x"), lambda: StopIteration(value=1), lambda: Exception.__new__()):
    try:
        make()
    except TypeError as problem:
        print(problem)


class Custom(Exception):
    def __init__(self, a, b=2):
        self.a = a


print(repr(Custom(1)), Custom(1).args, Custom(1, b=3).args, str(Custom("x")), Custom(5).a)
print(ValueError("a") == ValueError("a"), hash(error) == hash(error), bool(ValueError()))
