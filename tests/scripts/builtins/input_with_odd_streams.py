import sys


class Reader:
    def __init__(self, *lines):
        self.lines = list(lines)

    def readline(self, *args):
        return self.lines.pop(0) if self.lines else ""

    def fileno(self):
        raise OSError("none")


class Writer:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text
        return len(text)

    def flush(self):
        self.text += "<flush>"

    def fileno(self):
        raise OSError("none")


out, inp = sys.stdout, sys.stdin


def attempt(*args):
    sys.stdout = writer = Writer()
    try:
        result = repr(input(*args))
    except BaseException as error:
        result = f"{type(error).__name__} {error}"
    sys.stdout = out
    print(result, repr(writer.text))


sys.stdin = Reader("one\n", "two", "")
attempt()
attempt("prompt> ")
attempt(5)
sys.stdin = Reader(5)
attempt()
sys.stdin = Reader("x\r\n")
attempt(None)
attempt(1, 2)
sys.stdin = None
attempt()
del sys.stdin
attempt()
sys.stdin = inp
