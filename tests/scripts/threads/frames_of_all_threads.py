# oracle: cpython3.13
"""sys._current_frames() and sys._current_exceptions() tell of each thread."""

import sys
import threading

arrived, done = threading.Event(), threading.Event()


def waits():
    try:
        raise KeyError("handled")
    except KeyError:
        arrived.set()
        done.wait()


def names(frame):
    while frame is not None:
        yield frame.f_code.co_name
        frame = frame.f_back


thread = threading.Thread(target=waits)
thread.start()
arrived.wait()


def look():
    frames = sys._current_frames()
    print(len(frames), sorted(frames) == sorted([thread.ident, threading.get_ident()]))
    print(list(names(frames[threading.get_ident()])))
    print("waits" in list(names(frames[thread.ident])), "look" in list(names(frames[thread.ident])))
    exceptions = sys._current_exceptions()
    print(repr(exceptions[thread.ident]), exceptions[threading.get_ident()])


look()
done.set()
thread.join()
print(list(sys._current_frames()) == [threading.get_ident()])
try:
    raise ValueError("here")
except ValueError:
    print(sys._current_exceptions()[threading.get_ident()])
