/**
 * Slices that are used up at once: BUILD_SLICE with the subscript that follows it, done as one operation. `v[a:b]` and `v[a:b] = w` of an
 * exact list or str whose bounds are None or small ints need no slice object. Nobody can have seen it: it would lie in a temporary that
 * the second instruction frees. Everything else is left to the two instructions.
 */
import { decref, incref } from "../../core/object.ts";
import { restoreSlice } from "../../core/slice.ts";
import { isExactly } from "../../core/typeids.ts";
import { ERROR, isSmall, NONE, pointer, smallValue, Value } from "../../core/value.ts";
import { listGetRange, listSetRange } from "../../objects/listslice.ts";
import { strGetRange } from "../../objects/str.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { buildOperation } from "./build.ts";
import { aOf, begin, bOf, cOf, dropSlots, opOf, read } from "./operands.ts";
import { finishGet, finishSet } from "./subscripts.ts";

/** a ← slice of b values that lie from slot c on; and v[a] or v[a] = w, if that comes next. */
export function sliceOperation(frame: Frame, pc: usize): usize {
  const a = aOf(pc);
  const next = pc + 8;
  if (a >= frame.temps) {
    if (opOf(next) === R.SUBSCR && cOf(next) === a) {
      const v = read(frame, bOf(next));
      if ((isExactly(v, TypeId.LIST) || isExactly(v, TypeId.STR)) && takeBounds(frame, pc)) {
        return getRange(frame, next, v);
      }
    } else if (opOf(next) === R.STORE_SUBSCR && bOf(next) === a) {
      const v = read(frame, aOf(next));
      if (isExactly(v, TypeId.LIST) && takeBounds(frame, pc)) return setRange(frame, next, v);
    }
  }
  return buildOperation(frame, pc);
}

/** Moves the bounds to where unpackSlice leaves them (core/slice.ts); false, and nothing is done, if they are not plain. */
function takeBounds(frame: Frame, pc: usize): bool {
  const from = <usize>frame.regs + cOf(pc);
  const start = load<i64>(from);
  const stop = load<i64>(from, 8);
  const step = bOf(pc) === 3 ? load<i64>(from, 16) : NONE;
  if (!isPlain(start) || !isPlain(stop) || !isPlain(step)) return false;
  const by = step === NONE ? 1 : smallValue(step);
  if (by === 0) return false;
  const first = start !== NONE ? smallValue(start) : by < 0 ? i64.MAX_VALUE : 0;
  const last = stop !== NONE ? smallValue(stop) : by < 0 ? i64.MIN_VALUE + 1 : i64.MAX_VALUE;
  dropSlots(frame, cOf(pc), bOf(pc));
  restoreSlice(first, last, by);
  return true;
}

function isPlain(bound: Value): bool {
  return isSmall(bound) || bound === NONE;
}

function getRange(frame: Frame, pc: usize, v: Value): usize {
  begin(frame, pc);
  const result = isExactly(v, TypeId.LIST) ? listGetRange(pointer(v)) : strGetRange(pointer(v));
  return result === ERROR ? 0 : finishGet(frame, pc, result);
}

function setRange(frame: Frame, pc: usize, v: Value): usize {
  begin(frame, pc);
  const w = read(frame, cOf(pc));
  incref(v);
  incref(w);
  const done = listSetRange(pointer(v), w);
  decref(v);
  decref(w);
  return done ? finishSet(frame, pc) : 0;
}
