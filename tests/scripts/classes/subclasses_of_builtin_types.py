class Stack(list):
    def push(self, item):
        self.append(item)

    def peek(self):
        return self[-1]


s = Stack([1, 2])
s.push(3)
s.label = "x"
print(s, s.peek(), s.pop(), len(s), type(s[:]), type(s + [1]), isinstance(s, list), s == [1, 2], s.__dict__)


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.upper())


u = Upper(a=1)
u["b"] = 2
u.update(c=3)
print(u, u["B"], u.get("a"), "b" in u, type(u.copy()), {**u})


class Celsius(float):
    def __str__(self):
        return f"{float(self)} C"

    def __add__(self, other):
        return Celsius(float(self) + other)


c = Celsius(20.5) + 1
print(c, repr(c), type(c), c * 2, type(c * 2), c == 21.5, hash(c) == hash(21.5), {21.5: "same"}[c])


class Name(str):
    def __eq__(self, other):
        return str(self).lower() == str(other).lower()

    def __hash__(self):
        return hash(str(self).lower())


n = Name("Bob")
print(n == "BOB", n in {"bob": 1}, {n: 1} == {Name("BOB"): 1}, n.upper(), type(n.upper()), n + "!", "x" + n)


class Flag(int):
    def __repr__(self):
        return f"Flag({int(self)})"

    def __bool__(self):
        return False


f = Flag(5)
print(f, f | 2, f + 0, "yes" if f else "no", [10, 20][Flag(1)], range(Flag(2)), int(f), f"{f}", f"{f:d}", "%d" % f)


class MySet(set):
    def add(self, item):
        super().add(item * 2)


m = MySet([1])
m.add(5)
print(sorted(m), type(m | {9}), type(m.copy()), m >= {1})


class MyTuple(tuple):
    __slots__ = ()


class MyBytes(bytes):
    pass


class MyException(ValueError):
    def __str__(self):
        return "custom " + super().__str__()


print(MyTuple([1, 2]), MyTuple() == (), MyBytes(b"ab"), type(MyBytes(b"ab")[:1]), MyException("x"), repr(MyException("x", 1)))
for cls in (bool, type(None), type(lambda: 0), range, slice, type(...), type(NotImplemented), type(iter([])), type((x for x in ()))):
    try:
        type("Sub", (cls,), {})
        print("subclassed", cls.__name__)
    except TypeError as error:
        print(error)
