# Exported buffers: what may not change while they are held, and views of views of what is gone.
import array


def attempt(name, action):
    try:
        print(name, str(action()).split(" at 0x")[0])
    except (BufferError, ValueError, TypeError, IndexError, OverflowError, NotImplementedError) as error:
        print(name, type(error).__name__, error)


for make in (lambda: bytearray(b"abcdef"), lambda: array.array("i", [1, 2, 3])):
    data = make()
    view = memoryview(data)
    for name, act in {
        "append": lambda: data.append(1),
        "extend": lambda: data.extend(make()),
        "pop": lambda: data.pop(),
        "clear": lambda: data.clear() if hasattr(data, "clear") else data.__delitem__(slice(None)),
        "del": lambda: data.__delitem__(0),
        "insert": lambda: data.insert(0, 1),
        "imul": lambda: data.__imul__(2),
        "imul1": lambda: len(data.__imul__(1)),
        "slice": lambda: data.__setitem__(slice(0, 1), make()),
        "same": lambda: data.__setitem__(slice(0, 1), make()[:1]),
        "init": lambda: data.__init__(b"xy") if isinstance(data, bytearray) else "-",
    }.items():
        attempt(name, act)
    inner = view[1:]
    attempt("release", view.release)
    attempt("after", lambda: view[0])
    attempt("inner", lambda: inner[0])
    inner.release()
    attempt("free", lambda: data.append(1))

view = memoryview(bytearray(8))


class Releasing:
    def __index__(self):
        view.release()
        return 0


attempt("index", lambda: view[Releasing()])
view = memoryview(bytearray(8))
attempt("store", lambda: view.__setitem__(0, Releasing()))
view = memoryview(bytearray(8))
attempt("store at", lambda: view.__setitem__(Releasing(), 1))
view = memoryview(bytearray(8))
attempt("slice", lambda: view[Releasing():])
view = memoryview(bytearray(8))
attempt("slices", lambda: view.__setitem__(slice(Releasing(), 1), b"a"))
view = memoryview(bytearray(8))
attempt("cast", lambda: view.cast("B", [Releasing(), 8]))
view = memoryview(bytearray(8))
attempt("hash", lambda: hash(view))
with view:
    attempt("entered", lambda: view.release())
attempt("with", lambda: len(view.__enter__()))


class Lender:
    def __init__(self, give):
        self.give = give

    def __buffer__(self, flags):
        return self.give(flags)

    def __release_buffer__(self, view):
        print("released")


for name, give in {
    "int": lambda flags: 3,
    "none": lambda flags: None,
    "bytes": lambda flags: b"abc",
    "view": lambda flags: memoryview(b"abc"),
    "raise": lambda flags: {}["missing"],
}.items():
    try:
        print(name, bytes(Lender(give)))
    except (TypeError, KeyError, BufferError) as error:
        print(name, type(error).__name__, error)

for format, shape in [("B", [2, 4]), ("H", [2, 2]), ("i", [3]), ("Z", None), ("B", [0]), ("B", [-8]), ("B", [2, 2, 2]), ("d", [1]), ("?", [8]), ("c", [2**70])]:
    attempt(f"cast {format} {shape}", lambda: memoryview(bytearray(8)).cast(format, *([shape] if shape else [])).tolist())
