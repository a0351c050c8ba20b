# OrderedDict: order under all that changes it, and what notices the changes.
from collections import OrderedDict

od = OrderedDict(zip("abcde", range(5)))
od.move_to_end("b")
od.move_to_end("d", last=False)
od.move_to_end("e", False)
od.move_to_end(key="a", last=True)
print(od, list(reversed(od)), od.popitem(), od.popitem(last=False), od)
del od["c"]
od["c"] = "again"
od["b"] = "same place"
print(od, od.pop("d"), od.pop("d", None), od.pop(key="zz", default=3), od.setdefault("n"), od.setdefault("b", 4), list(od))


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: od.move_to_end("missing"))
attempt(lambda: od.pop("missing"))
attempt(lambda: OrderedDict().popitem())
attempt(lambda: od.move_to_end([]))
attempt(lambda: OrderedDict([1]))
attempt(lambda: OrderedDict(["a"]))
attempt(lambda: OrderedDict([()]))
attempt(lambda: OrderedDict(["abc"]))
attempt(lambda: OrderedDict(1, 2))
attempt(lambda: od.update(1, 2))
attempt(lambda: od | 3)
attempt(lambda: OrderedDict({"x": 1}, y=2) | {"z": 3})
attempt(lambda: {"z": 3} | OrderedDict(x=1))

for change in (lambda: od.move_to_end("b"), lambda: od.update(new=1), lambda: od.pop("c"), lambda: od.clear()):
    iterator = iter(od.items())
    next(iterator)
    change()
    attempt(lambda: next(iterator))
    attempt(lambda: next(iterator))

# A cache of the most recent: the oldest goes.
cache, log = OrderedDict(), 0
for i in range(5000):
    key = i * i % 97
    if key in cache:
        cache.move_to_end(key)
    cache[key] = i
    if len(cache) > 20:
        log = (log * 31 + cache.popitem(last=False)[0]) % 1000003
print(log, list(cache)[:5])

# Turned round and round, both ways, against a list.
model = list(range(30))
turned = OrderedDict.fromkeys(model)
for i in range(2000):
    key = i * 7 % 30
    model.remove(key)
    if i % 3:
        turned.move_to_end(key)
        model.append(key)
    else:
        turned.move_to_end(key, last=False)
        model.insert(0, key)
    assert next(iter(turned)) == model[0] and next(reversed(turned)) == model[-1]
print(list(turned) == model == list(turned.keys()), [turned.popitem(i % 2)[0] for i in range(6)])
