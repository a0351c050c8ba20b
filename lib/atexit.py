"""Functions to call when the program ends: the latest first. See https://docs.python.org/3.14/library/atexit.html."""

import _host

_callbacks = []


def register(func, /, *args, **kwargs):
    """Has the function called with these arguments when the program ends."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    if not _callbacks:
        _host.at_exit(_run_exitfuncs)
    _callbacks.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forgets every registration of a function."""
    for index in reversed(range(len(_callbacks))):
        if index < len(_callbacks) and func == _callbacks[index][0]:
            del _callbacks[index]


def _run_exitfuncs():
    """Calls them all, and forgets them. What one raises is shown, and the next is called."""
    while _callbacks:
        func, args, kwargs = _callbacks.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            _host.report_exit_error(error.with_traceback(error.__traceback__.tb_next), func)


def _clear():
    """Forgets them all."""
    _callbacks.clear()


def _ncallbacks():
    """How many there are."""
    return len(_callbacks)
