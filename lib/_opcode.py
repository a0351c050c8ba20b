"""What CPython's opcode module asks its interpreter about instructions, answered for the classic bytecode. There is no specializing compiler
that could be asked about.
"""

import opcode as _opcode
from opcode import stack_effect

ENABLE_SPECIALIZATION = ENABLE_SPECIALIZATION_FT = False
_KINDS = {"arg": "hasarg", "const": "hasconst", "name": "hasname", "jump": "hasjump", "free": "hasfree", "local": "haslocal", "exc": "hasexc"}


def _member(kind):
    numbers = frozenset(getattr(_opcode, _KINDS[kind]))

    def has(opcode):
        return opcode in numbers
    has.__name__ = has.__qualname__ = f"has_{kind}"
    has.__doc__ = f"Whether the operand of the instruction is: {kind}."
    return has


has_arg, has_const, has_name, has_jump, has_free, has_local, has_exc = map(_member, _KINDS)


def is_valid(opcode):
    """Whether there is an instruction of that number."""
    return opcode in _opcode.opmap.values()


def get_specialization_stats():
    """None: nothing is counted."""
