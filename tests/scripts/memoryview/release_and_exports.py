# While a view lives its bytearray keeps its size; release ends that.
data = bytearray(b"abcdef")


def attempt(text):
    try:
        result = eval(text)
        print(text, result)
    except Exception as error:
        print(text, type(error).__name__, error)


m = memoryview(data)
part = m[1:3]
for text in ["data.append(1)", "data.extend(b'x')", "data.pop()", "data.clear()", "data.__delitem__(0)", "data.__setitem__(slice(0, 1), b'xy')",
             "data.__iadd__(b'x')", "data.__imul__(2)", "data.insert(0, 1)", "data.remove(97)", "data.resize(3)", "data.__init__(b'abc')"]:
    attempt(text)
print(data)
data[0:2] = b"XY"
data.reverse()
data[0] = 33
print(data, m.tobytes())
m.release()
attempt("data.append(1)")
part.release()
data.append(1)
print(data)
for text in ["m[0]", "len(m)", "m.obj", "m.shape", "m.tolist()", "m.tobytes()", "bytes(m)", "memoryview(m)", "m.cast('B')", "m.toreadonly()",
             "iter(m)", "m.hex()", "m.count(1)", "m.index(1)", "b''.join([m])", "b'a' + m", "b'abc'.find(m)", "1 in m", "m.__enter__()", "m.c_contiguous",
             "m.__buffer__(0)", "m[0:1]", "m.__setitem__(0, 1)", "b'a'.split(m)", "int(m)", "m.release()", "m.__exit__()", "repr(m)[:17]"]:
    attempt(text)
with memoryview(data) as view:
    print(view[0])
attempt("view[0]")
try:
    with memoryview(data) as view:
        raise KeyError("inside")
except KeyError as error:
    print(error)
attempt("view[0]")
view = memoryview(data)
iterator = iter(view)
print(next(iterator))
view.release()
attempt("next(iterator)")
attempt("data.append(2)")
view = memoryview(data)
del view
attempt("data.append(3)")
