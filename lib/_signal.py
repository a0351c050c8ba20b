"""Signals. See https://docs.python.org/3.14/library/signal.html.

Of those from outside only SIGINT comes through; others are sent by the program itself, or by its timer (ITIMER_REAL). Handlers are called
in the main thread at the next safe point (vm/signals.ts). Nothing is ever blocked, so no signal can be waited for but by pause().
"""

import _host
from _thread import get_ident
from time import monotonic

SIG_DFL, SIG_IGN = 0, 1
NSIG = 65
_NUMBERS = (
    "SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM SIGTERM "
    "SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGWINCH SIGIO "
    "SIGPWR SIGSYS"
).split()
globals().update((name, number) for number, name in enumerate(_NUMBERS, 1))
SIGIOT, SIGCLD, SIGPOLL = SIGABRT, SIGCHLD, SIGIO

# Those that end a program unless it handles them, with what a shell says of it.
_WORDS = {SIGHUP: "Hangup", SIGINT: "Interrupt", SIGQUIT: "Quit", SIGILL: "Illegal instruction", SIGTRAP: "Trace/breakpoint trap",
          SIGABRT: "Aborted", SIGBUS: "Bus error", SIGFPE: "Floating point exception", SIGKILL: "Killed",
          SIGUSR1: "User defined signal 1", SIGSEGV: "Segmentation fault", SIGUSR2: "User defined signal 2",
          SIGPIPE: "Broken pipe", SIGALRM: "Alarm clock", SIGTERM: "Terminated", SIGSTKFLT: "Stack fault",
          SIGCHLD: "Child exited", SIGCONT: "Continued", SIGSTOP: "Stopped (signal)", SIGTSTP: "Stopped",
          SIGTTIN: "Stopped (tty input)", SIGTTOU: "Stopped (tty output)", SIGURG: "Urgent I/O condition",
          SIGXCPU: "CPU time limit exceeded", SIGXFSZ: "File size limit exceeded", SIGVTALRM: "Virtual timer expired",
          SIGPROF: "Profiling timer expired", SIGWINCH: "Window changed", SIGIO: "I/O possible", SIGPWR: "Power failure",
          SIGSYS: "Bad system call"}
_PASSED_OVER = {SIGCHLD, SIGURG, SIGWINCH, SIGCONT}


# Native, so that it does not become a method where a class has it.
default_int_handler = _host.default_int_handler


_handlers = {SIGINT: default_int_handler, SIGPIPE: SIG_IGN, SIGXFSZ: SIG_IGN}


def _check(signalnum):
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")


def _refuse_thread():
    if get_ident() != 1:
        raise ValueError("signal only works in main thread of the main interpreter")


def signal(signalnum, handler, /):
    """Sets the handler of a signal: the one before."""
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    _refuse_thread()
    _check(signalnum)
    if signalnum in (SIGKILL, SIGSTOP):
        raise OSError(22, "Invalid argument")
    before = _handlers.get(signalnum, SIG_DFL)
    _handlers[signalnum] = handler
    return before


def getsignal(signalnum, /):
    """The handler of a signal."""
    _check(signalnum)
    return _handlers.get(signalnum, SIG_DFL)


def raise_signal(signalnum, /):
    """Does what the arrival of the signal would do."""
    _check(signalnum)
    _noted.append(signalnum)
    if get_ident() == 1:
        _deliver(_NOTED)
    else:
        _host.signal_main()


def _interrupt_main(signalnum):
    """As raise_signal, for signals that have a handler."""
    _check(signalnum)
    if callable(_handlers.get(signalnum, SIG_DFL)):
        raise_signal(signalnum)


# Signals that the program has sent itself and that are not handled yet, and what the VM says when there are such.
_noted = []
_NOTED = 0
_PAUSE = object()
# How many have been handled so far.
_handled = 0


def _deliver(signalnum):
    """Calls the handler of a signal, or does what the system would; in the main thread."""
    global _handled
    if signalnum != _NOTED:
        _noted.append(signalnum)
        if signalnum == SIGALRM:
            _restart_timer()
    while _noted:
        signalnum = _noted.pop(0)
        _pass_on(signalnum)
        handler = _handlers.get(signalnum, SIG_DFL)
        if callable(handler):
            import sys
            frame = sys._getframe(1)
            while frame is not None and frame.f_globals is globals():
                frame = frame.f_back
            _handled += 1
            _host.thread_wake(_PAUSE)
            handler(signalnum, frame)
        elif handler == SIG_DFL and signalnum not in _PASSED_OVER:
            _handled += 1
            _host.thread_wake(_PAUSE)
            raise SystemExit(128 + signalnum)


def _pass_on(signalnum):
    """Writes the number to the file of set_wakeup_fd."""
    if _wakeup >= 0 and callable(_handlers.get(signalnum)):
        import posix
        try:
            posix.write(_wakeup, bytes([signalnum]))
        except OSError:
            pass


_host.on_signal(_deliver)


def pause():
    """Waits until a signal has been handled."""
    handled = _handled
    while True:
        wakes = _host.thread_wakes()
        if _handled != handled:
            return
        _host.thread_wait(_PAUSE, 1e9, wakes)


# --- The timer ---

ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = range(3)


class ItimerError(OSError):
    """A timer that there is not."""

    __module__ = "signal"
    __qualname__ = __name__ = "itimer_error"


# When it is due, 0 for not at all, and the seconds between two times.
_due = _interval = 0.0


def _state():
    return (max(_due - monotonic(), 1e-6) if _due else 0.0, _interval)


def setitimer(which, seconds, interval=0.0, /):
    """Has SIGALRM come in so many seconds, and then each `interval`; 0 stops it. (seconds left, interval) as they were."""
    global _due, _interval
    if which != ITIMER_REAL:
        raise ItimerError(22, "Invalid argument")
    if seconds < 0 or interval < 0:
        raise ItimerError(22, "Invalid argument")
    before = _state()
    _interval = float(interval) if seconds else 0.0
    _due = monotonic() + seconds if seconds else 0.0
    _host.set_alarm(float(seconds) if seconds else None)
    return before


def getitimer(which, /):
    """(seconds left, interval) of a timer."""
    if which not in (ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF):
        raise ItimerError(22, "Invalid argument")
    return _state() if which == ITIMER_REAL else (0.0, 0.0)


def _restart_timer():
    global _due
    _due = monotonic() + _interval if _interval else 0.0
    if _interval:
        _host.set_alarm(_interval)


def alarm(seconds, /):
    """As setitimer, with whole seconds: how many were left."""
    left = setitimer(ITIMER_REAL, seconds)[0]
    return int(left) + (left % 1 > 0)


def strsignal(signalnum, /):
    """What the system calls a signal, or None."""
    _check(signalnum)
    return _WORDS.get(signalnum)


def valid_signals():
    """The numbers of all signals."""
    return set(range(1, 32)) | set(range(34, 65))


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """From now on the number of each signal with a handler is written to this file: the one before, -1 for none."""
    global _wakeup
    _refuse_thread()
    before, _wakeup = _wakeup, fd
    return before


_wakeup = -1


def siginterrupt(signalnum, flag, /):
    """System calls are always interrupted."""
    _check(signalnum)
