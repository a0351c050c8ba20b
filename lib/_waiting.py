"""Waiting for the host: what a thread does in a run that goes on in time slices (runAsync) while JavaScript has something to do.

A thread that waits here is stopped between two instructions, and the host's page or server lives on. Where that cannot be, in a plain run or below native
code that waits for its call to end, RuntimeError says so.
"""

import sys
import _host

_wait, _wake = _host.thread_wait, _host.thread_wake
_FOREVER = float("inf")


def wait_for(promise):
    """Stops the thread until a promise of JavaScript is settled: its value, or its error is raised."""
    if not _host.can_wait():
        raise RuntimeError(_REFUSED)
    settled = []
    key = object()

    def settle(value, failed):
        settled.append((value, failed))
        _wake(key)

    _watch(promise, settle)
    while not settled:
        _wait(key, _FOREVER)
    return _value(*settled.pop())


_REFUSED = "cannot wait for a promise here: only runAsync can, where neither native code nor JavaScript waits for the call to end"


# What is to be called when promises are settled.
_watched = set()


def _watch(promise, settle):
    entry = (promise, settle)
    _watched.add(entry)
    _listen(entry)


def _listen(entry):
    promise, settle = entry

    def end(value, failed=False):
        if entry in _watched:
            _watched.remove(entry)
            settle(value, failed)

    promise.then(end, lambda error: end(error, True))


def listen_again():
    """In a copy of an instance: JavaScript has told the other one so far."""
    for entry in list(_watched):
        _listen(entry)


def _value(value, failed):
    if failed:
        raise value if isinstance(value, BaseException) else _host.own("_embed").JsException(value, "Error", str(value))
    return value


def awaiting(promise):
    """An iterator for `await promise`: in an event loop's task through a future, else whoever drives the coroutine waits."""
    loop = _running_loop()
    if loop is None:
        return _Handed(promise)
    future = loop.create_future()

    def settle(value, failed):
        if not future.done():
            try:
                future.set_result(_value(value, failed))
            except Exception as error:
                future.set_exception(error)
        loop._write_to_self()

    _watch(promise, settle)
    return future.__await__()


def _running_loop():
    loops = sys.modules.get("asyncio.unix_events")
    return None if loops is None else loops.known_loop()


class _Handed:
    """Hands a promise to whoever drives the coroutine; what it is sent is the promise's value."""

    __slots__ = ("_promise",)

    def __init__(self, promise):
        self._promise = promise

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        promise = self._promise
        if promise is not None:
            self._promise = None
            return promise
        raise StopIteration(value)

    def throw(self, *error):
        raise error[-1] if len(error) == 1 or error[1] is None else error[1]


# ---- runs ----

_GENERATOR, _COROUTINE = 0x20, 0x80


def job(code, namespace, names):
    """What a run calls: it drives the code, made a generator unless it is a coroutine, for calls from native code could not wait."""
    is_coroutine = bool(code.co_flags & _COROUTINE)
    if not is_coroutine:
        code = code.replace(co_flags=code.co_flags | _GENERATOR)

    def run():
        thread = sys.modules.get("_thread")
        if thread is not None:
            thread._separate()
        contexts = sys.modules.get("_contextvars")
        if contexts is not None:
            contexts._current = contexts.Context()
        try:
            return drive(eval(code, namespace, names), is_coroutine)
        finally:
            thread = sys.modules.get("_thread")
            if thread is not None:
                thread._forget_thread(_host.thread_ident())

    return run


def drive(coroutine, has_loop):
    """Runs a coroutine to its end: its value. What it awaits is a promise, or something of asyncio's, whose loop takes over then."""
    loop = _Lazy(coroutine, has_loop)
    # Called so, it never runs below native code: then the coroutine could not wait.
    send = type(coroutine).send
    value, error = None, None
    try:
        while True:
            try:
                yielded = send(coroutine, value) if error is None else coroutine.throw(error)
            except StopIteration as stop:
                return loop.finish(stop.value)
            value, error = None, None
            if type(yielded) is _host.JsPromise:
                try:
                    value = wait_for(yielded)
                except BaseException as raised:
                    error = raised
            elif yielded is not None:
                return loop.go_on(yielded)
    finally:
        loop.close()


class _Lazy:
    """An event loop that is made when something asks for the running one: importing asyncio takes longer than most runs."""

    def __init__(self, coroutine, is_wanted):
        self.coroutine = coroutine
        self.loop = self.task = self.first = None
        if is_wanted:
            _lazy[_host.thread_ident()] = self

    def open(self):
        """Makes the loop: it counts as running, with the coroutine as its task."""
        asyncio = sys.modules["asyncio"]
        self.loop = loop = asyncio.new_event_loop()
        self.task = task = loop.create_task(self._rest(), context=sys.modules["_contextvars"]._current)
        asyncio._set_running_loop(loop)
        asyncio.tasks._enter_task(loop, task)
        return loop

    async def _rest(self):
        return await _Rest(self.coroutine, self.first)

    def go_on(self, yielded):
        """The coroutine waits for something of asyncio's: the loop drives it from here on."""
        if self.loop is None:
            raise RuntimeError(f"cannot await {yielded!r} here")
        self.first = yielded
        self._leave()
        return self.finish(self.loop.run_until_complete(self.task))

    def finish(self, value):
        """The coroutine has ended: tasks that it has left go on."""
        loop = self.loop
        if loop is None:
            return value
        asyncio = sys.modules["asyncio"]
        if not self.task.done():
            self._leave()
            self.task.cancel()
        while tasks := [task for task in asyncio.all_tasks(loop) if not task.done()]:
            loop.run_until_complete(asyncio.wait(tasks))
        loop.run_until_complete(loop.shutdown_asyncgens())
        return value

    def _leave(self):
        asyncio = sys.modules["asyncio"]
        if asyncio._get_running_loop() is self.loop:
            asyncio.tasks._leave_task(self.loop, self.task)
            asyncio._set_running_loop(None)

    def close(self):
        _lazy.pop(_host.thread_ident(), None)
        if self.loop is not None:
            self._leave()
            # What was stopped leaves it as it is.
            self.task._log_destroy_pending = False
            self.loop.close()


class _Rest:
    """Awaits what is left of a coroutine that has yielded already."""

    def __init__(self, coroutine, first):
        self._coroutine, self._first = coroutine, first

    def __await__(self):
        return self

    __iter__ = __await__

    def __next__(self):
        return self.send(None)

    def send(self, value):
        first, self._first = self._first, None
        return self._coroutine.send(value) if first is None else first

    def throw(self, *error):
        self._first = None
        return self._coroutine.throw(*error)


# By thread: what drives coroutines without a loop so far.
_lazy = {}


def loop_of_thread():
    """For asyncio: the loop of a run that has none yet, made now; None where there is no such run."""
    lazy = _lazy.get(_host.thread_ident())
    return lazy.open() if lazy is not None and lazy.loop is None else None


# ---- input ----


def install_input(read):
    """Has input() and sys.stdin read lines by a function of JavaScript, which gives text, None at the end, or a promise of either."""
    import builtins

    def input(prompt="", /):
        """Reads a line from standard input, without its end."""
        sys.stdout.write(str(prompt))
        sys.stdout.flush()
        sys.stderr.flush()
        line = _line(read)
        if not line:
            raise EOFError("EOF when reading a line")
        return line.removesuffix("\n")

    builtins.input = sys.modules["builtins"].input = input
    sys.stdin = sys.__stdin__ = _Input(read)


def _line(read):
    line = read()
    if type(line) is _host.JsPromise:
        line = wait_for(line)
    if line is None:
        return ""
    if not isinstance(line, str):
        raise TypeError(f"stdin must give a string or null, not {type(line).__name__}")
    return line if line.endswith("\n") else line + "\n"


class _Input:
    """Standard input as lines of the host."""

    encoding, errors, mode, name, newlines, closed, line_buffering = "utf-8", "strict", "r", "<stdin>", None, False, True

    def __init__(self, read):
        self._read, self._rest = read, ""

    def readline(self, size=-1, /):
        """A line with its end, "" at the end; at most `size` characters."""
        line = self._rest or _line(self._read)
        size = len(line) if size is None or size < 0 else size
        self._rest = line[size:]
        return line[:size]

    def read(self, size=-1, /):
        """So many characters, or all there are."""
        parts, left = [], _FOREVER if size is None or size < 0 else size
        while left > 0 and (part := self.readline(-1 if left == _FOREVER else left)):
            parts.append(part)
            left -= len(part)
        return "".join(parts)

    def readlines(self, hint=-1, /):
        """All lines."""
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def readable(self):
        """Whether it can be read."""
        return True

    def writable(self):
        """Whether it can be written."""
        return False

    seekable = isatty = writable

    def fileno(self):
        """Its descriptor."""
        return 0

    def close(self):
        """It stays open."""

    flush = close
