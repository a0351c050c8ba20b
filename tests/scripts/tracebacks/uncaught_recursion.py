import sys

sys.setrecursionlimit(200)


def countdown(n):
    if n == 0:
        return "done"
    return countdown(n - 1)


print(countdown(50))


def explore(node):
    for child in node:
        explore(child)


loop = []
loop.append(loop)
explore(loop)
