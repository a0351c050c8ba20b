# What the generator refuses, and in which words.
import _random

Random = _random.Random


class Loud(Random):
    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)


class Quiet(Random):
    pass


def attempt(label, f):
    try:
        print(label, f())
    except Exception as error:
        print(label, type(error).__name__, error)


attempt("two seeds", lambda: Random(1, 2))
attempt("keyword", lambda: Random(x=1))
attempt("unhashable", lambda: Random([]))
attempt("subclass, keyword", lambda: Quiet(x=1))
attempt("subclass, two", lambda: Quiet(1, 2))
Loud(1, 2, x=3)

generator = Random(1)
attempt("seed", lambda: generator.seed(1, 2))
attempt("random", lambda: generator.random(1))
attempt("negative", lambda: generator.getrandbits(-1))
attempt("float", lambda: generator.getrandbits(1.0))
attempt("huge", lambda: generator.getrandbits(1 << 70))

zeros = (0,) * 624
attempt("no tuple", lambda: generator.setstate(1))
attempt("short", lambda: generator.setstate((1,)))
attempt("index", lambda: generator.setstate(zeros + (-1,)))
attempt("index", lambda: generator.setstate(zeros + (625,)))
attempt("index", lambda: generator.setstate(zeros + ("a",)))
attempt("index", lambda: generator.setstate(zeros + (1 << 70,)))
attempt("words", lambda: generator.setstate(("a",) * 625))
attempt("words", lambda: generator.setstate((-1,) * 625))
attempt("words", lambda: generator.setstate((1 << 70,) * 625))

# A state that was refused has changed nothing.
print(generator.random())
attempt("last index", lambda: generator.setstate(zeros + (624,)))
print(generator.random())
