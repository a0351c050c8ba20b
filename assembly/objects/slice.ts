/** The slice type: slots and methods (CPython: Objects/sliceobject.c). Layout and use: core/slice.ts. */
import { isLess, isNegative, plus } from "../core/arithmetic.ts";
import { newBuilder } from "../core/builder.ts";
import { valuesEqual } from "../core/compare.ts";
import { raise } from "../core/errors.ts";
import { defineMember, Member } from "../core/getset.ts";
import { hashOf } from "../core/hash.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, freeContainer, gcUntrack, incref, visitValue } from "../core/object.ts";
import { repr } from "../core/represent.ts";
import { asSlice, newSlice, PySlice } from "../core/slice.ts";
import { toIndex } from "../core/subscript.ts";
import { tuple3 } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, boxBool, ERROR, NONE, NOT_IMPLEMENTED, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { decide } from "./list.ts";
import { reduction } from "./reduction.ts";

let newSignature!: NativeDef;

function sliceNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const first = load<i64>(values);
  const stop = load<i64>(values, 8);
  const result =
    stop === UNBOUND ? newSlice(NONE, first, NONE) : newSlice(first, stop, load<i64>(values, 16));
  endSlot(newSignature, values);
  return result;
}

function sliceDealloc(p: usize): void {
  gcUntrack(p);
  const s = asSlice(p);
  decref(s.step);
  decref(s.stop);
  decref(s.start);
  freeContainer(p);
}

function sliceTraverse(p: usize, visit: u32): void {
  const s = asSlice(p);
  visitValue(s.start, visit);
  visitValue(s.stop, visit);
  visitValue(s.step, visit);
}

// ---- slots ----

/** The three fields, in order. */
function field(p: usize, i: u32): Value {
  return load<i64>(p + (i << 3), offsetof<PySlice>("start"));
}

function sliceRepr(v: Value): Value {
  const out = newBuilder();
  out.text("slice(");
  for (let i: u32 = 0; i < 3; i++) {
    if (i > 0) out.text(", ");
    const text = repr(field(pointer(v), i));
    if (text === ERROR) {
      out.drop();
      return ERROR;
    }
    out.str(pointer(text));
    decref(text);
  }
  out.char(41);
  return out.finish();
}

/** The items' hashes mixed as a tuple's are, without the length (CPython: slicehash). */
function sliceHash(v: Value): i64 {
  let acc: u64 = 2870177450012600261;
  for (let i: u32 = 0; i < 3; i++) {
    const lane = hashOf(field(pointer(v), i));
    if (lane === -1) return -1;
    acc = rotl<u64>(acc + <u64>lane * 14029467366897019727, 31) * 11400714785074694791;
  }
  return acc === u64.MAX_VALUE ? 1546275796 : <i64>acc;
}

/** Slices compare as the tuples (start, stop, step) do. */
function sliceCompare(a: Value, b: Value, op: Compare): Value {
  if (!isExactly(a, TypeId.SLICE) || !isExactly(b, TypeId.SLICE)) return NOT_IMPLEMENTED;
  for (let i: u32 = 0; i < 3; i++) {
    const x = field(pointer(a), i);
    const y = field(pointer(b), i);
    const same = valuesEqual(x, y);
    if (same < 0) return ERROR;
    if (same === 0) return decide(x, y, op);
  }
  return boxBool(op === Compare.EQ || op === Compare.LE || op === Compare.GE);
}

// ---- indices ----

/** Results of sliceIndices, owned by whoever called it. */
export let firstIndex: Value = UNBOUND;
export let lastIndex: Value = UNBOUND;
export let indexStep: Value = UNBOUND;

/**
 * The start, stop and step of a slice over a sequence of `length` (an int of any size, borrowed), as slice.indices gives them;
 * false with an exception pending. The results are references (CPython: _PySlice_GetLongIndices).
 */
export function sliceIndices(p: usize, length: Value): bool {
  const s = asSlice(p);
  const step = s.step === NONE ? small(1) : indexOf(s.step);
  if (step === ERROR) return false;
  if (step === small(0)) {
    raise(Exc.ValueError, "slice step cannot be zero");
    return false;
  }
  const backwards = isNegative(step);
  const lower = backwards ? small(-1) : small(0);
  const upper = backwards ? plus(length, small(-1)) : incref(length);
  const start = upper === ERROR ? ERROR : bounded(s.start, length, lower, upper, backwards);
  const stop = start === ERROR ? ERROR : bounded(s.stop, length, lower, upper, !backwards);
  decref(upper);
  if (stop === ERROR) {
    decref(step);
    decref(start);
    return false;
  }
  firstIndex = start;
  lastIndex = stop;
  indexStep = step;
  return true;
}

function indexOf(v: Value): Value {
  if (asType(typeOf(v)).index !== 0) return toIndex(v);
  return raise(Exc.TypeError, "slice indices must be integers or None or have an __index__ method");
}

/** A bound cut to lower … upper; None stands for one of these. */
function bounded(v: Value, length: Value, lower: Value, upper: Value, noneIsUpper: bool): Value {
  if (v === NONE) return incref(noneIsUpper ? upper : lower);
  let i = indexOf(v);
  if (i === ERROR) return ERROR;
  if (isNegative(i)) {
    const shifted = plus(i, length);
    decref(i);
    if (shifted === ERROR) return ERROR;
    i = shifted;
  }
  const limit = isLess(i, lower) ? lower : isLess(upper, i) ? upper : UNBOUND;
  if (limit === UNBOUND) return i;
  decref(i);
  return incref(limit);
}

/** slice.indices(length) */
function indicesMethod(args: usize): Value {
  const length = toIndex(load<i64>(args, 8));
  if (length === ERROR) return ERROR;
  if (isNegative(length)) {
    decref(length);
    return raise(Exc.ValueError, "length should not be negative");
  }
  const good = sliceIndices(pointer(load<i64>(args)), length);
  decref(length);
  if (!good) return ERROR;
  const p = tuple3(firstIndex, lastIndex, indexStep);
  return p === 0 ? ERROR : box(p);
}

function reduceMethod(args: usize): Value {
  const s = asSlice(pointer(load<i64>(args)));
  const fields = tuple3(incref(s.start), incref(s.stop), incref(s.step));
  if (fields === 0) return ERROR;
  const result = reduction(box(typeAt(TypeId.SLICE)), box(fields));
  decref(box(fields));
  return result;
}

export function initSlice(): void {
  const type = asType(typeAt(TypeId.SLICE));
  newSignature = slotSignature("slice(start, stop=<unset>, step=None, /)");
  type.new = sliceNew.index;
  type.dealloc = sliceDealloc.index;
  type.traverse = sliceTraverse.index;
  type.repr = sliceRepr.index;
  type.hash = sliceHash.index;
  type.compare = sliceCompare.index;
  defineMember(type, "start", offsetof<PySlice>("start"), Member.VALUE);
  defineMember(type, "stop", offsetof<PySlice>("stop"), Member.VALUE);
  defineMember(type, "step", offsetof<PySlice>("step"), Member.VALUE);
  define(type, "indices(self, object, /)", indicesMethod);
  define(type, "__reduce__(self, /)", reduceMethod);
}
