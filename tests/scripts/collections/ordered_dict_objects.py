# OrderedDict as an object: equality, views, copies, subclasses, attributes, pickling, circles.
from collections import OrderedDict
import copy
import gc
import pickle
import weakref

a = OrderedDict(x=1, y=2)
b = OrderedDict(y=2, x=1)
print(a == b, a != b, a == dict(b), dict(a) == b, a == OrderedDict(a), a == 3, OrderedDict() == {})
print(a.keys(), a.values(), a.items(), type(a.keys()).__mro__[1].__name__, iter(a).__class__.__name__)
print(a.keys() & b.keys() == {"x", "y"}, a.items() - b.items(), ("x", 1) in a.items(), list(reversed(a.items())), len(a.values()))
print(a.keys() == b.keys(), a.keys().isdisjoint("z"), a.keys().mapping, OrderedDict(), repr(OrderedDict(a=OrderedDict(b=1))))

a.note = "attribute"
print(vars(a), a.__reduce__()[:3], copy.copy(a), copy.copy(a).note, copy.deepcopy(a).note, hasattr(a.copy(), "note"))
for protocol in range(6):
    again = pickle.loads(pickle.dumps(a, protocol))
    assert type(again) is OrderedDict and list(again) == ["x", "y"] and again.note == "attribute"
iterator = iter(a.items())
next(iterator)
print(list(pickle.loads(pickle.dumps(iterator))), list(iterator), list(iterator))


class Loud(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)

    def __missing__(self, key):
        return f"no {key}"


loud = Loud(p=1)
loud.update([("q", 2)], r=3)
loud |= {"s": 4}
print(loud["t"], loud.get("t"), loud.setdefault("u", 5), loud.setdefault("p", 6), loud.pop("q"), loud)
print(type(loud.copy()).__name__, type(loud | {}).__name__, Loud.fromkeys("z"))


class Keys:
    def keys(self):
        return iter("ab")

    def __getitem__(self, key):
        return key.upper()


class Items:
    def items(self):
        return [("i", 1)]


print(OrderedDict(Keys()), OrderedDict(Items()), OrderedDict((pair for pair in [("g", 1), ["h", 2], "ij"])))

circle = OrderedDict()
circle["me"] = circle
circle.other = circle
print(circle)
ref = weakref.ref(circle)
del circle
gc.collect()
print(ref())


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if Key.target is not None:
            target, Key.target = Key.target, None
            target.clear()
        return self.n == other.n

    target = None


one, two = OrderedDict([(Key(1), 1), (Key(2), 2)]), OrderedDict([(Key(1), 1), (Key(2), 2)])
print(one == two)
Key.target = one
try:
    print(one == two, len(one))
except RuntimeError as error:
    print(error)
