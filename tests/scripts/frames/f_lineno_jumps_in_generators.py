from support.jumper import jump


def numbers(out):
    x = yield 1
    out.append(x)
    yield 2
    out.append("last")
    yield 3


jump(numbers, 1, 3)
jump(numbers, 2, 5)
jump(numbers, 1, 4, event="return")
jump(numbers, 1, 5, event="call")
jump(numbers, 3, 5, event="call")
jump(numbers, 0, 3, event="call")
