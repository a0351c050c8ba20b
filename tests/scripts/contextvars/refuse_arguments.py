# Contexts take no arguments, context variables exactly one name.
import contextvars

for make in (
    lambda: contextvars.Context(1),
    lambda: contextvars.Context(1, a=1),
    lambda: contextvars.Context(a=1),
    lambda: contextvars.ContextVar(),
    lambda: contextvars.ContextVar("a", "b"),
    lambda: contextvars.ContextVar(1),
):
    try:
        print(make())
    except TypeError as error:
        print(error)
print(len(contextvars.Context(**{})), contextvars.ContextVar("v", default=1).get())
