# What _bisect refuses, and what it makes of odd sequences.
from _bisect import bisect_left, bisect_right, insort_left, insort_right


def attempt(label, f, *args, **keywords):
    try:
        print(label, f(*args, **keywords))
    except Exception as error:
        print(label, type(error).__name__, error)


attempt("int", bisect_right, 1, 2)
attempt("dict", bisect_right, {1: 2}, 2)
attempt("set", bisect_right, {1}, 2)
attempt("iterator", bisect_right, iter([1]), 2)
attempt("lo < 0", bisect_right, [1], 2, -1)
attempt("hi < 0", bisect_right, [1], 2, 0, -5)
attempt("hi = -1", bisect_right, [1, 2], 5, 0, -1)
attempt("hi beyond", bisect_right, [1], 2, 0, 5)
attempt("lo str", bisect_right, [1], 2, "a")
attempt("hi str", bisect_right, [1], 2, 0, "a")
attempt("lo huge", bisect_right, [1], 2, 1 << 70)
attempt("hi huge", bisect_right, [1], 2, 3, 1 << 70)
attempt("other types", bisect_right, [1], "a")
attempt("too few", bisect_right, [1])
attempt("too many", bisect_right, [1], 2, 3, 4, 5)
attempt("keywords", bisect_right, a=[1], x=2)
attempt("no key", bisect_right, [1, 2], 3, key=5)
attempt("failing key", bisect_left, [1, 2], 3, key=lambda x: 1 / 0)
attempt("tuple", insort_right, (1,), 2)


class Shrinking:
    def __init__(self, values):
        self.values = values

    def __lt__(self, other):
        self.values.clear()
        return False


values = list(range(10))
attempt("emptied meanwhile", bisect_right, values, Shrinking(values))


class Recording(list):
    def insert(self, index, value):
        print("insert", index, value)
        super().insert(index, value)


recording = Recording([1, 3])
print(insort_left(recording, 2), recording)
words = ["a", "BB", "ccc"]
print(insort_right(words, "dd", key=len), words, bisect_left(words, 2, key=len))
