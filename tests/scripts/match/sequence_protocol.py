# What a sequence pattern asks of its subject: its length once, its items by iteration or by index.
class Watched(list):
    def __len__(self):
        print("len", end=" ")
        return super().__len__()

    def __iter__(self):
        print("iter", end=" ")
        return super().__iter__()

    def __getitem__(self, i):
        print(f"item {i}", end=" ")
        return super().__getitem__(i)


def run(label, subject, match):
    print(label, end=": ")
    try:
        print(match(subject))
    except Exception as error:
        print(type(error).__name__, error)


def fixed(subject):
    match subject:
        case [a, b]:
            return a, b


def starred(subject):
    match subject:
        case [a, *b, c]:
            return a, b, c


def skipped(subject):
    match subject:
        case [a, *_, c, d]:
            return a, c, d


def wild(subject):
    match subject:
        case [_, _, *_]:
            return "two at least"


def any_length(subject):
    match subject:
        case [*all]:
            return all


def whatever(subject):
    match subject:
        case [*_]:
            return "sequence"


functions = (fixed, starred, skipped, wild, any_length, whatever)
for function in functions:
    for size in (0, 2, 3, 5):
        run(f"{function.__name__} of {size}", Watched(range(size)), function)


class Long(list):
    def __init__(self, length, items=()):
        super().__init__(items)
        self.length = length

    def __len__(self):
        return self.length


class Failing(list):
    def __len__(self):
        raise KeyError("length")


class NotIterable(list):
    __iter__ = None


for function in functions:
    for length in (2, 3, -1, 2.5, "2", 10**30, True):
        run(f"{function.__name__}, length {length!r}", Long(length, [1, 2, 3]), function)
    run(f"{function.__name__}, failing", Failing(), function)
    run(f"{function.__name__}, not iterable", NotIterable([1, 2, 3]), function)
