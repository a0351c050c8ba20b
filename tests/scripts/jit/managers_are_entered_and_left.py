# `with` in hot loops: methods that change meanwhile, managers of other types, exceptions on the way in and out, frames seen inside.
import sys
import traceback


class Manager:
    entered = left = 0

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        Manager.entered += 1
        return self

    def __exit__(self, kind, error, found):
        Manager.left += 1
        return kind is KeyError


def use(count, make):
    total = 0
    for i in range(count):
        with make(i) as managed:
            total += len(managed.name)
            if i % 100 == 7:
                continue
            if i % 1000 == 999:
                raise KeyError(i)
        total += 1
    return total


def leave_early(count):
    for i in range(count):
        with Manager("early") as outer, Manager("inner"):
            if i == count - 1:
                return i, outer.name


print(use(3000, lambda i: Manager("x")), Manager.entered, Manager.left)
print([leave_early(n)[0] for n in (1, 500, 900)], Manager.entered, Manager.left)


class Derived(Manager):
    def __enter__(self):
        return Manager("derived")


class Native:
    def __enter__(self):
        self.name = "native"
        return self

    __exit__ = property(lambda self: lambda *found: True)


print("types in turn", use(3000, lambda i: (Manager("y"), Derived("z"), Native())[i % 3]))

print("methods that are replaced")
plain = Manager.__exit__
for round in range(4):
    if round == 1:
        Manager.__exit__ = lambda self, *found: True
    elif round == 2:
        Manager.__exit__ = lambda self, kind, error, found, more=1: kind is KeyError
    elif round == 3:
        Manager.__exit__ = plain
    print(round, use(2000, lambda i: Manager("m")), Manager.left)


def fail_inside(count):
    seen = []
    for i in range(count):
        try:
            with Manager("fails") as managed:
                if i % 500 == 499:
                    raise ValueError(managed.name, i)
        except ValueError as error:
            lines = [entry.name for entry in traceback.extract_tb(error.__traceback__)]
            seen.append((error.args, lines))
    return seen


print(fail_inside(2000))


class Failing:
    def __init__(self, i):
        self.i = i

    def __enter__(self):
        if self.i % 700 == 699:
            raise LookupError("enter", self.i)
        return self.i

    def __exit__(self, kind, error, found):
        if self.i % 900 == 899:
            raise OverflowError("exit", self.i)


def fail_in_methods(count):
    seen = []
    for i in range(count):
        try:
            with Failing(i):
                pass
        except (LookupError, OverflowError) as error:
            entries = traceback.extract_tb(error.__traceback__)
            seen.append((error.args, [(entry.name, entry.line) for entry in entries]))
    return seen


for found in fail_in_methods(2000):
    print(found)


class Looking:
    depth = 0
    names = set()

    def __enter__(self):
        Looking.depth += 1
        frame = sys._getframe()
        Looking.names.add((frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_back.f_locals["step"] // 1000))
        return self

    def __exit__(self, *found):
        Looking.depth -= 1


def look(count):
    step = 0
    for step in range(count):
        with Looking():
            if Looking.depth != 1:
                return "wrong depth"
    return sorted(Looking.names)


print(look(3000))


class Dying:
    gone = 0

    def __enter__(self):
        return 1

    def __exit__(self, *found):
        return None

    def __del__(self):
        Dying.gone += 1


def die(count):
    late = 0
    for i in range(count):
        with Dying():
            late += Dying.gone != i
    return late, Dying.gone


print(die(2000))


def yielding(count):
    for i in range(count):
        with Manager("generator"):
            yield i


print(sum(yielding(2000)), Manager.entered - Manager.left)
