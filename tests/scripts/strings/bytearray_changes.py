def attempt(change, start=b"abcdef"):
    array = bytearray(start)
    try:
        result = change(array)
    except Exception as e:
        result = f"{type(e).__name__}: {e}"
    print(array, result)


def assign(key, value):
    def change(a):
        a[key] = value

    return change


def delete(key):
    def change(a):
        del a[key]

    return change


for key in (0, -1, 5, 6, -7, 10**30, "x", None, 1.5, True):
    attempt(assign(key, 88))
    attempt(delete(key))
for value in (0, 255, 256, -1, "a", b"a", None, 1.5):
    attempt(assign(1, value))
slices = [slice(None), slice(1, 3), slice(3, 1), slice(0, 0), slice(6, 6), slice(None, None, 2), slice(4, 0, -2), slice(10, 20), slice(-2, None), slice(None, None, 0), slice("a", 1)]
for key in slices:
    attempt(delete(key))
    for value in (b"", b"XY", b"XYZ", bytearray(b"123456789"), [1, 2], (65,), range(3), "ab", 5, None, [256], ["a"]):
        attempt(assign(key, value))
attempt(lambda a: a.__setitem__(slice(1, 3), a))
attempt(lambda a: a.__setitem__(slice(None, None, 2), a[:3]))
for change in (
    lambda a: a.append(1), lambda a: a.append(256), lambda a: a.append("a"), lambda a: a.append(), lambda a: a.extend(b"xy"), lambda a: a.extend([1, 2]),
    lambda a: a.extend([1, 300]), lambda a: a.extend("ab"), lambda a: a.extend(5), lambda a: a.extend(a), lambda a: a.extend(i for i in (7, 8)), lambda a: a.extend(["a"]),
    lambda a: a.insert(0, 1), lambda a: a.insert(-1, 2), lambda a: a.insert(99, 3), lambda a: a.insert(-99, 4), lambda a: a.insert(0, 256), lambda a: a.insert("a", 1),
    lambda a: a.pop(), lambda a: a.pop(0), lambda a: a.pop(-2), lambda a: a.pop(6), lambda a: a.pop("a"), lambda a: a.remove(99), lambda a: a.remove(1),
    lambda a: a.remove(256), lambda a: a.reverse(), lambda a: a.clear(), lambda a: a.copy(), lambda a: a.copy() is a, lambda a: a.resize(3), lambda a: a.resize(9),
    lambda a: a.resize(0), lambda a: a.resize(-1), lambda a: a.resize("a"), lambda a: a.__init__(b"new"), lambda a: a.__init__(2), lambda a: a.__init__("ä", "utf-8"),
):
    attempt(change)
    attempt(change, b"")

array = bytearray(b"abc")
same = array
array += b"def"
array *= 2
print(array, array is same)
for other in ([1], "x", 5):
    try:
        array += other
    except TypeError as e:
        print(e)
array *= 0
print(array)
queue = bytearray()
for i in range(1000):
    queue.append(i % 256)
    if i % 3 == 0:
        del queue[0]
    if i % 7 == 0:
        queue.insert(len(queue) // 2, 1)
print(len(queue), sum(queue), queue[:20])
while len(queue) > 5:
    queue.pop(0)
print(queue, queue.__reduce__()[1:], bytearray(queue) == queue)


class Sub(bytearray):
    pass


sub = Sub(b"xy")
sub.note = 1
print(sub, sub + b"z", type(sub + b"z").__name__, type(sub[:1]).__name__, type(sub.copy()).__name__, type(Sub.fromhex("00")).__name__, sub.__reduce__()[2])
for i, byte in enumerate(array := bytearray(b"abc")):
    if i < 3:
        array.append(byte + 1)
print(array)
