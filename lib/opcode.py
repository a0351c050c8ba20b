"""The opcodes of the classic bytecode: numbers, kinds of operands, stack effects.

The table is made from the compiler's (scripts/generate-opcode-table.mjs), so nothing is stated here twice.
"""

from _opcode_table import EXTENDED_ARG, HAVE_ARGUMENT, OPCODES

__all__ = [
    "cmp_op", "stack_effect", "hascompare", "opname", "opmap", "HAVE_ARGUMENT", "EXTENDED_ARG", "hasarg", "hasconst",
    "hasname", "hasjump", "hasjrel", "hasjabs", "hasfree", "haslocal", "hasexc",
]

opmap = {name: row[0] for name, row in OPCODES.items()}

opname = [f"<{number}>" for number in range(256)]
for _name, _number in opmap.items():
    opname[_number] = _name

# What COMPARE_OP compares by, in the order of its operand.
cmp_op = ("<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not")


def _having(*kinds):
    return [row[0] for row in OPCODES.values() if row[1] in kinds]


hasarg = [number for number in opmap.values() if number >= HAVE_ARGUMENT]
hasconst = _having("Const")
hasname = _having("Name")
haslocal = _having("Local")
hasfree = _having("Cell")
hascompare = _having("Compare")
hasjrel = _having("JumpRelative")
hasjabs = _having("JumpAbsolute")
hasjump = hasjrel + hasjabs
hasexc = []

_effects = {row[0]: row[2:] for row in OPCODES.values()}


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """By how much the stack grows when the instruction goes on (jump=False), when it jumps (True), or at most (None)."""
    if jump not in (True, False, None):
        raise ValueError("stack_effect: jump must be False, True or None")
    effects = _effects.get(opcode)
    if effects is None:
        raise ValueError("invalid opcode or oparg")
    operand = 0 if oparg is None else oparg
    goes_on, jumps = (_effect(opcode, effect, operand) for effect in effects)
    if jump is None:
        return max(goes_on, jumps)
    return jumps if jump else goes_on


def _effect(opcode, effect, operand):
    if opcode == opmap["UNPACK_EX"]:
        return (operand & 0xFF) + (operand >> 8)
    base, factor, mask = effect
    return base + factor * operand - (operand & mask).bit_count()
