"""open(): modes, what it refuses and how."""
folder = __file__.rpartition("/")[0]


def path(name):
    return f"{folder}/{name}"


def attempt(text, f=None, **names):
    """Prints what an expression gives, or how it fails."""
    try:
        result = eval(text, {"f": f, "path": path, **names})
    except OSError as error:
        shown = error if error.strerror is None else (error.strerror, error.filename)
        print(text, "->", type(error).__module__, type(error).__name__, shown)
    except Exception as error:
        print(text, "->", type(error).__name__, error)
    else:
        print(text, "=", type(result).__name__ if hasattr(result, "close") else result)
        if hasattr(result, "close") and result is not f:
            result.close()


with open(path("out.txt"), "w") as f:
    print(f.write("hello\nwörld\n"), f.closed, f.mode, f.encoding, f.name, f.newlines, f.line_buffering, f.errors, f)
print(f.closed)
for text in [
    "open(path('missing'))", "open(path('out.txt'), 'rw')", "open(path('out.txt'), 'q')",
    "open(path('out.txt'), 'rbt')", "open(path('out.txt'), 'rr')", "open(path('out.txt'), 'b')",
    "open(path('out.txt'), '')", "open(path('out.txt'), '+')", "open(path('out.txt'), 'x')",
    "open(path('out.txt'), 'U')", "open(path('out.txt'), 5)", "open(5.5)", "open(None)", "open([])",
    "open(-1)", "open(path('out.txt'), 'rb', 0)", "open(path('out.txt'), 'rb')",
    "open(path('out.txt'), 'r+b')", "open(path('out.txt'), 'wb+').mode", "open(path('out.txt'), 'ab')",
    "open(path('out.txt'), 'r', 0)", "open(path('out.txt'), 'r', -5)",
    "open(path('out.txt'), 'rb', encoding='utf-8')", "open(path('out.txt'), 'rb', errors='strict')",
    "open(path('out.txt'), 'rb', newline='')", "open(path('out.txt'), encoding='nope')",
    "open(path('out.txt'), encoding=5)", "open(path('out.txt'), errors=5)",
    "open(path('out.txt'), newline=5)", "open(path('out.txt'), newline='x')", "open('a\\0b')",
    "open(b'a\\0b')", "open(path('out.txt'), buffering='x')", "open(path('out.txt'), closefd=False)",
    "open(99)", "open(path('.'))", "open(path('nodir/x'), 'w')", "open(path('out.txt/x'))",
    "open(path(''))", "open()", "open(file='missing', bad=1)", "open.__name__", "open.__module__",
    "open(path('out.txt'), encoding='a\\0')", "open(path('out.txt'), opener=lambda p, f: -1)",
    "open(path('out.txt'), opener=lambda p, f: 'x')",
]:
    attempt(text)


class Path:
    def __init__(self, value):
        self.value = value

    def __fspath__(self):
        return self.value


with open(path("out.txt"), "w") as f:
    f.write("hello\nwörld\n")
print(open(Path(path("out.txt"))).name, open(path("out.txt").encode()).name)
attempt("open(Path(5))", Path=Path)
print(open.__name__, open.__module__)
print("to a file", 1, 2, file=(h := open(path("print.txt"), "w")), sep="-")
h.close()
print(open(path("print.txt")).read(), end="")
open(path("dropped.txt"), "w").write("written out when dropped")
print(open(path("dropped.txt")).read())
try:
    with open(path("raised.txt"), "w") as f:
        f.write("kept")
        raise ValueError("in the block")
except ValueError as error:
    print(error, f.closed, open(path("raised.txt")).read())
