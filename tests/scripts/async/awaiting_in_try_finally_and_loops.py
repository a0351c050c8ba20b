class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


def run(coro):
    yielded = []
    try:
        while True:
            yielded.append(coro.send(len(yielded) or None))
    except StopIteration as stop:
        return yielded, stop.value


async def returns_through_finally():
    for i in range(3):
        try:
            if i == 1:
                return await Pause("value")
        finally:
            await Pause(f"finally {i}")


print(run(returns_through_finally()))


async def finally_changes():
    result = []
    try:
        return result
    finally:
        result.append(await Pause("second"))


print(run(finally_changes()))


async def handlers():
    result = []
    for kind in ValueError, KeyError, None:
        try:
            await Pause(f"try {kind and kind.__name__}")
            if kind:
                raise kind
        except ValueError as error:
            result.append(await Pause("value handler"))
        except KeyError:
            result.append(await Pause("key handler"))
            continue
        else:
            result.append(await Pause("else"))
        finally:
            result.append(await Pause("finally"))
        result.append("end of turn")
    return result


print(run(handlers()))


async def nested():
    try:
        try:
            await Pause(1)
            raise ValueError
        finally:
            try:
                await Pause(2)
            finally:
                await Pause(3)
    except ValueError:
        while await Pause(4) < 6:
            if await Pause(5) == 100:
                break
        else:
            return "while's else"


print(run(nested()))
