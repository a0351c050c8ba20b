# A context is a mapping of variables; tokens know the variable, the old value and whether they were used.
import collections.abc
import contextvars
import gc
import weakref

v = contextvars.ContextVar("v")
w = contextvars.ContextVar("w", default=[])
context = contextvars.copy_context()
print(isinstance(context, collections.abc.Mapping), len(context), list(context), w.get(), v.get("given"))
token = v.set(1)
print(token.var is v, token.old_value is contextvars.Token.MISSING, contextvars.Token.MISSING, type(token.old_value).__name__)
second = v.set(2)
print(second.old_value, repr(second).split(" at ")[0].split("<ContextVar")[0], "used" in repr(second))
v.reset(second)
print("used" in repr(second), v.get())
here = contextvars.copy_context()
print(here[v], here.get(w), here.get(w, "none"), v in here, w in here, [*here.keys()] == [v], [*here.values()], [*here.items()] == [(v, 1)])
keys = here.keys()
print(type(keys).__name__, iter(keys) is keys, next(keys) is v, next(keys, "end"), next(keys, "end"))
for attempt in (
    lambda: v.reset(second),
    lambda: w.reset(token),
    lambda: v.reset(None),
    lambda: here.run(v.reset, token),
    lambda: here["v"],
    lambda: "v" in here,
    lambda: here.get("v"),
    lambda: here[w],
    lambda: contextvars.ContextVar("unset").get(),
    lambda: contextvars.Token(),
    lambda: type("Sub", (contextvars.ContextVar,), {}),
    lambda: type("Sub", (contextvars.Context,), {}),
    lambda: setattr(v, "name", "x"),
    lambda: setattr(v, "other", "x"),
    lambda: here.run(),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0].split("<Token")[0].split("<ContextVar")[0])
print(contextvars.ContextVar[int], contextvars.Token[int], v.name, repr(w).split(" at ")[0])
# Cycles through values, defaults and tokens are collected.
one = contextvars.ContextVar("one")
own = contextvars.Context()
own.run(one.set, own)
alive = weakref.ref(own)
del own
gc.collect()
print(alive())
