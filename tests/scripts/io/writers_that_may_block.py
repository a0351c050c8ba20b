"""Buffered writing to raw files that take only a part, or nothing for now."""
import io


class Raw(io.RawIOBase):
    def __init__(self, *limits):
        self.limits = list(limits)
        self.taken = []

    def writable(self):
        return True

    def write(self, data):
        limit = self.limits.pop(0) if self.limits else len(data)
        if limit is None or isinstance(limit, str):
            return limit
        if limit <= len(data):
            self.taken.append(bytes(data[:limit]))
        return limit


def attempt(title, raw, *steps, size=4):
    writer = io.BufferedWriter(raw, size)
    for step in steps:
        try:
            print(title, writer.flush() if step is None else writer.write(step), raw.taken)
        except BlockingIOError as e:
            print(title, "blocked", e.strerror, e.characters_written, raw.taken)
        except Exception as e:
            print(title, type(e).__name__, e)
    raw.limits = []
    writer.close()
    print(title, "closed", raw.taken)


attempt("all", Raw(), b"ab", b"cd", b"efghijk", None)
attempt("parts", Raw(1, 1, 2), b"abc", b"def", None)
attempt("blocked at once", Raw(None, None, None), b"abc", b"def", None)
attempt("blocked in a long one", Raw(3, None), b"abcdefghijkl")
attempt("too long for the buffer", Raw(None), b"abcdefghijkl")
attempt("lies", Raw(99), b"ab", None)
attempt("negative", Raw(-3), b"ab", None)
attempt("no number", Raw("x"), b"ab", None)
attempt("other buffers", Raw(), bytearray(b"xy"), memoryview(b"z"), "text", 5, size=16)


class Broken(Raw):
    def write(self, data):
        raise OSError(28, "No space left on device")


writer = io.BufferedWriter(Broken())
writer.write(b"lost")
try:
    writer.close()
except OSError as e:
    print(type(e), e.strerror, writer.closed)
