def managed(name):
    print("open", name)
    try:
        yield name
        print("not reached", name)
    except GeneratorExit:
        print("exit", name)
        raise
    finally:
        print("close", name)


def scope():
    g = managed("scope")
    next(g)


scope()
print("after scope")
g = managed("rebound")
next(g)
g = None
print("after rebinding")
items = [managed(i) for i in range(2)]
for item in items:
    next(item)
del item
items.pop()
items.clear()
print("cleared")


def errors_on_close():
    try:
        yield
    finally:
        raise ValueError("raised while closing")


e = errors_on_close()
next(e)
try:
    e.close()
except ValueError as error:
    print(error)


def in_cycle():
    me = yield
    try:
        yield
    finally:
        print("cycle closed")


c = in_cycle()
next(c)
c.send(c)
del c
import gc

gc.collect()
print("collected")
at_exit = managed("at exit")
next(at_exit)
print("program finish")
