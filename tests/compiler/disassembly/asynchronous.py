async def awaits(a):
    return await a


async def loops(a):
    async for x in a:
        if x:
            break
        yield x
    else:
        return
    return


async def manages(a):
    async with a as b:
        return b


async def comprehends(a):
    return [x async for x in a if await x], (await x for x in a)
