import sys


def forever(n):
    return forever(n + 1)


def ping(n):
    return pong(n - 1)


def pong(n):
    if n <= 0:
        raise ValueError("bottom")
    return ping(n - 1)


def few(n):
    if n == 0:
        raise KeyError(n)
    few(n - 1)


sys.setrecursionlimit(300)
for action in (lambda: ping(10), lambda: few(2), lambda: few(3), lambda: few(4), lambda: few(20)):
    try:
        action()
    except Exception:
        sys.excepthook(*sys.exc_info())


def in_comprehension(n):
    return [in_comprehension(n - 1) for _ in range(1)] if n else 1 / n


try:
    in_comprehension(8)
except ZeroDivisionError:
    sys.excepthook(*sys.exc_info())
try:
    forever(0)
except RecursionError as error:
    print(error)
    depth, tb = 0, error.__traceback__
    while tb:
        depth, tb = depth + 1, tb.tb_next
    print("frames", depth > 250, depth <= 300)
