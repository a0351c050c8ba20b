# Methods of bytes and bytearray, and built-ins, with views as arguments.
v = memoryview(b"-b-")[1:2]
gaps = memoryview(b"b.b.")[::2]


def attempt(text):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)


for make in ("b'abcb'", "bytearray(b'abcb')"):
    for rest in ["count(v)", "find(v)", "rfind(v)", "index(v, 2)", "replace(v, memoryview(b'XX'))", "split(v)", "rsplit(v, 1)", "partition(b'b')",
                 "rpartition(memoryview(b'q'))", "strip(v)", "lstrip(memoryview(b'ab'))", "startswith(memoryview(b'ab'))", "endswith((b'x', v))",
                 "removeprefix(memoryview(b'a'))", "removesuffix(v)", "translate(memoryview(bytes(256)))", "translate(None, v)", "join([v, v])",
                 "__contains__(v)", "__add__(v)", "__mod__(v)", "center(9, v)", "ljust(6, v)",
                 "find(gaps)", "replace(v, gaps)", "split(gaps)", "join([gaps])", "__add__(gaps)", "__contains__(gaps)", "strip(gaps)"]:
        attempt(f"{make}.{rest}")
for text in ["bytes.fromhex(memoryview(b'6162'))", "bytes.maketrans(memoryview(b'a'), memoryview(b'b'))[97]", "bytes.maketrans(memoryview(b'a'), gaps)",
             "bytearray(gaps)", "bytes(gaps)", "bytes([*gaps])", "int(gaps)", "float(gaps)", "str(gaps, 'ascii')", "str(v, 'ascii')", "int.from_bytes(gaps, 'little')",
             "int.from_bytes(v)", "ord(v)", "len(v)", "bool(v)", "bool(v[:0])", "hash(v) == hash(b'b')", "chr(v[0])", "sum(gaps)", "isinstance(v, bytes)"]:
    attempt(text)
data = bytearray(b"12345")
data[1:3] = v
data += v
print(data)
data.extend(v)
data[:] = memoryview(data)[::-1].tobytes()
print(data)
try:
    data += memoryview(data)
except BufferError as error:
    print(error)
