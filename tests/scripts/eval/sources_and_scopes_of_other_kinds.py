# compile() and eval() take whatever lends bytes; file names may be paths; dir() in another mapping asks it for its keys.
import array
import types


class Path:
    def __fspath__(self):
        return "a/path.py"


print(eval(memoryview(b"1 + 1")), eval(array.array("B", b"2 * 3")), eval(bytearray(b"4")))
print(compile("1", Path(), "eval").co_filename, compile("1", b"bytes.py", "eval").co_filename)
for bad in lambda: eval(memoryview(b"1\0")), lambda: compile("1", 3, "eval"), lambda: eval(memoryview(b"123456")[::2]), lambda: compile(1.5, "f", "eval"):
    try:
        print(bad())
    except (TypeError, SyntaxError, BufferError) as error:
        print(type(error).__name__, error)


class Names:
    def __getitem__(self, key):
        raise KeyError(key)

    def keys(self):
        return ["b", "a"]


print(eval("dir()", {}, Names()))

module = types.ModuleType("m")
del module.__name__
print(module)
module.__file__ = "f.py"
print(module)
