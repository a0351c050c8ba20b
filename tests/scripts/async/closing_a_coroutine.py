class Pause:
    def __await__(self):
        try:
            yield "paused"
        except GeneratorExit:
            print("the awaitable is closed")
            raise


async def cleans_up(name):
    try:
        await Pause()
    except GeneratorExit:
        print(name, "is closed")
        raise
    finally:
        print(name, "is done")


c = cleans_up("a")
print(c.send(None), c.close(), c.close(), c.cr_frame)


async def outer():
    try:
        await cleans_up("inner")
    finally:
        print("outer is done")


c = outer()
c.send(None)
print(c.close())


async def ignores():
    try:
        await Pause()
    except GeneratorExit:
        pass
    await Pause()


c = ignores()
c.send(None)
try:
    c.close()
except RuntimeError as error:
    print(error)


async def returns():
    try:
        await Pause()
    except GeneratorExit:
        return "a value"


c = returns()
c.send(None)
print(c.close())


async def raises():
    try:
        await Pause()
    finally:
        raise KeyError("other")


async def around():
    try:
        await raises()
    except KeyError as error:
        print("around saw", error, repr(error.__context__))
        raise


c = around()
c.send(None)
try:
    c.close()
except KeyError as error:
    print("close raised", error)

never_started = cleans_up("never")
print(never_started.close())


async def dropped():
    await cleans_up("dropped")


c = dropped()
c.send(None)
del c
print("end")
