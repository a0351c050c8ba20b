"""Disassembler: shows the classic bytecode in the columns that CPython 3.5 had.

    line   >>  offset  name  operand  (meaning)

`>>` marks what a jump or an exception may lead to, `-->` the instruction that a traceback stopped at. After the
instructions of a code object that handles exceptions, its exception table: range, handler, depth of the stack.
See https://docs.python.org/3.14/library/dis.html; what that page says of caches and adaptive code has no counterpart here.
"""

import sys
import _host

from opcode import *
from opcode import __all__ as _opcode_all
from opcode import _having

__all__ = [
    "code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code",
    "get_instructions", "Instruction", "Positions", "Bytecode",
] + _opcode_all

COMPILER_FLAG_NAMES = {
    1: "OPTIMIZED",
    2: "NEWLOCALS",
    4: "VARARGS",
    8: "VARKEYWORDS",
    16: "NESTED",
    32: "GENERATOR",
    64: "NOFREE",
    128: "COROUTINE",
    256: "ITERABLE_COROUTINE",
    512: "ASYNC_GENERATOR",
    0x4000000: "HAS_DOCSTRING",
    0x8000000: "METHOD",
}

FORMAT_VALUE_CONVERTERS = ("", "str", "repr", "ascii")
INTRINSICS_1 = {
    7: "INTRINSIC_TYPEVAR",
    8: "INTRINSIC_PARAMSPEC",
    9: "INTRINSIC_TYPEVARTUPLE",
    10: "INTRINSIC_SUBSCRIPT_GENERIC",
    11: "INTRINSIC_TYPEALIAS",
}
INTRINSICS_2 = {
    2: "INTRINSIC_TYPEVAR_WITH_BOUND",
    3: "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    4: "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
    5: "INTRINSIC_SET_TYPEPARAM_DEFAULT",
}
MAKE_FUNCTION_FLAGS = ((1, "defaults"), (2, "kwdefaults"), (16, "annotate"), (8, "closure"))

_FunctionType = type(lambda: None)
_CodeType = type((lambda: None).__code__)


class _Method:
    def method(self):
        pass


_have_code = (type(_Method().method), _FunctionType, _CodeType, classmethod, staticmethod, type)

# Where the code of an object that is no code object lies.
_CODE_ATTRIBUTES = ("__code__", "gi_code", "ag_code", "cr_code")


# --- Records ---------------------------------------------------------------------------------------------------


def _field(index, doc):
    return property(lambda record: record[index], doc=doc)


class _Record(tuple):
    """A tuple whose items have names, listed in `_fields`."""

    __slots__ = ()
    _fields = ()

    def __new__(cls, *values, **named):
        values += tuple(named.pop(name) for name in cls._fields[len(values):])
        if named or len(values) != len(cls._fields):
            raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}")
        return tuple.__new__(cls, values)

    def _replace(self, **changes):
        return type(self)(**{**self._asdict(), **changes})

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        items = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"{type(self).__name__}({items})"

    def __getnewargs__(self):
        return tuple(self)


class Positions(_Record):
    """Where in the source an instruction comes from; columns count bytes."""

    __slots__ = ()
    _fields = ("lineno", "end_lineno", "col_offset", "end_col_offset")
    lineno = _field(0, "first line")
    end_lineno = _field(1, "last line")
    col_offset = _field(2, "first column")
    end_col_offset = _field(3, "column after the last")


class Instruction(_Record):
    """One instruction and what it means."""

    __slots__ = ()
    _fields = (
        "opname", "opcode", "arg", "argval", "argrepr", "offset", "start_offset", "starts_line", "line_number",
        "label", "positions", "cache_info",
    )
    opname = _field(0, "name of the operation")
    opcode = _field(1, "its number")
    arg = _field(2, "operand, EXTENDED_ARG included, or None")
    argval = _field(3, "what the operand stands for")
    argrepr = _field(4, "the same as text")
    offset = _field(5, "where it starts")
    start_offset = _field(6, "where it starts, its EXTENDED_ARG included")
    starts_line = _field(7, "whether a source line begins here")
    line_number = _field(8, "that line, or None")
    label = _field(9, "number of the label that jumps come to, or None")
    positions = _field(10, "a Positions, or None")
    cache_info = _field(11, "None")

    @property
    def is_jump_target(self):
        """Whether other instructions, or exceptions, lead here."""
        return self.label is not None

    @property
    def jump_target(self):
        """The offset that it may jump to, or None."""
        return self.argval if self.opcode in _jumps else None

    @property
    def oparg(self):
        return self.arg

    @property
    def baseopcode(self):
        return self.opcode

    @property
    def baseopname(self):
        return self.opname

    @property
    def end_offset(self):
        return self.offset + (1 if self.arg is None else 3)

    def _disassemble(self, lineno_width=3, mark_as_current=False, offset_width=4):
        fields = []
        if lineno_width:
            shown = self.starts_line and self.line_number is not None
            fields.append((str(self.line_number) if shown else "").rjust(lineno_width))
        fields.append("-->" if mark_as_current else "   ")
        fields.append(">>" if self.is_jump_target else "  ")
        fields.append(repr(self.offset).rjust(offset_width))
        fields.append(self.opname.ljust(20))
        if self.arg is not None:
            fields.append(repr(self.arg).rjust(5))
            if self.argrepr:
                fields.append(f"({self.argrepr})")
        return " ".join(fields).rstrip()

    def __str__(self):
        return self._disassemble()


# --- What can be disassembled ----------------------------------------------------------------------------------


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False, jit=False):
    """Disassembles classes, methods, functions, modules, code, generators, source or raw bytecode.

    Without an argument, the last traceback. Code objects nested in others follow them, down to `depth`. With `jit`, what was
    compiled to WebAssembly follows the instructions of each: its guards, how often they have failed, and its text.
    """
    if x is None:
        distb(file=file)
        return
    x = _code_of(x)
    if hasattr(x, "__dict__"):
        _dis_members(x, file, depth, jit)
    elif hasattr(x, "co_code"):
        _disassemble_recursive(x, file=file, depth=depth, jit=jit)
    elif isinstance(x, (bytes, bytearray)):
        _print_instructions(_decode(x), None, -1, file)
    elif isinstance(x, str):
        _disassemble_recursive(_try_compile(x, "<dis>"), file=file, depth=depth)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _code_of(x):
    """The code object of a function, method or generator; anything else as it is."""
    if hasattr(x, "__func__"):
        x = x.__func__
    for name in _CODE_ATTRIBUTES:
        if hasattr(x, name):
            return getattr(x, name)
    return x


def _dis_members(x, file, depth, jit):
    for name, member in sorted(x.__dict__.items()):
        if not isinstance(member, _have_code):
            continue
        print(f"Disassembly of {name}:", file=file)
        try:
            dis(member, file=file, depth=depth, jit=jit)
        except TypeError as error:
            print("Sorry:", error, file=file)
        print(file=file)


def _try_compile(source, name):
    """Code of source that is an expression, or else statements."""
    try:
        return compile(source, name, "eval")
    except SyntaxError:
        return compile(source, name, "exec")


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Disassembles the innermost frame of a traceback (of the last one, without an argument)."""
    if tb is None:
        try:
            tb = sys.last_exc.__traceback__ if hasattr(sys, "last_exc") else sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Disassembles a code object, with the instruction at `lasti` marked."""
    ranges = _exception_ranges(co)
    _print_instructions(_instructions_of(co), co, lasti, file)
    if ranges:
        print("ExceptionTable:", file=file)
        for start, end, target, stack, with_lasti in ranges:
            print(f"  {start} to {end} -> {target} [{stack}]{' lasti' if with_lasti else ''}", file=file)


disco = disassemble


def _print_compiled(co, file):
    """What of a code object runs as WebAssembly, which the VM's host knows."""
    text = _host.compiled(co)
    print(file=file)
    if text is None:
        print(f"Nothing is compiled to WebAssembly here: {co.co_qualname} is interpreted.", file=file)
    else:
        print(text or f"Nothing of {co.co_qualname} is compiled to WebAssembly so far.", file=file)


def _disassemble_recursive(co, *, file=None, depth=None, jit=False):
    disassemble(co, file=file)
    if jit:
        _print_compiled(co, file)
    if depth is not None and depth <= 0:
        return
    for const in co.co_consts:
        if hasattr(const, "co_code"):
            print(file=file)
            print(f"Disassembly of {const!r}:", file=file)
            _disassemble_recursive(const, file=file, depth=None if depth is None else depth - 1, jit=jit)


def _print_instructions(instructions, co, lasti, file):
    instructions = list(instructions)
    last = instructions[-1].offset if instructions else 0
    offset_width = max(4, len(str(last)))
    lines = [each.line_number for each in instructions if each.line_number is not None]
    lineno_width = max(3, len(str(max(lines, default=0)))) if co is not None else 0
    for each in instructions:
        if lineno_width and each.starts_line and each.offset > 0:
            print(file=file)
        print(each._disassemble(lineno_width, each.offset == lasti, offset_width), file=file)


# --- Instructions ----------------------------------------------------------------------------------------------


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """The instructions of a function, method, generator, source or code object; `first_line` renumbers lines."""
    return _instructions_of(_get_code_object(x), first_line)


def _get_code_object(x):
    x = _code_of(x)
    if isinstance(x, str):
        x = _try_compile(x, "<disassembly>")
    if hasattr(x, "co_code"):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _instructions_of(co, first_line=None):
    shift = 0 if first_line is None else first_line - co.co_firstlineno
    targets = [target for _, _, target, _, _ in _exception_ranges(co)]
    return _decode(co.co_code, co, list(_position_runs(co)), shift, targets)


def _decode(code, co=None, runs=(), shift=0, targets=()):
    labels = {offset: label for label, offset in enumerate(sorted({*findlabels(code), *targets}), 1)}
    run = iter(runs)
    end, positions = 0, None
    line = start = None
    for offset, opcode, arg in _unpack_opargs(code):
        while offset >= end:
            end, positions = next(run, (len(code), None))
        number = positions.lineno + shift if positions else None
        starts_line = (offset == 0 or number != line) and co is not None
        line = number
        start = offset if start is None else start
        value, text = _meaning(opcode, arg, offset, co)
        moved = positions and positions._replace(lineno=number, end_lineno=positions.end_lineno + shift)
        yield Instruction(
            opname[opcode], opcode, arg, value, text, offset, start, starts_line, number, labels.get(offset), moved, None
        )
        if opcode != EXTENDED_ARG:
            start = None


def _unpack_opargs(code):
    """Offset, opcode and operand (or None) of each instruction; EXTENDED_ARG counts as one of its own."""
    at = extension = 0
    while at < len(code):
        offset, opcode, arg = at, code[at], None
        at += 1
        if opcode >= HAVE_ARGUMENT:
            arg = code[at] + (code[at + 1] << 8) + extension
            at += 2
            extension = arg << 16 if opcode == EXTENDED_ARG else 0
        yield offset, opcode, arg


_kinds = {number: kind for kind in ("Const", "Name", "Local", "Cell", "Compare") for number in _having(kind)}
_jumps = frozenset(hasjump)


def _meaning(opcode, arg, offset, co):
    """What an operand stands for, and the text that says so."""
    if arg is None:
        return None, ""
    if opcode in hasjrel:
        return offset + 3 + arg, f"to {offset + 3 + arg}"
    kind = _kinds.get(opcode)
    if kind == "Compare":
        return cmp_op[arg], cmp_op[arg]
    if kind is not None:
        return _looked_up(kind, arg, co)
    if opname[opcode] in ("FORMAT_VALUE", "BUILD_INTERPOLATION"):
        return _format_meaning(arg)
    if opname[opcode] == "CALL_INTRINSIC_1":
        return arg, INTRINSICS_1.get(arg, "")
    if opname[opcode] == "CALL_INTRINSIC_2":
        return arg, INTRINSICS_2.get(arg, "")
    if opname[opcode] == "MAKE_FUNCTION":
        return arg, ", ".join(name for bit, name in MAKE_FUNCTION_FLAGS if arg & bit)
    return arg, ""


def _looked_up(kind, arg, co):
    if co is None:
        return arg, repr(arg)
    if kind == "Const":
        return co.co_consts[arg], repr(co.co_consts[arg])
    if kind == "Cell":
        name = (co.co_cellvars + co.co_freevars)[arg]
    else:
        name = (co.co_names if kind == "Name" else co.co_varnames)[arg]
    return name, name


def _format_meaning(arg):
    converter = FORMAT_VALUE_CONVERTERS[arg & 3]
    value = {"": None, "str": str, "repr": repr, "ascii": ascii}[converter], bool(arg & 4)
    return value, ", ".join(filter(None, (converter, "with format" if arg & 4 else "")))


def findlabels(code):
    """The offsets that jumps of raw bytecode lead to."""
    labels = []
    for offset, opcode, arg in _unpack_opargs(code):
        if opcode not in _jumps:
            continue
        target = offset + 3 + arg if opcode in hasjrel else arg
        if target not in labels:
            labels.append(target)
    return labels


def findlinestarts(code):
    """Offset and number (None: no line) of each run of instructions that belong to one source line."""
    start, last = 0, -1
    for end, positions in _position_runs(code):
        line = positions.lineno if positions else None
        if line != last:
            yield start, line
        start, last = end, line


# --- Tables ----------------------------------------------------------------------------------------------------


def _varints(table):
    """The numbers of a table: 7 bits a byte, least significant first."""
    value = shift = 0
    for byte in table:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield value
            value = shift = 0


def _position_runs(co):
    """The end of each run of instructions, and its Positions; None for a run that belongs to no place."""
    numbers = _varints(co.co_linetable)
    end, line = 0, co.co_firstlineno
    for head in numbers:
        end += head >> 1
        if head & 1:
            yield end, None
            continue
        delta = next(numbers)
        line += -(delta >> 1) - 1 if delta & 1 else delta >> 1
        end_line, column, end_column = line + next(numbers), next(numbers) - 1, next(numbers) - 1
        yield end, Positions(line, end_line, _known(column), _known(end_column))


def _known(column):
    return column if column >= 0 else None


def _exception_ranges(co):
    """Start, end, handler, depth of the stack there, and whether the place of the error is pushed too."""
    numbers = _varints(co.co_exceptiontable)
    ranges = []
    for start in numbers:
        end = start + next(numbers)
        target, depth = next(numbers), next(numbers)
        ranges.append((start, end, target, depth >> 1, bool(depth & 1)))
    return ranges


# --- Summaries -------------------------------------------------------------------------------------------------


def pretty_flags(flags):
    """The names of the bits of `co_flags`."""
    names = [name for bit, name in COMPILER_FLAG_NAMES.items() if flags & bit]
    rest = flags
    for bit in COMPILER_FLAG_NAMES:
        rest &= ~bit
    if rest or not names:
        names.append(hex(rest))
    return ", ".join(names)


def code_info(x):
    """A text about the code of a function, method, generator, source or code object."""
    co = _get_code_object(x)
    lines = [
        f"Name:              {co.co_name}",
        f"Filename:          {co.co_filename}",
        f"Argument count:    {co.co_argcount}",
        f"Positional-only arguments: {co.co_posonlyargcount}",
        f"Kw-only arguments: {co.co_kwonlyargcount}",
        f"Number of locals:  {co.co_nlocals}",
        f"Stack size:        {co.co_stacksize}",
        f"Flags:             {pretty_flags(co.co_flags)}",
    ]
    tables = {
        "Constants": map(repr, co.co_consts),
        "Names": co.co_names,
        "Variable names": co.co_varnames,
        "Free variables": co.co_freevars,
        "Cell variables": co.co_cellvars,
    }
    for title, items in tables.items():
        items = list(items)
        if items:
            lines.append(f"{title}:")
            lines += [f"{number:4}: {item}" for number, item in enumerate(items)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Prints what code_info() says."""
    print(code_info(co), file=file)


def _find_imports(co):
    """(name, level, names) of each import statement in a code object: for modulefinder."""
    before = []
    for _, op, arg in _unpack_opargs(co.co_code):
        if op == opmap["EXTENDED_ARG"]:
            continue
        if op == opmap["IMPORT_NAME"] and len(before) == 2 and all(kind == opmap["LOAD_CONST"] for kind, _ in before):
            level, names = (co.co_consts[number] for _, number in before)
            yield co.co_names[arg], level, names
        before = [*before[-1:], (op, arg)]


def _find_store_names(co):
    """The names that a code object binds in its namespace: for modulefinder."""
    for _, op, arg in _unpack_opargs(co.co_code):
        if op in (opmap["STORE_NAME"], opmap["STORE_GLOBAL"]):
            yield co.co_names[arg]


class Bytecode:
    """The bytecode of a function, method, generator, source or code object: iterate it for its instructions."""

    def __init__(
        self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False, show_offsets=False,
        show_positions=False,
    ):
        self.codeobj = _get_code_object(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self.current_offset = current_offset
        self._original_object = x

    def __iter__(self):
        return _instructions_of(self.codeobj, self.first_line)

    def __repr__(self):
        return f"{type(self).__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """The bytecode of a traceback's innermost frame."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        """What code_info() says."""
        return code_info(self.codeobj)

    def dis(self):
        """The disassembly as text."""
        out = _Text()
        lasti = -1 if self.current_offset is None else self.current_offset
        _print_instructions(self, self.codeobj, lasti, out)
        return "".join(out.parts)


class _Text:
    """A file that keeps what is printed."""

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


# --- python -m dis ---------------------------------------------------------------------------------------------

_USAGE = "usage: python -m dis [-h] [infile]"


def main(args=None):
    """Disassembles the file named on the command line, or standard input."""
    args = sys.argv[1:] if args is None else args
    if args in (["-h"], ["--help"]):
        print(_USAGE)
        return
    if len(args) > 1 or (args and args[0].startswith("-") and args[0] != "-"):
        print(_USAGE, file=sys.stderr)
        raise SystemExit(2)
    name = args[0] if args and args[0] != "-" else "<stdin>"
    if name == "<stdin>":
        source = sys.stdin.read()
    else:
        source = _host.own("_pycache").contents(name)
    dis(compile(source, name, "exec"))


if __name__ == "__main__":
    main()
