"""Calls that leave arguments out, from compiled code: defaults change in the middle of a loop."""


def scale(x, factor=2, offset=1):
    return x * factor + offset


def longer(x, step=1, *, wide=0):
    total = 0
    for i in range(3):
        total += x + step * i
    return total + wide


class Gauge:
    def __init__(self):
        self.value = 0

    def add(self, amount=3, label="unit"):
        self.value += amount
        return label


def defaults_are_replaced(count):
    results = []
    for i in range(count):
        results.append(scale(i))
        if i == count // 2:
            scale.__defaults__ = (5, 0.5)
        elif i == count // 2 + 2:
            scale.__defaults__ = (7,)
            try:
                scale(i)
            except TypeError as error:
                results.append(str(error))
            scale.__defaults__ = (2, 1)
    return results[:2], results[count // 2 : count // 2 + 6], sum(results[-3:])


def defaults_of_a_longer_one(count):
    total = 0
    for i in range(count):
        total += longer(i) + longer(i, 2)
        if i == count // 2:
            longer.__defaults__ = ("1",)
        if i == count // 2 + 1:
            longer.__defaults__ = (1,)
    return total


def guarded(count):
    errors = 0
    for i in range(count):
        try:
            defaults_of_a_longer_one(i % 40 + 1)
        except TypeError:
            errors += 1
            longer.__defaults__ = (1,)
    return errors


def methods(count):
    gauge = Gauge()
    labels = set()
    for i in range(count):
        labels.add(gauge.add())
        labels.add(gauge.add(i))
        labels.add(gauge.add(1, "other"))
    return gauge.value, sorted(labels)


class Noisy:
    def __del__(self):
        print("gone")


def hold(i, kept=Noisy()):
    return kept is None


def the_last_reference(count):
    held = 0
    for i in range(count):
        held += hold(i)
        if i == count // 2:
            print("replacing")
            hold.__defaults__ = (None,)
            print("replaced")
    return held


print(defaults_are_replaced(2000))
print(scale(3), scale(3, 4), scale(3, offset=9))
print(guarded(100))
print(methods(2000))
print(the_last_reference(1000))
