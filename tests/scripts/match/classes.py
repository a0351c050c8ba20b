# Class patterns: positional by __match_args__, keywords, both, nested, guarded.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Line:
    __match_args__ = ("start", "end")

    def __init__(self, start, end):
        self.start = start
        self.end = end


def describe(shape):
    match shape:
        case Point(0, 0):
            return "origin"
        case Point(0, y=y) | Point(y, 0):
            return f"on an axis at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=a, y=b):
            return f"at {a}, {b}"
        case Line(Point(x1, y1), Point(x2, y2)):
            return f"from {x1},{y1} to {x2},{y2}"
        case Line(start=Point() as p, end=None):
            return f"ray from {p}"
        case Line():
            return "odd line"
        case Point:
            return "anything"


for shape in [
    Point(0, 0), Point(0, 3), Point(4, 0), Point(5, 5), Point(1, 2),
    Line(Point(1, 2), Point(3, 4)), Line(Point(7, 8), None), Line(1, 2), 17,
]:
    print(describe(shape))

# An attribute that is missing is no match; so is a subject of another class.
del (half := Point(1, 2)).y
match half:
    case Point(x, y):
        print("both")
    case Point(x):
        print("one", x)
match object():
    case Point(x, y):
        print("point")
    case object(__class__=c):
        print(c)
