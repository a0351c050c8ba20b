class Key:
    def __init__(self, name, hash_value=1, fail=None, action=None):
        self.name, self.hash_value, self.fail, self.action = name, hash_value, fail, action
    def __hash__(self):
        if self.fail == "hash":
            raise ValueError("hash of " + self.name)
        return self.hash_value
    def __eq__(self, other):
        if self.action:
            self.action()
        if self.fail == "eq":
            raise ValueError("eq of " + self.name)
        return self is other or (isinstance(other, Key) and self.name == other.name)
    def __repr__(self): return self.name
d = {Key("a"): 1, Key("b"): 2}
print(d, d[Key("a")], Key("c") in d, d.get(Key("b")))
bad_hash, bad_eq = Key("bad", fail="hash"), Key("bad eq", fail="eq")
for action in (lambda: d[bad_hash], lambda: d.get(bad_hash), lambda: bad_hash in d, lambda: d.pop(bad_hash, None), lambda: d.setdefault(bad_hash), lambda: d.__setitem__(bad_hash, 1), lambda: {bad_hash: 1}, lambda: d[bad_eq], lambda: d.get(bad_eq, 5), lambda: bad_eq in d, lambda: d.pop(bad_eq, 1), lambda: d.__delitem__(bad_eq), lambda: d == {bad_eq: 1, Key("b"): 2}, lambda: {bad_eq: 1, Key("x"): 2}, lambda: set([bad_eq, Key("y")]), lambda: dict.fromkeys([Key("q"), bad_eq])):
    try:
        print(action())
    except (ValueError, KeyError) as error:
        print(repr(error))
print(d)
class Mutable:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, other): return self.n == other.n
m = Mutable(1)
s = {m: "found"}
m.n = 2
print(m in s, Mutable(1) in s, list(s.values()))
m.n = 1
print(s[m], s[Mutable(1)])
changing = {}
def mutate():
    changing.clear()
    for i in range(20):
        changing[i] = i
changing[Key("x", action=mutate)] = 1
print(changing.get(Key("y")), len(changing))
changing = {Key("x", action=lambda: changing.pop("gone", None)): 1, "gone": "removed"}
print(Key("z") in changing, len(changing))
class Liar:
    def __eq__(self, other): return True
    def __hash__(self): return hash("key")
print({"key": 1}[Liar()], Liar() in {"key"}, len({"key": 1, Liar(): 2}))
calls = []
class Counted:
    def __hash__(self):
        calls.append("hash")
        return 5
    def __eq__(self, other):
        calls.append("eq")
        return True
c = Counted()
x = {c: 1}
x[c]
c in x
x[Counted()]
print(calls)
class ErrorInMissing(dict):
    def __missing__(self, key): raise LookupError("no " + repr(key))
try:
    ErrorInMissing()["k"]
except LookupError as error:
    print(type(error).__name__, error)
