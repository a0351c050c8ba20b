d = {}
for i in range(20):
    d[i] = i * i
for i in range(0, 20, 2):
    del d[i]
d[0] = "back at the end"
d[1] = "same place"
print(d)
d.pop(3)
d[3] = "end again"
print(list(d), d.popitem(), d.popitem(), len(d))
big = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 3):
    del big[i]
print(len(big), sum(big), list(big)[:5], list(big)[-3:], all(str(k) == v for k, v in big.items()))
for i in range(500):
    big[f"k{i}"] = i
for i in range(500):
    big.pop(f"k{i}")
print(len(big), list(big)[:3])
same = {}
for i in range(1000):
    same[0] = i
    same.pop(0)
print(same, len(same))
keys = [1, "1", 1.5, (1,), None, b"1", frozenset([1]), True, "é", 2**70, -1, -2, float("inf"), range(3), int, len]
mixed = {}
for index, key in enumerate(keys):
    mixed[key] = index
print(len(mixed), [mixed[key] for key in keys], list(mixed)[0])
class Collide:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, other): return isinstance(other, Collide) and self.n == other.n
    def __repr__(self): return f"C{self.n}"
c = {Collide(i): i for i in range(50)}
print(len(c), c[Collide(25)], Collide(99) in c, [c.pop(Collide(i)) for i in range(0, 50, 10)], len(c), Collide(10) in c, Collide(11) in c)
nan = float("nan")
print({nan: 1}[nan])
q = dict.fromkeys(range(10))
for k in list(q):
    if k % 3:
        del q[k]
print(q)
print({**{i: i for i in range(3)}, **{i: -i for i in range(2, 5)}}, dict(sorted({"b": 1, "a": 2}.items())), {v: k for k, v in {"x": 1, "y": 2}.items()})
cleared = {i: i for i in range(100)}
cleared.clear()
cleared["again"] = 1
print(cleared, dict(cleared), cleared.copy())
