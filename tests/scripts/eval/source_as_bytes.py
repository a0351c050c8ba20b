print(eval(b"1 + 1"), eval(bytearray(b"2 + 2")))
print(ascii(eval("'\xe9'".encode())))
print(ascii(eval(b"\xef\xbb\xbf" + "'\xe9'".encode())))
space = {}
exec(b"# -*- coding: latin-1 -*-\ns = '\xe9'", space)
print(ascii(space["s"]))
exec(b"#!shebang\n# vim: set fileencoding=utf-8 :\ns = '\xc3\xa9'", space)
print(ascii(space["s"]))
for source in [
    b"'\xe9'",
    b"# coding: nonsense\n1",
    b"\xef\xbb\xbf# coding: latin-1\n1",
    b"1\x00",
    b"# coding: ascii\n'\xc3\xa9'",
]:
    try:
        print(eval(source))
    except (SyntaxError, ValueError) as error:
        print(type(error).__name__, error)
exec("# coding: latin-1\ns = '\xe9'", space)
print(ascii(space["s"]))
