"""Calls of the file system, and what they refuse: printed, so that two file systems can be compared (tests/virtual.test.ts)."""

import os
import pathlib
import shutil
import stat
import tempfile


def tell(name, *args, **kwargs):
    """Prints what a function of os gives, or its error."""
    try:
        result = getattr(os, name)(*args, **kwargs)
    except OSError as e:
        result = type(e).__name__, e.errno, e.strerror, e.filename, e.filename2
    print(name, args, result)


def write(path, text):
    with open(path, "w") as f:
        f.write(text)


def opened(path, flags, mode=0o666):
    try:
        fd = os.open(path, flags, mode)
    except OSError as e:
        print("open", path, oct(flags), type(e).__name__, e.errno)
        return
    print("open", path, oct(flags), stat.filemode(os.fstat(fd).st_mode), os.fstat(fd).st_size)
    os.close(fd)


# Folders
tell("mkdir", "d")
tell("mkdir", "d")
tell("mkdir", "d/e/f")
tell("makedirs", "d/e/f")
tell("mkdir", "d/slash/")
tell("rmdir", "d")
tell("rmdir", "d/e/f/.")
tell("rmdir", "d/e/..")
tell("rmdir", "d/e/f/")
tell("rmdir", "d/e/f")
tell("rmdir", "")
tell("mkdir", "")
tell("mkdir", "x" * 256)
tell("mkdir", "y/" * 2100)
tell("listdir", "d/slash")
print(sorted(os.listdir("d")), sorted((e.name, e.is_dir(), e.is_file(), e.is_symlink()) for e in os.scandir("d")))
print(os.stat("d").st_nlink, stat.filemode(os.stat("d").st_mode))
tell("chdir", "d/e")
start = os.path.dirname(os.path.dirname(os.getcwd()))
print(os.path.relpath(os.getcwd(), start))
tell("rename", "../e", "../moved")
tell("chdir", "../..")

# Files
write("a", "hello")
tell("mkdir", "a")
tell("mkdir", "a/b")
tell("rmdir", "a")
tell("listdir", "a")
tell("unlink", "d")
tell("unlink", "a/")
tell("stat", "a/")
tell("truncate", "a", 2)
tell("truncate", "a", 6)
print(open("a", "rb").read())
tell("truncate", "a", -1)
tell("truncate", "d", 0)
for flags in (
    os.O_RDONLY, os.O_WRONLY, os.O_RDWR, os.O_CREAT | os.O_EXCL, os.O_RDONLY | os.O_DIRECTORY, os.O_WRONLY | os.O_TRUNC,
    os.O_WRONLY | os.O_CREAT,
):
    for path in ("a", "d", "new%o" % flags, "a/", "none/x", "fresh%o/" % flags):
        opened(path, flags)
opened("modes", os.O_CREAT | os.O_WRONLY, 0o777)
old = os.umask(0o077)
opened("masked", os.O_CREAT | os.O_WRONLY, 0o777)
print(oct(old), oct(os.umask(old)))

# Names
write("one", "1")
tell("link", "one", "two")
print(os.stat("one").st_nlink, os.path.samefile("one", "two"), os.path.samefile("one", "a"))
tell("link", "one", "two")
tell("link", "d", "dd")
tell("link", "none", "three")
tell("rename", "one", "two")
print(sorted(p for p in os.listdir() if p in ("one", "two")))
tell("rename", "one", "three")
tell("rename", "none", "three")
tell("rename", "three", "d")
tell("rename", "d", "three")
tell("rename", "d", "d/inner")
tell("replace", "three", "a")
print(open("a").read(), os.stat("a").st_nlink)
os.mkdir("empty")
tell("rename", "d", "empty")
print(sorted(os.listdir("empty")))
tell("rename", "none/", "other")
tell("rename", "a", "none/a")
tell("remove", "two")
print(os.stat("a").st_nlink)

# Links
tell("symlink", "a", "to_a")
tell("symlink", "empty", "to_folder")
tell("symlink", "missing", "dangling")
tell("symlink", "loop2", "loop1")
tell("symlink", "loop1", "loop2")
tell("symlink", "a", "to_a")
tell("symlink", "", "nothing")
tell("readlink", "to_a")
tell("readlink", "a")
tell("stat", "dangling")
tell("stat", "loop1")
tell("stat", "loop1/x")
tell("rmdir", "to_folder")
tell("unlink", "to_folder/")
opened("to_a", os.O_RDONLY)
opened("to_a", os.O_RDONLY | os.O_NOFOLLOW)
opened("dangling", os.O_RDONLY)
opened("dangling", os.O_CREAT | os.O_EXCL | os.O_WRONLY)
opened("dangling", os.O_CREAT | os.O_WRONLY)
print(os.path.exists("missing"), os.path.islink("dangling"), stat.filemode(os.lstat("to_a").st_mode), os.lstat("to_a").st_size)
print(sorted(os.listdir("to_folder")), os.path.realpath("to_folder/../to_a") == os.path.realpath("a"))
tell("chdir", "to_folder")
print(os.path.basename(os.getcwd()))
tell("chdir", "..")
tell("remove", "to_a")
tell("remove", "to_folder")
print(os.path.exists("a"), os.path.exists("empty"))

# Facts
tell("chmod", "a", 0o640)
print(stat.filemode(os.stat("a").st_mode))
tell("utime", "a", (1.5, 2.25))
print(os.stat("a").st_atime, os.stat("a").st_mtime)
tell("utime", "a", ns=(10**18, 10**18 + 500_000_000))
print(os.stat("a").st_mtime_ns)
tell("chmod", "none", 0o640)
print([os.access("a", mode) for mode in (os.F_OK, os.R_OK, os.W_OK, os.X_OK)], os.access("none", os.F_OK), os.access("d", os.X_OK))
print(os.access("modes", os.X_OK))

# Open files outlive their names, and keep their place
with open("gone", "w+b") as f:
    f.write(b"0123456789")
    os.unlink("gone")
    print(f.seek(2), f.read(3), os.fstat(f.fileno()).st_nlink, os.path.exists("gone"))
    f.seek(15)
    f.write(b"!")
    f.flush()
    print(os.fstat(f.fileno()).st_size, f.seek(8), f.read())
    f.truncate(4)
    f.seek(0)
    print(f.read())
with open("appended", "ab") as f, open("appended", "ab") as g:
    f.write(b"one")
    f.flush()
    g.write(b"two")
    g.flush()
    f.write(b"three")
print(open("appended", "rb").read())
fd = os.open("appended", os.O_RDONLY)
again = os.dup(fd)
print(os.read(fd, 3), os.read(again, 3), os.lseek(fd, 0, os.SEEK_CUR), os.lseek(again, -2, os.SEEK_END), os.read(fd, 9))
for call in (lambda: os.write(fd, b"x"), lambda: os.lseek(fd, -1, os.SEEK_SET), lambda: os.ftruncate(fd, 0)):
    try:
        print(call())
    except OSError as e:
        print(type(e).__name__, e.errno)
os.close(fd)
os.close(again)
try:
    os.close(again)
except OSError as e:
    print(e)

# What is built on that
with tempfile.TemporaryDirectory(dir=".") as folder:
    base = pathlib.Path(folder)
    (base / "x" / "y").mkdir(parents=True)
    (base / "x" / "y" / "f.txt").write_text("text é\n", encoding="utf-8")
    (base / "x" / "g.bin").write_bytes(bytes(range(256)))
    (base / "x" / "link").symlink_to("g.bin")
    shutil.copytree(base / "x", base / "copy", symlinks=True)
    print(sorted(str(p.relative_to(base)) for p in base.rglob("*")))
    print((base / "copy" / "y" / "f.txt").read_text(encoding="utf-8"), (base / "copy" / "link").is_symlink())
    shutil.move(base / "copy" / "g.bin", base / "moved.bin")
    print((base / "moved.bin").stat().st_size, sorted(os.listdir(base / "copy")))
    print([(os.path.relpath(top, base), sorted(folders), sorted(files)) for top, folders, files in os.walk(base / "x")])
    shutil.make_archive(base / "packed", "zip", base / "x")
    shutil.unpack_archive(base / "packed.zip", base / "unpacked")
    print(sorted(str(p.relative_to(base)) for p in (base / "unpacked").rglob("*")))
    shutil.rmtree(base / "x")
    print(sorted(os.listdir(base)))
print(os.path.exists(folder))
with tempfile.TemporaryFile() as f, tempfile.NamedTemporaryFile("w+") as g:
    f.write(b"abc")
    g.write("abc")
    g.flush()
    print(f.tell(), os.stat(g.name).st_size)
print(os.path.exists(g.name))
print(open(os.devnull, "rb").read(), open(os.devnull, "wb").write(b"x"), stat.S_ISCHR(os.stat(os.devnull).st_mode), len(os.urandom(9)))
# A file touched now is no older than it was when it was made a moment ago.
older = 0
with tempfile.TemporaryDirectory() as folder:
    for i in range(200):
        path = os.path.join(folder, f"f{i}")
        write(path, "")
        made = os.stat(path).st_mtime_ns
        os.utime(path)
        touched = os.stat(path)
        older += touched.st_mtime_ns < made
        assert abs(touched.st_mtime_ns - touched.st_atime_ns) < 10**9
print(older)
weird = os.fsdecode(b"\xff\xfe.txt")
write(weird, "bytes")
print(weird in os.listdir(), b"\xff\xfe.txt" in os.listdir(b"."), open(b"\xff\xfe.txt").read())
