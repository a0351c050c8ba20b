"""queue.SimpleQueue, and the exception that empty queues raise. See https://docs.python.org/3.14/library/queue.html#simplequeue-objects.

As with lib/_thread.py's locks, nobody can interrupt a test and what is done next while neither calls.
"""

import _host
from _thread import TIMEOUT_MAX
from collections import deque
from time import monotonic

_wait, _wake, _wakes = _host.thread_wait, _host.thread_wake, _host.thread_wakes


class Empty(Exception):
    "Exception raised by Queue.get(block=0)/get_nowait()."

    __module__ = "_queue"


class SimpleQueue:
    """A first-in, first-out queue without a limit, for any number of threads; put() may be called from within any other method."""

    __module__ = "_queue"
    __slots__ = ("_items", "_waiting", "__weakref__")

    def __init__(self):
        self._items = deque()
        self._waiting = 0

    def put(self, item, block=True, timeout=None):
        """Adds an item. It never waits; `block` and `timeout` are those of other queues."""
        self._items.append(item)
        if self._waiting:
            _wake(self)

    def put_nowait(self, item):
        """As put."""
        self.put(item)

    def get(self, block=True, timeout=None):
        """Takes the oldest item off; waits for one, or raises Empty at the end of the time."""
        items = self._items
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if block and timeout is not None and timeout > TIMEOUT_MAX:
            raise OverflowError("timeout value is too large")
        end = None if timeout is None else monotonic() + timeout
        while True:
            left = None if end is None else end - monotonic()
            try:
                return items.popleft()
            except IndexError:
                if not block or left is not None and left <= 0:
                    raise Empty from None
            self._wait_for_item(left)

    def _wait_for_item(self, left):
        self._waiting += 1
        try:
            wakes = _wakes()
            if not self._items:
                _wait(self, left, wakes)
        finally:
            self._waiting -= 1

    def get_nowait(self):
        """An item if there is one, else Empty."""
        return self.get(False)

    def empty(self):
        """Whether there is no item just now."""
        return not self._items

    def qsize(self):
        """How many items there are just now."""
        return len(self._items)

    __class_getitem__ = classmethod(type(list[int]))
