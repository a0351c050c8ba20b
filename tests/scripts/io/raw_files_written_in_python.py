"""Buffered reading of raw files whose methods are Python's: what readinto() may answer."""
import errno
import io


class Raw(io.RawIOBase):
    def __init__(self, *answers):
        self.answers = list(answers)

    def readable(self):
        return True

    def readinto(self, buffer):
        answer = self.answers.pop(0) if self.answers else b""
        if isinstance(answer, bytes):
            buffer[:len(answer)] = answer
            return len(answer)
        if isinstance(answer, BaseException):
            raise answer
        return answer


def attempt(title, function):
    try:
        print(title, function())
    except Exception as e:
        print(title, type(e).__name__, e)


attempt("read", lambda: Raw(b"abc", b"de").read())
attempt("read none", lambda: Raw(None).read())
attempt("read some", lambda: Raw(b"abc", None, b"de").read())
attempt("read 2", lambda: Raw(b"ab").read(2))
attempt("lies", lambda: Raw(7).read(2))
attempt("lines", lambda: io.BufferedReader(Raw(b"a\nb", b"c\n", b"d"), 4).readlines())
for answer in (-1, 99, "x", None, OSError(5, "Input/output error"), InterruptedError(errno.EINTR, "again")):
    attempt(str(getattr(answer, "strerror", answer)), lambda: io.BufferedReader(Raw(answer, b"after"), 8).read(3))
reader = io.BufferedReader(Raw(b"abc", None, b"def"), 8)
attempt("peek", lambda: (reader.peek(), reader.read1(2), reader.read(5), reader.read(5), reader.read()))
attempt("tell", reader.tell)
attempt("seek", lambda: reader.seek(0))
attempt("readinto", lambda: io.BufferedReader(Raw(b"abcd", b"ef"), 2).readinto(bytearray(5)))
attempt("readinto1", lambda: io.BufferedReader(Raw(b"abcd", b"ef"), 2).readinto1(bytearray(5)))
attempt("not readable", lambda: io.BufferedReader(io.RawIOBase()))
attempt("size", lambda: io.BufferedReader(Raw(), 0))


class Reentrant(Raw):
    def readinto(self, buffer):
        return len(self.reader.read(1))


raw = Reentrant()
raw.reader = io.BufferedReader(raw)
try:
    raw.reader.read(1)
except RuntimeError as e:
    print(str(e).split(" <")[0])
detached = reader.detach()
attempt("detached", reader.read)
print(repr(reader), detached.closed)
