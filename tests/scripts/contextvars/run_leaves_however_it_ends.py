# The outer context is back after an exception, an exit, a generator's close and a finalizer, and the old values with it.
import contextvars

v = contextvars.ContextVar("v", default="outer")
context = contextvars.Context()


def fail(error):
    v.set("inner")
    raise error


for error in (ValueError("x"), KeyboardInterrupt(), SystemExit(3), GeneratorExit(), StopIteration(1)):
    try:
        context.run(fail, error)
    except BaseException as caught:
        print(type(caught).__name__, caught is error, v.get(), context[v], caught.__traceback__.tb_next is not None)


class Dies:
    def __del__(self):
        print("dies in", v.get(), context.copy().run(v.get))


def drop():
    v.set("dropping")
    dies = Dies()
    del dies


context.run(drop)
print(v.get())


def sequence():
    try:
        yield v.get()
    finally:
        print("closed in", v.get())


it = context.run(sequence)
print(next(it))
it.close()


def inner():
    with v.set("token"):
        return v.get()


try:
    print(inner(), v.get(), context.run(inner), context[v])
except TypeError as error:
    print(error)
