"""Numbers kept on classes change in loops: instances, subclasses and whoever looks at the namespace see it."""


class Plain:
    count = 0
    total = 0.0
    limit = 10


class Base:
    count = 0


class Derived(Base):
    pass


class Meta(type):
    @property
    def count(cls):
        return cls._count

    @count.setter
    def count(cls, value):
        cls._count = value * 10


class Described(metaclass=Meta):
    _count = 0


class Slotted:
    __slots__ = ("n",)
    made = 0

    def __init__(self):
        Slotted.made += 1
        self.n = Slotted.made


def counted(times):
    one = Plain()
    seen = []
    for n in range(times):
        Plain.count += 1
        Plain.total += 0.5
        if n % 100 == 0:
            seen.append((one.count, Plain.__dict__["count"], getattr(Plain, "count"), one.total))
    return seen


def inherited(times):
    seen = []
    one = Derived()
    for n in range(times):
        Base.count += 1
        if n % 150 == 0:
            seen.append((one.count, Derived.count, "count" in Derived.__dict__))
        if n == times - 20:
            Derived.count = -1
        if n == times - 10:
            seen.append((one.count, Derived.count, Base.count))
            del Derived.count
    return seen, one.count


def own(times):
    """The first store of a subclass is its own."""
    for n in range(times):
        Derived.count += 1
    return Derived.count, Base.count, sorted(k for k in Derived.__dict__ if k == "count")


def described(times):
    for n in range(times):
        Described.count = n
    return Described.count, Described._count


def of_all_kinds(values, times):
    seen = []
    for n in range(times):
        for value in values:
            Plain.limit = value
            if n > times - 3:
                seen.append((Plain().limit, Plain.limit))
    return seen


def becomes_function(times):
    one = Plain()
    out = []
    for n in range(times):
        if n == times - 5:
            Plain.limit = lambda self: "called"
            out.append(one.limit())
            Plain.limit = property(lambda self: "asked")
            out.append(one.limit)
        else:
            Plain.limit = n
        if n > times - 7:
            out.append(Plain.__dict__["limit"] if isinstance(Plain.__dict__["limit"], int) else "object")
    return out, one.limit


def derived_later(times):
    class Late:
        n = 0

    class After:
        pass

    for i in range(times):
        Late.n += 1
        if i == times // 2:

            class After(Late):
                pass

            After.n
        if i > times // 2 and After.n != Late.n:
            return "old"
    return After.n, Late.n


def deleted(times):
    class Gone:
        n = 0

    failed = 0
    for i in range(times):
        try:
            Gone.n += 1
        except AttributeError as e:
            failed += 1
            Gone.n = 100
        if i % 200 == 199:
            del Gone.n
    return Gone.n, failed


def large(times):
    for i in range(times):
        Plain.count = 1 << (i % 70)
    return Plain.count, Plain().count


def shadowed(times):
    one = Plain()
    seen = 0
    for i in range(times):
        Plain.count = i
        if i == times // 2:
            one.count = "mine"
        if one.count == "mine":
            seen += 1
    return seen, Plain.count


print(counted(500)[-2:], Plain.count, Plain.total)
print(inherited(600))
print(own(300))
print(described(300))
print(of_all_kinds([1, 2.5, "x", True, None], 200))
print(becomes_function(400))
print(derived_later(500), deleted(900))
print(large(400), shadowed(400))
print([Slotted().n for _ in range(300)][-1], Slotted.made)
