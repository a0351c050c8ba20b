class M:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, *rest):
        print("exit", self.name, kind.__name__ if kind else None)
        return kind is KeyError


def g():
    for i in range(3):
        with M(i):
            try:
                got = yield i
                if got:
                    raise got
            except ValueError as error:
                print("handled", error)
                yield "handled"
            else:
                print("no error")
            finally:
                print("finally", i)
    return "end"


it = g()
print(next(it))
print(it.send(ValueError("sent")))
print(next(it))
print(it.send(KeyError("suppressed by with")))
try:
    next(it)
except StopIteration as stop:
    print(stop.value)
it = g()
next(it)
it.close()
it = g()
next(it)
try:
    it.throw(TypeError("out"))
except TypeError as error:
    print("escaped", error)


def nested():
    try:
        try:
            yield 1
        finally:
            yield 2
            print("inner finally done")
    finally:
        print("outer finally")
        yield 3


print(list(nested()))
n = nested()
next(n)
try:
    n.throw(ValueError("through yields"))
    print("yielded in finally")
    print(next(n))
    next(n)
except ValueError as error:
    print("finally", error)


def loop():
    while True:
        try:
            yield "loop"
        except KeyError:
            continue
        except ValueError:
            break
        finally:
            print("pass")
    yield "after"


l = loop()
print(next(l), l.throw(KeyError()), l.throw(ValueError()))


def returns_in_try():
    try:
        yield 1
        return "returned"
    finally:
        print("cleanup")


def delegating():
    try:
        result = yield from returns_in_try()
        print("got", result)
        yield from returns_in_try()
    except GeneratorExit:
        print("delegator exits")
        raise


d = delegating()
print(next(d), next(d))
d.close()


def exception_state():
    import sys
    try:
        raise ValueError("mine")
    except ValueError:
        yield repr(sys.exception())
        yield repr(sys.exception())
    yield repr(sys.exception())


import sys
e = exception_state()
print(next(e), sys.exception())
try:
    raise OSError("other")
except OSError:
    print(next(e), repr(sys.exception()))
print(next(e))
