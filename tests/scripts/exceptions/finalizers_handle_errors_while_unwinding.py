"""Temporaries that die on the way to a handler: their finalizers have handlers of their own."""


class Handles:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        for depth in range(3):
            try:
                try:
                    raise KeyError(depth)
                finally:
                    pass
            except KeyError as e:
                print(self.name, "handled", e)

    def __repr__(self):
        return self.name


def fail(*values):
    del values
    raise ValueError("failed")


def give(*values):
    return values


try:
    give(Handles("a"), fail())
except ValueError as e:
    print("caught", e)
try:
    with open(__file__) as f:
        give(Handles("b"), Handles("c"), [Handles("d"), fail()])
except ValueError as e:
    print("caught", e)
for i in range(2):
    try:
        {Handles("key %d" % i): 1, fail(): 2}
    except ValueError as e:
        print("caught", e)
    else:
        print("not caught")
    finally:
        print("at last")
