def run(coro):
    try:
        coro.send(None)
    except StopIteration as stop:
        print("returned", stop.value)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


async def use(manager):
    async with manager as v:
        print("inside", v)


class Nothing:
    pass


class OnlyEnter:
    async def __aenter__(self):
        pass


class OnlyExit:
    async def __aexit__(self, *args):
        pass


class Sync:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True


class EnterGivesNumber:
    def __aenter__(self):
        return 1

    async def __aexit__(self, *args):
        print("exit is not called")


class ExitGivesNumber:
    async def __aenter__(self):
        return "entered"

    def __aexit__(self, *args):
        return 2


class EnterRaises:
    def __aenter__(self):
        raise OSError("enter")

    async def __aexit__(self, *args):
        print("exit is not called")


for manager in Nothing(), OnlyEnter(), OnlyExit(), Sync(), EnterGivesNumber(), ExitGivesNumber(), EnterRaises():
    run(use(manager))


async def raise_inside(manager):
    async with manager:
        raise KeyError("inside")


run(raise_inside(ExitGivesNumber()))


class Async:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *args):
        pass


try:
    with Async():
        pass
except TypeError as error:
    print(error)
try:
    with Nothing():
        pass
except TypeError as error:
    print(error)


class OnInstance:
    def __init__(self):
        self.__aenter__ = self.__aexit__ = lambda *args: 1


run(use(OnInstance()))
