"""Functions with free variables, called from compiled code: their cells change, and so do the functions."""


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = 0

    return step, reset


def adder(n):
    def add(x):
        return x + n

    return add


def steps(times):
    step, reset = counter()
    total = 0
    for i in range(times):
        total += step()
        if i % 100 == 99:
            reset()
    return total


def several(times):
    adders = [adder(1), adder(2.5), adder(3)]
    total = 0
    for i in range(times):
        for add in adders:
            total += add(i)
    return total


def unbound(times):
    def use():
        return late

    seen = []
    for i in range(times):
        try:
            use()
        except NameError as error:
            if i == times - 1:
                seen.append(str(error))
    late = 5
    seen.append(use())
    return seen


def cell_becomes_text(times):
    part = 1

    def double():
        return part + part

    results = []
    for i in range(times):
        if i == times // 2:
            part = "a"
        results.append(double())
    return results[0], results[-1], len(results)


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def dropped_in_time(times):
    held = Noisy("first")

    def name():
        return held.name

    for i in range(times):
        text = name()
        if i == times // 2:
            held = Noisy("second")
            print("after", name())
    return text


def empty_cell(times):
    value = 1

    def read():
        return value

    cell = read.__closure__[0]
    total = 0
    for i in range(times):
        if i == times - 2:
            del cell.cell_contents
        try:
            total += read()
        except NameError as error:
            print(error)
            cell.cell_contents = 10
    return total


print(steps(3000))
print(several(1000))
print(unbound(500))
print(cell_becomes_text(1000))
print(dropped_in_time(1000))
print(empty_cell(1000))
