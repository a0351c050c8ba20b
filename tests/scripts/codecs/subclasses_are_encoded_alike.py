# Subclasses of str, bytes and bytearray: what encode and decode give is plain.
class Text(str):
    pass

class Data(bytes):
    pass

class Array(bytearray):
    pass

for name in ("ascii", "utf-8", "latin-1", "utf-16", "unicode_escape", "utf-7"):
    data = Text("ab").encode(name)
    print(name, type(data).__name__, type(Data(data).decode(name)).__name__, type(Array(data).decode(name)).__name__)
print(type(str(Data(b"x"), "ascii")).__name__, type(Text(b"x", "ascii")).__name__, Text(b"\xe9", "latin-1"))
print("a".encode(Text("ascii"), Text("ignore")), type(bytes(Text("x"), "ascii")).__name__)
