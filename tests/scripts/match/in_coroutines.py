# match in coroutines and asynchronous generators; subjects, guards and bodies that wait.
class Wait:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(coroutine, answers=()):
    answers = iter(answers)
    waited = []
    try:
        sent = None
        while True:
            waited.append(coroutine.send(sent))
            sent = next(answers, waited[-1])
    except StopIteration as stop:
        return waited, stop.value


async def dispatch(request):
    match await Wait(request):
        case {"op": "add", "args": [a, b]}:
            return await Wait(a) + await Wait(b)
        case {"op": "wait", "times": int(n)} if await Wait(n > 0):
            return [await Wait(i) for i in range(n)]
        case {"op": op, **rest}:
            return op, rest
        case _:
            return None


for request in ({"op": "add", "args": (1, 2)}, {"op": "wait", "times": 3}, {"op": "wait", "times": 0}, {"op": "stop", "x": 1}, []):
    print(run(dispatch(request)))
print(run(dispatch("x"), [{"op": "replaced"}]))


async def source():
    for item in (1, "two", [3, 4], {"five": 6}):
        match item:
            case int(n):
                yield "number", await Wait(n)
            case [first, *_]:
                yield "list", first
            case {"five": six}:
                yield "mapping", await Wait(six)


async def collect():
    found = []
    async for item in source():
        match item:
            case kind, value if value != 3:
                found.append((kind, value))
            case other:
                found.append(other)
    return found


print(run(collect()))


async def star():
    try:
        await Wait("before")
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        await Wait(("clause", repr(e)))
    except* TypeError as e:
        match e:
            case ExceptionGroup(exceptions=[TypeError(args=(n,))]):
                return await Wait(n)


print(run(star()))
