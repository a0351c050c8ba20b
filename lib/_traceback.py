"""Prints exceptions as CPython 3.14 does: tracebacks, chains of causes, groups as trees, notes, suggestions.

The VM loads this when the first error has to be shown. What is printed is decided before anything is written: an exception
may run any code when it is asked for its text. Source lines with their marks come from the host (src/host/excerpt.ts).
Method: Lib/traceback.py of CPython.
"""

import builtins
import sys
import _host
import _suggestions

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
# An entry of the stack that stands there more often than this is counted instead.
_MOST_REPEATED = 3
_MOST_IN_GROUP = 15
_DEEPEST_GROUP = 10


def print_exception(exc):
    """Writes an exception with its traceback, and those it is chained to, to sys.stderr."""
    file = sys.stderr if sys.stderr is not None else sys.__stderr__
    if file is None:
        return
    if exc is None:
        file.write("NoneType: None\n")
    elif isinstance(exc, BaseException):
        if not (_may_colorize(file) and _print_colored(exc, file)):
            _Printer(file.write).print(_capture(exc))
    else:
        file.write(f"TypeError: print_exception(): Exception expected for value, {type(exc).__name__} found\n")


def _may_colorize(file):
    """Whether it is worth asking _colorize, which alone decides: the file is a terminal, or the environment speaks of colors."""
    environ = _host.environ()
    if b"FORCE_COLOR" in environ or b"PYTHON_COLORS" in environ:
        return True
    try:
        return file.isatty()
    except Exception:
        return False


def _print_colored(exc, file):
    """Has the library's traceback print an exception, if it is to be in colors; whether it did."""
    load = builtins.__import__  # the program's: what is imported here are the VM's own modules
    try:
        if not load("_colorize").can_colorize(file=file):
            return False
        _show_sources(load("linecache").cache, exc)
        lines = list(load("traceback").TracebackException(type(exc), exc, exc.__traceback__).format(colorize=True))
    except Exception:
        return False  # a program that breaks these modules still sees its error
    for line in lines:
        file.write(line)
    return True


def _show_sources(cache, exc):
    """Puts the sources that lie in no file, the prompt's and that of -c, into linecache's cache."""
    import _prompt

    sources = dict(_prompt.sources)
    argv = sys.orig_argv
    if "-c" in argv[:-1]:
        sources["<string>"] = argv[argv.index("-c") + 1]
    tb = exc.__traceback__
    while tb is not None:
        name = tb.tb_frame.f_code.co_filename
        if name in sources and name not in cache:
            source = sources[name]
            cache[name] = len(source), None, source.splitlines(True), name
        tb = tb.tb_next


def print_unraisable(unraisable):
    """The default sys.unraisablehook: the error as the VM says it, without chain and marks."""
    file = getattr(sys, "stderr", None)
    if file is None:
        return
    kind, value, tb, message, obj = unraisable
    if obj is not None:
        try:
            shown = repr(obj)
        except BaseException:
            shown = "<object repr() failed>"
        file.write(f"{'Exception ignored in' if message is None else message}: {shown}\n")
    elif message is not None:
        file.write(f"{message}:\n")
    if tb is not None:
        file.write("Traceback (most recent call last):\n")
        for entry in _stack_texts(_stack(tb, False)):
            file.write(entry)
    if kind is not None:
        text = "" if value is None else f": {safe_text(value, 'exception')}"
        file.write(f"{type_name(kind)}{text}\n")
    file.flush()


# ---- what is shown of an exception ----

class _Shown:
    """All that is needed of an exception to print it."""

    def __init__(self, exc):
        kind = type(exc)
        self.stack = _stack(exc.__traceback__, True)
        self.text = safe_text(exc, "exception")
        self.notes = _notes_of(exc)
        self.name = type_name(kind)
        self.place = None
        if issubclass(kind, SyntaxError):
            self.place = _SyntaxPlace(exc)
        else:
            self.text += _suggestions.suggestion_for(exc)
        self.suppress = exc.__suppress_context__
        self.cause = self.context = self.members = None


def _capture(exc, most=1 << 30):
    """The _Shown of an exception, of those it is chained to, and of the members of groups; each only once in a chain, and about so many at most."""
    seen = set()

    def shown(exc):
        seen.add(id(exc))
        return _Shown(exc)

    top = shown(exc)
    queue = [(top, exc)]
    while queue and len(seen) < most:
        this, exc = queue.pop()
        cause, context = exc.__cause__, exc.__context__
        if cause is not None and id(cause) not in seen:
            this.cause = shown(cause)
        elif context is not None and not exc.__suppress_context__ and id(context) not in seen:
            this.context = shown(context)
        if this.cause is not None:
            queue.append((this.cause, cause))
        if this.context is not None:
            queue.append((this.context, context))
        if isinstance(exc, BaseExceptionGroup):
            this.members = [shown(member) for member in exc.exceptions[:most]]
            queue.extend(zip(this.members, exc.exceptions))
    return top


def _notes_of(exc):
    try:
        return getattr(exc, "__notes__", None)
    except Exception as error:
        return [f"Ignored error getting __notes__: {safe_text(error, '__notes__', repr)}"]


def type_name(kind):
    """The name of an exception class, with its module where that is worth saying."""
    module = kind.__module__
    if module in ("__main__", "builtins"):
        return kind.__qualname__
    return f"{module if isinstance(module, str) else '<unknown>'}.{kind.__qualname__}"


def safe_text(value, what, function=str):
    """str(value) or repr(value), or a text that says that there is none."""
    try:
        return function(value)
    except:
        return f"<{what} {function.__name__}() failed>"


# ---- stack ----

def _stack(tb, marks):
    """(file name, line, function, position) of the entries, at most sys.tracebacklimit of the innermost.

    The position (line, end line, column, end column) has -1 for what is not known, or not wanted: columns without `marks`.
    """
    entries = []
    while tb is not None:
        code, line = tb.tb_frame.f_code, tb.tb_lineno
        if not _host.is_own_frame(tb.tb_frame):
            position = _host.position(code, tb.tb_lasti) if marks else (-1,)
            if position[0] < 0:
                position = (line, line, -1, -1)
            entries.append((code.co_filename, position[0], code.co_name, position))
        tb = tb.tb_next
    limit = getattr(sys, "tracebacklimit", None)
    if limit is None:
        return entries
    return entries[max(len(entries) - limit, 0):] if limit > 0 else []


def _stack_texts(stack):
    """The text of each entry; those that repeat the one before are counted from the fourth on."""
    last, count = None, 0
    for entry in stack:
        place = entry[:3]
        if place != last:
            if count > _MOST_REPEATED:
                yield _repeated(count - _MOST_REPEATED)
            last, count = place, 0
        count += 1
        if count <= _MOST_REPEATED:
            yield _entry_text(*entry)
    if count > _MOST_REPEATED:
        yield _repeated(count - _MOST_REPEATED)


def _repeated(count):
    return f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n"


def _entry_text(filename, line, name, position):
    shown = "<stdin>" if filename.startswith("<stdin-") and filename.endswith(">") else filename
    head = f'  File "{shown}", line {line}, in {name}\n'
    return head if line is None else head + _host.excerpt(filename, None, position)


# ---- printing ----

class _Printer:
    """Writes exceptions one below the other; members of a group are indented behind a margin."""

    def __init__(self, write):
        self.write = write
        self.depth = 0
        self.need_close = False

    def emit(self, text, margin="|"):
        if not self.depth:
            return self.write(text)
        prefix = self.indent() + margin + " "
        self.write("".join([prefix + line for line in text.splitlines(True)]))

    def indent(self):
        return "  " * self.depth

    def print(self, shown):
        for link, each in reversed(_chain(shown)):
            if link is not None:
                self.emit(link)
            if each.members is None:
                self.print_one(each)
            elif self.depth > _DEEPEST_GROUP:
                self.emit(f"... (max_group_depth is {_DEEPEST_GROUP})\n")
            else:
                self.print_group(each)

    def print_one(self, shown, title="Traceback", margin="|"):
        if shown.stack:
            self.emit(f"{title} (most recent call last):\n", margin)
            for entry in _stack_texts(shown.stack):
                self.emit(entry)
        for line in _final_lines(shown):
            self.emit(line)

    def print_group(self, shown):
        outermost = self.depth == 0
        if outermost:
            self.depth = 1
        self.print_one(shown, "Exception Group Traceback", "+" if outermost else "|")
        count = len(shown.members)
        rows = min(count, _MOST_IN_GROUP + 1)
        self.need_close = False
        for i in range(rows):
            # The last member closes the frame, unless it is a group and has closed it already.
            if i == rows - 1:
                self.need_close = True
            title = "..." if i == _MOST_IN_GROUP else i + 1
            self.write(f"{self.indent()}{'  ' if i else '+-'}+---------------- {title} ----------------\n")
            self.depth += 1
            if i < _MOST_IN_GROUP:
                self.print(shown.members[i])
            else:
                left = count - _MOST_IN_GROUP
                self.emit(f"and {left} more exception{'s' if left > 1 else ''}\n")
            if i == rows - 1 and self.need_close:
                self.write(self.indent() + "+------------------------------------\n")
                self.need_close = False
            self.depth -= 1
        if outermost:
            self.depth = 0


def _chain(shown):
    """(what to say below, _Shown) of an exception and those that it is chained to, itself first."""
    chain = []
    while shown is not None:
        if shown.cause is not None:
            link, following = _CAUSE, shown.cause
        elif shown.context is not None and not shown.suppress:
            link, following = _CONTEXT, shown.context
        else:
            link = following = None
        chain.append((link, shown))
        shown = following
    return chain


def format_only(exc):
    """The lines of an exception alone, without its traceback, as one text."""
    return "".join(_final_lines(_capture(exc)))


def _final_lines(shown):
    if shown.place is not None:
        yield from shown.place.lines(shown.name)
    else:
        yield f"{shown.name}: {shown.text}\n" if shown.text else f"{shown.name}\n"
    notes = shown.notes
    if _is_sequence(notes):
        for note in notes:
            for line in safe_text(note, "note").split("\n"):
                yield line + "\n"
    elif notes is not None:
        yield safe_text(notes, "__notes__", repr) + "\n"


def _is_sequence(value):
    """Whether the notes are shown one by one: what collections.abc.Sequence knows of, but no str and no bytes."""
    if isinstance(value, (str, bytes)):
        return False
    abc = sys.modules.get("collections.abc")
    known = (list, tuple, range) if abc is None else abc.Sequence
    return isinstance(value, known)


# ---- syntax errors ----

class _SyntaxPlace:
    """Where a SyntaxError stands: its line with marks below."""

    def __init__(self, exc):
        self.filename = exc.filename
        self.lineno = None if exc.lineno is None else str(exc.lineno)
        self.end_lineno = None if exc.end_lineno is None else str(exc.end_lineno)
        self.text = exc.text
        self.offset = exc.offset
        self.end_offset = exc.end_offset
        self.msg = exc.msg
        self.metadata = getattr(exc, "_metadata", None)

    def lines(self, name):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if isinstance(self.text, str):
            try:
                self._look_for_keyword()
            except Exception:
                pass
            yield from self._marked_line()
        yield f"{name}: {self.msg or '<no detail available>'}{suffix}\n"

    def _look_for_keyword(self):
        """Where a misspelt keyword may have caused the error, that is said instead."""
        if not self.metadata or not isinstance(self.msg, str):
            return
        line, _, source = self.metadata
        found = _host.suggest_keyword(self.msg, self.filename, source, self.text, line, int(self.lineno or 0))
        if found is not None:
            self.msg, self.lineno, self.text, self.offset, self.end_offset = found
            self.end_lineno = self.lineno

    def _marked_line(self):
        line = self.text.rstrip("\n")
        stripped = line.lstrip(" \n\f")
        if self.offset is None:
            yield f"    {stripped}\n"
        elif isinstance(self.offset, int):
            start, end = self._columns(line)
            cut = len(line) - len(stripped) + 1
            yield f"    {stripped}\n"
            if start >= cut:
                # White space other than blanks (tabs) is kept, so that the marks stand right.
                blank = "".join([c if c.isspace() else " " for c in stripped[:start - cut]])
                yield f"    {blank}{'^' * (end - start)}\n"

    def _columns(self, line):
        """First column of the marks, from 1, and the one after the last."""
        start = self.offset
        if self.lineno == self.end_lineno:
            end = self.end_offset
            if not isinstance(end, int) or end == 0:
                end = start
        else:
            end = len(line) + 1
        if self.text and start > len(self.text):
            start = len(line) + 1
        if self.text and end > len(self.text):
            end = len(line) + 1
        if start >= end or end < 0:
            end = start + 1
        return start, end
