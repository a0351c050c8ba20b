# Values that do not fit the format of the view.
def attempt(code, value):
    m = memoryview(bytearray(8)).cast(code)
    try:
        m[0] = value
        print(code, "accepted", repr(value)[:20], m[0])
    except Exception as error:
        print(code, repr(value)[:20], type(error).__name__, error)


class BadIndex:
    def __index__(self):
        raise RuntimeError("index")

    def __float__(self):
        raise RuntimeError("float")

    def __bool__(self):
        raise RuntimeError("bool")

    def __repr__(self):
        return "BadIndex()"


for code, wrong in [("b", (128, -129)), ("B", (256, -1)), ("h", (2**15, -(2**15) - 1)), ("H", (2**16, -1)), ("i", (2**31, -(2**31) - 1)),
                    ("I", (2**32, -1)), ("q", (2**63, -(2**63) - 1)), ("Q", (2**64, -1)), ("c", (b"", b"ab")), ("e", (65520.0, -1e10)),
                    ("f", (10**400,)), ("d", (10**400,))]:
    for value in wrong:
        attempt(code, value)
for code in "bBhHiIqQcfde?":
    for value in ("x", None, 1.5, b"a", bytearray(b"a"), [], BadIndex()):
        attempt(code, value)
