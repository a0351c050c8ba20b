# super() in hot methods: several classes of self, bases and methods that change, a cell that is set anew, exceptions' __init__.


class Base:
    def __init__(self, value):
        self.value = value

    def step(self, n):
        return n + 1


class Middle(Base):
    def __init__(self, value, more=1):
        super().__init__(value)
        self.more = more

    def step(self, n):
        return super().step(n) * 2


class Left(Middle):
    def step(self, n):
        return super().step(n) + 3


class Other(Base):
    def step(self, n):
        return super().step(n) - 100


class Both(Left, Other):
    def step(self, n):
        return super().step(n)


def run(times, classes):
    total = 0
    for i in range(times):
        thing = classes[i % len(classes)](i)
        total = thing.step(total & 1023) + thing.value
    return total


print([run(2000, classes) for classes in ([Middle], [Left], [Both], [Middle, Left, Both, Other])])

plain = Base.step
for change in (lambda self, n: n + 2, lambda self, n: "text"[n & 3 :] and 7, plain):
    Base.step = change
    print(run(1500, [Left]), run(1500, [Both]))


class Fourth(Base):
    def step(self, n):
        return 1000 - n


Left.__bases__ = (Fourth,)
print(run(1500, [Left]), run(1500, [Both]))
Left.__bases__ = (Middle,)
print(run(1500, [Left]))


def make():
    class Celled(Base):
        def step(self, n):
            return super().step(n)

        def move(self, to):
            nonlocal_cell = Celled.step.__closure__[0]
            nonlocal_cell.cell_contents = to

    return Celled


Celled = make()
thing = Celled(1)
found = set()
for i in range(2000):
    if i == 1500:
        thing.move(Base)
    try:
        found.add(thing.step(3))
    except AttributeError as error:
        found.add(str(error))
print(sorted(map(str, found)))


class Odd(Exception):
    def __init__(self, value, note=None):
        super().__init__(value)
        self.value = value
        if note:
            self.args = (note,)


class Changed(Odd):
    def __init__(self, value):
        super().__init__(value + 1, value & 1 and "odd")


class Keyed(KeyError):
    def __init__(self, *parts):
        super().__init__("-".join(parts))


def raising(times):
    caught = []
    for i in range(times):
        try:
            raise (Odd, Changed)[i & 1](i)
        except Odd as error:
            if i % 400 < 2:
                caught.append((type(error).__name__, error.args, error.value))
    return caught


print(raising(2000))
print([str(Keyed("a", str(i))) for i in range(1500)][-1])
try:
    for i in range(1500):
        Odd.__init__(Base(1) if i == 1400 else Odd(1), i)
except TypeError as error:
    print(i, error)
for i in range(1500):
    error = Odd(i)
    BaseException.__init__(error, i, i + 1)
print(error.args, error.value)
try:
    for i in range(1500):
        Exception.__init__(error, i, key=i) if i == 1490 else Exception.__init__(error, i)
except TypeError as wrong:
    print(i, wrong, error.args)


class Rebound(Base):
    def step(self, n):
        if n == 1400:
            self = Base(5)
        return super().step(n)


thing = Rebound(1)
try:
    for i in range(1500):
        thing.step(i)
except TypeError as error:
    print(i, error)
