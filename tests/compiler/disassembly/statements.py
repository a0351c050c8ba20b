def loops(n):
    while n > 0:
        if n == 3:
            continue
        n -= 1
        if n == 5:
            break
    else:
        print("done")
    for a, (b, *c) in [1, 2]:
        pass
    for i in range(n):
        for j in i:
            if j:
                return j
    while True:
        pass


def branches(x):
    if x is None:
        return 1
    elif not x or x > 5 and x < 7:
        y = 2
    else:
        y = 3
    if 0:
        unreachable()
    assert y, "message"
    return y


a, b = b, a
a, b, c = 1, x, y
a = b = c[d] = e.f = g
c[d] += 1
e.f -= a
del a, b[c], d.e
x: int = 1
import os, os.path, a.b.c as d
from . import e as f, g
from h import *
raise E(1) from e
