import sys


class Pause:
    def __await__(self):
        yield


async def quick():
    print("quick sees", repr(sys.exception()))
    try:
        raise KeyError("inner")
    except KeyError:
        print("quick handles", repr(sys.exception()))
    print("quick sees", repr(sys.exception()))


async def slow():
    print("slow sees", repr(sys.exception()))
    await Pause()
    print("slow sees", repr(sys.exception()))
    try:
        raise IndexError("slow")
    except IndexError:
        await Pause()
        print("slow handles", repr(sys.exception()))
    await Pause()
    print("slow sees", repr(sys.exception()))


async def main():
    await quick()
    try:
        raise ValueError("main")
    except ValueError:
        await quick()
        await slow()
        print("main handles", repr(sys.exception()))
    print("main sees", repr(sys.exception()))


c = main()
turn = 0
while True:
    turn += 1
    try:
        raise OSError(turn)
    except OSError:
        try:
            c.send(None)
        except StopIteration:
            break
        print("driver handles", repr(sys.exception()))


async def context():
    try:
        raise TypeError("first")
    except TypeError:
        await raises()


async def raises():
    raise ValueError("second")


try:
    context().send(None)
except ValueError as error:
    print(repr(error), repr(error.__context__))
try:
    raise OSError("outside")
except OSError:
    try:
        raises().send(None)
    except ValueError as error:
        print(repr(error), repr(error.__context__))
