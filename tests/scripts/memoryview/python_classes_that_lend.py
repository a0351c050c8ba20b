# PEP 688: __buffer__ and __release_buffer__ of Python classes.
class Lender:
    def __init__(self, data=b"hello"):
        self.data = bytearray(data)
        self.views = 0

    def __buffer__(self, flags):
        print("lend", flags)
        self.views += 1
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print("end", view.tobytes(), view.obj is self.data)
        self.views -= 1


lender = Lender()
with memoryview(lender) as m:
    print(m.tobytes(), m.readonly, m.format)
    m[0] = 74
    try:
        lender.data.append(1)
    except BufferError as error:
        print(error)
print(lender.data, lender.views)
m = memoryview(lender)
part = m[1:3].cast("h")
del m
print("still lent", lender.views)
del part
print(lender.views)
print(bytes(lender))
print(bytearray(lender))
print(b"x" + lender)
print(int(Lender(b"12")))
print(float(Lender(b"1.5")))
print(b"hello".find(Lender(b"l")))
print(b"a-b".split(Lender(b"-")))
print(b"abc".replace(Lender(b"b"), Lender(b"xx")))
print(b"".join([b"1", Lender(b"2"), b"3"]))
print(int.from_bytes(Lender(b"\1\2"), "big"))
print(b"abc".count(Lender(b"b")))
print(str(Lender(b"text"), "ascii"))
data = bytearray(b"abc")
data[1:2] = Lender(b"XYZ")
print(data)
data.extend(Lender(b"end"))
print(data)
data += Lender(b"!")
print(data, bytearray(b"hello") == Lender(), memoryview(b"hello") == Lender())
view = memoryview(bytearray(5))
view[:] = Lender()
print(view.tobytes(), b"%b" % Lender(b"ok"), b"abc".translate(None, Lender(b"b")))
