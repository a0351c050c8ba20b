"""The prompt: gathers lines until they are a statement, and gives its code to the VM to run.

The host reads the lines (src/cli/prompt.ts); it hands them here as (kind, text): `line` with its line end, `end` where the input
ends, `interrupt` where the user has pressed Ctrl-C, `start` at first, `complete` with the beginning of a line where the Tab key was pressed. Such an
event is answered by the next prompt: the word to be completed, then what may stand in its place, each on a line.
"""

import builtins
import sys
import _host

_ALLOW_INCOMPLETE_INPUT = 0x4000
_DONT_IMPLY_DEDENT = 0x200

_lines = []
_number = -1
# The statements so far, by the names of their files.
sources = {}
# What `prompt` gives the next time, if it is no prompt.
_answer = None
# How a statement's file is called: by its number, for a terminal; sources read from a pipe are all shown as <stdin>.
_name = "<stdin-{}>"


def feed(event):
    """(code, namespace) of a complete statement, None if there is none yet, False at the end."""
    global _name
    kind, text = event
    if kind == "start":
        _set_prompts()
        _name = text
        return None
    if kind == "complete":
        _complete(text)
        return None
    if kind == "interrupt":
        _lines.clear()
        sys.stderr.write("\nKeyboardInterrupt\n")
        return None
    if kind == "end" and not _lines:
        return False
    _lines.append(text)
    return _statement(kind == "end")


def prompt():
    """What to ask for the next line with; the answer to `complete` instead, if there is one."""
    global _answer
    if _answer is not None:
        answer, _answer = _answer, None
        return answer
    return str(getattr(sys, "ps2" if _lines else "ps1", ""))


def _set_prompts():
    if not hasattr(sys, "ps1"):
        sys.ps1 = ">>> "
    if not hasattr(sys, "ps2"):
        sys.ps2 = "... "


def _statement(ended):
    """What the lines so far are: a statement, refused as such, or the beginning of one."""
    global _number
    source = "".join(_lines)
    if not _has_code(source):
        _lines.clear()
        return None
    if not ended and source.endswith("\n"):
        source = source[:-1]
    filename = _name.format(_number + 1)
    main = sys.modules["__main__"].__dict__
    flags = _future_flags(main)
    try:
        code = _compiled(source, filename, flags, ended)
    except BaseException as error:
        _next(filename, source)
        if isinstance(error, SyntaxError) and filename.startswith("<stdin-"):
            error.filename = "<stdin>"
        raise
    if code is None:
        return None
    _next(filename, source)
    return code, main


def _compiled(source, filename, flags, ended):
    """The code, None if more lines are wanted. An indented block ends with an empty line only; see CPython's codeop."""
    waiting = flags | _ALLOW_INCOMPLETE_INPUT | _DONT_IMPLY_DEDENT
    if not ended:
        try:
            return compile(source, filename, "single", waiting)
        except SyntaxError:
            pass
        try:
            compile(source + "\n", filename, "single", waiting)
            return None
        except SyntaxError as error:
            if type(error).__name__ == "_IncompleteInputError":
                return None
    # With its line end again, for the place of the error.
    return compile(source if ended else source + "\n", filename, "single", flags)


def _has_code(source):
    for line in source.split("\n"):
        line = line.strip()
        if line and not line.startswith("#"):
            return True
    return False


def _next(filename, source):
    """Goes on to the next statement."""
    global _number
    _number += 1
    _lines.clear()
    _host.remember(filename, source)
    sources[filename] = source


# Between two of these is a word (CPython: Modules/readline.c).
_DELIMITERS = frozenset(" \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?")
_INDENT = "    "


def _complete(line):
    """Answers with what may stand instead of the last word of a line."""
    global _answer
    at = len(line)
    while at and line[at - 1] not in _DELIMITERS:
        at -= 1
    word = line[at:]
    try:
        found = [_INDENT] if not line.strip() else _completions(line, word)
    except Exception:
        found = []  # what an object of the program says of its attributes
    _answer = "\n".join([word, *dict.fromkeys(found)])


def _completions(line, word):
    load = builtins.__import__  # the program's: what is imported here are the VM's own modules
    main = sys.modules["__main__"].__dict__
    modules = load("_pyrepl._module_completer", None, None, ("ModuleCompleter",)).ModuleCompleter(main)
    found = modules.get_completions(line)
    if found is not None:
        return found
    if not word:
        return []
    completer = load("rlcompleter").Completer(main)
    found = []
    while (each := completer.complete(word, len(found))) is not None:
        found.append(each)
    return found


_FUTURES = 0x1FE0000


def _future_flags(namespace):
    """What `from __future__ import` at the prompt has switched on."""
    flags = 0
    for feature in namespace.values():
        if type(feature).__name__ == "_Feature" and type(feature).__module__ == "__future__":
            flags |= feature.compiler_flag
    return flags & _FUTURES
