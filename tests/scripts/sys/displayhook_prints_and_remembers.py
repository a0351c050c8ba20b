import builtins, sys
sys.displayhook(5)
print(builtins._)
sys.displayhook(None)
print(builtins._)
sys.displayhook("text")
sys.displayhook([1, "é"])
print(_)
for line in ("1 + 1", "'x'", "None", "x = 5", "x", "_", "print('p')", "if x: x + 1", "for i in range(2): i"):
    exec(compile(line, "<s>", "single"))
sys.displayhook = lambda value: print("hook got", repr(value))
exec(compile("42", "<s>", "single"))
exec(compile("None", "<s>", "single"))
sys.displayhook = sys.__displayhook__
class R:
    def __repr__(self): raise ValueError("no repr")
try:
    sys.displayhook(R())
except ValueError as error:
    print(error)
del builtins._
