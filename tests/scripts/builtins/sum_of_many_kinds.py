def attempt(*args, **keywords):
    try:
        print(sum(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


attempt([])
attempt([1, 2], 10)
attempt([1, 2], start=10)
attempt([0.1] * 10)
attempt([1e100, 1.0, -1e100])
attempt([[1], [2]], [])
attempt(["a", "b"], "")
attempt(["a", "b"])
attempt([b"a"], b"")
attempt([bytearray()], bytearray())
attempt([1, "a"])
attempt([1, None])
attempt(5)
attempt()
attempt([1], 2, 3)
attempt([True, True], False)
attempt([10**30, 1.5, 2])
attempt([float("inf"), float("-inf")])
attempt(x for x in range(5))


class Number:
    def __radd__(self, other):
        return ("radd", other)


attempt([Number()])
attempt([1.5, Number()])
