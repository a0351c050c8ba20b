# Kinds and permissions of files by their mode.
import _stat
import stat

kinds = ("S_ISDIR", "S_ISREG", "S_ISLNK", "S_ISCHR", "S_ISBLK", "S_ISFIFO", "S_ISSOCK", "S_ISDOOR", "S_ISPORT", "S_ISWHT")
for kind in range(0, 0o200000, 0o10000):
    mode = kind | 0o644
    print(oct(mode), stat.filemode(mode), [name for name in kinds if getattr(stat, name)(mode)], oct(stat.S_IFMT(mode)))
for mode in (0, 0o7777, 0o107777, 0o104755, 0o102644, 0o41777, 0o41776, 0o100001):
    print(oct(mode), stat.filemode(mode), oct(stat.S_IMODE(mode)))
for wrong in ("a", -1, 2**40, 2**70, 1.5, None):
    try:
        print(stat.S_ISDIR(wrong))
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(stat.S_ISDIR is _stat.S_ISDIR)
