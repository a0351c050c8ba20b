"""The event loop: timers, threads and what the host says (promises). There are no sockets, subprocesses or signals of the system to wait for.

It stands in the place of CPython's loop for Unix, whose selector would wait for files.
"""

import _host
from . import base_events
from . import events

__all__ = ("SelectorEventLoop", "EventLoop")

_wait, _wake, _wakes = _host.thread_wait, _host.thread_wake, _host.thread_wakes
_FOREVER = float("inf")


known_loop = events._get_running_loop


def _get_running_loop():
    """The running event loop of this thread, or None. A run that awaits at top level has none until it is asked for: see _waiting."""
    return known_loop() or _host.own("_waiting").loop_of_thread()


events._get_running_loop = _get_running_loop


class _Waiter:
    """In place of a selector: waits until something calls the loop from elsewhere, or a timer is due."""

    def __init__(self):
        self._woken = False

    def select(self, timeout=None):
        """Nothing is ever ready; returns when it is woken, or after so many seconds."""
        wakes = _wakes()
        if not self._woken and (timeout is None or timeout > 0):
            _wait(self, _FOREVER if timeout is None else timeout, wakes)
        self._woken = False
        return ()

    def wake(self):
        """Ends the wait, this one or the next."""
        self._woken = True
        _wake(self)


class SelectorEventLoop(base_events.BaseEventLoop):
    """An event loop that waits without blocking the host, where it runs in time slices (runAsync)."""

    def __init__(self, selector=None):
        super().__init__()
        self._selector = _Waiter()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        self._selector.wake()

    def add_signal_handler(self, sig, callback, *args):
        """Not here: signals are handled by the main thread's own functions."""
        raise NotImplementedError

    def remove_signal_handler(self, sig):
        """Not here."""
        raise NotImplementedError


EventLoop = SelectorEventLoop


class _UnixDefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = SelectorEventLoop


_DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
