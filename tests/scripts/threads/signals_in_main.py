# oracle: cpython3.13
"""Handlers of signals run in the main thread, whoever sends them; the timer cuts no sleep short."""

import _thread
import signal
import sys
import threading
import time


def handler(number, frame):
    print(signal.Signals(number).name, threading.current_thread() is threading.main_thread(), frame.f_code.co_name)


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
before = signal.signal(signal.SIGALRM, handler)
print(before, signal.getsignal(signal.SIGALRM) is handler)
signal.setitimer(signal.ITIMER_REAL, 0.02)
start = time.monotonic()
time.sleep(0.06)
print(time.monotonic() - start >= 0.06, signal.getitimer(signal.ITIMER_REAL))
start = time.monotonic()
list(map(time.sleep, (0.02, 0.02, 0.02)))
print(time.monotonic() - start >= 0.06)
signal.raise_signal(signal.SIGALRM)


def send():
    while sys._current_frames()[threading.main_thread().ident].f_code.co_name != "join":
        time.sleep(0.001)
    _thread.interrupt_main(signal.SIGALRM)


sender = threading.Thread(target=send)
sender.start()
sender.join()
signal.signal(signal.SIGALRM, signal.SIG_IGN)
signal.raise_signal(signal.SIGALRM)


def stop(number, frame):
    raise TimeoutError("too long")


signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True:
        pass
except TimeoutError as error:
    print(error)
signal.setitimer(signal.ITIMER_REAL, 0.01)
try:
    threading.Lock().acquire() and threading.Event().wait(5)
except TimeoutError as error:
    print(error)
for wrong in ((0, handler), (99, handler), (signal.SIGTERM, "x"), (signal.SIGKILL, handler)):
    try:
        signal.signal(*wrong)
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)


def elsewhere():
    try:
        signal.signal(signal.SIGTERM, handler)
    except ValueError as error:
        print(error)


thread = threading.Thread(target=elsewhere)
thread.start()
thread.join()
