# oracle: cpython3.13
# OSError: which class an errno gives, how many arguments it takes, its attributes and text.
import errno
for name in ["EAGAIN", "EALREADY", "EINPROGRESS", "EWOULDBLOCK", "EPIPE", "ESHUTDOWN", "ECHILD", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EEXIST", "ENOENT", "EISDIR", "ENOTDIR", "EINTR", "EACCES", "EPERM", "ESRCH", "ETIMEDOUT", "EINVAL"]:
    e = OSError(getattr(errno, name), "text")
    print(name, type(e).__name__, e.errno == getattr(errno, name), e.strerror)
for args in [(), (1,), ("a",), (2, "b"), (2, "b", "f"), (2, "b", "f", None, "g"), (2, "b", "f", 0, "g"), (2, "b", None), ("x", "y"), (2, "b", "f", 1, "g", 3), (None, None), (2, "b", b"f"), (2, "b", 7, None, "h")]:
    e = OSError(*args)
    print(args, "->", type(e).__name__, repr(e), str(e), e.args, e.errno, e.strerror, e.filename, e.filename2)
for cls in (FileNotFoundError, PermissionError, BlockingIOError, ConnectionError, TimeoutError, IOError, EnvironmentError):
    e = cls(errno.EPERM, "no", "file")
    print(cls.__name__, type(e).__name__, e)
e = BlockingIOError(11, "again", 7)
print(e.characters_written, e.filename, e.args)
for action in ("e.characters_written = 'x'", "e.characters_written = 5", "print(e.characters_written)", "del e.characters_written", "print(e.characters_written)", "del e.characters_written", "OSError(1, 2).characters_written",
               "OSError(a=1)", "OSError(1, 2, filename='x')", "FileNotFoundError(1, 2, 3, 4, 5, 6)"):
    try: exec(action)
    except Exception as x: print(action, type(x).__name__, x)
class Mine(OSError):
    def __new__(cls, *args, extra=None):
        self = super().__new__(cls, *args)
        self.extra = extra
        return self
    def __init__(self, *args, extra=None):
        super().__init__(*args)
m = Mine(2, "gone", "f", extra=4)
print(type(m).__name__, m, m.extra, m.errno, m.filename)
class OnlyInit(OSError):
    def __init__(self, number): super().__init__(number, "made")
o = OnlyInit(2)
print(type(o).__name__, o, o.args, o.errno)
class OnlyNew(OSError):
    def __new__(cls, number): return super().__new__(cls, number, "new")
o = OnlyNew(2)
print(type(o).__name__, o, o.args, o.errno)
class Neither(FileNotFoundError): pass
print(repr(Neither(2, "x")), Neither(2, "x").errno)
e = OSError(2, "a"); e.errno = "changed"; e.strerror = None; e.filename = 3
print(e, e.args)
print(OSError(2, "a", "b").__reduce__(), OSError(2, "a", "b", None, "c").__reduce__())
print(IOError is OSError, EnvironmentError is OSError)
