# and, or, not and conditional expressions give operands, and evaluate no more than they must.
class T:
    def __init__(self, name, truth):
        self.name, self.truth = name, truth

    def __bool__(self):
        print("bool", self.name)
        return self.truth

    def __repr__(self):
        return self.name


yes, no, also = T("yes", True), T("no", False), T("also", True)
print(yes and no and also, yes or no, no or no or also, not yes, not no)
print(yes and (no or also), (yes and no) or also, not (yes and no), not yes or also)
print("then" if yes else "else", "then" if no else "else", "a" if no else "b" if yes else "c")
if yes and not no:
    print("both")
while no or yes:
    break
else:
    print("never")
print([x for x in (yes, no) if x], any(x for x in (no, yes)), all((yes, no, also)))
print(1 and 2 or 3, 0 and 2 or 3, None or [] or "", not [] and not {}, (1 if 0 else 2) + 3)


class Broken:
    def __bool__(self):
        return "no bool"


class Length:
    def __len__(self):
        return 0


class Negative:
    def __len__(self):
        return -1


for value in (Broken(), Negative(), NotImplemented):
    try:
        print(not value)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(not Length(), bool(Length()), (Length() and 1) or 2)
assert yes or no
x = yes if yes else no
print(x, (lambda: yes if no else also)(), [yes, no][not yes])
print(yes is yes and no is not yes, 1 in [1] and 2 not in [1], not 1 in [2])
