/** What date.isocalendar() gives: a tuple of year, week and weekday with names (CPython: PyDateTime_IsoCalendarDateType). */
import { Builder, newBuilder } from "../../core/builder.ts";
import { defineGetter } from "../../core/getset.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { repr } from "../../core/represent.ts";
import { isStr } from "../../core/string.ts";
import { allocTupleOf, finishTuple, tuple1, tuple3, tupleInit, tupleItem } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, ERROR, pointer, Value } from "../../core/value.ts";
import { reduction } from "../../objects/reduction.ts";
import { TypeId } from "../../shared/types.ts";

let signature!: NativeDef;

/** References are taken over. */
export function newIsoCalendarDate(year: Value, week: Value, weekday: Value): Value {
  const p = allocTupleOf(typeAt(TypeId.ISO_CALENDAR_DATE), 3);
  if (p === 0) {
    decref(year);
    decref(week);
    decref(weekday);
    return ERROR;
  }
  tupleInit(p, 0, year);
  tupleInit(p, 1, week);
  tupleInit(p, 2, weekday);
  return finishTuple(p);
}

function isoNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = newIsoCalendarDate(
    incref(load<i64>(values)),
    incref(load<i64>(values, 8)),
    incref(load<i64>(values, 16)),
  );
  endSlot(signature, values);
  return result;
}

/** Writes `name=value`; false with an exception pending. */
function writeItem(out: Builder, name: string, v: Value): bool {
  const text = repr(v);
  if (text === ERROR) return false;
  out.text(name);
  if (isStr(text)) out.str(pointer(text));
  decref(text);
  return true;
}

function isoRepr(self: Value): Value {
  const p = pointer(self);
  const out = newBuilder();
  const good =
    writeItem(out, "datetime.IsoCalendarDate(year=", tupleItem(p, 0)) &&
    writeItem(out, ", week=", tupleItem(p, 1)) &&
    writeItem(out, ", weekday=", tupleItem(p, 2));
  out.char(41);
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

function getYear(v: Value): Value {
  return incref(tupleItem(pointer(v), 0));
}

function getWeek(v: Value): Value {
  return incref(tupleItem(pointer(v), 1));
}

function getWeekday(v: Value): Value {
  return incref(tupleItem(pointer(v), 2));
}

/** A plain tuple is what it is pickled as: (tuple, ((year, week, weekday),)) */
function isoReduce(args: usize): Value {
  const self = load<i64>(args);
  const plain = tuple3(getYear(self), getWeek(self), getWeekday(self));
  const wrapped = plain === 0 ? 0 : tuple1(box(plain));
  if (wrapped === 0) return ERROR;
  const result = reduction(box(typeAt(TypeId.TUPLE)), box(wrapped));
  decref(box(wrapped));
  return result;
}

/** Slots and attributes of the declared type. */
export function fillIsoCalendarDate(type: PyType): void {
  signature = slotSignature("IsoCalendarDate(year, week, weekday)");
  type.new = isoNew.index;
  type.repr = isoRepr.index;
  defineGetter(type, "year", getYear);
  defineGetter(type, "week", getWeek);
  defineGetter(type, "weekday", getWeekday);
  define(type, "__reduce__(self, /)", isoReduce);
}
