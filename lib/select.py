"""Waiting for files: there is nothing here that could become ready later. Regular files always are; anything else is refused."""

import time

error = OSError
PIPE_BUF = 4096


def select(rlist, wlist, xlist, timeout=None, /):
    """Of three lists of files, those that are ready. Without files, waits for `timeout` seconds."""
    if timeout is not None and timeout < 0:
        raise ValueError("timeout must be non-negative")
    ready = [list(rlist), list(wlist), []]
    for file in ready[0] + ready[1] + list(xlist):
        fd = file if isinstance(file, int) else file.fileno()
        if fd < 0:
            raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    if not ready[0] and not ready[1]:
        if timeout is None:
            raise RuntimeError("deadlock: nothing to wait for, and no end to it")
        time.sleep(timeout)
    return tuple(ready)
