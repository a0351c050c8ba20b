class Rounding:
    def __round__(self, *args):
        return ("rounded", args)


class NotRounding:
    pass


def attempt(*args, **keywords):
    try:
        print(round(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


attempt(Rounding())
attempt(Rounding(), 2)
attempt(Rounding(), None)
attempt(NotRounding())
attempt(2.5)
attempt(3.5)
attempt(-2.5)
attempt(2.675, 2)
attempt(1234567, -3)
attempt(15, -1)
attempt(25, -1)
attempt(5, 1.0)
attempt(5.0, "x")
attempt("5")
attempt()
attempt(1, 2, 3)
attempt(number=1.7)
attempt(number=1.75, ndigits=1)
attempt(float("inf"))
attempt(float("nan"))
attempt(float("inf"), 1)
attempt(1e300, 400)
attempt(1.5, 10**10)
attempt(True)
