class Pause:
    def __await__(self):
        return (yield "paused")


def attempt(f, *args):
    try:
        print(f(*args))
    except StopIteration as stop:
        print("StopIteration", stop.value)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


async def stubborn():
    while True:
        try:
            print("got", await Pause())
        except ValueError as error:
            print("caught", error)
        except KeyError:
            return "key"
        finally:
            print("finally")


c = stubborn()
attempt(c.send, None)
attempt(c.send, 1)
attempt(c.throw, ValueError("one"))
attempt(c.throw, ValueError)
attempt(c.throw, KeyError)

c = stubborn()
attempt(c.throw, ValueError("before the start"))
attempt(c.send, None)

c = stubborn()
c.send(None)
attempt(c.throw, TypeError("not caught"))
attempt(c.send, None)


async def outer(depth):
    if depth == 0:
        return await stubborn()
    try:
        return await outer(depth - 1)
    except TypeError as error:
        print("outer", depth, "saw", error)
        raise


c = outer(3)
attempt(c.send, None)
attempt(c.throw, ValueError("through all"))
attempt(c.throw, TypeError("kills all"))
print(c.cr_frame)

for bad in 5, "text", None, int, ValueError, object():
    c = stubborn()
    c.send(None)
    try:
        c.throw(bad)
    except TypeError as error:
        print(error)
    except Exception as error:
        print(type(error))
    c.close()


async def raises_stop_iteration():
    raise StopIteration(5)


async def throws_stop_iteration():
    await Pause()


attempt(raises_stop_iteration().send, None)
c = throws_stop_iteration()
c.send(None)
attempt(c.throw, StopIteration(7))


async def raises_stop_async_iteration():
    raise StopAsyncIteration(5)


attempt(raises_stop_async_iteration().send, None)
