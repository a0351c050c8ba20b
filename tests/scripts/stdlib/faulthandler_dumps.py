# oracle: cpython3.13
"""faulthandler: stacks on demand, to a file or a descriptor, at a signal; what is refused."""

import faulthandler
import os
import signal
import sys


def outer(depth=3):
    return outer(depth - 1) if depth else inner()


def inner():
    faulthandler.dump_traceback(sys.stdout, all_threads=False)


sys.stdout.flush()
outer()

reading, writing = os.pipe()
faulthandler.dump_traceback(writing)
heading, *rest = os.read(reading, 10000).decode().splitlines()
print(heading.startswith("Current thread 0x"), heading.endswith("(most recent call first):"))
print([line.split(" in ")[1] for line in rest])


def recursive(n):
    if n:
        return recursive(n - 1)
    faulthandler.dump_traceback(writing, all_threads=False)


recursive(200)
lines = os.read(reading, 100000).decode().splitlines()
print(len(lines), lines[-1].strip())


def at_signal():
    signal.raise_signal(signal.SIGUSR1)


faulthandler.register(signal.SIGUSR1, writing, all_threads=False)
at_signal()
lines = os.read(reading, 10000).decode().splitlines()
print(lines[0], *(line.split(" in ")[1] for line in lines[1:]))
print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))

print(faulthandler.is_enabled(), faulthandler.enable(writing), faulthandler.is_enabled())
print(faulthandler.disable(), faulthandler.is_enabled(), faulthandler.disable())

for call in (
    lambda: faulthandler.dump_traceback("x"),
    lambda: faulthandler.dump_traceback(-1),
    lambda: faulthandler.dump_traceback_later(0),
    lambda: faulthandler.dump_traceback_later("x"),
    lambda: faulthandler.register(99),
    lambda: faulthandler.register(signal.SIGSEGV),
    lambda: faulthandler.unregister(99),
    faulthandler.cancel_dump_traceback_later,
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
