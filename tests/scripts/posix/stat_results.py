import os
import pickle
import stat

r = os.stat_result(range(10))
print(r)
print(r.st_mode, r.st_size, r.st_atime, r.st_mtime, r.st_atime_ns, r.st_blksize, len(r), r[7:])
r = os.stat_result(tuple(range(19)))
print(r.st_atime, r[7], r.st_atime_ns, r.st_blksize, r.st_rdev)
r = os.stat_result(range(10), {"st_blksize": 512, "st_mtime": 1.5})
print(r.st_blksize, r.st_mtime, r[8], r.n_fields, r.n_sequence_fields, r.n_unnamed_fields, r.__match_args__)
try:
    r.st_mode = 1
except AttributeError as e:
    print(e)
try:
    os.stat_result(range(10), 5)
except TypeError as e:
    print(e)
found = os.stat(os.curdir)
print(stat.S_ISDIR(found.st_mode), type(found), found == tuple(found), found[7] == int(found.st_atime))
print(found.st_mtime_ns // 10 ** 9 == found[8], found.st_size == found[6], os.path.samestat(found, os.stat(b".")))
print(os.fstat(0) is not None, os.terminal_size((80, 24)), os.terminal_size((80, 24)).lines)
match os.stat_result(range(10)):
    case os.stat_result(mode, ino, st_size=size):
        print(mode, ino, size)
print(pickle.loads(pickle.dumps(found)) == found)
