/**
 * Slices that are used up at once: BUILD_SLICE with the subscript that follows it, done as one operation. `v[a:b]` and `v[a:b] = w` of an
 * exact list or str whose bounds are None or small ints need no slice object. Nobody can have seen it: it would lie in a temporary that
 * the second instruction frees. Everything else is left to the two instructions.
 */
import { errorPending } from "../../core/errors.ts";
import { incref } from "../../core/object.ts";
import { Range, restoreSlice } from "../../core/slice.ts";
import { asStr, STR_DATA } from "../../core/string.ts";
import { strFromAscii } from "../../core/substring.ts";
import { isExactly } from "../../core/typeids.ts";
import {
  box,
  ERROR,
  fitsSmall,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { chargeSlice, listRange, listSetRange, moveRange } from "../../objects/listslice.ts";
import { strGetRange } from "../../objects/str.ts";
import { tupleRange } from "../../objects/tuple.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { buildOperation } from "./build.ts";
import { aOf, begin, bOf, cOf, constant, Operand, opOf, read } from "./operands.ts";

/** The bounds of a BUILD_SLICE as the numbers of unpackSlice, read from where they lie. */
class Bounds {
  @inline
  static first(start: Value, step: i64): i64 {
    return start !== NONE ? smallValue(start) : step < 0 ? i64.MAX_VALUE : 0;
  }

  @inline
  static last(stop: Value, step: i64): i64 {
    return stop !== NONE ? smallValue(stop) : step < 0 ? i64.MIN_VALUE + 1 : i64.MAX_VALUE;
  }

  @inline
  static step(by: Value): i64 {
    return by === NONE ? 1 : smallValue(by);
  }
}

/**
 * As sliceOperation, for the loop, which may go on further behind: `p[a:b] = q[c:d:e]` of lists in variables makes no list between if that can be
 * moved, and what stands between the two does no more than compute bounds from small ints.
 */
export function sliceInLoop(frame: Frame, pc: usize): usize {
  const next = pc + 8;
  const between = opOf(next + 8);
  if (between !== R.CONST && between !== R.COPY && between !== R.ADD_K && between !== R.SUB_K)
    return sliceOperation(frame, pc);
  const result = aOf(next);
  if (opOf(next) !== R.SUBSCR || cOf(next) !== aOf(pc) || bOf(next) >= frame.temps || result < frame.temps)
    return sliceOperation(frame, pc);
  const from = <usize>frame.regs + cOf(pc);
  const start = load<i64>(from);
  const stop = load<i64>(from, 8);
  const by = bOf(pc) === 3 ? load<i64>(from, 16) : NONE;
  const v = read(frame, bOf(next));
  if (!isExactly(v, TypeId.LIST) || !isPlain(start) || !isPlain(stop) || !isPlain(by) || by === small(0))
    return sliceOperation(frame, pc);
  forgetBounds(frame, pc);
  const step = Bounds.step(by);
  const first = Bounds.first(start, step);
  const last = Bounds.last(stop, step);
  const at = computeBounds(frame, next + 8);
  begin(frame, at);
  if (opOf(at) === R.BUILD_SLICE && opOf(at + 8) === R.STORE_SUBSCR && cOf(at + 8) === result) {
    const moved = moveInto(frame, at, pointer(v), first, last, step);
    if (moved !== 0) return moved;
    if (errorPending()) return 0;
  }
  begin(frame, next);
  const list = listRange(pointer(v), first, last, step);
  if (list === ERROR) return 0;
  Operand.write(frame, result, list);
  return at;
}

/** Runs instructions from pc on that do no more than put small ints, and what else lies there, into temporaries: where the first other one stands. */
function computeBounds(frame: Frame, pc: usize): usize {
  while (aOf(pc) >= frame.temps) {
    const op = opOf(pc);
    let v = NONE;
    if (op === R.CONST) v = incref(constant(frame, load<u32>(pc, 4)));
    else if (op === R.COPY) v = incref(read(frame, bOf(pc)));
    else if (op === R.ADD_K || op === R.SUB_K) {
      const x = read(frame, bOf(pc));
      const y = constant(frame, cOf(pc));
      if (!isSmall(x) || !isSmall(y)) break;
      const r = op === R.ADD_K ? smallValue(x) + smallValue(y) : smallValue(x) - smallValue(y);
      if (!fitsSmall(r)) break;
      v = small(r);
    } else break;
    Operand.write(frame, aOf(pc), v);
    pc += 8;
  }
  return pc;
}

/** BUILD_SLICE at pc and STORE_SUBSCR behind it: the piece of the list at p is moved there. The instruction behind; 0: nothing was done, or an exception is pending. */
function moveInto(frame: Frame, pc: usize, p: usize, first: i64, last: i64, step: i64): usize {
  const next = pc + 8;
  const to = <usize>frame.regs + cOf(pc);
  const start = load<i64>(to);
  const stop = load<i64>(to, 8);
  if (bOf(pc) !== 2 || bOf(next) !== aOf(pc) || aOf(next) >= frame.temps) return 0;
  const target = read(frame, aOf(next));
  if (!isExactly(target, TypeId.LIST) || !isPlain(start) || !isPlain(stop)) return 0;
  if (!chargeSlice(p) || !chargeSlice(pointer(target))) return 0;
  if (!moveRange(pointer(target), Bounds.first(start, 1), Bounds.last(stop, 1), p, first, last, step))
    return 0;
  forgetBounds(frame, pc);
  return next + 8;
}

/** a ← slice of b values that lie from slot c on; and v[a] or v[a] = w, if that comes next. */
export function sliceOperation(frame: Frame, pc: usize): usize {
  const a = aOf(pc);
  const from = <usize>frame.regs + cOf(pc);
  const start = load<i64>(from);
  const stop = load<i64>(from, 8);
  const by = bOf(pc) === 3 ? load<i64>(from, 16) : NONE;
  if (a < frame.temps || !isPlain(start) || !isPlain(stop) || !isPlain(by)) return buildOperation(frame, pc);
  const step = Bounds.step(by);
  if (step === 0) return buildOperation(frame, pc);
  const first = Bounds.first(start, step);
  const last = Bounds.last(stop, step);
  const next = pc + 8;
  if (opOf(next) === R.SUBSCR && cOf(next) === a) {
    const v = read(frame, bOf(next));
    if (hasRanges(v)) {
      forgetBounds(frame, pc);
      begin(frame, next);
      const result = getRange(v, first, last, step);
      if (result === ERROR) return 0;
      Operand.consume(frame, bOf(next));
      Operand.write(frame, aOf(next), result);
      return next + 8;
    }
  } else if (opOf(next) === R.STORE_SUBSCR && bOf(next) === a) {
    const v = read(frame, aOf(next));
    if (isExactly(v, TypeId.LIST)) {
      forgetBounds(frame, pc);
      begin(frame, next);
      return setRange(frame, next, v, first, last, step);
    }
  }
  return buildOperation(frame, pc);
}

function isPlain(bound: Value): bool {
  return isSmall(bound) || bound === NONE;
}

/** Frees the slots of plain bounds, which have no count. */
function forgetBounds(frame: Frame, pc: usize): void {
  const from = <usize>frame.regs + cOf(pc);
  store<i64>(from, UNBOUND);
  store<i64>(from, UNBOUND, 8);
  if (bOf(pc) === 3) store<i64>(from, UNBOUND, 16);
}

function hasRanges(v: Value): bool {
  return isExactly(v, TypeId.LIST) || isExactly(v, TypeId.STR) || isExactly(v, TypeId.TUPLE);
}

function getRange(v: Value, first: i64, last: i64, step: i64): Value {
  if (isExactly(v, TypeId.LIST)) return listRange(pointer(v), first, last, step);
  return rangeOf(v, first, last, step);
}

/** A slice of an exact str or tuple, given the numbers of unpackSlice; the step is not 0. A reference, or ERROR. */
export function rangeOf(v: Value, first: i64, last: i64, step: i64): Value {
  if (step === 1 && isExactly(v, TypeId.STR) && asStr(pointer(v)).ascii)
    return asciiRange(pointer(v), first, last);
  restoreSlice(first, last, step);
  return isExactly(v, TypeId.STR) ? strGetRange(pointer(v)) : tupleRange(pointer(v));
}

/** Characters side by side of an ASCII str: where most slices are taken from. */
function asciiRange(p: usize, first: i64, last: i64): Value {
  const length: i64 = asStr(p).length;
  const from = Range.clip(first, length, 1);
  const n = max<i64>(Range.clip(last, length, 1) - from, 0);
  if (n === length) return incref(box(p));
  return strFromAscii(p + STR_DATA + <usize>from, <i32>n);
}

function setRange(frame: Frame, pc: usize, v: Value, first: i64, last: i64, step: i64): usize {
  const w = read(frame, cOf(pc));
  const spare = cOf(pc) >= frame.temps && isExactly(w, TypeId.LIST) && load<i32>(pointer(w)) === 1;
  if (!listSetRange(pointer(v), first, last, step, w, spare)) return 0;
  Operand.consume(frame, cOf(pc));
  Operand.consume(frame, aOf(pc));
  return pc + 8;
}
