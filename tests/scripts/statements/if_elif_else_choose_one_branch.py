def kind(x):
    if x is None:
        return "nothing"
    elif isinstance(x, bool):
        return "bool"
    elif isinstance(x, (int, float)):
        if x < 0:
            return "negative"
        elif x == 0:
            return "zero"
        return "positive"
    elif not x:
        return "empty"
    else:
        pass
    return "something"


print([kind(x) for x in (None, True, -1, 0, 0.0, 2.5, "", "x", [], [0], {})])
if 0:
    print("dead")
elif "":
    print("dead")
if not ():
    print("empty tuple is false")
if 1: print("one line"); print("two statements")
if (
    1
    and 2
): print("parentheses")
x = 5
if x > 3 and x < 10 or x == 100: print("in range")
if x > 3 \
        and x < 10:
    print("continued")
if True:
    pass
else:
    print("no")
if False: pass
else: print("else on one line")
