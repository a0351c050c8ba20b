# Views in cycles, weak references, and the order in which they end.
import gc
import weakref


class Buffer(bytearray):
    pass


b = Buffer(b"abc")
b.view = memoryview(b)
b.part = b.view[1:]
watch = weakref.ref(b)
view_watch = weakref.ref(b.view, lambda r: print("view gone"))
del b
print(gc.collect() > 0, watch(), view_watch())


class Lender:
    def __buffer__(self, flags):
        return memoryview(b"abc")

    def __release_buffer__(self, view):
        print("end")

    def __del__(self):
        print("del")


m = memoryview(Lender())
n = m.cast("c")
del m
print(n.tolist())
del n
lender = Lender()
lender.me = memoryview(lender)
del lender
gc.collect()
print("collected")
m = memoryview(bytearray(10))
views = [m[i:] for i in range(10)]
m.release()
print([len(v) for v in views])
print(gc.is_tracked(views[0]), weakref.ref(views[0])() is views[0])
for i in range(9):
    views[i].release()
data = views[9].obj
try:
    data.append(1)
except BufferError:
    print("one left")
views.clear()
data.append(1)
print(len(data))
