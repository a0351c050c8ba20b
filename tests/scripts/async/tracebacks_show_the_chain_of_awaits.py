class Pause:
    def __await__(self):
        yield "paused"


async def fails(n):
    await Pause()
    return 1 / n


async def between(n):
    value = await fails(
        n
    )
    return value


async def outer():
    try:
        await between(0)
    except ZeroDivisionError as error:
        raise ValueError("outer failed") from error


c = outer()
c.send(None)
c.send(None)
