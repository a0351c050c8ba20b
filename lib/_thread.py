"""Locks and what else the threading module is built on. There is one thread: others cannot be started, and RuntimeError says so.

A lock that is held can only be released by code that would run while somebody waits for it; there is none, so waiting for ever is an
error here (RuntimeError), and waiting for a time is that long a sleep.
"""

import _host
import time

error = RuntimeError
TIMEOUT_MAX = 9223372036.0
daemon_threads_allowed = lambda: False
_MAIN = 1


def get_ident():
    """The number of the running thread."""
    return _MAIN


get_native_id = _get_main_thread_ident = get_ident


def _is_main_interpreter():
    return True


def _count():
    """How many threads run beside the main one."""
    return 0


def _checked_timeout(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return timeout


def _wait(blocking, timeout):
    """Waits for a lock that is held: in vain."""
    if not blocking:
        return False
    if timeout == -1:
        raise RuntimeError("deadlock: the lock is held, and there is no other thread to release it")
    time.sleep(timeout)
    return False


class lock:
    """A lock, as allocate_lock() makes it."""

    __module__ = "_thread"
    __slots__ = ("_held", "__weakref__")

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        _checked_timeout(blocking, timeout)
        if self._held:
            return _wait(blocking, timeout)
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, type, value, traceback):
        self.release()

    def _at_fork_reinit(self):
        self._held = False

    def __repr__(self):
        return f"<{'locked' if self._held else 'unlocked'} _thread.lock object at {id(self):#x}>"


LockType = lock


class RLock:
    """A lock that its holder may acquire again."""

    __module__ = "_thread"

    def __init__(self):
        self._level = 0

    def acquire(self, blocking=True, timeout=-1):
        _checked_timeout(blocking, timeout)
        self._level += 1
        return True

    def release(self):
        if not self._level:
            raise RuntimeError("cannot release un-acquired lock")
        self._level -= 1

    def locked(self):
        return self._level > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, type, value, traceback):
        self.release()

    def _is_owned(self):
        return self._level > 0

    def _recursion_count(self):
        return self._level

    def _acquire_restore(self, state):
        self._level = state[0]

    def _release_save(self):
        if not self._level:
            raise RuntimeError("cannot release un-acquired lock")
        state = (self._level, _MAIN)
        self._level = 0
        return state

    def _at_fork_reinit(self):
        self._level = 0

    def __repr__(self):
        state = "locked" if self._level else "unlocked"
        owner = _MAIN if self._level else 0
        kind = f"{type(self).__module__}.{type(self).__qualname__}"
        return f"<{state} {kind} object owner={owner} count={self._level} at {id(self):#x}>"


def allocate_lock():
    """A new lock."""
    return lock()


allocate = allocate_lock


def start_new_thread(function, args, kwargs={}, /):
    """Refused."""
    raise RuntimeError("can't start new thread")


start_new = start_new_thread


def start_joinable_thread(function, handle=None, daemon=True):
    """Refused."""
    raise RuntimeError("can't start new thread")


def exit():
    """Ends the thread."""
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2, /):
    """As if the signal had come."""
    import _signal
    _signal.raise_signal(signum)


def stack_size(size=0, /):
    """The size of stacks of threads to come: 0, the system's."""
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    return 0


def set_name(name):
    """Names the thread for the system, which has no use for it."""


def _shutdown():
    """Waits for all threads: there are none."""


class _ThreadHandle:
    """What the threading module knows of a thread of the system."""

    __module__ = "_thread"

    def __init__(self):
        self.ident = 0
        self._done = False

    def is_done(self):
        return self._done

    def _set_done(self):
        self._done = True

    def join(self, timeout=None):
        if not self._done:
            raise RuntimeError("Cannot join current thread" if self.ident == _MAIN else "thread not started")


def _make_thread_handle(ident):
    """The handle of a thread that runs already."""
    handle = _ThreadHandle()
    handle.ident = ident
    return handle


class _local:
    """Attributes that each thread has for itself."""

    __module__ = "_thread"

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        return object.__new__(cls)


class _ExceptHookArgs(tuple):
    """What threading.excepthook gets: (exc_type, exc_value, exc_traceback, thread)."""

    __module__ = "_thread"
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def _excepthook(args, /):
    """Shows an exception that has ended a thread."""
    if type(args) is not _ExceptHookArgs:
        raise TypeError("_thread.excepthook argument type must be ExceptHookArgs")
    kind, value, traceback, thread = args
    if kind is SystemExit:
        return
    import sys
    name = thread.name if thread is not None else get_ident()
    sys.stderr.write(f"Exception in thread {name}:\n")
    sys.__excepthook__(kind, value, traceback)
