import sys


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("<flush>")


def attempt(*args, **keywords):
    writer = keywords.setdefault("file", Writer())
    try:
        result = print(*args, **keywords)
    except Exception as error:
        result = f"{type(error).__name__} {error}"
    sys.stdout.write(f"{result} {getattr(writer, 'parts', None)}\n")


attempt()
attempt(1, 2, sep="-", end="!")
attempt(1, 2, sep=None, end=None)
attempt(1, sep=5)
attempt(1, end=b"")
attempt(1, flush=True)
attempt(1, flush=[])
attempt(1, nonsense=2)
attempt(1, file=5)
attempt("x", sep="")
stdout = sys.stdout
sys.stdout = None
print("nothing happens")
sys.stdout = stdout
del sys.stdout
try:
    print("lost")
except RuntimeError as error:
    stdout.write(str(error) + "\n")
sys.stdout = stdout
