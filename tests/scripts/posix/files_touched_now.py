# A file touched now is no older than it was when it was made a moment ago.
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    older = 0
    for i in range(200):
        path = os.path.join(folder, f"f{i}")
        with open(path, "w"):
            pass
        made = os.stat(path).st_mtime_ns
        os.utime(path)
        touched = os.stat(path)
        older += touched.st_mtime_ns < made
        assert abs(touched.st_mtime_ns - touched.st_atime_ns) < 10**9
    print(older)
    os.utime(path, (1, 2))
    print(os.stat(path).st_atime, os.stat(path).st_mtime)
