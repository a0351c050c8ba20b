"""One instruction meets many classes in turn, which change meanwhile; code dies, and other code has its place."""


class Base:
    def name(self):
        return "base"


def classes(count):
    made = []
    for i in range(count):
        space = {"name": lambda self, i=i: f"{self.first}-{i}"} if i % 3 else {}
        cls = type(f"C{i}", (Base,), space)
        one = cls()
        # Not at the same place in each.
        for extra in range(i % 4):
            setattr(one, f"extra{extra}", extra)
        one.first = i
        one.second = -i
        made.append(one)
    return made


def read(each):
    return each.first + each.second * 2


def write(each, value):
    each.second = value
    each.first += 1


def call(each):
    return each.name()


def turns(instances, rounds):
    total = 0
    for i in range(rounds):
        for each in instances:
            total += read(each)
            write(each, i)
    return total


few, many = classes(4), classes(60)
print(turns(few, 50), turns(many, 50), [call(each) for each in few])
print([call(each) for each in many[:8]], turns(many, 3))

# What has been met changes: a class gets a property, an instance gets a dict, loses an attribute, hides a method.
type(few[1]).first = property(lambda self: 100)
few[2].__dict__["first"] = 200
del few[3].second
few[0].name = lambda: "own"
for each in few:
    try:
        print(read(each), end=" ")
    except AttributeError as error:
        print(error, end=" ")
for each in few:
    print(call(each), end=" ")
print()
try:
    write(few[1], 5)
except AttributeError as error:
    print(error)
type(few[2]).name = lambda self: "changed"
Base.name = lambda self: "new base"
print([call(each) for each in few], [call(each) for each in many[:4]])


class Slots:
    __slots__ = ("first", "second")

    def name(self):
        return "slots"


class Lookup:
    second = 7

    def __getattr__(self, name):
        if name == "first":
            return 1
        raise AttributeError(name)


class Everything:
    def __getattribute__(self, name):
        return 3 if name != "name" else lambda: "everything"


slots = Slots()
slots.first, slots.second = 1, 2
mixed = [slots, Lookup(), Everything(), many[5], many[6]]
for _ in range(3):
    print([read(each) for each in mixed])
print([call(each) for each in (slots, Everything(), many[5])])
slots.second = 3
del slots.first
try:
    read(slots)
except AttributeError as error:
    print(type(error).__name__, error.name)

# Code that has gone, in whose place other code asks the same classes for something else.
for attribute in ("first", "second", "third") * 3:
    for each in many[:8]:
        each.third = "third"
    space = {}
    exec(f"def get(each): return each.{attribute}\ndef put(each): each.{attribute} = 'put'\ndef ask(each): return each.name()", space)
    print([space["get"](each) for _ in range(2) for each in many[4:8]][:4], end=" ")
    for each in many[:4]:
        space["put"](each)
    print([getattr(each, attribute) for each in many[:4]], [space["ask"](each) for each in many[4:6]])
    del space
