import sys


def show(action):
    try:
        action()
    except Exception:
        sys.excepthook(*sys.exc_info())


class C:
    pass


zero, none, text, items, table, c = 0, None, "text", [1, 2], {"a": {"b": None}}, C()


def divide():
    return 1 + 2 / zero * 3


def nested_subscript():
    return table["a"]["b"]["c"]


def attribute():
    return c.missing.other


def call():
    return len(items)(text)


def call_with_arguments():
    return int("12", base=99)


def whole_line():
    none()


def add():
    value = text + zero
    return value


def long_expression():
    return (
        1
        + text
        + 2
    )


def multi_line_call():
    return sorted(
        items,
        key=5,
    )


def subscript_assignment():
    items[10] = 1


def delete():
    del items[5]


def comparison():
    return 1 < 2 < text


def unary():
    return -text


def fstring():
    return f"{zero} {1 / zero} after"


def lambda_in_call():
    return max(items, key=lambda x: x / zero)


def comprehension():
    return [x / zero for x in items]


def conditional():
    return 1 if none.x else 2


def chained_calls():
    return text.upper().lower().nothing()


def augmented():
    x = 1
    x += "a"


def unpack():
    a, b = items + items


def for_loop():
    for x in zero:
        pass


def with_statement():
    with zero as z:
        pass


def imported():
    import nothing_like_this


def raised():
    raise ValueError("made here")


def keyword():
    return print(1, sep=zero)


def star():
    return print(*zero)


def asserting():
    assert zero == 1, "not one"


def unicode_line():
    return "äöü€" + "日本" + zero


for action in list(globals().values()):
    if getattr(action, "__code__", None) and action is not show:
        show(action)
