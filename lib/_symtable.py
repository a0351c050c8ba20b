"""Symbol tables as the compiler makes them (src/compiler/symbols.ts). See https://docs.python.org/3.14/library/symtable.html."""

import _host
from itertools import count as _count

# What is known of a name, and where it lives.
DEF_GLOBAL, DEF_LOCAL, DEF_PARAM, DEF_NONLOCAL, USE = 1, 2, 4, 8, 16
DEF_FREE_CLASS, DEF_IMPORT, DEF_ANNOT, DEF_COMP_ITER, DEF_TYPE_PARAM, DEF_COMP_CELL = 64, 128, 256, 512, 1024, 2048
DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM
SCOPE_OFF, SCOPE_MASK = 12, 15
LOCAL, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL = range(1, 6)

# Kinds of blocks.
TYPE_FUNCTION, TYPE_CLASS, TYPE_MODULE, TYPE_ANNOTATION, TYPE_TYPE_VARIABLE, TYPE_TYPE_ALIAS, TYPE_TYPE_PARAMETERS = range(7)

_numbers = _count(1)


class _Entry:
    """A block: what symtable.SymbolTable is built on."""

    __module__ = "builtins"
    __slots__ = ("id", "type", "name", "lineno", "nested", "symbols", "varnames", "children", "__weakref__")

    def __init__(self, block):
        self.id = next(_numbers)
        self.type, self.name, self.lineno, nested, names, flags, varnames, children = block
        self.nested = int(nested)
        self.symbols = dict(zip(names, flags))
        self.varnames = list(varnames)
        self.children = [_Entry(child) for child in children]

    def __repr__(self):
        return f"<symtable entry {self.name}({self.id}), line {self.lineno}>"


_Entry.__name__ = _Entry.__qualname__ = "symtable entry"


def symtable(source, filename, startstr, /):
    """The outermost block of a source; `startstr` is the mode of compile()."""
    if startstr not in ("exec", "eval", "single"):
        raise ValueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'")
    if not isinstance(source, (str, bytes)):
        source = bytes(source)
    if not isinstance(filename, str):
        from os import fsdecode
        filename = fsdecode(filename)
    return _Entry(_host.symbols(source, filename, startstr))
