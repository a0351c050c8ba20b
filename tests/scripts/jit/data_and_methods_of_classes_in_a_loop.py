"""Data, static methods and class methods in compiled code, where classes change in the middle of a loop in ways that keep their versions."""


class Counter:
    count = 0
    rate = 1.5
    label = "a"
    last = None
    names = ("x", "y")

    def own(self, n):
        return n + self.count

    @staticmethod
    def twice(n):
        return 2 * n

    @classmethod
    def bump(cls, n=1):
        cls.count += n
        return cls.count


class Derived(Counter):
    pass


class Sticky:
    """May become a class of descriptors."""

    def __repr__(self):
        return "Sticky"


class Free:
    scale = 3

    @staticmethod
    def twice(n):
        return n


WRAPPER = Counter.__dict__["twice"]


def read(things, change=None, at=150):
    total = 0
    seen = []
    for n in range(200):
        if n == at and change is not None:
            change(things)
        thing = things[n % len(things)]
        total += thing.count + thing.rate + len(thing.label)
        total += thing.own(n) + Counter.own(thing, 1) + Counter.count
        total += thing.twice(n) + Counter.twice(1) + type(thing).twice(2)
        total += Counter.bump() + Derived.bump(2)
        if thing.last is not None:
            total += 1
        for name in thing.names:
            if name not in seen:
                seen.append(name)
    return total, seen, Counter.count, Derived.count


def show(what, *args):
    try:
        print(what, read(*args))
    except Exception as error:
        print(what, type(error).__name__, error)


def both():
    return [Counter(), Derived()]


show("one", [Counter()])
show("one again", [Counter()])
show("derived", [Derived()])
show("two", both())


def set_count(_):
    Counter.count = 1000


def set_float(_):
    Counter.count = 0.5


def big_count(_):
    Counter.count = 1 << 70


def set_label(_):
    Counter.label = "longer"


def set_odd(_):
    Counter.last = Sticky()


def descriptor(_):
    Sticky.__get__ = lambda self, owner, cls: None


def no_label(_):
    del Counter.label


def label_again(_):
    Counter.label = "back"


def other_callable(_):
    WRAPPER.__init__(lambda n: 100 * n)


def native_callable(_):
    WRAPPER.__init__(abs)


def own_count(things):
    things[0].count = 7


def more_names(_):
    for n in range(40):
        setattr(Counter, f"name{n}", n)
    for n in range(30):
        delattr(Counter, f"name{n}")


def annotations(_):
    Counter.__doc__ = "text"
    print(Counter.__annotations__, Derived.__annotations__)


def other_bases(_):
    Derived.__bases__ = (Other, Counter)


class Other(Counter):
    rate = 100
    names = ["z"]


for change in (
    set_count,
    set_float,
    set_count,
    big_count,
    set_count,
    set_label,
    set_odd,
    descriptor,
    other_callable,
    native_callable,
    own_count,
    more_names,
    annotations,
    other_bases,
    no_label,
    label_again,
):
    show(change.__name__, both(), change)
    Counter.label = "a"
    show("after", [Derived()])


def scales(classes):
    """Many classes at one place."""
    total = 0
    for n in range(200):
        cls = classes[n % len(classes)]
        total += cls.scale + cls.twice(n)
        thing = cls()
        total += thing.scale + thing.twice(n)
    return total


def made(n):
    return type(f"Made{n}", (Free,), {"scale": n} if n % 3 else {"scale": n / 2})


for count in (1, 2, 5, 12):
    print(count, scales([made(n) for n in range(count)]))
for n in range(30):
    scales([made(n)])
print(scales([made(1)]), scales([Free]))
