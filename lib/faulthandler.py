"""The module faulthandler: tracebacks on demand, after a time, and at signals.

A fault of the processor cannot happen in Python code here, so enable() only remembers that it was called; dump_traceback_later() is served
by a thread of the VM, and register() by a signal handler: both wait until the program's bytecode is at work.
"""

import os as _os
import signal as _signal
import sys as _sys
import threading as _threading

_MOST_FRAMES = 100
_LONGEST_NAME = 500

_enabled = False
_later = None
_registered = {}


def _descriptor(file):
    """The descriptor to write to, as CPython finds it, and what must stay open with it."""
    if file is None:
        file = _sys.stderr
        if file is None:
            raise RuntimeError("unable to get sys.stderr")
    if isinstance(file, int):
        if isinstance(file, bool):
            import warnings

            warnings.warn("bool is used as a file descriptor", RuntimeWarning, stacklevel=3)
        if file < 0:
            raise ValueError("file is not a valid file descriptor")
        return file
    fd = file.fileno()
    if not isinstance(fd, int) or fd < 0:
        raise RuntimeError("file.fileno() is not a valid file descriptor")
    try:
        file.flush()
    except Exception:
        pass
    return fd


def _text(value):
    """A name as the dump shows it: ASCII, cut where it is long."""
    shown = value[:_LONGEST_NAME].encode("ascii", "backslashreplace").decode()
    return shown + "..." if len(value) > _LONGEST_NAME else shown


def _frames(frame):
    lines = []
    while frame is not None:
        if len(lines) == _MOST_FRAMES:
            break
        code = frame.f_code
        line = "???" if frame.f_lineno is None else frame.f_lineno
        lines.append(f'  File "{_text(code.co_filename)}", line {line} in {_text(code.co_name)}')
        frame = frame.f_back
    return lines or ["  <no Python frame>"]


def _heading(kind, identity):
    names = {thread.ident: thread.name for thread in _threading.enumerate()}
    name = names.get(identity)
    shown = f" [{_text(name)}]" if name and identity != _threading.main_thread().ident else ""
    return f"{kind} 0x{identity:08x}{shown} (most recent call first):"


def _stacks(threads, current=None):
    """The stacks of threads by their identity, that of the current one last."""
    lines = []
    for identity in sorted(threads, key=lambda each: each == current):
        kind = "Current thread" if identity == current else "Thread"
        lines += [_heading(kind, identity), *_frames(threads[identity]), ""]
    return lines[:-1]


def _write(fd, lines):
    _os.write(fd, ("\n".join(lines) + "\n").encode())


def _dump(fd, all_threads, frame):
    if all_threads:
        current = _threading.get_ident()
        _write(fd, _stacks(_sys._current_frames() | {current: frame}, current))
    else:
        _write(fd, ["Stack (most recent call first):", *_frames(frame)])


def dump_traceback(file=None, all_threads=True):
    """Dump the traceback of the current thread, or of all threads if all_threads is True, into file."""
    _dump(_descriptor(file), all_threads, _sys._getframe(1))


def enable(file=None, all_threads=True, c_stack=True):
    """Enable the fault handler."""
    global _enabled
    _descriptor(file)
    _enabled = True


def disable():
    """Disable the fault handler; whether it was enabled."""
    global _enabled
    was = _enabled
    _enabled = False
    return was


def is_enabled():
    """Check if the handler is enabled."""
    return _enabled


class _Watchdog:
    """Writes the stacks of all threads when its time has passed, until it is cancelled."""

    def __init__(self, seconds, repeat, file, leave):
        self.seconds = seconds
        self.repeat = repeat
        self.fd = _descriptor(file)
        self.file = file
        self.leave = leave
        self.cancelled = _threading.Event()
        self.thread = _threading.Thread(target=self.watch, daemon=True, name="faulthandler")
        self.thread.start()

    def watch(self):
        while not self.cancelled.wait(self.seconds):
            self.dump()
            if self.leave:
                _os._exit(1)
            if not self.repeat:
                break

    def dump(self):
        minutes, seconds = divmod(int(self.seconds), 60)
        hours, minutes = divmod(minutes, 60)
        fraction = int(self.seconds * 1e6) % 1_000_000
        shown = f"{hours}:{minutes:02}:{seconds:02}" + (f".{fraction:06}" if fraction else "")
        threads = _sys._current_frames()
        threads.pop(self.thread.ident, None)
        _write(self.fd, [f"Timeout ({shown})!", *_stacks(threads)])


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Dump the traceback of all threads in timeout seconds,
    or each timeout seconds if repeat is True. If exit is True, call _exit(1)."""
    global _later
    if not isinstance(timeout, (int, float)):
        raise TypeError(f"'{type(timeout).__name__}' object cannot be interpreted as an integer")
    if timeout <= 0:
        raise ValueError("timeout must be greater than 0")
    cancel_dump_traceback_later()
    _later = _Watchdog(timeout, repeat, file, exit)


def cancel_dump_traceback_later():
    """Cancel the previous call to dump_traceback_later()."""
    global _later
    if _later is not None:
        _later.cancelled.set()
        _later = None


def _checked(signum):
    if signum in (_signal.SIGSEGV, _signal.SIGFPE, _signal.SIGABRT, _signal.SIGBUS, _signal.SIGILL):
        raise RuntimeError(f"signal {signum} cannot be registered, use enable() instead")
    if not 1 <= signum < _signal.NSIG:
        raise ValueError("signal number out of range")


def register(signum, file=None, all_threads=True, chain=False):
    """Register a handler for the signal 'signum': dump the traceback of the current thread,
    or of all threads if all_threads is True, into file."""
    _checked(signum)
    fd = _descriptor(file)

    def handler(number, frame):
        _dump(fd, all_threads, frame)
        if chain and callable(previous):
            previous(number, frame)

    previous = _registered[signum][0] if signum in _registered else _signal.getsignal(signum)
    _signal.signal(signum, handler)
    _registered[signum] = previous, file


def unregister(signum):
    """Unregister the handler of the signal 'signum' registered by register()."""
    _checked(signum)
    if signum not in _registered:
        return False
    previous, _ = _registered.pop(signum)
    _signal.signal(signum, previous)
    return True
