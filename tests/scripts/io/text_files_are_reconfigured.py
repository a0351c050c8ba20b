import io

f = io.TextIOWrapper(io.BytesIO(), "utf-8")
f.write("é")
f.reconfigure(encoding="latin-1")
f.write("é")
f.reconfigure(encoding="utf-16")
f.write("a")
f.flush()
print(f.encoding, f.errors, f.buffer.getvalue())
f.reconfigure(errors="replace", newline="\r\n", line_buffering=True)
f.write("x\n")
print(f.encoding, f.errors, f.line_buffering, f.buffer.getvalue())
f = io.TextIOWrapper(io.BytesIO(b"a\nb\n"), "ascii", errors="ignore")
f.readline()
for kwargs in ({"encoding": "utf-8"}, {"newline": ""}, {"errors": "strict"}, {"write_through": True}, {"line_buffering": "x"}, {"newline": "x"}, {"encoding": 5}, {"bad": 1}):
    try:
        print(kwargs, f.reconfigure(**kwargs), f.write_through)
    except Exception as e:
        print(kwargs, type(e).__name__, e)
g = io.TextIOWrapper(io.BytesIO(), "ascii", errors="ignore")
g.reconfigure(encoding="utf-8")
print(g.errors)
for name in ("nope", "rot13"):
    try:
        g.reconfigure(encoding=name)
    except Exception as e:
        print(type(e).__name__, e)
