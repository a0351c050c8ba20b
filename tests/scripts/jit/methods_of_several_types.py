"""One call of a method of objects of several types, while the types change."""


class Shape:
    sides = 0

    def count(self):
        return self.sides

    def describe(self, text):
        return text + str(self.measure())


class Square(Shape):
    def __init__(self, x):
        self.x = x
        self.sides = 4

    def measure(self):
        return self.x * self.x


class Bar(Shape):
    def __init__(self, x):
        self.sides = 4
        self.x = x

    def measure(self):
        return self.x


class Dot(Shape):
    def measure(self, of=0):
        return of


class Wire(Shape):
    def __init__(self, x):
        self.x = x
        self.measure = lambda: -x


class Names(list):
    measure = list.__len__


def total(shapes, times):
    result = 0
    for _ in range(times):
        for shape in shapes:
            result += shape.measure()
    return result


def place(error):
    at = error.__traceback__
    lines = []
    while at is not None:
        lines.append((at.tb_frame.f_code.co_name, at.tb_lineno - at.tb_frame.f_code.co_firstlineno))
        at = at.tb_next
    return lines


shapes = [Square(2), Bar(3)]
print(total(shapes, 300))
shapes.append(Dot())
print(total(shapes, 300))
shapes.append(Wire(1))
print(total(shapes, 300))
shapes.append(Names("abcd"))
print(total(shapes, 300))


def replaced(shapes, times):
    """Half-way a class gets another method, and an object one of its own."""
    result = []
    for n in range(times):
        for shape in shapes:
            result.append(shape.describe("s")[1:])
        if n == times // 2:
            Bar.measure = lambda self: 100
            shapes[0].measure = lambda: 7
        if n == times * 3 // 4:
            del shapes[0].measure
            Bar.measure = lambda self, n=5: n
    return len(result), sum(map(int, result))


print(replaced([Square(3), Bar(4), Dot()], 400))


def failing(shapes, times):
    for n in range(times):
        for shape in shapes:
            shape.measure()
        if n == times - 2:
            del Dot.measure


try:
    failing([Square(1), Dot(), Bar(1)], 300)
except AttributeError as error:
    print(error, place(error))

Dot.measure = lambda self, wanted: wanted
try:
    failing([Square(1), Bar(1), Dot()], 300)
except TypeError as error:
    print(error, place(error))
Dot.measure = lambda self: 1 / self.sides
try:
    failing([Square(1), Bar(1), Dot()], 300)
except ZeroDivisionError as error:
    print(error, place(error))
print([shape.count() for shape in shapes[:4]])
