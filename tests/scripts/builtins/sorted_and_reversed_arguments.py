def attempt(function, *args, **keywords):
    try:
        result = function(*args, **keywords)
        print(function.__name__, result if isinstance(result, list) else list(result))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


attempt(sorted, [3, 1, 2])
attempt(sorted, "bca", reverse=True)
attempt(sorted, ["b", "A"], key=str.lower)
attempt(sorted, [1], key=5)
attempt(sorted, [1, "a"])
attempt(sorted, 5)
attempt(sorted)
attempt(sorted, [1], 2)
attempt(sorted, iterable=[1])
attempt(sorted, [1], nonsense=1)
attempt(sorted, [2, 1], key=None, reverse=0)
attempt(sorted, [2, 1], reverse="x")
attempt(reversed, [1, 2])
attempt(reversed, "ab")
attempt(reversed, {1: 2, 3: 4})
attempt(reversed, {1})
attempt(reversed, 5)
attempt(reversed)
attempt(reversed, [1], 2)


class Sequence:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i * 10


class NoReverse:
    __reversed__ = None


attempt(reversed, Sequence())
attempt(reversed, NoReverse())
