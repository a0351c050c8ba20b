/**
 * Slices that are used up at once: BUILD_SLICE with the subscript that follows it, done as one operation. `v[a:b]` and `v[a:b] = w` of an
 * exact list or str whose bounds are None or small ints need no slice object. Nobody can have seen it: it would lie in a temporary that
 * the second instruction frees. Everything else is left to the two instructions.
 */
import { incref } from "../../core/object.ts";
import { Range, restoreSlice } from "../../core/slice.ts";
import { asStr, STR_DATA } from "../../core/string.ts";
import { strFromAscii } from "../../core/substring.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, ERROR, isSmall, NONE, pointer, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { listRange, listSetRange } from "../../objects/listslice.ts";
import { strGetRange } from "../../objects/str.ts";
import { tupleRange } from "../../objects/tuple.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { buildOperation } from "./build.ts";
import { aOf, begin, bOf, cOf, Operand, opOf, read } from "./operands.ts";

/** a ← slice of b values that lie from slot c on; and v[a] or v[a] = w, if that comes next. */
export function sliceOperation(frame: Frame, pc: usize): usize {
  const a = aOf(pc);
  const from = <usize>frame.regs + cOf(pc);
  const start = load<i64>(from);
  const stop = load<i64>(from, 8);
  const by = bOf(pc) === 3 ? load<i64>(from, 16) : NONE;
  if (a < frame.temps || !isPlain(start) || !isPlain(stop) || !isPlain(by)) return buildOperation(frame, pc);
  const step = by === NONE ? 1 : smallValue(by);
  if (step === 0) return buildOperation(frame, pc);
  const first = start !== NONE ? smallValue(start) : step < 0 ? i64.MAX_VALUE : 0;
  const last = stop !== NONE ? smallValue(stop) : step < 0 ? i64.MIN_VALUE + 1 : i64.MAX_VALUE;
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
