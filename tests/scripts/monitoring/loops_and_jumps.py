from support.recorder import record


def loop():
    total = 0
    for i in range(3):
        total += i
    return total


def conditional(n=5):
    if n:
        return 1
    return 2


record(["JUMP"], loop)
record(["BRANCH_LEFT"], loop, disabling=["BRANCH_LEFT"])
record(["BRANCH_LEFT", "BRANCH_RIGHT"], conditional)
