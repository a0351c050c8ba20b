# What comes back from a pickle: state, slots, reductions of all forms, shared and circular objects, interned names.
import copyreg
import io
import pickle


class Plain:
    def __init__(self, a):
        self.a = a


class WithState:
    def __getstate__(self):
        return ["state"]

    def __setstate__(self, state):
        self.state = state


class Slots:
    __slots__ = ("a", "b", "__dict__")


class New:
    def __new__(cls, *args, **keywords):
        self = super().__new__(cls)
        self.given = args, keywords
        return self

    def __getnewargs_ex__(self):
        return (1, 2), {"k": 3}


class Reduced:
    def __reduce__(self):
        return Container, (1,), {"state": 1}, iter([1, 2]), iter([("k", "v")])


class Container(dict):
    def __init__(self, n):
        self.n, self.items_ = n, []

    def append(self, item):
        self.items_.append(item)


class Setter:
    def __reduce__(self):
        return object.__new__, (Plain,), {"a": 5}, None, None, set_state


def set_state(made, state):
    made.setter = sorted(state.items())


class ByName:
    def __reduce__(self):
        return "THE_ONE"


THE_ONE = ByName()


def again(value, protocol=5):
    return pickle.loads(pickle.dumps(value, protocol))


for protocol in range(6):
    print(protocol, vars(again(Plain([1]), protocol)), again(WithState(), protocol).state, again(THE_ONE, protocol) is THE_ONE)
s = Slots()
s.a, s.c = 1, 2
t = again(s)
print(t.a, t.c, hasattr(t, "b"), t.__dict__, again(New()).given)
r = again(Reduced())
print(type(r).__name__, r.n, r.items_, dict(r), r.__dict__["state"], vars(again(Setter())))

one = Plain(None)
one.a = [one, {"me": one}, (one,)]
two = again(one)
print(two.a[0] is two, two.a[1]["me"] is two, two.a[2][0] is two, two is not one)
pair = again([one, one, "text", "text"])
print(pair[0] is pair[1], pair[2] is pair[3], list(vars(two)) == ["a"])
two.b = 1
print(vars(two).keys())

copyreg.pickle(complex, lambda c: (complex, (c.real + 1, c.imag)))
print(again(1 + 2j), again([1j]))
copyreg.dispatch_table.pop(complex)
copyreg.pickle(complex, copyreg.pickle_complex)

copyreg.add_extension(__name__, "Plain", 0x1234)
data = pickle.dumps(Plain)
print(data, pickle.loads(data) is Plain)
copyreg.remove_extension(__name__, "Plain", 0x1234)

file = io.BytesIO()
for value in (1, "a" * 70000, [one], {}, None, ["x" * 30000] * 5 + ["y" * 40000]):
    pickle.dump(value, file)
file.write(b"rest")
file.seek(0)
for i in range(6):
    found = pickle.load(file)
    print(type(found).__name__, len(found) if isinstance(found, (str, list)) else found, file.tell() > 0)
print(file.read())
print(pickle.loads(bytearray(pickle.dumps([1]))), pickle.loads(memoryview(pickle.dumps({2: 3}))))
