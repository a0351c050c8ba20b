# cast: between bytes and other items, between one dimension and many.
m = memoryview(bytearray(range(24)))


def attempt(text):
    try:
        view = eval(text)
        print(text, view.format, view.shape, view.strides, view.tolist())
    except Exception as error:
        print(text, type(error).__name__, error)


for text in ["m.cast('b')[:3]", "m.cast('c')[:3]", "m[:8].cast('i')", "m[:8].cast('@Q')", "m.cast('h').cast('B')[:2]", "m.cast('i').cast('b')[:2]",
             "m.cast('i').cast('h')", "m.cast('c').cast('b').cast('B')[:1]", "m[:23].cast('h')", "m[:0].cast('i')", "m[1:9].cast('d')[:0]",
             "m.cast('B', [2, 12])", "m.cast('h', (3, 4))", "m.cast('i', [2, 1, 3])", "m.cast('B', [24])", "m.cast('i', shape=[6])",
             "m.cast('B', [2, 12]).cast('B')[:2]", "m.cast('B', [2, 12]).cast('i')", "m.cast('B', [2, 12]).cast('i', [6])",
             "m.cast('B', [2, 12]).cast('B', [3, 8])", "m[:1].cast('B', [])", "m[:4].cast('i', ())", "m.cast('B', [])", "m[:4].cast('i', []).cast('B')",
             "m.cast('B', [2, 3])", "m.cast('B', 5)", "m.cast('B', ['a'])", "m.cast('B', [2.0, 12])", "m.cast('B', [-1, 24])", "m.cast('B', [0, 24])",
             "m.cast('B', [1] * 65)", "m.cast('B', [1] * 62 + [2, 12]).cast('B')[:1]", "m[::2].cast('B')", "m[::-1].cast('h')", "m[:0].cast('B', [1])", "m.cast('<i')", "m.cast('ii')", "m.cast('')", "m.cast('@')",
             "m.cast('x')", "m.cast('s')", "m.cast('=h')", "m.cast('\\xe9')", "m.cast(1)", "m.cast(None)", "m.cast()", "m.cast('B', [24], 1)",
             "m.cast(format='b')[:1]", "m.cast('B', [True, 24])"]:
    attempt(text)
a = m.cast("B", [2, 3, 4])
print(a[::-1].tolist() == a.tolist()[::-1], a[1:].tolist(), a[::-1].c_contiguous)
try:
    a[::-1].cast("B")
except TypeError as error:
    print(error)
