def show(value):
    print("evaluated", repr(value))
    return value


print(show(0) or show("") or show([]) or show("last"))
print(show(1) and show("x") and show([]) and show("never"))
print(show(0) or show(5) and show(6))
print((show(0) or show(5)) and show(0.0))
print(not show(""), not show("x"), not not show(3))
print(1 and 2 or 3, 0 and 2 or 3, None or (), [] and {}, "a" or 1 / 0)


class Flag:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        print("bool of", self.truth)
        return self.truth

    def __repr__(self):
        return f"Flag({self.truth})"


yes, no = Flag(True), Flag(False)
print(yes and no, no or yes, not yes, yes if no else no)
print([each for each in (yes, no) if each])
while no:
    pass
if yes and not no:
    print("taken")


class Sized:
    def __len__(self):
        print("len")
        return 0


print((Sized() and 1).__class__, bool(Sized()), not Sized())


class BadBool:
    def __bool__(self):
        return 1


class BadLen:
    def __len__(self):
        return -1


for bad in (BadBool(), BadLen()):
    try:
        bool(bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
