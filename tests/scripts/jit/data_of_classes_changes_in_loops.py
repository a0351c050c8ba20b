# Attributes of classes that are read and written in hot loops: data that is replaced, hidden, inherited, deleted, or becomes something else.


class Base:
    count = 0
    text = "base"


class Derived(Base):
    pass


def step(times):
    for _ in range(times):
        Base.count += 1
    return Base.count


def inherited(times):
    total = 0
    for i in range(times):
        total += Derived.count
        if i == times // 2:
            Derived.count = 1
    del Derived.count
    return total


print(step(3000), Derived.count, inherited(10), inherited(2000))


def kinds(times):
    seen = []
    for i in range(times):
        Base.text = (i, float(i), str(i), None, [i])[i * 5 // times]
        if i % (times // 5) == 1:
            seen.append(Base.text)
    return seen


print(kinds(2000))


class Noted:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        gone.append((self.n, Base.held is not self))


gone = []
Base.held = None


def hold(times):
    for i in range(times):
        Base.held = Noted(i)
        if len(gone) != i:
            return "late", i


print(hold(1500), len(gone), gone[-1])


def becomes(times):
    found = []
    for i in range(times):
        if i == times - 3:
            Base.count = property(lambda self: "computed")
        if i == times - 2:
            Base.count = staticmethod(len)
        if i >= times - 3:
            found.append(type(Base.count).__name__)
        else:
            Base.count = i
    return found


print(becomes(2000), Base().count([1, 2]))
Base.count = 5


def vanishes(times):
    for i in range(times):
        try:
            if i == times - 1:
                del Base.count
            Base.count
        except AttributeError as error:
            return i, str(error)


print(vanishes(2000))
Base.count = 0


class Meta(type):
    level = 7

    @property
    def count(cls):
        return "of the metaclass"

    @count.setter
    def count(cls, value):
        written.append(value)


class Made(metaclass=Meta):
    level = 1


written = []


def mixed(times, classes):
    found = set()
    for i in range(times):
        cls = classes[i % len(classes)]
        cls.count = i
        found.add(type(cls.count).__name__)
    return sorted(found)


print(mixed(2000, [Base]), mixed(2000, [Base, Made]), len(written), Made.level, Meta.level)


def names(times):
    for i in range(times):
        Base.__doc__ = "documented"
        Base.__name__ = "Renamed" if i & 1 else "Base"
        text = Base.__doc__ + Base.__name__ + Base.__qualname__
    return text


print(names(1500))
try:
    for i in range(1500):
        int.count = 1
except TypeError as error:
    print(i, error)
