# What a bytearray is reduced to, with the state of subclasses.
class Sub(bytearray):
    __slots__ = ("x", "__dict__")


class Plain(bytearray):
    pass


s = Sub(b"a\xff")
s.x = 1
s.y = 2
p = Plain(b"bc")
p.attribute = [1]
for value in (bytearray(b"a\xff"), bytearray(), s, p):
    print(value.__reduce__(), value.__reduce_ex__(0), value.__reduce_ex__(2), value.__reduce_ex__(3), value.__reduce_ex__(5))
for arguments in [("x",), (1, 2)]:
    try:
        bytearray(b"a").__reduce_ex__(*arguments)
    except TypeError as error:
        print(error)
