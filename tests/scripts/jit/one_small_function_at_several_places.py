"""A guard fails in the body of a small function or method that stands in place of several calls: each goes on behind its own."""


class Box:
    def __init__(self, x):
        self.x = x

    def twice(self):
        return self.x + self.x


def half(x):
    return x // 2


def run(values, boxes):
    trace = []
    for value in values:
        a = half(value)
        trace.append("a")
        b = half(value + 1)
        trace.append("b")
        for _ in range(2):
            c = half(a) + half(b)
            trace.append("c")
        for box in boxes:
            box.x = value
            d = box.twice()
            trace.append("d")
            e = box.twice()
        trace.append("".join(map(str, (a, b, c, d, e))))
    return trace


boxes = [Box(1), Box(2)]
ordinary = run(range(300), boxes)
print(len(ordinary), ordinary[-9:])
for odd in (2**70, 0.5, 2**48 - 1, True):
    changed = run([*range(200), odd, *range(100)], boxes)
    print(len(changed), "".join(changed[199 * 7 : 203 * 7]))
for place in range(3):
    try:
        run([*range(200), "text", 1], boxes)
    except TypeError as error:
        print(error, error.__traceback__.tb_next.tb_lineno, error.__traceback__.tb_next.tb_next.tb_lineno)


def between(values, boxes):
    """Nothing differs from one call to the next but what comes after it."""
    trace = []
    for value in values:
        half(value)
        trace.append("a")
        half(value)
        trace.append("b")
        for box in boxes:
            box.twice()
            trace.append("c")
            box.x = value
            box.twice()
            trace.append("d")
    return "".join(trace)


for odd in (2**70, 0.5):
    for start in range(3):
        trace = between([*range(200 + start), odd, odd, *range(100)], boxes)
        print(len(trace), trace.count("abcdcd"))
