# Augmented assignment evaluates its target once, calls the in-place method, and stores the result.
class N:
    def __init__(self, log):
        self.log = log

    def __iadd__(self, other):
        self.log.append("iadd")
        return self

    def __add__(self, other):
        return "add"

    def __sub__(self, other):
        return "sub"

    def __rmul__(self, other):
        return "rmul"

    __imatmul__ = None


log = []
n = N(log)
same = n
n += 1
print(n is same, log)
n -= 1
print(n)
m = 3
m *= N(log)
print(m)
m = N(log)
try:
    m @= 1
except TypeError as error:
    print(error)


class Owner:
    count = 10

    def __getitem__(self, key):
        print("get", key)
        return [key]

    def __setitem__(self, key, value):
        print("set", key, value)


def owner():
    print("owner")
    return o


def key():
    print("key")
    return 5


o = Owner()
owner()[key()] += ["added"]
owner().count += 1
print(o.count, Owner.count)
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
items = original = [1]
items += (2, 3)
items *= 2
print(items is original, items)
items = items + [0]
print(items is original)
s = "a"
s += "b"
s *= 2
x = 10
x //= 3
x **= 2
x <<= 1
x |= 1
x ^= 3
x &= 30
x >>= 1
x %= 5
x /= 2
print(s, x)


def unbound():
    value += 1


try:
    unbound()
except UnboundLocalError as error:
    print(error)
a = [1, 2, 3]
a[0:2] += [9]
print(a)
for source in ("f() += 1", "1 += 1", "a, b += 1", "(a, b) += 1", "[a] += 1", "a += b += 1", "(a) += 1", "*a += 1", "a + b += 1", "None += 1", "(yield) += 1", "a if b else c += 1"):
    try:
        compile(source, "<source>", "exec")
        print(source, "is fine")
    except SyntaxError as error:
        print(source, "->", error.msg)
