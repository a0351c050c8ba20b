# Guards: evaluated after the names are bound, only where the pattern has matched, once.
order = []


def note(value, result=True):
    order.append(value)
    return result


def run(subject):
    order.clear()
    match note(subject, subject):
        case [x, y] if note(f"sum {x + y}", x + y > 5):
            result = "large"
        case [x, _] if note(f"first {x}", x):
            result = "first"
        case [*_] if (n := len(subject)) > 2:
            result = f"long {n}"
        case _ if note("last guard", False):
            result = "never"
        case other:
            result = other
    print(order, result)


for subject in ([3, 4], [1, 1], [0, 0], [1, 2, 3], [], "text"):
    run(subject)


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        order.append(f"bool {self.value}")
        if self.value is None:
            raise ValueError("neither")
        return self.value


for value in (True, False, None):
    order.clear()
    try:
        match 5:
            case int() if Truth(value):
                print(order, "guarded")
            case _:
                print(order, "default")
    except ValueError as error:
        print(order, error)

# A guard may rebind what it tests; the subject stays what it was.
subject = [1, 2]
match subject:
    case [a, b] if (subject := None):
        pass
    case [a, b]:
        print(a, b, subject)
match 1:
    case x if x == 2 or x == 1 and not x > 1:
        print("and, or, not")
match 2:
    case x if any(x == y for y in (1, 2, 3)) and (lambda: x)() == 2:
        print("nested scopes see", x)


def yielding():
    match (yield "subject"):
        case [x] if (yield x):
            yield "yes"
        case _:
            yield "no"


for answers in (([7], True), ([7], False), ([], None)):
    generator = yielding()
    print(next(generator), generator.send(answers[0]), end=" ")
    try:
        print(generator.send(answers[1]))
    except StopIteration:
        print("end")
