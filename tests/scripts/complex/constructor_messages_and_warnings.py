# TypeErrors of the constructor, and what it only warns about (on standard error).
class Sub(complex):
    pass


class Complexed:
    def __complex__(self):
        return 3 + 4j


class GivesSub:
    def __complex__(self):
        return Sub(1, 2)


class GivesFloat:
    def __complex__(self):
        return 1.0


class Raises:
    def __complex__(self):
        raise KeyError("inside")

    def __float__(self):
        return 1.0


def attempt(*args, **kwargs):
    try:
        print(complex(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt([])
attempt(None)
attempt(b"1")
attempt(bytearray(b"1"))
attempt(object())
attempt("1", 2)
attempt(1, "2")
attempt(real="1")
attempt(imag="2")
attempt(1, [])
attempt(1, Complexed())
attempt(1, None)
attempt(1, 2, 3)
attempt(foo=1)
attempt(1, real=2)
attempt(GivesFloat())
attempt(GivesFloat(), 1)
attempt(Raises())
attempt(Raises(), 2)
attempt(GivesSub())
attempt(Complexed(), 1)
attempt(1j, 2j)
attempt(0, 2j)
attempt(Sub(1, 2), Sub(3, 4))
attempt(imag=1j)
