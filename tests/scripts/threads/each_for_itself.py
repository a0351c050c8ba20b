# oracle: cpython3.13
"""What each thread has for itself: local attributes, handled exceptions, context variables, its own end."""

import contextvars
import sys
import threading


class Own(threading.local):
    def __init__(self, start):
        self.value = start
        print("made for", threading.current_thread().name)


own = Own(10)
variable = contextvars.ContextVar("variable", default="unset")
variable.set("main")
turn = threading.Event()


def work():
    own.value += 1
    print(own.value, variable.get(), sys.exception())
    variable.set("worker")
    try:
        raise KeyError("mine")
    except KeyError:
        turn.set()
        threading.Event().wait(0.01)
        print(repr(sys.exception()))


try:
    raise ValueError("main's")
except ValueError:
    worker = threading.Thread(target=work, name="worker")
    worker.start()
    turn.wait()
    print(repr(sys.exception()))
    worker.join()
print(own.value, variable.get(), sys.exception())


def show(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)


def fail():
    raise LookupError("lost")


threading.excepthook = show
for target in (fail, sys.exit):
    thread = threading.Thread(target=target, name=target.__name__)
    thread.start()
    thread.join()

plain = threading.local()
plain.x = 1
found = []
thread = threading.Thread(target=lambda: found.append(hasattr(plain, "x")))
thread.start()
thread.join()
print(found, plain.x)
try:
    threading.local(1)
except TypeError as error:
    print(error)
