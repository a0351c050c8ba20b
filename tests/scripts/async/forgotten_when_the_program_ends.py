async def f():
    pass


kept = f()
in_a_list = [f()]


async def waits():
    try:
        await Pause()
    finally:
        print("finally of waits")


class Pause:
    def __await__(self):
        yield


suspended = waits()
suspended.send(None)
print("end of the program")
