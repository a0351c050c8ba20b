import io
import sys
import weakref


class Noisy(io.BytesIO):
    def close(self):
        if not self.closed:
            print("closing", self.getvalue())
        super().close()


f = Noisy(b"one")
del f
writer = io.BufferedWriter(Noisy())
writer.write(b"waits")
del writer
text = io.TextIOWrapper(Noisy())
text.write("text waits")
del text
cycle = Noisy(b"in a cycle")
cycle.me = cycle
del cycle
import gc

gc.collect()


class Failing(io.RawIOBase):
    def close(self):
        raise OSError(5, "cannot be closed")


sys.unraisablehook = lambda u: print(u.exc_type.__name__, u.exc_value, "|", u.err_msg.split(" <")[0])
f = Failing()
del f
f = io.StringIO("kept")
r = weakref.ref(f)
print(r() is f, f.__dict__)
del f
print(r())
with io.BytesIO(b"x") as f:
    print(f.read())
try:
    with f:
        pass
except ValueError as e:
    print(e)


class Both(io.RawIOBase):
    def flush(self):
        raise ValueError("flush fails")


b = Both()
try:
    b.close()
except ValueError as e:
    print(e, b.closed)
pair = io.BufferedRWPair(Noisy(b"in"), Noisy())
print(pair.read(1), pair.write(b"out"), pair.peek(1), pair.readable(), pair.writable(), pair.closed)
pair.close()
print(pair.closed)
