# Annotations in branches and loops count if they were met.
class A:
    y: int
    if True:
        x: int
    else:
        no: str
    for i in range(2):
        z: list
    while False:
        never: int
    try:
        t: int
        raise KeyError
        never: int
    except KeyError:
        e: int
    finally:
        f: int
    with open(__file__) as file:
        o: int
    match 1:
        case 2:
            no: int
        case _:
            m: int


print(A.__annotations__)
print(sorted(name for name in vars(A) if "annot" in name))


def make(flag):
    class Local:
        if flag:
            a: flag
        else:
            b: flag
        c: int

    return Local


print(make(True).__annotations__, make(0).__annotations__)
first: int
if first_met := True:
    second: str
else:
    third: bytes
print(sorted(__conditional_annotations__), __annotate__(1))
if not first_met:
    fourth: int
print(__annotate__(1))


class Deep:
    if True:
        if True:
            a: int
            if False:
                b: int
    for _ in ():
        c: int
    else:
        d: int


print(Deep.__annotations__)
