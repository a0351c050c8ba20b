# Indices, slices and tuples that read; and the ways in which they are refused.
m = memoryview(bytes(range(24)))
a = m.cast("B", [2, 3, 4])
z = m[5:6].cast("B", [])


def attempt(text):
    try:
        result = eval(text)
        print(text, result.tolist() if isinstance(result, memoryview) else result)
    except Exception as error:
        print(text, type(error).__name__, error)


class Indexed:
    def __index__(self):
        return 3


for text in ["m[0]", "m[-1]", "m[Indexed()]", "m[True]", "m[24]", "m[-25]", "m[2**70]", "m[1.0]", "m['x']", "m[None]", "m[...]", "m[()]",
             "m[0,]", "m[0, 0]", "m[1:4]", "m[::-1][:3]", "m[-3:]", "m[100:]", "m[3:1]", "m[::7]", "m[::0]", "m['a':]", "m[1:9][2:4]",
             "m[::2][::2][::-1]", "m[1:2, 1:2]", "m[slice(1, 3), 0]", "a[0, 0, 0]", "a[1, 2, 3]", "a[-1, -1, -1]", "a[0, 1, Indexed()]",
             "a[2, 0, 0]", "a[0, 3, 0]", "a[0, 0, -5]", "a[0]", "a[0, 0]", "a[0, 0, 0, 0]", "a[0, 0, 2**80]", "a[0:1]", "a[::-1][0, 0, 0]",
             "a[0:1, 0:1]", "a[0:1, 0]", "a['x']", "a[0, 'x', 0]", "a[()]", "a[...]", "z[()]", "z[...]", "z[0]", "z[0:1]", "z[0,]",
             "m.cast('d')[1:]", "m.cast('h')[::-4]", "len(z)", "list(a)", "list(z)", "3 in m", "300 in m", "'x' in m", "3 in z", "3 in a"]:
    attempt(text)
