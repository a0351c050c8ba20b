# Dicts that have the same keys in the same order, one behind the other, and others between them.
import pickle


def check(value):
    for protocol in (4, 5):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert again == value, (again, value)
    return again


rows = [{"id": i, "name": f"item {i}", "price": i / 4, "tags": ["a", "b"], "on": i % 2 == 0, "none": None} for i in range(50)]
again = check(rows)
print(again[7], list(again[-1]))

# Each of its own from then on.
again[3]["more"] = 1
del again[4]["name"]
again[5]["name"] = "other"
print(again[2], again[3], again[4], again[5], again[6])

# The same keys in another order, fewer, more, none.
mixed = [{"a": 1, "b": 2}, {"b": 3, "a": 4}, {"a": 5}, {"a": 6, "b": 7, "c": 8}, {}, {"a": 9, "b": 10}, {"b": 11, "a": 12}]
print(check(mixed * 2))

# Inner dicts with keys of their own, and with the same ones.
print(check([{"x": i, "inner": {"x": -i, "inner": {}}} for i in range(4)])[3])
print(check([{"k": {"k": {"k": i}}} for i in range(3)]))

# Keys of other kinds: equal ones that are not the same object.
print(check([{1: "one", (2, "two"): 2, 3.5: "f", None: 0, b"x": 1} for _ in range(3)])[2])
print(check([{"".join(["k", "ey"]): i, "".join(["o", "ther"]): -i} for i in range(3)]))
nan = float("nan")
for d in pickle.loads(pickle.dumps([{nan: 1, "a": 2}, {nan: 3, "a": 4}])):
    print(len(d), list(d.values()))

# A key twice: the last value stays. Larger ones, too.
twice = pickle.dumps([{"a": 1, "b": 2}, {"a": 3, "b": 4}], 4).replace(b"K\x03h\x03K\x04", b"K\x03h\x02K\x04")
print(pickle.loads(twice))
large = [{f"key {k}": k + i for k in range(11 + i % 3)} for i in range(6)]
print([len(d) for d in check(large)], sum(check(large)[5].values()))


class Noisy:
    """Empties the dict read last where it is made."""

    seen = []

    def __reduce__(self):
        return make, (self.__dict__,)


def make(state):
    for d in Noisy.seen:
        d.clear()
    Noisy.seen.append(state)
    return state


noisy = []
for i in range(6):
    n = Noisy()
    n.a, n.b = i, -i
    noisy.append(n)
print(pickle.loads(pickle.dumps(noisy)))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


print([(p.x, p.y) for p in pickle.loads(pickle.dumps([Point(i, str(i)) for i in range(4)]))])
