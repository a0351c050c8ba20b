# oracle: cpython3.13, because Pyodide numbers its errors as WASI does
import errno
for name in "EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP EWOULDBLOCK ETIMEDOUT ECONNREFUSED".split():
    print(name, getattr(errno, name), errno.errorcode[getattr(errno, name)])
print(type(errno.errorcode), errno.errorcode.get(2), errno.EAGAIN == errno.EWOULDBLOCK, errno.__name__, len(errno.errorcode) > 100)
try:
    errno.ENOTHING
except AttributeError as error:
    print(error)
