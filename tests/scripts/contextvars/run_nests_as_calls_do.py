# oracle: cpython3.13
# Context.run is a call like any other: as deep as the recursion limit, of functions, methods, classes and generators.
import contextvars
import sys

depth = contextvars.ContextVar("depth", default=0)


def down(n):
    depth.set(depth.get() + 1)
    if n == 0:
        return depth.get()
    return contextvars.copy_context().run(down, n - 1)


class Stairs:
    def __init__(self, n=3):
        self.n = n
        self.at = depth.get()

    def down(self, n):
        return n if n == 0 else 1 + contextvars.copy_context().run(self.down, n=n - 1)


print(down(800), depth.get(), Stairs().down(800))
try:
    down(10 * sys.getrecursionlimit())
except RecursionError as error:
    print(type(error).__name__, depth.get())


def values():
    depth.set(7)
    yield depth.get()
    yield depth.get()


context = contextvars.Context()
generator = context.run(values)
print(next(generator), context.run(lambda: next(generator)), context.get(depth), depth.get())
print(context.run(Stairs, n=5).__dict__, context.run(int, "1f", base=16), context.run(context.copy().run, max, 3, 4))
for arguments in ((), (None,), (down,), (context.run, print)):
    try:
        context.run(*arguments)
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, str(error).split(": ")[0])
# Whatever ended the call, the context can be entered again.
print(context.run(lambda: depth.get()), depth.get())
