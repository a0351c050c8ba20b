"""Waiting for the host: what a thread does in a run that goes on in time slices (runAsync) while JavaScript has something to do.

A thread that waits here is stopped between two instructions, and the host's page or server lives on. Where that cannot be, in a plain run or below native
code that waits for its call to end, RuntimeError says so.
"""

import sys
import _host

_wait, _wake, _wakes = _host.thread_wait, _host.thread_wake, _host.thread_wakes
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
    wakes = _wakes()
    while not settled:
        _wait(key, _FOREVER, wakes)
        wakes = _wakes()
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

    def end(value, failed):
        if entry in _watched:
            _watched.remove(entry)
            settle(value, failed)

    promise._listen(end)


def listen_again():
    """In a copy of an instance: JavaScript has told the other one so far."""
    for entry in list(_watched):
        _listen(entry)


def _value(value, failed):
    if failed:
        raise MemoryError if value is None else value
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
        try:
            return drive(eval(code, namespace, names), is_coroutine)
        finally:
            thread = sys.modules.get("_thread")
            if thread is not None:
                thread._forget_thread(_host.get_ident())

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
            _lazy[_host.get_ident()] = self

    def open(self):
        """Makes the loop: it counts as running, with the coroutine as its task."""
        asyncio = sys.modules["asyncio"]
        self.loop = loop = asyncio.new_event_loop()
        self.task = task = loop.create_task(self._rest(), context=sys.modules["_contextvars"]._running())
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
        _lazy.pop(_host.get_ident(), None)
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
    lazy = _lazy.get(_host.get_ident())
    return lazy.open() if lazy is not None and lazy.loop is None else None


# ---- input ----

# What wakes threads that wait for input: assembly/shared/embed.ts, INPUT_TOKEN.
_INPUT = -1


def install_input():
    """Has input() and sys.stdin wait where the host's function for input gives promises."""
    file = sys.__stdin__
    if file is None or isinstance(file, _Input):
        return
    sys.__stdin__ = waiting = _Input(file)
    if sys.stdin is file:
        sys.stdin = waiting
    names = sys.modules["builtins"].__dict__
    names["input"] = _input_over(names["input"])


def _input_over(usual):
    def input(prompt="", /):
        """Reads a line from standard input, without its end."""
        if not isinstance(sys.stdin, _Input):
            return usual(prompt)
        sys.stderr.flush()
        sys.stdout.write(str(prompt))
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError("EOF when reading a line")
        return line.removesuffix("\n")

    return input


def _await_line():
    """Stops the thread till a line, or the end, is there. Where it cannot wait, reading says so."""
    wakes = _wakes()
    while not _host.input_ready() and _host.can_wait():
        _wait(_INPUT, _FOREVER, wakes)
        wakes = _wakes()


class _Reader:
    """What waits before it reads from a file; whatever else is done with it the file does itself."""

    def __init__(self, file, newline):
        self._file, self._newline, self._rest = file, newline, newline[:0]

    def _more(self):
        _await_line()
        return self._file.readline()

    def readline(self, size=-1, /):
        """A line with its end, nothing at the end; at most `size` characters."""
        newline, rest = self._newline, self._rest
        while newline not in rest and (part := self._more()):
            rest += part
        end = rest.find(newline) + 1 or len(rest)
        if size is not None and 0 <= size < end:
            end = size
        self._rest = rest[end:]
        return rest[:end]

    def read(self, size=-1, /):
        """So many characters, or all there are."""
        parts, left = [], _FOREVER if size is None or size < 0 else size
        while left > 0 and (part := self.readline(-1 if left == _FOREVER else left)):
            parts.append(part)
            left -= len(part)
        return self._newline[:0].join(parts)

    def readlines(self, hint=-1, /):
        """All lines, or those with so many characters."""
        lines, left = [], _FOREVER if hint is None or hint <= 0 else hint
        while left > 0 and (line := self.readline()):
            lines.append(line)
            left -= len(line)
        return lines

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._file.close()

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __repr__(self):
        return repr(self._file)


class _Input(_Reader):
    """sys.stdin."""

    def __init__(self, file):
        super().__init__(file, "\n")
        self._bytes = None

    @property
    def buffer(self):
        """The same input as bytes."""
        if self._bytes is None:
            self._bytes = _Bytes(self._file.buffer)
        return self._bytes


class _Bytes(_Reader):
    """sys.stdin.buffer: what it has read ahead is its own."""

    def __init__(self, file):
        super().__init__(file, b"\n")

    def _more(self):
        _await_line()
        return self._file.raw.read(_AT_ONCE)

    def read1(self, size=-1, /):
        """What is there, at most so many bytes; waits for some."""
        rest = self._rest or self._more()
        size = len(rest) if size is None or size < 0 else size
        self._rest = rest[size:]
        return rest[:size]

    def readinto(self, buffer, /):
        """Fills memory: how many bytes there were."""
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    readinto1 = readinto


_AT_ONCE = 65536
