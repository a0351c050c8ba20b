"""Signals: handlers are kept here, and called for signals that the program sends itself. Of those from outside only SIGINT comes through, as
KeyboardInterrupt whatever its handler. No timers, no waiting for signals.
"""

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


def default_int_handler(signalnum, frame, /):
    """The handler of SIGINT that a program begins with."""
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler, SIGPIPE: SIG_IGN, SIGXFSZ: SIG_IGN}


def _check(signalnum):
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")


def signal(signalnum, handler, /):
    """Sets the handler of a signal: the one before."""
    _check(signalnum)
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
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
    handler = _handlers.get(signalnum, SIG_DFL)
    if handler == SIG_IGN or handler == SIG_DFL and signalnum in _PASSED_OVER:
        return
    if handler == SIG_DFL:
        raise SystemExit(128 + signalnum)
    import sys
    handler(signalnum, sys._getframe(1))


def strsignal(signalnum, /):
    """What the system calls a signal, or None."""
    _check(signalnum)
    return _WORDS.get(signalnum)


def valid_signals():
    """The numbers of all signals."""
    return set(range(1, 32)) | set(range(34, 65))


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """Nothing is ever written there."""
    global _wakeup
    before, _wakeup = _wakeup, fd
    return before


_wakeup = -1


def siginterrupt(signalnum, flag, /):
    """System calls are always interrupted."""
    _check(signalnum)
