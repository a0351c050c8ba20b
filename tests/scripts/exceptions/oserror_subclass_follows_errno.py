# oracle: cpython3.13, because Pyodide numbers its errors as WASI does
import errno

names = "EPERM ENOENT EINTR ESRCH EIO EAGAIN EACCES EEXIST ENOTDIR EISDIR EPIPE ECHILD ECONNREFUSED ECONNRESET ETIMEDOUT EINVAL"
for name in names.split():
    number = getattr(errno, name)
    error = OSError(number, "text")
    print(name, number, type(error).__name__, error, errno.errorcode[number] == name)
for error in (OSError(2, "No such file", "name"), OSError(17, "exists", "a", None, "b"), OSError(2, "x", b"bytes"), BlockingIOError(11, "again"), OSError(999, "unknown"), OSError("only text"), OSError(), OSError(1), OSError(1, 2, 3, 4, 5, 6) if False else OSError("1", "2")):
    print(repr(error), "|", error, "|", error.args, error.errno, error.strerror, error.filename, error.filename2)
print(isinstance(OSError(2, ""), FileNotFoundError), type(FileNotFoundError(13, "x")).__name__, type(ConnectionError(104, "x")).__name__)


class Mine(OSError):
    pass


print(type(Mine(2, "x")).__name__, Mine(2, "x").errno)
try:
    OSError(1, 2, k=3)
except TypeError as error:
    print(error)
error = OSError(2, "text", "file")
error.errno, error.filename = 5, "other"
print(error, error.args)
