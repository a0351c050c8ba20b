"""What was asked of an object is known in the branches that follow, until something is called that may change it."""


class A:
    def __init__(self, x):
        self.x = x
        self.y = 1

    def kind(self):
        return "a"


class B:
    def __init__(self, x):
        self.y = 2
        self.x = x

    def kind(self):
        return "b"


def branches(objects, times):
    total = 0
    for n in range(times):
        for each in objects:
            if each.x > 1:
                total += each.y
            elif each.x < 0:
                total -= each.y
            else:
                total += each.x
            if each.y == 2 and not (each.x == 3 or n % 2):
                each.x += 0
    return total


def exchanged(objects, times):
    """The class is another one in the midst."""
    total = 0
    for n in range(times):
        for each in objects:
            if each.x > 0:
                if n % 50 == 7:
                    each.__class__ = B if type(each) is A else A
                total += each.y + each.x
            total += len(each.kind())
            if each.kind() == "b":
                total += 10
    return total


def changed(objects, times):
    """The class has something else."""
    seen = []
    for n in range(times):
        for each in objects:
            if each.x > 0:
                before = each.kind()
                if n == times // 2:
                    A.kind = lambda self: "changed"
                after = each.kind()
                if before != after:
                    seen.append((n, before, after))
    return seen


def told(values, times):
    """What is compared with a text is mostly one."""
    counts = [0, 0, 0]
    for _ in range(times):
        for value in values:
            if value == "one":
                counts[0] += 1
            elif value != "two":
                counts[1] += 1
            else:
                counts[2] += 1
    return counts


class Text(str):
    def __eq__(self, other):
        return other == "one" or str.__eq__(self, other)

    __hash__ = str.__hash__


class Holder:
    def __init__(self, text):
        self.text = text

    def is_one(self):
        return self.text == "one"


def truths(values, times):
    result = []
    for n in range(times):
        for x, y in values:
            both = not x == y and (x < y or not n < times - 1)
            either = x > y or not x
            if n == times - 1:
                result.append((both, either, not both, not either is both))
    return result


print(branches([A(1), B(2), A(-3), B(0)], 300), branches([A(2)], 300), branches([B(3), A(2.5)], 300))
print(exchanged([A(1), B(2), A(-1)], 400))
print(changed([A(1), B(1), A(2)], 200))
long = "".join(["o", "n", "e"])
print(told(["one", "two", long, "three", "onetwo", ""], 200))
print(told(["one", 1, None, Text("x"), "two", 2.5, b"two"], 200))
print(sum(h.is_one() for h in [Holder("one"), Holder("x"), Holder(long), Holder(1), Holder(Text("z"))] * 100))
print(truths([(1, 2), (2, 1), (0, 0), (1.5, 2)], 300))
