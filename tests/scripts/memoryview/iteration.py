# The iterator looks at the view at each step.
m = memoryview(bytearray(b"abc"))
it = iter(m)
print(type(it).__name__, next(it), list(it), list(it), next(it, "done"), iter(it) is it)
print([x for x in m], [*m.cast("c")], list(m[::-1]), list(zip(m, m[1:])), list(map(chr, m)))
it = iter(m)
next(it)
m[1] = 66
print(next(it), list(it))
d = memoryview(bytes(16)).cast("d")
print(list(d), list(reversed(memoryview(b"xyz"))), 98 in m, 66 in m)
