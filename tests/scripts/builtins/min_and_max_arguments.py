def attempt(function, *args, **keywords):
    try:
        print(function.__name__, function(*args, **keywords))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


for function in (min, max):
    attempt(function, 3, 1, 2)
    attempt(function, [3, 1, 2])
    attempt(function, [])
    attempt(function, [], default="none")
    attempt(function, 1, 2, default=3)
    attempt(function)
    attempt(function, 5)
    attempt(function, [1, "a"])
    attempt(function, "abc", key=lambda c: -ord(c))
    attempt(function, [1, 2], key=5)
    attempt(function, [1, 2], key=None)
    attempt(function, 1, 2, nonsense=3)
    attempt(function, [], key=len)
    attempt(function, [1.0, 1, True])
    attempt(function, key=len)
