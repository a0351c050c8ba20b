# Only plain names without brackets are annotated; of other targets the parts are evaluated, the annotation never.
def say(value):
    print("evaluated", value)
    return value


class Owner:
    def __repr__(self):
        return "owner"


owner = Owner()
items = [0, 0, 0]


class A:
    (x): say("never")
    (y): say("never") = 1
    say(owner).attribute: say("never")
    say(owner).other: say("never") = say(2)
    say(items)[say(0)]: say("never") = say(3)
    say(items)[say(1)]: say("never")
    items[say(1) : say(2)]: say("never")
    items[say(0), say(1)]: say("never")


print(A.__annotations__, A.y, hasattr(A, "x"), sorted(vars(owner)), items)


def function():
    a: undefined = 1
    b: print("never")
    say(owner).attribute: undefined
    (c): undefined = 3
    return a, c


print(function(), function.__annotations__, function.__code__.co_varnames)


def unassigned():
    b: int
    return b


try:
    unassigned()
except UnboundLocalError as error:
    print(error)
try:
    unknown.attribute: int
except NameError as error:
    print(error)
for source in (
    "a, b: int",
    "(a, b): int",
    "[a]: int",
    "f(): int",
    "a: int = 1 = 2",
    "a: int += 1",
    "def f():\n global a\n a: int",
    "def f():\n a: int\n global a",
    "def f(a):\n nonlocal a\n a: int",
    "a: (yield)",
    "a: (b := 1)",
    "__debug__: int",
    "None: int",
    "a: *b",
    "lambda: a: int",
):
    try:
        compile(source, "<source>", "exec")
    except SyntaxError as error:
        print(f"{source!r}: {error.msg}")
    else:
        print(f"{source!r} is fine")
