/** The type timedelta: making, comparing, texts (CPython: Modules/_datetimemodule.c). Operators: deltamath.ts. */
import { Builder, newBuilder } from "../../core/builder.ts";
import { orderResult } from "../../core/compare.ts";
import { defineMember, Member } from "../../core/getset.ts";
import { intTrueDivide } from "../../core/intmath.ts";
import { define } from "../../core/native.ts";
import { decref, freeObject } from "../../core/object.ts";
import { allocTuple, finishTuple, Mixed, tupleInit } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import { box, boxFloat, ERROR, NOT_IMPLEMENTED, small, Value } from "../../core/value.ts";
import { reduction } from "../../objects/reduction.ts";
import { Compare } from "../../shared/opcodes.ts";
import { fillDeltaMath, microseconds, shortMicroseconds } from "./deltamath.ts";
import { deltaNew } from "./deltanew.ts";
import { asDelta, deltaOrder, isDelta, PyDelta } from "./layout.ts";
import { two, writeFraction } from "./offsets.ts";
import { writeTypeName } from "./text.ts";

function deltaCompare(a: Value, b: Value, op: Compare): Value {
  if (!isDelta(a) || !isDelta(b)) return NOT_IMPLEMENTED;
  return orderResult(deltaOrder(asDelta(a), asDelta(b)), op);
}

/** The slot `hash`: that of the tuple (days, seconds, microseconds). */
export function deltaHash(self: Value): i64 {
  const d = asDelta(self);
  if (d.hash !== -1) return d.hash;
  // As hash(int) has it: -1 is -2.
  let acc = Mixed.add(Mixed.START, d.days === -1 ? -2 : d.days);
  acc = Mixed.add(Mixed.add(acc, d.seconds), d.micro);
  d.hash = Mixed.finish(acc, 3);
  return d.hash;
}

function deltaBool(self: Value): i32 {
  const d = asDelta(self);
  return i32((d.days | d.seconds | d.micro) !== 0);
}

// ---- texts ----

function writePart(out: Builder, name: string, n: i32, first: bool): void {
  if (!first) out.text(", ");
  out.text(name);
  out.char(61);
  out.decimal(n);
}

/** `datetime.timedelta(days=1, seconds=2)` */
function deltaRepr(self: Value): Value {
  const d = asDelta(self);
  const out = newBuilder();
  writeTypeName(out, asType(typeOf(self)));
  out.char(40);
  if (d.days !== 0) writePart(out, "days", d.days, true);
  if (d.seconds !== 0) writePart(out, "seconds", d.seconds, d.days === 0);
  if (d.micro !== 0) writePart(out, "microseconds", d.micro, (d.days | d.seconds) === 0);
  if ((d.days | d.seconds | d.micro) === 0) out.char(48);
  out.char(41);
  return out.finish();
}

/** `2 days, 1:02:03.000004` */
function deltaStr(self: Value): Value {
  const d = asDelta(self);
  const out = newBuilder();
  if (d.days !== 0) {
    out.decimal(d.days);
    out.text(d.days === 1 || d.days === -1 ? " day, " : " days, ");
  }
  out.decimal(d.seconds / 3600);
  out.char(58);
  two(out, (d.seconds / 60) % 60);
  out.char(58);
  two(out, d.seconds % 60);
  if (d.micro !== 0) writeFraction(out, d.micro, 6);
  return out.finish();
}

// ---- methods ----

/** Ints below this are doubles. */
const EXACT: i64 = 1 << 53;

/** A timedelta in seconds, as Python's division of ints rounds it. */
export function totalSeconds(d: PyDelta): Value {
  const short = shortMicroseconds(d);
  if (short < EXACT && short > -EXACT) return boxFloat(<f64>short / 1e6);
  const micro = microseconds(d);
  if (micro === ERROR) return ERROR;
  const result = intTrueDivide(micro, small(1_000_000));
  decref(micro);
  return result;
}

function totalSecondsMethod(args: usize): Value {
  return totalSeconds(asDelta(load<i64>(args)));
}

/** (type, (days, seconds, microseconds)) */
function deltaReduce(args: usize): Value {
  const self = load<i64>(args);
  const d = asDelta(self);
  const parts = allocTuple(3);
  if (parts === 0) return ERROR;
  tupleInit(parts, 0, small(d.days));
  tupleInit(parts, 1, small(d.seconds));
  tupleInit(parts, 2, small(d.micro));
  const state = finishTuple(parts);
  const result = reduction(box(typeOf(self)), state);
  decref(state);
  return result;
}

/** Slots and methods of the declared type. */
export function fillDelta(type: PyType): void {
  type.new = deltaNew.index;
  type.dealloc = freeObject.index;
  type.compare = deltaCompare.index;
  type.hash = deltaHash.index;
  type.bool = deltaBool.index;
  type.repr = deltaRepr.index;
  type.str = deltaStr.index;
  fillDeltaMath(type);
  defineMember(type, "days", offsetof<PyDelta>("days"), Member.I32);
  defineMember(type, "seconds", offsetof<PyDelta>("seconds"), Member.I32);
  defineMember(type, "microseconds", offsetof<PyDelta>("micro"), Member.I32);
  define(type, "total_seconds(self, /)", totalSecondsMethod);
  define(type, "__reduce__(self, /)", deltaReduce);
}
