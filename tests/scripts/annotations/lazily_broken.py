# Errors in annotations appear when they are asked for, each time anew, and leave nothing half done.
count = 0


def failing():
    global count
    count += 1
    raise ValueError(f"attempt {count}")


def f(a: failing(), b: int): ...


class C:
    a: int
    b: failing()


for owner in (f, f, C, C):
    try:
        owner.__annotations__
    except ValueError as error:
        print(error)
print("__annotations_cache__" in vars(C))


class Self:
    x: Self
    y: list[Self]


print(Self.__annotations__)


def changes(x: globals().update(made=True)): ...


print("made" in globals(), changes.__annotations__, made)


def generator_in_it(x: [i for i in range(3)], y: {k: 1 for k in "ab"}, z: sum(i for i in range(4))): ...


print(generator_in_it.__annotations__)


def interrupted(x: 1 / 0): ...


annotate = interrupted.__annotate__
for format in (1, 2):
    try:
        annotate(format)
    except ZeroDivisionError as error:
        print(format, error, error.__traceback__.tb_next.tb_frame.f_code.co_name)
del interrupted.__annotations__
print(interrupted.__annotations__)
