"""throw(type, value, traceback) is deprecated."""


def generator():
    while True:
        try:
            yield
        except ValueError as error:
            print("caught", repr(error))


g = generator()
next(g)
g.throw(ValueError)
g.throw(ValueError("one"))
g.throw(ValueError, "two")
g.throw(ValueError, ValueError("three"), None)
for i in range(2):
    g.throw(ValueError, i)
