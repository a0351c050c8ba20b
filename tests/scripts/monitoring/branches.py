from support.recorder import record


def choose(n=3):
    if n > 2:
        n = 1
    else:
        n = 2
    for i in range(n):
        n = i or 5
    return n if n else None


record(["BRANCH_LEFT", "BRANCH_RIGHT"], choose)
record(["BRANCH"], choose)
