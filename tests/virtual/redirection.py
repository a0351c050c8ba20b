"""os.dup2: standard output into a file and back, input from a file, over open descriptors and free ones, and what is refused."""

import errno
import os
import sys
import tempfile


def refused(function, *args):
    try:
        function(*args)
    except OSError as error:
        return error.errno
    return None


print("before", flush=True)
saved = os.dup(1)
with tempfile.TemporaryFile("w+b") as captured:
    assert os.dup2(captured.fileno(), 1) == 1
    print("into the file", flush=True)
    os.write(1, b"by its descriptor\n")
    assert not os.isatty(1)
    assert os.fstat(1).st_size == os.fstat(captured.fileno()).st_size == 32
    os.dup2(saved, 1)
    captured.seek(0)
    assert captured.read() == b"into the file\nby its descriptor\n"
os.close(saved)

with tempfile.TemporaryDirectory() as folder:
    names = [os.path.join(folder, name) for name in ("first", "second", "third", "fourth")]
    first, second = (os.open(name, os.O_RDWR | os.O_CREAT) for name in names[:2])
    assert os.dup2(first, second) == second
    os.write(second, b"hello\nyou\n")
    assert os.lseek(first, 0, os.SEEK_CUR) == os.fstat(second).st_size == os.path.getsize(names[0]) == 10
    assert os.path.getsize(names[1]) == 0
    third = os.open(names[2], os.O_RDWR | os.O_CREAT)
    assert third not in (first, second)
    os.close(second)
    assert refused(os.write, second, b"x") == errno.EBADF
    os.lseek(first, 0, os.SEEK_SET)
    assert os.dup2(first, 0) == 0
    assert input() == "hello"
    assert sys.stdin.readline() == "you\n"
    assert sys.stdin.readline() == ""
    assert os.dup2(first, first) == first
    os.dup2(first, third)
    os.fsync(third)
    os.ftruncate(third, 2)
    assert os.fstat(first).st_size == 2
    os.close(third)
    free = third + 1
    os.dup2(first, free)
    opened = [os.open(names[3], os.O_RDWR | os.O_CREAT) for _ in range(3)]
    assert free not in opened
    for fd in [*opened, free, first]:
        os.close(fd)

reading, writing = os.pipe()
os.dup2(writing, 20)
os.write(20, b"through the pipe")
assert os.read(reading, 100) == b"through the pipe"

assert refused(os.dup2, 999, 5) == errno.EBADF
print("after")
