async def add(a, b):
    print("adding", a, b)
    return a + b


coro = add(1, 2)
print(type(coro).__name__, coro.__name__, coro.__qualname__, coro.cr_running, coro.cr_suspended)
try:
    coro.send(None)
except StopIteration as stop:
    print("returned", stop.value, stop.args)
print(coro.cr_frame, coro.cr_await, coro.cr_code is add.__code__)


async def nothing():
    pass


try:
    nothing().send(None)
except StopIteration as stop:
    print("returned", stop.value, stop.args)


async def gives_a_tuple():
    return 1, 2


try:
    gives_a_tuple().send(None)
except StopIteration as stop:
    print(stop.value, stop.args)


async def gives_an_exception():
    return ValueError("as a value")


try:
    gives_an_exception().send(None)
except StopIteration as stop:
    print(repr(stop.value))


async def with_all_kinds(a, /, b=2, *rest, c, d=4, **more):
    return a, b, rest, c, d, more


try:
    with_all_kinds(1, c=3, e=5).send(None)
except StopIteration as stop:
    print(stop.value)
try:
    with_all_kinds()
except TypeError as error:
    print(error)
