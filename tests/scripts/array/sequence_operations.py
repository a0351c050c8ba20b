# Subscripts, slices, concatenation, repetition, comparison and iteration of arrays.
from array import array

a = array("i", range(10))
print(a[3], a[-1], a[2:5], a[::3], a[::-2], len(a), 7 in a, "x" in a)
a[1:3] = array("i", [100, 200, 300])
a[::5] = array("i", [-1, -2, -3])
del a[0], a[-2:], a[1::3]
print(a, a + a[:1], a[:2] * 2, 2 * a[:1], a * -1)
a += array("i", [5])
a *= 2
print(a, a[:] == a, a == array("d", a), a < array("d", [1e9]), array("i", [1]) < array("i", [1, 2]))
print(array("d", [float("nan")]) == array("d", [float("nan")]), array("i") == [], array("i") != 3)

attempts = [
    "a[99]", "a['x']", "a[99] = 1", "a[0] = 'x'", "del a[99]", "a + [1]", "a + array('f')", "a * 'x'",
    "a[1:2] = [1]", "a[1:2] = array('d')", "a[::2] = array('i', [1])", "a < [1]", "hash(a)", "a += [1]", "a[2**70]",
    "a[0] = 2**31",
]
for attempt in attempts:
    try:
        exec(attempt)
        print(attempt, "worked")
    except Exception as error:
        print(attempt, "|", type(error).__name__, error)

it = iter(array("h", [1, 2, 3]))
next(it)
print(list(it), it.__reduce__(), list(reversed(array("b", b"ab"))))

