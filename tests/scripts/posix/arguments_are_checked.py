import os


class P:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


for name, *args in (
    ("stat", 1.5), ("lstat", 1), ("mkdir", 5), ("rename", 1, "x"), ("symlink", "a\0b", "c"), ("rename", "a", b"b\0"),
    ("utime", ".", 5), ("utime", ".", (1,)), ("read", "a", 1), ("access", "x", "y"), ("fspath", 5), ("fspath", P(5)),
    ("putenv", "a=b", "c"), ("putenv", "a\0", "c"), ("urandom", -1), ("urandom", 1.5), ("umask", "x"), ("isatty", "x"),
    ("chmod", "."), ("open", "x"), ("strerror", "x"), ("write", 1, 5), ("fsync", "x"), ("chown", ".", 1.5, 2),
    ("stat_result", (1, 2)), ("stat_result", range(20)), ("terminal_size", (1,)), ("readlink", 1.5), ("close", 1.5),
):
    try:
        print(name, getattr(os, name)(*args))
    except (TypeError, ValueError) as e:
        print(name, type(e).__name__, e)
for name, args, kwargs in (
    ("utime", (".", (1, 2)), {"ns": (1, 2)}), ("utime", (".",), {"ns": 5}), ("stat", (".",), {"dir_fd": "x"}),
    ("open", ("x", 0), {"dir_fd": 1.5}), ("mkdir", ("x",), {"bad": 1}),
):
    try:
        print(name, getattr(os, name)(*args, **kwargs))
    except (TypeError, ValueError) as e:
        print(name, type(e).__name__, e)
for name, *args in (
    ("stat", "nope"), ("stat", P("nope")), ("mkdir", "nope/x"), ("rmdir", b"nope"), ("unlink", "nope"), ("rename", "nope", "other"),
    ("replace", b"nope", P("x")), ("listdir", "nope"), ("scandir", "nope"), ("readlink", "."), ("open", "nope", 0),
    ("close", 99), ("read", 99, 1), ("lseek", 99, 0, 0), ("dup", 99), ("fstat", 99), ("utime", "nope"), ("truncate", "nope", 1),
    ("chmod", "nope", 0),
):
    try:
        print(name, getattr(os, name)(*args))
    except OSError as e:
        print(name, type(e).__name__, e.strerror, type(e.filename).__name__, getattr(e.filename, "path", e.filename), e.filename2 if name == "rename" else "")
