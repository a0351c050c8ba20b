/**
 * Ways to damage a code object: as a broken disk would (bytes of the serial form), and as somebody would who knows the format and means harm
 * (operands, jumps, stack sizes, tables, constants of other types). Deterministic: a change says all about itself.
 */
import fc from "fast-check";
import { HAVE_ARGUMENT, Op } from "../../assembly/shared/opcodes.ts";
import type { CodeObject } from "../../src/bytecode/code.ts";
import { type Const, ConstantPool, ConstKind } from "../../src/bytecode/constants.ts";
import { decodeCode } from "../../src/bytecode/decode.ts";
import { encodeCode } from "../../src/bytecode/encode.ts";
import { type Instruction, instructions } from "../../src/bytecode/instructions.ts";
import { ByteWriter } from "../../src/bytecode/writer.ts";

const KINDS = [
  "byte",
  "cut",
  "opcode",
  "operand",
  "jump",
  "insert",
  "remove",
  "swap",
  "stack",
  "flag",
  "counts",
  "constant",
  "names",
  "handlers",
  "handler",
  "positions",
] as const;

/** One damage. `at` picks a code object and a place in it, the others what happens there. */
export interface Change {
  kind: (typeof KINDS)[number];
  at: number;
  to: number;
  more: number;
}

export const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(...KINDS),
  at: fc.nat(),
  to: fc.nat(),
  more: fc.nat(),
});

const OPCODES = Object.values(Op).filter((op): op is number => typeof op === "number");
/** Numbers on which range checks tend to break. */
const EDGES = [0, 1, 2, 3, 4, 7, 8, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** The serial form of `code`, damaged. */
export function damage(code: CodeObject, changes: readonly Change[]): Uint8Array {
  const copy = decodeCode(encodeCode(code));
  for (const each of changes) if (each.kind !== "byte" && each.kind !== "cut") damageCode(copy, each);
  let bytes = encodeCode(copy);
  for (const each of changes) bytes = damageBytes(bytes, each);
  return bytes;
}

function damageBytes(bytes: Uint8Array, { kind, at, to, more }: Change): Uint8Array {
  if (kind === "cut") return bytes.slice(0, at % bytes.length);
  if (kind !== "byte") return bytes;
  const changed = bytes.slice();
  changed[at % bytes.length] = more % 2 ? to % 256 : changed[at % bytes.length] ^ (1 << (to % 8));
  return changed;
}

/** All code objects in one, itself first. */
function allCode(code: CodeObject): CodeObject[] {
  return [code, ...code.consts.flatMap((each) => (each.kind === ConstKind.Code ? allCode(each.code) : []))];
}

function damageCode(root: CodeObject, { kind, at, to, more }: Change): void {
  const all = allCode(root);
  const code = all[at % all.length];
  const place = Math.floor(at / all.length);
  switch (kind) {
    case "stack":
      code.stacksize = more % 2 ? EDGES[to % EDGES.length] : Math.max(0, code.stacksize - 1 + (to % 3));
      return;
    case "flag":
      code.flags ^= 1 << (to % 32);
      code.flags >>>= 0;
      return;
    case "counts": {
      const field = (["argcount", "posonlyargcount", "kwonlyargcount", "firstlineno"] as const)[place % 4];
      code[field] = more % 2 ? EDGES[to % EDGES.length] : to % 5;
      return;
    }
    case "constant":
      if (code.consts.length > 0) code.consts[place % code.consts.length] = constant(to, more, all);
      return;
    case "names":
      return damageNames(code, place, to, more);
    case "handlers":
      code.exceptions = randomHandlers(code, to, more);
      return;
    case "handler":
      code.exceptions = otherByte(code.exceptions, place, to);
      return;
    case "positions":
      code.positions = otherByte(code.positions, place, to);
      return;
    default:
      damageInstructions(code, kind, place, to, more);
  }
}

function otherByte(bytes: Uint8Array, at: number, to: number): Uint8Array {
  const changed = bytes.slice();
  if (changed.length > 0) changed[at % changed.length] = to % 256;
  return changed;
}

function constant(to: number, more: number, all: CodeObject[]): Const {
  const pool = new ConstantPool();
  const simple = [
    pool.none,
    pool.true,
    pool.int(to),
    pool.int(-(10n ** 30n)),
    pool.float(to / 7),
    pool.str("x"),
  ];
  const others = [
    pool.bytes(new Uint8Array(to % 9)),
    pool.tuple([]),
    pool.tuple([pool.str("a"), pool.str("b")]),
    pool.tuple([pool.str("a"), pool.int(1)]),
    pool.frozenset([pool.int(1)]),
    pool.slice(pool.none, pool.int(to), pool.none),
    pool.code({ ...all[to % all.length], consts: [] }),
  ];
  const choice = [...simple, ...others];
  return choice[more % choice.length];
}

function damageNames(code: CodeObject, place: number, to: number, more: number): void {
  const field = (["names", "varnames", "cellvars", "freevars"] as const)[place % 4];
  const names = [...code[field]];
  if (more % 4 === 0) names.pop();
  else if (more % 4 === 1) names.push(["x", "self", "__class__", ".0", ""][to % 5]);
  else if (more % 4 === 2) names.reverse();
  else if (names.length > 0) names[to % names.length] = code.varnames[0] ?? code.names[0] ?? "y";
  code[field] = names;
}

/** A table that mostly looks right: ranges between instructions, in order, with any targets and depths. */
function randomHandlers(code: CodeObject, to: number, more: number): Uint8Array {
  const offsets = [...instructions(code.code)].map(({ offset }) => offset);
  if (offsets.length === 0) return code.exceptions;
  const out = new ByteWriter(64);
  const start = to % offsets.length;
  const end = Math.min(offsets.length - 1, start + 1 + (more % 9));
  const target = Math.floor(to / offsets.length) % offsets.length;
  for (const value of [offsets[start], offsets[end] - offsets[start], offsets[target], more % 12])
    out.varint(value);
  return out.finish();
}

function damageInstructions(
  code: CodeObject,
  kind: Change["kind"],
  place: number,
  to: number,
  more: number,
): void {
  const list: { opcode: number; operand: number }[] = [...instructions(code.code)];
  if (list.length === 0) return;
  const i = place % list.length;
  const { opcode, operand } = list[i];
  const op = OPCODES[to % OPCODES.length];
  const edge = more % 3 === 0 ? EDGES[to % EDGES.length] : to % 8;
  switch (kind) {
    case "opcode":
      list[i] = { opcode: op, operand: more % 2 ? operand : more % 8 };
      break;
    case "operand":
      list[i] = { opcode, operand: edge };
      break;
    case "jump":
      list[i] = { opcode: Op.JUMP_ABSOLUTE, operand: offsetOf(code, more) };
      break;
    case "insert":
      list.splice(i, 0, { opcode: op, operand: edge });
      break;
    case "remove":
      list.splice(i, 1);
      break;
    default: {
      const k = to % list.length;
      [list[i], list[k]] = [list[k], list[i]];
    }
  }
  code.code = assemble(list);
}

function offsetOf(code: CodeObject, n: number): number {
  const all: Instruction[] = [...instructions(code.code)];
  return all[n % all.length].offset;
}

function assemble(list: readonly { opcode: number; operand: number }[]): Uint8Array {
  const out = new ByteWriter(256);
  for (const { opcode, operand } of list) {
    if (opcode >= HAVE_ARGUMENT && operand > 0xffff) {
      out.u8(Op.EXTENDED_ARG);
      out.u16(operand >>> 16);
    }
    out.u8(opcode);
    if (opcode >= HAVE_ARGUMENT) out.u16(operand & 0xffff);
  }
  return out.finish();
}
