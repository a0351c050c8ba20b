"""Threads, locks and what else the threading module is built on. See https://docs.python.org/3.14/library/_thread.html.

The VM runs threads in turns (vm/threads.ts), and a turn ends at a call or at the end of a loop's round only: what stands here without either
between a test and a store nobody can interrupt. Signals wait until none of these functions runs (`lock_code`): else a lock could stay held by somebody who was
interrupted in the midst of giving it back. Whoever has to wait says so (`thread_wait`), goes on to the next such point, and looks
again when somebody has called `thread_wake` with the same key. A wake between the look and the wait is not lost: the wait is told what
`thread_wakes` was before the look.
"""

import _host
from _weakref import ref
from time import monotonic

error = RuntimeError
TIMEOUT_MAX = 9223372036.0
_MAIN = 1
_wait, _wake, _wakes = _host.thread_wait, _host.thread_wake, _host.thread_wakes
_handle_signals = _host.handle_signals
_host.lock_code(globals())

get_ident = get_native_id = _host.get_ident
_count = _host.thread_count


def daemon_threads_allowed():
    """Whether threads may be left running at the end of the program."""
    return True


def _get_main_thread_ident():
    return _MAIN


def _is_main_interpreter():
    return True


_FOREVER = float("inf")


def _end_of(blocking, timeout):
    """The moment when a wait ends. Refuses what no wait can be."""
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timestamp out of range for platform time_t" if timeout > 1e18 else "timeout value is too large")
    return _FOREVER if timeout == -1 else monotonic() + timeout


def _left(end):
    """How many seconds are left."""
    return end - monotonic() if end != _FOREVER else _FOREVER


# --- Locks ---


class lock:
    """A lock, as allocate_lock() makes it."""

    __module__ = "_thread"
    __slots__ = ("_held", "_waiting", "__weakref__")

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def __init__(self):
        self._held = False
        self._waiting = 0

    def acquire(self, blocking=True, timeout=-1):
        """Takes the lock, if need be after a wait: whether it was taken."""
        if timeout == -1 and not self._held:
            self._held = True
            return True
        end = _end_of(blocking, timeout)
        if self._held and not blocking:
            return False
        taken = self._take(end)
        _handle_signals()
        return taken

    def _take(self, end):
        self._waiting += 1
        try:
            while True:
                left, wakes = _left(end), _wakes()
                if not self._held:
                    self._held = True
                    return True
                if left <= 0:
                    return False
                _wait(self, left, wakes)
        finally:
            self._waiting -= 1

    def release(self):
        """Gives it back, whoever has taken it."""
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False
        if self._waiting:
            _wake(self)

    def locked(self):
        """Whether somebody has it."""
        return self._held

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __enter__(self):
        # A signal is heard within the block only, which gives the lock back.
        if self._held:
            return self._take(_FOREVER)
        self._held = True
        return True

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
    # The thread that holds it, 0 for none; how often it has taken it; how many wait.
    _owner = _level = _waiting = 0

    def __new__(cls, *args, **kwargs):
        if args or kwargs:
            from warnings import warn
            message = "Passing arguments to RLock is deprecated and will be removed in 3.15"
            warn(message, DeprecationWarning, stacklevel=2)
        return object.__new__(cls)

    def acquire(self, blocking=True, timeout=-1):
        """Takes the lock once more, if need be after a wait: whether it was taken."""
        me = get_ident()
        if self._owner == me:
            self._level += 1
            return True
        if timeout == -1 and not self._owner:
            self._owner = me
            self._level = 1
            return True
        taken = self._take(me, 1, _end_of(blocking, timeout), blocking)
        _handle_signals()
        return taken

    def _take(self, me, level, end=_FOREVER, blocking=True):
        if self._owner and not blocking:
            return False
        self._waiting += 1
        try:
            while True:
                left, wakes = _left(end), _wakes()
                if not self._owner:
                    self._owner = me
                    self._level = level
                    return True
                if left <= 0:
                    return False
                _wait(self, left, wakes)
        finally:
            self._waiting -= 1

    def release(self):
        """Gives it back once."""
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._level -= 1
        if not self._level:
            self._owner = 0
            if self._waiting:
                _wake(self)

    def _give(self):
        self._owner = 0
        if self._waiting:
            _wake(self)

    def locked(self):
        """Whether somebody has it."""
        return self._owner != 0

    def __enter__(self):
        # As for other locks.
        me = get_ident()
        if self._owner == me:
            self._level += 1
        elif self._owner:
            self._take(me, 1)
        else:
            self._owner = me
            self._level = 1
        return True

    def __exit__(self, type, value, traceback):
        self.release()

    def _is_owned(self):
        return self._owner == get_ident()

    def _recursion_count(self):
        return self._level if self._owner == get_ident() else 0

    def _acquire_restore(self, state):
        self._take(state[1], state[0])
        _handle_signals()

    def _release_save(self):
        if not self._owner:
            raise RuntimeError("cannot release un-acquired lock")
        state = self._level, self._owner
        self._level = 0
        self._give()
        return state

    def _at_fork_reinit(self):
        self._owner = self._level = 0

    def __repr__(self):
        state = "locked" if self._owner else "unlocked"
        kind = f"{type(self).__module__}.{type(self).__qualname__}"
        return f"<{state} {kind} object owner={self._owner} count={self._level} at {id(self):#x}>"


# A class, so that it may be an attribute of another: functions of CPython's C are no methods either.
allocate_lock = allocate = lock


# --- Threads ---

_NEW, _RUNNING, _DONE = range(3)
# Those that the program's end waits for.
_awaited = []
_ending = False


class _ThreadHandle:
    """What the threading module knows of a thread."""

    __module__ = "_thread"

    def __init__(self):
        self.ident = 0
        self._state = _NEW

    def is_done(self):
        """Whether it has ended."""
        return self._state == _DONE

    def _set_done(self):
        if self._state == _NEW:
            raise RuntimeError("thread not started")
        self._state = _DONE
        _wake(self)

    def join(self, timeout=None):
        """Waits for its end."""
        if self._state == _NEW:
            raise RuntimeError("thread not started")
        end = _FOREVER if timeout is None or timeout < 0 else monotonic() + timeout
        if self._state != _DONE and self.ident == get_ident():
            raise RuntimeError("Cannot join current thread")
        while True:
            left, wakes = _left(end), _wakes()
            if self._state == _DONE or left <= 0:
                break
            _wait(self, left, wakes)
        _handle_signals()

    def __repr__(self):
        return f"<_thread._ThreadHandle object: ident={self.ident}>"


def _make_thread_handle(ident):
    """The handle of a thread that runs already."""
    handle = _ThreadHandle()
    handle.ident, handle._state = ident, _RUNNING
    return handle


def start_new_thread(function, args, kwargs={}, /):
    """Calls the function in a new thread: its number."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    return _start(_ThreadHandle(), function, args, kwargs).ident


start_new = start_new_thread


def start_joinable_thread(function, handle=None, daemon=True):
    """Calls the function in a new thread: its handle. The program's end waits for it unless it is a daemon."""
    if not callable(function):
        raise TypeError("thread function must be callable")
    if handle is None:
        handle = _ThreadHandle()
    elif type(handle) is not _ThreadHandle:
        raise TypeError("'handle' must be a _ThreadHandle")
    if handle._state != _NEW:
        raise RuntimeError("thread already started")
    # Beforehand, for the thread may have ended when the call that starts it returns.
    if not daemon:
        _awaited.append(handle)
    try:
        _start(handle, function, (), {})
    except BaseException:
        if handle._state == _NEW:
            _forget_awaited(handle)
        raise
    return handle


def _forget_awaited(handle):
    if handle in _awaited:
        _awaited.remove(handle)


def _start(handle, function, args, kwargs):
    if _ending:
        raise PythonFinalizationError("can't create new thread at interpreter shutdown")
    _separate()
    handle._state = _RUNNING
    try:
        _host.thread_start(lambda: _run(handle, function, args, kwargs), handle)
    except BaseException:
        # Ctrl-C may come when the thread has been started.
        if not handle.ident:
            handle._state = _NEW
        raise
    return handle


def _separate():
    """There may be several threads: each has attributes of its own from now on."""
    if _local.__getattribute__ is object.__getattribute__:
        _local.__getattribute__ = _get_in_thread
        _local.__setattr__ = _set_in_thread
        _local.__delattr__ = _delete_in_thread


def _run(handle, function, args, kwargs):
    """All that a thread does."""
    handle.ident = get_ident()
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException as error:
        error.__traceback__ = error.__traceback__.tb_next
        _host.thread_report(error, function)
    finally:
        del function, args, kwargs
        _forget_thread(handle.ident)
        _forget_awaited(handle)
        handle._set_done()


def _shutdown():
    """Waits for all threads that are no daemons."""
    global _ending
    _ending = True
    while _awaited:
        _awaited[-1].join()


def exit():
    """Ends the thread."""
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2, /):
    """As if the signal had come: its handler is called in the main thread."""
    import _signal
    _signal._interrupt_main(signum)


_LEAST_STACK = 32768
_stack_size = 0


def stack_size(size=0, /):
    """The size of stacks of threads to come, for programs to set and ask: stacks grow as they must, whatever it says."""
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < _LEAST_STACK:
        raise ValueError(f"size not valid: {size} bytes")
    before, _stack_size = _stack_size, size
    return before


def set_name(name):
    """Names the thread for the system, which has no use for it."""


# --- Attributes that each thread has for itself ---

class _local:
    """Attributes that each thread has for itself. Its own way to them begins when there is a second thread."""

    __module__ = "_thread"
    # Whose attributes __dict__ holds; the other threads' by their numbers; what __init__ is called with in each.
    __slots__ = ("_local_thread", "_local_values", "_local_arguments", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local_thread", get_ident())
        object.__setattr__(self, "_local_values", {})
        object.__setattr__(self, "_local_arguments", (args, kwargs))
        return self


# The instances that a thread has seen, to forget its attributes in when it ends: sets of weak references by thread.
_seen = {}


def _enter_thread(local):
    """Makes the attributes those of the running thread."""
    me = get_ident()
    before = _slot(local, "_local_thread")
    if before == me:
        return
    values = _slot(local, "_local_values")
    values[before] = _slot(local, "__dict__")
    own = values.pop(me, None)
    object.__setattr__(local, "_local_thread", me)
    object.__setattr__(local, "__dict__", {} if own is None else own)
    if own is not None:
        return
    _seen.setdefault(me, []).append(ref(local))
    kind = type(local)
    if kind.__init__ is not object.__init__:
        args, kwargs = _slot(local, "_local_arguments")
        kind.__init__(local, *args, **kwargs)
        # Meanwhile another thread may have made them its own.
        _enter_thread(local)


def _forget_thread(ident):
    """What an ended thread had as its own goes."""
    for reference in _seen.pop(ident, ()):
        local = reference()
        if local is None:
            continue
        _slot(local, "_local_values").pop(ident, None)
        if _slot(local, "_local_thread") == ident:
            object.__setattr__(local, "_local_thread", 0)
            object.__setattr__(local, "__dict__", {})


_slot = object.__getattribute__


def _get_in_thread(self, name):
    _enter_thread(self)
    return _slot(self, name)


def _set_in_thread(self, name, value):
    if name == "__dict__":
        raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
    _enter_thread(self)
    object.__setattr__(self, name, value)


def _delete_in_thread(self, name):
    if name == "__dict__":
        raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
    _enter_thread(self)
    object.__delattr__(self, name)


if _count():
    _separate()


# --- What ends a thread ---


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
    file = sys.stderr
    if file is None:
        file = None if thread is None else thread._stderr
        if file is None:
            return
    name = thread.name if thread is not None else get_ident()
    file.write(f"Exception in thread {name}:\n")
    from traceback import print_exception
    print_exception(kind, value, traceback, file=file)
    file.flush()
