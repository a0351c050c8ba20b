def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                yield got
    finally:
        done.append(n)


def chain(*parts):
    for part in parts:
        result = yield from part
        done.append(result)
    return "end"


done = []
g = numbers(4)
print(next(g), g.send("sent"), next(g))
g.close()
h = numbers(3)
next(h)
try:
    h.throw(ValueError("thrown"))
except ValueError as error:
    print(error, error.__traceback__.tb_lineno)
print(list(chain(numbers(2), [1, 2], "ab")), done)
unfinished = numbers(9)
next(unfinished)
print(sum(x * y for x in range(3) for y in range(3)), list(zip(numbers(2), map(str, numbers(3)))), h.gi_frame)
del unfinished
