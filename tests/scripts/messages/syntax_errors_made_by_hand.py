# SyntaxError made by hand: arguments, attributes, text.
for args in [(), ("m",), ("m", None), ("m", ()), ("m", ("f", 1, 2)), ("m", ("f", 1, 2, "t")), ("m", ("f", 1, 2, "t", 3)), ("m", ("f", 1, 2, "t", 3, 4)), ("m", ("f", 1, 2, "t", 3, 4, 5)), ("m", ("f", 1, 2, "t", 3, 4, 5, 6)),
             ("m", "fabc"), ("m", ["f", 1, 2, "t"]), ("m", (1, "2", None, b"t")), ("m", ("/a/b/c.py", 7, 2, "t")), (5,), (None,), ("m", ("f", None, None, None)), ("m", 1), ("m", ("f", 1, 2, "t"), 3)]:
    try:
        e = SyntaxError(*args)
        print(args, "->", repr(str(e)), e.args, e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line)
    except Exception as x:
        print(args, "->", type(x).__name__, x)
e = SyntaxError("bad", ("f.py", 1, 2, "text"))
e.msg = ["list"]; e.filename = "g.py"; e.lineno = 10**30
print(e)
e.lineno = 5; e.filename = 3
print(e)
e.filename = None
print(e)
del e.filename, e.lineno, e.msg
print(e, e.msg, e.lineno)
for cls in (IndentationError, TabError):
    print(cls("x", ("f", 1, 2, "t")), cls.__mro__[1].__name__)
try: SyntaxError(x=1)
except TypeError as x: print(x)
