# A subscript by a slice display makes no slice object where it need not: nothing of that may show.
class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("index", self.value)
        return self.value


class Shows(list):
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print(key, value)


v = list(range(10))
s = "abcdefghij"
u = "añ€😀z"
for a in (None, 0, 2, -3, 50, -50, 2**70, -(2**70)):
    for b in (None, 0, 5, -1, 50):
        print(v[a:b], s[a:b], u[a:b], v[a:b:2], s[a:b:-1], u[a:b:-2], v[a:b:None])
print(v[:], v[:] is v, s[:] is s, v[Index(1) : Index(4)], s[Index(8) :: Index(-3)])
for text in ("v[::0]", "s[::0]", "v['a':]", "s[:1.5]", "v[1:2] == [1]", "v[:3][::-1][0:1]", "5[1:2]", "(1, 2, 3)[1:]"):
    try:
        print(text, eval(text))
    except (TypeError, ValueError) as e:
        print(text, type(e).__name__, e)
print(Shows()[1:2], Shows()[1:2:3], {slice(1, 2): "sliced"}[1:2])
Shows()[1:] = 5
w = list(range(6))
w[:3] = w[2::-1]
print(w)
w[1:1] = "xy"
print(w)
w[::2] = (0, 0, 0, 0)
print(w)
w[2:4] = w
print(w)
w[:] = (i for i in range(4))
print(w)
for target in ([0, 1], "ab", (0, 1)):
    try:
        target[0:2:-1] = [1, 2, 3]
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    w[0:1] = 5
except TypeError as e:
    print(e, w)
w[1:3] += [7]
print(w)
w[1:] = w[:] = [object, int]
print(w)
del w[1:2]
print(w, [x[1:] for x in ("ab", "cd")], (lambda *a: a)(*v[7:], **{}))


class Grows(list):
    pass


g = Grows([1, 2, 3])
print(g[1:], type(g[1:]), type(g[:]))


def iterates(target):
    yield 1
    target.clear()
    yield 2


x = [1, 2, 3]
x[1:3] = iterates(x)
print(x)
