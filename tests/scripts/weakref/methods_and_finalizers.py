"""WeakMethod and finalize."""
import weakref


class Thing:
    def method(self, x):
        return ("called", x)


thing = Thing()
method = weakref.WeakMethod(thing.method, lambda _: print("method died"))
print(method()(1), method == weakref.WeakMethod(thing.method), hash(method) == hash(weakref.WeakMethod(thing.method)))
del thing
print(method())
try:
    weakref.WeakMethod(len)
except TypeError as error:
    print(error)

thing = Thing()
final = weakref.finalize(thing, lambda *args, **kwargs: print("finalized", args, kwargs), 1, 2, three=3)
print(final.alive, final.peek()[2:], final.atexit)
final.atexit = False
del thing
print(final.alive, final.peek(), final())

thing = Thing()
final = weakref.finalize(thing, print, "called by hand")
print(final(), final.alive, final())
final = weakref.finalize(thing, print, "never")
print(final.detach()[0] is thing, final.alive, final.detach())
first = weakref.finalize(thing, print, "first made")
second = weakref.finalize(thing, print, "second made")
del thing
