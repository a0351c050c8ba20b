x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 4; print(x)
x //= 5; print(x)
x /= 2; print(x)
x **= 2; print(x)
x %= 7; print(x)
y = 0b1100
y &= 0b0110; print(y)
y |= 1; print(y)
y ^= 0xF; print(y)
y <<= 4; print(y)
y >>= 2; print(y)
items = [1, 2, 3]
items[0] += 10
items[-1] *= 2
items[1:2] += [7, 8]
print(items)
alias = items
items += (4, 5)
print(alias is items, alias)
items *= 2
print(len(alias))
items = items + [1]
print(alias is items)
t = (1, 2)
u = t
t += (3,)
print(t, u)
s = "a"
s += "b"
s *= 3
print(s)


class Holder:
    count = 0

    def __init__(self):
        self.items = []


h = Holder()
h.count += 1
h.items += [1]
print(h.count, Holder.count, h.items)
d = {"a": 1}
d["a"] += 1
d |= {"b": 2}
print(d)
calls = []


def index():
    calls.append("index")
    return 0


def holder():
    calls.append("holder")
    return items


holder()[index()] += 1
print(calls, items[0])
locked = ([1], 2)
try:
    locked[0] += [5]
except TypeError as error:
    print(error, locked)
try:
    d["missing"] += 1
except KeyError as error:
    print(error)
try:
    undefined += 1
except NameError as error:
    print(error)


def local():
    x += 1


try:
    local()
except UnboundLocalError as error:
    print(error)
set_ = {1, 2}
same = set_
set_ |= {3}
set_ -= {1}
set_ &= {2, 3, 4}
set_ ^= {2}
print(same, same is set_)
frozen = frozenset({1})
other = frozen
frozen |= {2}
print(other, sorted(frozen))
