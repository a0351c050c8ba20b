# Partials as objects: attributes, subclasses, repr, methods, pickling and copying, weak references.
from functools import Placeholder, partial
import copy
import pickle
import weakref


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def add(*args, **keywords):
    return args, keywords


p = partial(add, 1, b=2)
p.note = "kept"
print(p.__dict__, partial(p, 3).func is p, vars(partial(add)))
attempt(lambda: delattr(p, "func"))
attempt(lambda: setattr(p, "args", ()))
attempt(lambda: delattr(p, "__dict__"))
p.__dict__ = {"other": 1}
print(p.other, hasattr(p, "note"))


class Loud(partial):
    def __call__(self, *args):
        print("called", args)
        return super().__call__(*args)


loud = Loud(add, 5)
print(loud(6), [type(f).__name__ for f in (Loud(loud, 7), partial(loud, 7))])
print(repr(loud).split(" at ")[0], repr(partial(loud, 2)).count("add"))

recursive = partial(add)
recursive.__setstate__((recursive, (1, recursive), {"me": recursive}, {}))
print(repr(recursive))
recursive.__setstate__((add, (), {}, None))


class Owner:
    plain = partial(add, "plain")
    static = staticmethod(partial(add, "static"))

    def __repr__(self):
        return "owner"


owner = Owner()
print(owner.plain(1), Owner.plain(1), owner.static(1))
bound = owner.plain
print(type(bound).__name__, bound(2))

for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    again = pickle.loads(pickle.dumps(p, protocol))
    assert again.func is add and again.args == (1,) and again.keywords == {"b": 2} and again.other == 1
print(copy.copy(p).args, copy.deepcopy(p).keywords, pickle.loads(pickle.dumps(Placeholder)) is Placeholder)
print(p.__reduce__()[2][1:], p.__reduce__()[1] == (add,))

for state in (1, (), (add, 1, {}, {}), (5, (), {}, {}), (add, (), 3, {}), (add, (), None, 7), (add, (Placeholder,), None, None)):
    attempt(lambda: p.__setstate__(state))
ref = weakref.ref(p)
del p
print(ref())
