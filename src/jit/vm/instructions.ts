/** Reads register code (assembly/shared/registers.ts) from the VM's memory. */
import { TYPE_SIZE, TYPES_BASE } from "../../../assembly/shared/layout.ts";
import { NOWHERE, R, sizeOf } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import type { Memory } from "./memory.ts";

/** One instruction; `pc` is its address. */
export interface Instruction {
  pc: number;
  op: R;
  a: number;
  b: number;
  c: number;
  /** The 32 bits of b and c, signed. */
  wide: number;
  /** Bytes, its cache included. */
  size: number;
}

export function readInstruction(memory: Memory, pc: number): Instruction {
  const op: R = memory.u16(pc);
  return {
    pc,
    op,
    a: memory.u16(pc + 2),
    b: memory.u16(pc + 4),
    c: memory.u16(pc + 6),
    wide: memory.i32(pc + 4),
    size: sizeOf(op),
  };
}

/** What the comparison of a compare-and-jump must give for the jump to be taken: its c is the i16 `distance / 8 * 2 + sense`. */
export function senseOf(i: Instruction): number {
  return i.c & 1;
}

export function isCompareJump(op: R): boolean {
  return op >= R.JUMP_LT && op <= R.JUMP_IS_NOT_K;
}

/** Whether it jumps where a pattern fails. */
export function isMatchJump(op: R): boolean {
  return op >= R.MATCH_LENGTH && op <= R.MATCH_CLASS_INTO;
}

export function isTestJump(op: R): boolean {
  return op >= R.JUMP_TRUE && op <= R.KEEP_FALSE;
}

/** Whether it takes apart the pair that the FOR_ITER before it gives: that may leave both parts and skip this (vm/ops/iteration.ts). */
export function unpacksPairOf(forIter: Instruction, next: Instruction): boolean {
  return next.op === R.UNPACK_SEQUENCE && next.b === 2 && next.a === forIter.a;
}

/** The slots that the FOR_ITER at pc gives values to, one or the parts of a pair, and the instructions that do so. */
export function forTargets(memory: Memory, pc: number): { slot: number; pc: number }[] {
  const forIter = readInstruction(memory, pc);
  const unpack = readInstruction(memory, pc + forIter.size);
  if (!unpacksPairOf(forIter, unpack)) return [{ slot: forIter.a, pc }];
  const first = readInstruction(memory, unpack.pc + unpack.size);
  const moves = [first, readInstruction(memory, first.pc + first.size)];
  return moves.filter(({ op }) => op === R.MOVE).map(({ a, pc: at }) => ({ slot: a, pc: at }));
}

/** The FOR_ITER that gives a pair of which the MOVE at pc puts a part where it belongs; undefined for others. */
export function forOf(memory: Memory, pc: number): number | undefined {
  const places = [8, 16].map((back) => pc - back - sizeOf(R.FOR_ITER));
  return places.find(
    (place) =>
      memory.u16(place) === R.FOR_ITER && forTargets(memory, place).some((target) => target.pc === pc),
  );
}

/** Where `super()` goes on when the LOAD_METHOD behind it is done with it (assembly/vm/ops/callops.ts); undefined for all else. */
export function behindSuperMethod(memory: Memory, i: Instruction): number | undefined {
  if (i.op !== R.CALL || i.b !== 0 || i.a !== i.c) return undefined;
  const global = readInstruction(memory, i.pc - sizeOf(R.LOAD_GLOBAL_BUILTIN));
  const load = readInstruction(memory, i.pc + i.size);
  if (global.op !== R.LOAD_GLOBAL_BUILTIN || global.a !== i.a || load.b !== i.c) return undefined;
  if (load.op !== R.LOAD_METHOD && load.op !== R.LOAD_METHOD_CACHED) return undefined;
  const callable = Number(memory.value(memory.u32(global.pc + 16)) & 0xffff_ffffn);
  return callable === TYPES_BASE + TypeId.SUPER * TYPE_SIZE ? load.pc + load.size : undefined;
}

/** Bytes from a YIELD_VALUE to where its generator goes on. */
export const YIELD_SIZE = 8;

/** Address that a jump goes to; undefined for what is no jump. */
export function jumpTarget(i: Instruction): number | undefined {
  if (isCompareJump(i.op)) return i.pc + 8 + ((((i.c << 16) >> 16) >> 1) << 3);
  if (i.op === R.FOR_ITER || isMatchJump(i.op)) return i.pc + 8 + (i.c << 3);
  if (i.op === R.JUMP || isTestJump(i.op)) return i.pc + 8 + i.wide;
  return undefined;
}

/** What a frame waits at. */
const SUSPENDING = new Set([R.YIELD_VALUE, R.YIELD_ASYNC, R.YIELD_FROM, R.GET_AWAITABLE]);

export function suspends(op: R): boolean {
  return SUSPENDING.has(op);
}

/** What suspends the frame, or is done by the dispatch loop alone: there compiled code leaves to the interpreter, always. */
const LEFT_TO_INTERPRETER = new Set([...SUSPENDING, R.RAISE, R.RERAISE, R.EVENT]);

export function leaves(op: R): boolean {
  return LEFT_TO_INTERPRETER.has(op);
}

export function returns(op: R): boolean {
  return op === R.RETURN || op === R.RETURN_CONST;
}

/** A list's items that go to another place without a list between: see movedRange. */
export interface MovedRange {
  /** What gives the bounds of where they go to. */
  between: Instruction[];
  build: Instruction;
  set: Instruction;
}

/** What may stand between, for it does nothing but write to temporaries, and can be done again. */
const HARMLESS = new Set([R.CONST, R.COPY, R.ADD_K, R.SUB_K]);
const MOST_BETWEEN = 4;

/** list[a:b] = list[c:d:e], of which the BUILD_SLICE of the right side is given; undefined for what is no such statement. */
export function movedRange(memory: Memory, i: Instruction): MovedRange | undefined {
  const get = readInstruction(memory, i.pc + i.size);
  if (i.op !== R.BUILD_SLICE || get.op !== R.SUBSCR || get.c !== i.a) return undefined;
  const between: Instruction[] = [];
  let build = readInstruction(memory, get.pc + get.size);
  for (; HARMLESS.has(build.op) && build.a > get.a; build = readInstruction(memory, build.pc + build.size)) {
    if (between.length === MOST_BETWEEN) return undefined;
    between.push(build);
  }
  const set = readInstruction(memory, build.pc + build.size);
  if (build.op !== R.BUILD_SLICE || build.b !== 2 || build.a <= get.a) return undefined;
  const isSet = set.op === R.STORE_SUBSCR && set.b === build.a && set.c === get.a;
  return isSet && !between.some((other) => other.a === set.a) ? { between, build, set } : undefined;
}

/** Instructions whose only result lies in a. */
const RESULT_IN_A: [R, R][] = [
  [R.ADD, R.IS_NOT],
  [R.GET_ITER, R.GET_ITER],
  [R.SUBSCR, R.SUBSCR_K],
  [R.LOAD_GLOBAL, R.LOAD_ATTR_VALUE],
  [R.LOAD_METHOD, R.LOAD_METHOD_CACHED],
  [R.BUILD_TUPLE, R.BUILD_STRING],
  [R.FORMAT_VALUE, R.FORMAT_VALUE],
  [R.FOR_ITER, R.FOR_ITER],
];

/** Those without a result. */
const NO_RESULT: [R, R][] = [
  [R.JUMP_LT, R.JUMP_IS_NOT_K],
  [R.JUMP_TRUE, R.JUMP_FALSE],
  [R.MATCH_LENGTH, R.MATCH_LENGTH],
  [R.STORE_SUBSCR, R.STORE_SUBSCR_K],
  [R.STORE_ATTR, R.STORE_ATTR_VALUE],
  [R.LIST_APPEND, R.MAP_ADD],
];

function isIn(ranges: [R, R][], op: R): boolean {
  return ranges.some(([first, last]) => op >= first && op <= last);
}

export function isCall(op: R): boolean {
  return op >= R.CALL && op <= R.CALL_EX;
}

/** Where an instruction puts its result, if that is all that it writes to; undefined for none; unknown: anything that it names. */
export function resultOf(i: Instruction): number | undefined | "unknown" {
  if (isIn(RESULT_IN_A, i.op)) return i.a;
  if (isCall(i.op)) return i.c === NOWHERE ? undefined : i.c;
  return isIn(NO_RESULT, i.op) ? undefined : "unknown";
}

/**
 * The first temporary that holds nothing once an instruction is done, as those above it: the classic stack has no more than the result then.
 * Undefined where that is not known. `temporaries`: the offset of the first one.
 */
export function deadFrom(i: Instruction, temporaries: number): number | undefined {
  const { op, a, c } = i;
  if (op === R.FOR_ITER) return undefined;
  if (op === R.LOAD_METHOD || op === R.LOAD_METHOD_CACHED) return a + 16;
  if (op === R.UNPACK_SEQUENCE) return a + i.b * 8;
  if (isIn(RESULT_IN_A, op)) return a < temporaries ? undefined : a + 8;
  if (isCall(op)) return c === NOWHERE || c < temporaries ? a : c + 8;
  return (op === R.JUMP_TRUE || op === R.JUMP_FALSE) && a >= temporaries ? a : undefined;
}
