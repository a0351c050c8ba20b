# What a view says of itself, for plain, sliced, cast and many-dimensional views.
def show(name, m):
    print(name, m.shape, m.strides, m.suboffsets, m.format, m.itemsize, m.ndim, m.nbytes, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous)


data = bytearray(range(24))
m = memoryview(data)
show("plain", m)
show("bytes", memoryview(b"abc"))
show("empty", memoryview(b""))
show("slice", m[3:9])
show("step", m[::2])
show("backwards", m[::-3])
show("nothing", m[5:5])
show("one", m[4:20:100])
show("cast", m.cast("i"))
show("cast at", m.cast("@h"))
show("cast slice", m.cast("h")[1:8:3])
show("3d", m.cast("B", [2, 3, 4]))
show("3d slice", m.cast("B", (2, 3, 4))[::-1])
show("2d of h", m.cast("h", shape=[3, 4]))
show("column", m.cast("B", [24, 1]))
show("row", m.cast("B", [1, 24]))
show("0d", m[:4].cast("i", []))
show("readonly", m.toreadonly())
print(m.obj is data, m[2:].obj is data, m.cast("i").obj is data, m.toreadonly().obj is data, memoryview(m).obj is data)
print(len(m), len(m.cast("i")), len(m.cast("B", [2, 12])), m.format.__class__)
for name in ("obj", "shape", "readonly", "nbytes"):
    try:
        setattr(m, name, 1)
    except AttributeError as error:
        print(error)
try:
    m.other = 1
except AttributeError as error:
    print(error)
