/**
 * The slice object, and what it means for a sequence of a given length. Methods: objects/slice.ts.
 *
 *     │ refcount │ type │ start Value │ stop Value │ step Value │
 */
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { raise, raiseMemoryError } from "./errors.ts";
import { gcTrack, incref, newContainer } from "./object.ts";
import { BAD_INDEX, indexClamped } from "./subscript.ts";
import { asType } from "./type.ts";
import { typeAt, typeOf } from "./typeids.ts";
import { box, isSmall, NONE, smallValue, Value } from "./value.ts";

@unmanaged
export class PySlice {
  refcount: i32;
  type: u32;
  start: Value;
  stop: Value;
  step: Value;
}

export function asSlice(p: usize): PySlice {
  return changetype<PySlice>(p);
}

/** slice(start, stop, step), with new references; ERROR with MemoryError pending. */
export function newSlice(start: Value, stop: Value, step: Value): Value {
  const p = newContainer(typeAt(TypeId.SLICE), offsetof<PySlice>());
  if (p === 0) return raiseMemoryError();
  const s = asSlice(p);
  s.start = incref(start);
  s.stop = incref(stop);
  s.step = incref(step);
  gcTrack(p);
  return box(p);
}

/** Results of unpackSlice and adjustSlice: read them before anything else may slice. */
export let sliceStart: i64 = 0;
export let sliceStop: i64 = 0;
export let sliceStep: i64 = 0;

/** Puts the results of an earlier unpackSlice back, after something else may have sliced. */
export function restoreSlice(start: i64, stop: i64, step: i64): void {
  sliceStart = start;
  sliceStop = stop;
  sliceStep = step;
}

/** A bound as a number, cut to the range of i64; BAD_INDEX with TypeError pending. */
function bound(v: Value): i64 {
  if (isSmall(v)) return smallValue(v);
  if (asType(typeOf(v)).index === 0) {
    raise(Exc.TypeError, "slice indices must be integers or None or have an __index__ method");
    return BAD_INDEX;
  }
  return indexClamped(v);
}

/**
 * Reads the three numbers of a slice, None meaning the whole range; false with TypeError or ValueError pending. May run Python
 * code (__index__): take the length of the sequence afterwards (CPython: PySlice_Unpack).
 */
export function unpackSlice(p: usize): bool {
  const s = asSlice(p);
  let step: i64 = 1;
  if (s.step !== NONE) {
    step = bound(s.step);
    if (step === BAD_INDEX) return false;
    if (step === 0) {
      raise(Exc.ValueError, "slice step cannot be zero");
      return false;
    }
    if (step < -i64.MAX_VALUE) step = -i64.MAX_VALUE;
  }
  const start = s.start === NONE ? (step < 0 ? i64.MAX_VALUE : 0) : bound(s.start);
  if (start === BAD_INDEX) return false;
  const stop = s.stop === NONE ? (step < 0 ? i64.MIN_VALUE + 1 : i64.MAX_VALUE) : bound(s.stop);
  if (stop === BAD_INDEX) return false;
  sliceStart = start;
  sliceStop = stop;
  sliceStep = step;
  return true;
}

/** What adjustSlice is made of, for those who have the numbers at hand. */
export class Range {
  /** A bound cut to a sequence of this length. */
  @inline
  static clip(i: i64, length: i64, step: i64): i64 {
    if (i < 0) {
      i += length;
      return i >= 0 ? i : step < 0 ? -1 : 0;
    }
    return i < length ? i : step < 0 ? length - 1 : length;
  }

  /** How many items lie from `start` on before `stop`. */
  @inline
  static count(start: i64, stop: i64, step: i64): i64 {
    const distance = step < 0 ? start - stop : stop - start;
    if (distance <= 0) return 0;
    const by = step < 0 ? -step : step;
    return by === 1 ? distance : (distance - 1) / by + 1;
  }
}

/** Cuts the numbers of unpackSlice to a sequence of this length; gives the number of items selected. */
export function adjustSlice(length: i64): i64 {
  const step = sliceStep;
  const start = Range.clip(sliceStart, length, step);
  const stop = Range.clip(sliceStop, length, step);
  sliceStart = start;
  sliceStop = stop;
  return Range.count(start, stop, step);
}

/** An index argument with Python's rule for negative ones in methods such as list.index: cut to 0 … length. */
export function clipIndex(i: i64, length: i64): i64 {
  if (i < 0) i += length;
  return i < 0 ? 0 : i > length ? length : i;
}
