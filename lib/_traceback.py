"""Prints uncaught exceptions as CPython 3.14 does: source lines, marks under them, chained causes, notes."""

import sys
import _host

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_sources = {}


def print_exception(exc):
    """Writes the traceback of an exception and of those it is chained to to sys.stderr."""
    sys.stderr.write("".join(format_exception(exc)))


def format_exception(exc):
    """The text, as a list of pieces."""
    chain, seen = [], set()
    link = None
    while exc is not None and id(exc) not in seen:
        seen.add(id(exc))
        chain.append((exc, link))
        if exc.__cause__ is not None:
            exc, link = exc.__cause__, _CAUSE
        elif exc.__context__ is not None and not exc.__suppress_context__:
            exc, link = exc.__context__, _CONTEXT
        else:
            break
    out = []
    for each, separator in reversed(chain):
        if each.__traceback__ is not None:
            stack = _stack(each.__traceback__)
            if stack:
                out.append("Traceback (most recent call last):\n")
                out.extend(_format_stack(stack))
        out.extend(_format_only(each))
        if separator is not None:
            out.append(separator)
    return out


def _stack(tb):
    """(filename, line, name, position) of each entry but those of our own import machinery."""
    entries = []
    while tb is not None:
        code = tb.tb_frame.f_code
        if not code.co_filename.startswith("<frozen _"):
            entries.append((code.co_filename, tb.tb_lineno, code.co_name, _position(code, tb.tb_lasti)))
        tb = tb.tb_next
    return entries


def _position(code, lasti):
    """(line, end line, column, end column) of the instruction at an offset; columns in bytes."""
    for start, end, position in _host.runs(code):
        if start <= lasti < end:
            return position
    return None


def _format_stack(entries):
    last, count = None, 0
    for entry in entries:
        key = entry[:3]
        if key != last:
            if count > 3:
                yield _repeated(count - 3)
            last, count = key, 0
        count += 1
        if count <= 3:
            yield _format_entry(*entry)
    if count > 3:
        yield _repeated(count - 3)


def _repeated(count):
    return f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n"


def _format_entry(filename, line, name, position):
    text = f'  File "{filename}", line {line}, in {name}\n'
    source = _line(filename, line)
    stripped = source.strip()
    if not stripped:
        return text
    text += f"    {stripped}\n"
    marks = _marks(source, line, position)
    return text + f"    {marks}\n" if marks else text


def _marks(source, line, position):
    """The marks under a line, or "" where they would say nothing."""
    if position is None or None in position:
        return ""
    first, last, column, end_column = position
    if first != last or first != line:
        return ""
    start = len(source.encode()[:column].decode("utf-8", "replace"))
    end = len(source.encode()[:end_column].decode("utf-8", "replace"))
    indent = len(source) - len(source.lstrip())
    segment = source[start:end]
    anchors = _host.anchors(segment)
    if anchors is None:
        if not source[indent:start].strip() and not source[end:].strip():
            return ""
        return " " * (start - indent) + "^" * (end - start)
    left, right = anchors
    marks = "~" * left + "^" * (right - left) + "~" * (end - start - right)
    return " " * (start - indent) + marks


def _line(filename, number):
    lines = _sources.get(filename)
    if lines is None:
        lines = _sources[filename] = _read(filename)
    return lines[number - 1] if number is not None and 0 < number <= len(lines) else ""


def _read(filename):
    if filename.startswith("<"):
        return []
    data = _host.read(filename)
    return [] if isinstance(data, int) else data.decode("utf-8", "replace").splitlines()


def _name(kind):
    module = kind.__module__
    if module in ("builtins", "__main__"):
        return kind.__qualname__
    return f"{module if isinstance(module, str) else '<unknown>'}.{kind.__qualname__}"


def _safe(value, what):
    try:
        return what(value)
    except BaseException:
        return f"<exception {what.__name__}() failed>"


def _format_only(exc):
    if isinstance(exc, SyntaxError):
        yield from _format_syntax(exc)
    else:
        yield _headline(_name(type(exc)), exc)
    yield from _format_notes(exc)


def _headline(name, exc):
    text = _safe(exc, str)
    return f"{name}: {text}\n" if text else f"{name}\n"


def _format_notes(exc):
    notes = getattr(exc, "__notes__", None)
    if notes is None:
        return
    if isinstance(notes, (list, tuple)):
        for note in notes:
            text = note if isinstance(note, str) else _safe(note, str)
            for line in text.split("\n"):
                yield line + "\n"
    else:
        yield _safe(notes, repr) + "\n"


def _format_syntax(exc):
    if exc.lineno is not None:
        yield f'  File "{exc.filename or "<string>"}", line {exc.lineno}\n'
    text = exc.text
    if isinstance(text, str):
        source = text.rstrip("\n")
        stripped = source.lstrip(" \n\f")
        spaces = len(source) - len(stripped)
        yield f"    {stripped}\n"
        if exc.offset is not None:
            offset = exc.offset
            end = exc.end_offset if exc.end_offset not in (None, 0) else offset
            if exc.end_lineno is not None and exc.lineno != exc.end_lineno:
                end = len(source) + 1
            if offset == end or end == -1:
                end = offset + 1
            first, last = offset - 1 - spaces, end - 1 - spaces
            if first >= 0:
                blank = "".join(c if c.isspace() else " " for c in stripped[:first])
                yield f"    {blank}{'^' * (last - first)}\n"
    message = exc.msg or "<no detail available>"
    yield f"{_name(type(exc))}: {message}\n"
