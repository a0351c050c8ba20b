# Whoever looks at the frame of a running loop, or writes to its variables, meets what the interpreter would show.
import sys


def look(frame):
    return frame.f_locals["i"], frame.f_locals["s"], frame.f_lineno - frame.f_code.co_firstlineno


def watched(n):
    s = 0.0
    found = []
    for i in range(n):
        s += i * 0.5
        if i % 700 == 699:
            found.append(look(sys._getframe()))
    return found, s


print(watched(2800))


def written(n):
    s = 0
    for i in range(n):
        s += 1
        if i == n // 2:
            sys._getframe().f_locals["s"] = 0.25
    return s


print(written(3000))


class Peeking:
    def __index__(self):
        frame = sys._getframe(1)
        return frame.f_locals["k"] % 3


def peeked(n):
    items = [1, 2, 3]
    s = k = 0
    peeking = Peeking()
    while k < n:
        s += items[peeking]
        k += 1
    return s


print(peeked(2000))


def failing(values):
    s = 0
    for position, value in enumerate(values):
        s += 10 // value
    return s


try:
    failing([1, 2, 5] * 800 + [0])
except ZeroDivisionError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(frame.f_locals["position"], frame.f_locals["s"], error.__traceback__.tb_next.tb_lineno - failing.__code__.co_firstlineno)


def caught(n):
    s = 0
    for i in range(n):
        try:
            s += 1 // (i % 500)
        except ZeroDivisionError:
            s += 1000
        finally:
            s += 1
    return s


print(caught(2500))
