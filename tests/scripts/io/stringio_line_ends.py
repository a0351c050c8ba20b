import io

text = "one\r\ntwo\rthree\nfour"
for newline in (None, "", "\n", "\r", "\r\n"):
    f = io.StringIO(text, newline)
    print(repr(newline), list(f), f.newlines, repr(f.getvalue()))
    f = io.StringIO(newline=newline)
    print("   ", f.write("a\nb\r\nc\rd"), repr(f.getvalue()), f.tell(), f.newlines)
f = io.StringIO("wörld €uro 😀\nsecond line\n")
print(repr(f.readline(3)), repr(f.readline(100)), repr(f.read(2)), f.tell(), f.readlines(), repr(f.read()))
f.seek(30)
f.write("x")
print(repr(f.getvalue()), f.truncate(5), repr(f.getvalue()), f.tell())
for action in (
    lambda: f.seek(-1), lambda: f.seek(1, 1), lambda: f.seek(0, 5), lambda: f.truncate(-1),
    lambda: f.write(b"x"), lambda: io.StringIO("", "x"), lambda: io.StringIO(5), lambda: io.StringIO("", 5),
    lambda: f.__setstate__((1,)), lambda: f.__setstate__(("a", "\n", -1, None)), lambda: f.fileno(), lambda: f.detach(),
):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
f.extra = [1]
state = f.__getstate__()
print(state)
g = io.StringIO()
g.__setstate__(state)
print(repr(g.read()), g.extra, g.line_buffering, g.encoding, g.errors)
g.close()
for name in ("read", "write", "getvalue", "__next__", "newlines", "seekable"):
    try:
        value = getattr(g, name)
        print(name, value("x") if name == "write" else value())
    except ValueError as e:
        print(name, e)
