/**
 * Verifies classic bytecode before it is decoded: a damaged or hostile `.pyc` must give an error, never a trap.
 *
 * Checks that every operand is in range, that jumps and handlers hit instructions, that the exception table is in order, and that each
 * instruction has one stack depth on all paths, never below zero nor above co_stacksize. The depths and the targets found are what the decoder
 * works from. What kinds of values lie at those depths is checked next, in vm/kinds.ts.
 */

import { asBytes, BYTES_DATA } from "../core/bytes.ts";
import { raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { tupleLength } from "../core/tuple.ts";
import { box } from "../core/value.ts";
import { rawAlloc, rawAllocZeroed, rawFree } from "../memory/raw.ts";
import { PyCode } from "../objects/code.ts";
import { fallsThrough, jumpEffect, OperandKind, operandKind, pops, pushes } from "../shared/effects.ts";
import { Exc } from "../shared/exceptions.ts";
import { CodeFlag, Compare, HAVE_ARGUMENT, Intrinsic1, Intrinsic2, Op } from "../shared/opcodes.ts";
import { Handlers, handlerDepth, handlerLasti, handlerTarget, unpackHandlers } from "./exceptiontable.ts";

/** Longest classic code, and most slots of a window: slots are 16-bit byte offsets in register code. */
const MAX_CODE: u32 = 1 << 24;
const MAX_SLOTS: u32 = 8190;

/** What is known of the code being verified and decoded: per byte of code, an i32 depth (-1: unreachable) and a mark. */
@unmanaged
export class Analysis {
  length: u32;
  bytes: usize;
  depths: usize;
  marks: usize;
  handlers: Handlers;
  /** Offsets yet to be visited (u32); as many as there are instructions. */
  work: usize;
  workCount: u32;

  depth(at: u32): i32 {
    return load<i32>(this.depths + (at << 2));
  }

  isTarget(at: u32): bool {
    return (load<u8>(this.marks + at) & Mark.TARGET) !== 0;
  }

  isStart(at: u32): bool {
    return at < this.length && (load<u8>(this.marks + at) & Mark.START) !== 0;
  }

  /** Finds the handler of an instruction, in exceptiontable.ts's globals. */
  findHandler(at: u32): bool {
    return this.handlers.find(at);
  }

  drop(): void {
    if (changetype<usize>(this.handlers) !== 0) {
      rawFree(this.handlers.entries);
      rawFree(changetype<usize>(this.handlers));
    }
    rawFree(this.depths);
    rawFree(this.marks);
    rawFree(this.work);
    rawFree(changetype<usize>(this));
  }
}

enum Mark {
  START = 1,
  TARGET = 2,
}

/** Operand and size of the instruction at `at`, set by readInstruction: EXTENDED_ARG prefixes belong to it. */
export let insOp: i32 = 0;
export let insOperand: i32 = 0;
export let insSize: u32 = 0;

/** Reads one instruction; false if it runs over the end or its operand over 31 bits. */
export function readInstruction(bytes: usize, length: u32, at: u32): bool {
  let high: u32 = 0;
  const start = at;
  while (true) {
    if (at >= length) return false;
    const op = <i32>load<u8>(bytes + at);
    if (op < HAVE_ARGUMENT) {
      insOp = op;
      insOperand = 0;
      insSize = at + 1 - start;
      return at === start;
    }
    if (at + 3 > length) return false;
    const operand = <u32>load<u16>(bytes + at, 1) | (high << 16);
    at += 3;
    if (op !== Op.EXTENDED_ARG) {
      insOp = op;
      insOperand = operand;
      insSize = at - start;
      return true;
    }
    if (operand > 0x7fff) return false;
    high = operand;
  }
}

/** Verifies; the analysis (drop it), or 0 with an exception pending. */
export function verify(code: PyCode): Analysis {
  const none = changetype<Analysis>(0);
  const length = asBytes(code.code).length;
  if (length > MAX_CODE || <u64>code.nslots + code.stacksize > MAX_SLOTS) {
    raise(Exc.SystemError, "code object is too large");
    return none;
  }
  if (length === 0 || !fitsParameters(code)) {
    refuse(code, 0);
    return none;
  }
  const a = newAnalysis(code, length);
  if (changetype<usize>(a) === 0) return none;
  if (markStarts(a) && tableFits(a) && flow(a, code)) return a;
  a.drop();
  refuse(code, faulty);
  return none;
}

/** The offset that was being looked at. */
let faulty: u32 = 0;

/** ValueError for code that is not valid at an offset. */
export function refuse(code: PyCode, at: u32): void {
  raisef(Exc.ValueError, "bad code object '%S': invalid bytecode at offset %d", box(code.name), at);
}

function fitsParameters(code: PyCode): bool {
  let all: u64 = <u64>code.argcount + code.kwonlyargcount;
  if (code.flags & CodeFlag.VARARGS) all++;
  if (code.flags & CodeFlag.VARKEYWORDS) all++;
  return all <= code.nlocals && code.posonlyargcount <= code.argcount;
}

function newAnalysis(code: PyCode, length: u32): Analysis {
  const p = rawAllocZeroed(offsetof<Analysis>());
  const a = changetype<Analysis>(p);
  if (p !== 0) {
    a.length = length;
    a.bytes = <usize>code.code + BYTES_DATA;
    a.depths = rawAlloc((<usize>length + 1) << 2);
    a.marks = rawAllocZeroed(length + 1);
    a.work = rawAlloc((<usize>length + 1) << 2);
    a.handlers = changetype<Handlers>(rawAllocZeroed(offsetof<Handlers>()));
    const tables = changetype<usize>(a.handlers) !== 0 && unpackHandlers(code, a.handlers);
    if (tables && a.depths !== 0 && a.marks !== 0 && a.work !== 0) {
      memory.fill(a.depths, 0xff, (<usize>length + 1) << 2);
      return a;
    }
    a.drop();
  }
  raiseMemoryError();
  return changetype<Analysis>(0);
}

function markStarts(a: Analysis): bool {
  for (let at: u32 = 0; at < a.length; at += insSize) {
    faulty = at;
    if (!readInstruction(a.bytes, a.length, at)) return false;
    store<u8>(a.marks + at, Mark.START);
  }
  return true;
}

/**
 * Ranges of the exception table are in order, do not overlap, and lie between instructions, as do the handlers. None is at the very start:
 * cells are made before the first instruction, and must not be made twice.
 */
function tableFits(a: Analysis): bool {
  const table = a.handlers;
  let last: u32 = 0;
  for (let i: u32 = 0; i < table.count; i++) {
    const start = table.start(i);
    const end = table.end(i);
    const target = table.target(i);
    faulty = start;
    if (start < last || end <= start || !a.isStart(start) || !(a.isStart(end) || end === a.length))
      return false;
    if (target === 0 || !a.isStart(target)) return false;
    last = end;
  }
  return true;
}

/** Follows all paths from the entry and from the handlers of reached instructions. */
function flow(a: Analysis, code: PyCode): bool {
  if (!reach(a, code, 0, 0)) return false;
  while (a.workCount > 0) {
    const at = load<u32>(a.work + (--a.workCount << 2));
    faulty = at;
    if (!step(a, code, at)) return false;
    if (a.findHandler(at)) {
      const depth = handlerDepth;
      if (depth > a.depth(at) || !reach(a, code, handlerTarget, depth + (handlerLasti ? 2 : 1))) return false;
      mark(a, handlerTarget);
    }
  }
  return true;
}

function mark(a: Analysis, at: u32): void {
  store<u8>(a.marks + at, load<u8>(a.marks + at) | Mark.TARGET);
}

/** An instruction is reached with a depth: notes it the first time, compares it later. */
function reach(a: Analysis, code: PyCode, at: u32, depth: i32): bool {
  if (!a.isStart(at)) return false;
  if (depth < 0 || depth > <i32>code.stacksize) return false;
  const known = a.depth(at);
  if (known >= 0) return known === depth;
  store<i32>(a.depths + (at << 2), depth);
  store<u32>(a.work + (a.workCount++ << 2), at);
  return true;
}

function step(a: Analysis, code: PyCode, at: u32): bool {
  readInstruction(a.bytes, a.length, at);
  const op = insOp;
  const operand = insOperand;
  const next = at + insSize;
  const depth = a.depth(at);
  const kind = operandKind(op);
  if (!operandFits(code, kind, op, operand)) return false;
  const taken = pops(op, operand);
  if (taken < 0 || taken > depth) return false;
  // A frame that ends drops its variables only.
  if (op === Op.RETURN_VALUE && depth !== 1) return false;
  if (kind === OperandKind.JUMP_ABSOLUTE || kind === OperandKind.JUMP_RELATIVE) {
    const target = kind === OperandKind.JUMP_ABSOLUTE ? <u32>operand : next + <u32>operand;
    if (!reach(a, code, target, depth + jumpEffect(op))) return false;
    mark(a, target);
  }
  return !fallsThrough(op) || reach(a, code, next, depth - taken + pushes(op, operand));
}

function operandFits(code: PyCode, kind: OperandKind, op: i32, operand: i32): bool {
  switch (kind) {
    case OperandKind.INVALID:
      return false;
    case OperandKind.CONST:
      return <u32>operand < tupleLength(code.consts);
    case OperandKind.NAME:
      return <u32>operand < min<u32>(tupleLength(code.names), 65536);
    case OperandKind.LOCAL:
      return <u32>operand < code.nlocals;
    case OperandKind.CELL:
      return <u32>operand < code.nslots - code.nlocals;
    case OperandKind.COMPARE:
      return operand <= Compare.IS_NOT;
    case OperandKind.COUNT:
      return operand >= leastCount(op) && <u32>operand <= mostCount(op);
    case OperandKind.FLAGS:
      return flagsFit(op, operand);
    default:
      return true;
  }
}

function leastCount(op: i32): i32 {
  switch (op) {
    case Op.SWAP:
    case Op.COPY:
    case Op.LIST_APPEND:
    case Op.SET_ADD:
    case Op.MAP_ADD:
    case Op.LIST_EXTEND:
    case Op.SET_UPDATE:
    case Op.DICT_UPDATE:
    case Op.DICT_MERGE:
      return 1;
    case Op.BUILD_SLICE:
      return 2;
    default:
      return 0;
  }
}

function mostCount(op: i32): u32 {
  if (op === Op.RAISE_VARARGS) return 2;
  if (op === Op.BUILD_SLICE) return 3;
  return op === Op.DICT_MERGE ? 1 : MAX_SLOTS;
}

function flagsFit(op: i32, operand: i32): bool {
  switch (op) {
    case Op.MAKE_FUNCTION:
      return (operand & ~0x1b) === 0;
    case Op.CALL_FUNCTION_EX:
      return operand <= 1;
    case Op.FORMAT_VALUE:
    case Op.BUILD_INTERPOLATION:
      return operand <= 7;
    case Op.CALL_INTRINSIC_1:
      return operand >= Intrinsic1.TYPEVAR && operand <= Intrinsic1.TYPEALIAS;
    case Op.CALL_INTRINSIC_2:
      return operand >= Intrinsic2.TYPEVAR_WITH_BOUND && operand <= Intrinsic2.SET_TYPEPARAM_DEFAULT;
    case Op.UNPACK_EX:
      return <u32>operand >> 8 <= MAX_SLOTS;
    default:
      return <u32>operand <= MAX_SLOTS;
  }
}
