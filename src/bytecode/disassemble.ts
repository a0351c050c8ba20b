/**
 * Prints classic bytecode in the columns of CPython 3.5's `dis`: line, jump target mark, offset, name, operand, meaning.
 * For tests and for looking at the compiler's work; Python programs have `lib/dis.py`.
 */

import {
  Compare,
  FormatValue,
  HAVE_ARGUMENT,
  Intrinsic1,
  Intrinsic2,
  MakeFunction,
  Op,
} from "../../assembly/shared/opcodes.ts";
import type { CodeObject } from "./code.ts";
import { type Const, ConstKind } from "./constants.ts";
import { exceptionRanges, type Instruction, instructions, lineStarts } from "./instructions.ts";
import { OP_INFO, Operand } from "./opcodes.ts";
import { reprConst } from "./repr.ts";

const COMPARE_SIGNS: Record<Compare, string> = {
  [Compare.LT]: "<",
  [Compare.LE]: "<=",
  [Compare.EQ]: "==",
  [Compare.NE]: "!=",
  [Compare.GT]: ">",
  [Compare.GE]: ">=",
  [Compare.IN]: "in",
  [Compare.NOT_IN]: "not in",
  [Compare.IS]: "is",
  [Compare.IS_NOT]: "is not",
};

const CONVERSIONS = ["", "str", "repr", "ascii"];

const FUNCTION_PARTS: [MakeFunction, string][] = [
  [MakeFunction.DEFAULTS, "defaults"],
  [MakeFunction.KWDEFAULTS, "kwdefaults"],
  [MakeFunction.ANNOTATE, "annotate"],
  [MakeFunction.CLOSURE, "closure"],
];

/** The disassembly of a code object, one line an instruction, its exception table after it. */
export function disassemble(code: CodeObject): string {
  const starts = lineStarts(code);
  const targets = new Set<number>();
  for (const { target } of instructions(code.code)) if (target >= 0) targets.add(target);
  const ranges = exceptionRanges(code);
  for (const { target } of ranges) targets.add(target);
  const lines: string[] = [];
  for (const each of instructions(code.code)) {
    const line = starts.get(each.offset);
    if (line !== undefined && lines.length) lines.push("");
    lines.push(formatInstruction(code, each, line, targets.has(each.offset)));
  }
  if (ranges.length) lines.push("ExceptionTable:");
  for (const { start, end, target, depth, lasti } of ranges) {
    lines.push(`  ${start} to ${end} -> ${target} [${depth}]${lasti ? " lasti" : ""}`);
  }
  return `${lines.join("\n")}\n`;
}

/** The disassembly of a code object and of every code object among its constants, headed by their names. */
export function disassembleAll(code: CodeObject): string {
  const nested = code.consts.filter((each) => each.kind === ConstKind.Code);
  const rest = nested.map((each) => `\nDisassembly of ${each.code.qualname}:\n${disassembleAll(each.code)}`);
  return disassemble(code) + rest.join("");
}

function formatInstruction(code: CodeObject, each: Instruction, line: number | undefined, isTarget: boolean) {
  const fields = [
    (line === undefined ? "" : String(line)).padStart(3),
    "   ",
    isTarget ? ">>" : "  ",
    String(each.offset).padStart(4),
    (Op[each.opcode] ?? `<${each.opcode}>`).padEnd(20),
  ];
  if (each.opcode >= HAVE_ARGUMENT) {
    fields.push(String(each.operand).padStart(5));
    const meaning = meaningOf(code, each);
    if (meaning) fields.push(`(${meaning})`);
  }
  return fields.join(" ").trimEnd();
}

function meaningOf(code: CodeObject, { opcode, operand, target }: Instruction): string {
  switch (OP_INFO[opcode]?.operand) {
    case Operand.Const:
      return shortRepr(code.consts[operand]);
    case Operand.Name:
      return code.names[operand];
    case Operand.Local:
      return code.varnames[operand];
    case Operand.Cell:
      return [...code.cellvars, ...code.freevars][operand];
    case Operand.Compare:
      return COMPARE_SIGNS[operand as Compare];
    case Operand.JumpRelative:
      return `to ${target}`;
    default:
      return meaningOfFlags(opcode, operand);
  }
}

function meaningOfFlags(opcode: number, operand: number): string {
  if (opcode === Op.MAKE_FUNCTION) {
    return FUNCTION_PARTS.flatMap(([bit, name]) => (operand & bit ? name : [])).join(", ");
  }
  if (opcode === Op.CALL_INTRINSIC_1) return `INTRINSIC_${Intrinsic1[operand]}`;
  if (opcode === Op.CALL_INTRINSIC_2) return `INTRINSIC_${Intrinsic2[operand]}`;
  if (opcode !== Op.FORMAT_VALUE && opcode !== Op.BUILD_INTERPOLATION) return "";
  const parts = [CONVERSIONS[operand & 3], operand & FormatValue.SPEC ? "with format" : ""];
  return parts.filter(Boolean).join(", ");
}

function shortRepr(value: Const): string {
  return value.kind === ConstKind.Code ? `<code object ${value.code.name}>` : reprConst(value);
}
