def echo():
    received = yield "ready"
    while True:
        try:
            received = yield ("got", received)
        except ValueError as error:
            print("caught", error)
            received = "after error"
        except GeneratorExit:
            print("closing")
            raise


g = echo()
print(next(g))
print(g.send("a"), g.send(None), next(g))
print(g.throw(ValueError("thrown")))
print(g.throw(ValueError))
print(g.close(), g.close())
try:
    g.send(1)
except StopIteration:
    print("finished")
try:
    echo().send("too early")
except TypeError as error:
    print(error)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"


r = returns_on_close()
next(r)
print(r.close())


def cleanup(label):
    try:
        yield label
    finally:
        print("finally", label)


c = cleanup("a")
next(c)
del c
c = cleanup("never started")
c.close()
del c
c = cleanup("broken loop")
for _ in c:
    break
c.close()
new = cleanup("throw before start")
try:
    new.throw(KeyError("early"))
except KeyError as error:
    print(repr(error), list(new))
try:
    next(cleanup("x")).nothing
except AttributeError:
    pass


def ignores():
    while True:
        try:
            yield
        except Exception as error:
            print("ignored", repr(error))


i = ignores()
next(i)
i.throw(ValueError(1))
i.throw(TypeError("text"))
for bad in (5, "x", int, object(), StopIteration):
    try:
        i.throw(bad)
    except TypeError as error:
        print(str(error).split(" at ")[0])
    except StopIteration:
        print("stop")
try:
    i.throw(KeyboardInterrupt)
except KeyboardInterrupt:
    print("interrupt passes")
