import sys
print()
print("a", 1, None, [2])
print("a", "b", sep="")
print("a", "b", sep="-", end="!\n")
print("x", end="")
print(end="\n")
print("to stderr", file=sys.stderr)
print(sep="x")
print("a", "b", sep=None, end=None)
print("multi", "args", sep="\n")
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("flushed")
w = W()
print(1, "b", sep=", ", end="|", file=w)
print(file=w, flush=True)
print(w.parts)
class NoFlush:
    def write(self, s): pass
for action in (lambda: print(sep=1), lambda: print(end=1), lambda: print(file=5), lambda: print("x", file=NoFlush(), flush=True), lambda: print(bad=1), lambda: print("x", file=None), lambda: print(type("S", (), {"__str__": lambda s: 5})())):
    try:
        action()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
saved = sys.stdout
sys.stdout = w
w.parts.clear()
print("captured")
sys.stdout = saved
print(w.parts)
sys.stdout = None
print("nowhere")
sys.stdout = saved
print("back", *range(3), *"ab", sep=".")
print("é€😀", "\ttab", r"\raw", "nul\0end", sep=" | ")
print("unflushed", flush=True)
print(print("nested"))
sys.stdout.write("no newline")
sys.stdout.write("\n")
print(sys.stdout.write("abc\n"))
sys.stderr.write("direct to stderr\n")
del sys.stdout
try:
    print("lost")
except RuntimeError as error:
    sys.stdout = saved
    print(type(error).__name__, error)
print("x" * 10000 == "", len("y" * 70000))
