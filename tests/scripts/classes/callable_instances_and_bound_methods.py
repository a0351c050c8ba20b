class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, scale=1):
        return (self.n + x) * scale


add = Adder(10)
print(add(5), add(5, scale=2), list(map(add, [1, 2])), callable(add), callable(5), callable(Adder), callable(len))
add.__call__ = lambda x: "instance attribute is ignored"
print(add(1))


class C:
    def method(self, *args):
        return self, args

    def __repr__(self):
        return "C()"


c = C()
m = c.method
print(m(1, 2), m.__self__, m.__func__ is C.method, m.__name__, m.__qualname__, repr(m))
print(m == c.method, m != C().method, hash(m) == hash(c.method), {m: 1}[c.method])
Method = type(m)
bound = Method(lambda self, x: (self, x), "any object")
print(bound(5), bound.__self__)
C.other = Method(len, [1, 2, 3])
print(c.other())
try:
    Method(5, 1)
except TypeError as error:
    print(error)
try:
    Method(len, None)
except TypeError as error:
    print(error)
try:
    m.attribute = 1
except AttributeError as error:
    print(error)
C.method.attribute = "on function"
print(m.attribute, C.method.attribute)
print("abc".upper, [].append.__name__, [].append.__self__, len.__self__.__name__) if False else print([].append.__name__, [1].append.__self__, len.__self__.__name__, "x".upper.__qualname__)
print(str.upper("abc"), list.append, str.upper, int.__add__, (5).__add__(3), [].__len__())
for attempt in (lambda: str.upper(5), lambda: str.upper(), lambda: list.append([]), lambda: int.__add__(1), lambda: int.__add__("a", 1), lambda: C.method(), lambda: C().method.__get__(5)()):
    try:
        print(attempt())
    except TypeError as error:
        print(error)


class Chain:
    def __getattr__(self, name):
        return lambda *a: print(name, a) or self


Chain().one(1).two().three(3, 4)

