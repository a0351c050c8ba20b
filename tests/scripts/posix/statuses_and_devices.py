# oracle: cpython3.13
"""What wait statuses and numbers of devices say, and names of sysconf."""
import os

for status in (0, 0x100, 0x2A00, 9, 0x8B, 0x137F, 0xFFFF, 0x7F):
    asked = [os.WIFEXITED(status), os.WIFSIGNALED(status), os.WIFSTOPPED(status), os.WIFCONTINUED(status)]
    told = [os.WEXITSTATUS(status), os.WTERMSIG(status), os.WSTOPSIG(status), os.WCOREDUMP(status)]
    try:
        code = os.waitstatus_to_exitcode(status)
    except ValueError as error:
        code = error
    print(hex(status), asked, told, code)

print(os.WIFEXITED(status=256), os.waitstatus_to_exitcode(status=256))
device = os.makedev(0x12345, 0xABCDE)
print(hex(device), hex(os.major(device)), hex(os.minor(device)), os.makedev(8, 1))
print(os.sysconf("SC_CLK_TCK"), os.sysconf_names["SC_CLK_TCK"], os.sysconf(os.sysconf_names["SC_CLK_TCK"]), os.sysconf("SC_NPROCESSORS_ONLN") >= 1)
for wrong in ("SC_NOTHING", 1.5, None, 100000):
    try:
        print(os.sysconf(wrong))
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)
for wrong in (2**31, "x"):
    try:
        print(os.WIFEXITED(wrong))
    except (OverflowError, TypeError) as error:
        print(type(error).__name__, error)
print(os.sched_yield())
