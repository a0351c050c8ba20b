# Subclasses of bytearray with __buffer__ and __release_buffer__ of their own, and the restricted view these get.
class Both(bytearray):
    def __buffer__(self, flags):
        print("lend", flags)
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print("end", view.tobytes())
        super().__release_buffer__(view)


b = Both(b"xyz")
m = memoryview(b)
try:
    b.append(1)
except BufferError as error:
    print(error)
m.release()
b.append(1)
print(b)


class OnlyRelease(bytearray):
    def __release_buffer__(self, view):
        print("end", view.tobytes())
        for use in (lambda: memoryview(view), lambda: view[0:1], lambda: view.cast("B"), lambda: view.toreadonly()):
            try:
                print(use())
            except ValueError as error:
                print(error)
        self.kept = view


o = OnlyRelease(b"abc")
with memoryview(o):
    try:
        o.append(1)
    except BufferError as error:
        print(error)
o.append(2)
print(o)
try:
    o.kept[0]
except ValueError as error:
    print(error)


class OnlyLend(bytearray):
    def __buffer__(self, flags):
        return memoryview(b"other")


print(memoryview(OnlyLend(b"own")).tobytes(), OnlyLend(b"own"))


class Chain:
    def __init__(self, inner):
        self.inner = inner

    def __buffer__(self, flags):
        return memoryview(self.inner)

    def __release_buffer__(self, view):
        print("chain", view.tobytes())


m = memoryview(Chain(Chain(b"deep")))
print(m.tobytes())
m.release()
