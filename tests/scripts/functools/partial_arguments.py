# functools.partial: how arguments, keywords and placeholders come together, and what is refused.
from functools import Placeholder as _, partial


def show(*args, **keywords):
    return args, keywords


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


p = partial(show, 1, a=2)
attempt(p)
attempt(p, 3, b=4)
attempt(p, a=5, c=6)
nested = partial(p, 7, a=8, z=9)
print(nested.func is show, nested.args, nested.keywords, p.keywords)
attempt(nested, 0, z=1)

q = partial(show, _, 2, _, 4)
print(repr(q).rpartition(">")[2], repr(q).startswith("functools.partial(<function show"))
attempt(q, 1, 3)
attempt(q, 1, 3, 5, k=6)
attempt(q, 1)
attempt(q)
print(partial(q, 1).args, partial(q, 1, 3).args, partial(q, 1, 3, 5).args, partial(q, k=1).args)
print(partial(q, _, 9).args, partial(partial(q, _, 9), 8)())
attempt(partial, show, 1, _)
attempt(partial, show, a=_)
attempt(partial)
attempt(partial, 3)
attempt(partial, func=show)
attempt(partial(int, base=2), "101")
attempt(partial(max, 5, 7), 6, key=lambda v: -v)
attempt(partial(print, "printed", sep="-"), "on", end="!\n")
attempt(partial(dict, a=1), b=2)
attempt(partial(lambda a, b: (a, b), b=1), 2, b=3)
attempt(partial(lambda a: a), 1, 2)



p.keywords["new"] = "added"
attempt(p)
p.keywords[5] = 6
attempt(p)
print(type(_), repr(_), type(_)() is _)
attempt(type(_), 1)
print(partial[int])
