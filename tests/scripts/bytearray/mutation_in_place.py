b = bytearray(b"hello")
print(b, len(b), b[0], b[1:3], type(b[1:3]))
b[0] = 72
b[-1:] = b"O!"
print(b)
b.append(33)
b.extend(b"abc")
b.extend([1, 2])
b.insert(0, 62)
print(b, b.pop(), b.pop(0), b)
b.remove(33)
del b[0]
del b[-2:]
b += b"xyz"
b *= 2
print(b)
b.reverse()
print(b, b.copy() == b, b.copy() is b)
b[::2] = bytes(len(b[::2]))
print(b)
b.clear()
print(b, bool(b), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(b"x") + b"y", b"x" + bytearray(b"y"), type(b"x" + bytearray(b"y")), type(bytearray() + b""))
c = bytearray(range(10))
c[2:5] = b""
c[1:1] = b"\xff\xfe"
c[::3] = [0] * len(c[::3])
print(list(c), c.find(b"\x00"), c.count(0), c.hex(), 255 in c)
c[:] = b"fresh"
print(c, c.upper(), c.decode(), c.split(b"e"), c.replace(b"f", b"F"), c.startswith(b"fr"), c == b"fresh", c < b"g", hash(bytes(c)) == hash(b"fresh"), c.isalpha(), bytes(c), list(reversed(c)))
for action in (lambda: c[10], lambda: c.__setitem__(0, 256), lambda: c.__setitem__(0, "x"), lambda: c.__setitem__(50, 1), lambda: c.append("x"), lambda: c.append(-1), lambda: c.extend("abc"), lambda: c.extend([1, 300]), lambda: c.remove(200), lambda: bytearray().pop(), lambda: c.pop(99), lambda: hash(c), lambda: bytearray("x"), lambda: c.__setitem__(slice(0, 4, 2), b"abc"), lambda: c.__setitem__(slice(0, 2), 5), lambda: c + "x", lambda: c.insert("x", 1), lambda: c.__delitem__(99), lambda: bytearray(-1), lambda: c.__setitem__(slice(0, 1), "ab")):
    try:
        print(action())
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
alias = c
alias += b"!"
print(c is alias, c, c[:], c[:] is not c)
import sys
c.resize(3)
print(c, [n for n in dir(bytearray) if n not in dir(bytes) and n[0] != "_"])
e = bytearray(b"loop")
for x in e:
    if len(e) < 8:
        e.append(x)
print(e)
