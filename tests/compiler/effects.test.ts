import { expect, test } from "vitest";
import { fallsThrough, OperandKind, operandKind, pops, pushes } from "../../assembly/shared/effects.ts";
import { Op } from "../../assembly/shared/opcodes.ts";
import { OPS, Operand, type OpInfo, popsOf, pushesOf } from "../../src/bytecode/opcodes.ts";

// The VM's verifier cannot read the compiler's table (asc has no object literals), so it has its own: they must agree.

const KINDS: Record<Operand, OperandKind> = {
  [Operand.None]: OperandKind.NONE,
  [Operand.Const]: OperandKind.CONST,
  [Operand.Name]: OperandKind.NAME,
  [Operand.Local]: OperandKind.LOCAL,
  [Operand.Cell]: OperandKind.CELL,
  [Operand.JumpAbsolute]: OperandKind.JUMP_ABSOLUTE,
  [Operand.JumpRelative]: OperandKind.JUMP_RELATIVE,
  [Operand.Compare]: OperandKind.COMPARE,
  [Operand.Count]: OperandKind.COUNT,
  [Operand.Flags]: OperandKind.FLAGS,
};

const rows = Object.entries(OPS).map(([op, info]): [string, Op, OpInfo] => [
  Op[Number(op)],
  Number(op),
  info,
]);

test.each(rows)("%s means the same to compiler and VM", (_, op, info) => {
  expect(OperandKind[operandKind(op)]).toBe(OperandKind[KINDS[info.operand]]);
  expect(fallsThrough(op)).toBe(!info.ends);
  for (const operand of [1, 2, 3, 4, 5, 8, 9, 16, 27, 0x103]) {
    expect([operand, pops(op, operand), pushes(op, operand)]).toEqual([
      operand,
      popsOf(op, operand),
      pushesOf(op, operand),
    ]);
  }
});

test("what is no opcode is none to the VM", () => {
  for (let op = 0; op < 256; op++)
    if (!(op in Op)) expect([op, operandKind(op)]).toEqual([op, OperandKind.INVALID]);
});
