/** count, cycle and repeat. */

import { formatText, raise } from "../../core/errors.ts";
import { fitsI64, intFromI64, isInt } from "../../core/integer.ts";
import { intExact } from "../../core/intmath.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { allocList, listAppend, listItem, listLength } from "../../core/list.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { binary } from "../../core/number.ts";
import { decref, incref } from "../../core/object.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { asType, Binary } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import {
  box,
  END,
  ERROR,
  fitsSmall,
  isFloat,
  isSmall,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { fieldAt, newRecord, setField, takeField } from "../../objects/record.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { closeType, iteratorType } from "./declare.ts";

// ---- count ----

const CURRENT: u32 = 0;
const STEP: u32 = 1;

let countSignature!: NativeDef;

/** Whether v counts as a number: an int, a float, or something with __index__, __int__ or __float__. */
function isNumber(v: Value): bool {
  if (isInt(v) || isFloat(v)) return true;
  const type = asType(typeOf(v));
  return type.index !== 0 || type.int !== 0 || type.float !== 0;
}

function countNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(countSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const start = load<i64>(values);
  const step = load<i64>(values, 8);
  let p: usize = 0;
  if (!isNumber(start) || !isNumber(step)) raise(Exc.TypeError, "a number is required");
  else p = newRecord(type);
  if (p !== 0) {
    // Counting by one starts from a plain int, whatever the start was.
    const plain = step === small(1) && isInt(start) && fitsI64(start);
    setField(p, CURRENT, plain ? intExact(start) : incref(start));
    setField(p, STEP, incref(step));
  }
  endSlot(countSignature, values);
  return p === 0 ? ERROR : box(p);
}

function countNext(v: Value): Value {
  const p = pointer(v);
  const current = fieldAt(p, CURRENT);
  const step = fieldAt(p, STEP);
  let following: Value;
  if (isSmall(current) && isSmall(step) && fitsSmall(smallValue(current) + smallValue(step))) {
    following = small(smallValue(current) + smallValue(step));
  } else {
    following = binary(current, step, Binary.ADD);
    if (following === ERROR) return ERROR;
  }
  incref(current);
  setField(p, CURRENT, following);
  return current;
}

/** __name__ of v's type, borrowed. */
function nameOfType(v: Value): Value {
  return box(<usize>asType(typeOf(v)).name);
}

function countRepr(v: Value): Value {
  const current = fieldAt(pointer(v), CURRENT);
  const step = fieldAt(pointer(v), STEP);
  if (step === small(1)) return formatText("%S(%R)", nameOfType(v), current);
  return formatText("%S(%R, %R)", nameOfType(v), current, step);
}

// ---- cycle ----

const ITERATOR: u32 = 0;
/** List of the items seen so far. */
const SAVED: u32 = 1;
/** Index of the next saved item once the iterator has ended. */
const INDEX: u32 = 2;

let cycleSignature!: NativeDef;

function cycleNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(cycleSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const iterator = getIter(load<i64>(values));
  const saved = iterator === ERROR ? 0 : allocList();
  const p = saved === 0 ? 0 : newRecord(type);
  endSlot(cycleSignature, values);
  if (p === 0) {
    decref(iterator);
    if (saved !== 0) decref(box(saved));
    return ERROR;
  }
  setField(p, ITERATOR, iterator);
  setField(p, SAVED, box(saved));
  setField(p, INDEX, small(0));
  return box(p);
}

function cycleNext(v: Value): Value {
  const p = pointer(v);
  const saved = pointer(fieldAt(p, SAVED));
  const iterator = fieldAt(p, ITERATOR);
  if (iterator !== UNBOUND) {
    const item = iterNext(iterator);
    if (item === ERROR) return ERROR;
    if (item !== END) {
      if (listAppend(saved, item)) return item;
      decref(item);
      return ERROR;
    }
    decref(takeField(p, ITERATOR));
  }
  const length = listLength(saved);
  if (length === 0) return END;
  const i = <u32>smallValue(fieldAt(p, INDEX));
  setField(p, INDEX, small(i + 1 === length ? 0 : i + 1));
  return incref(listItem(saved, i));
}

// ---- repeat ----

const OBJECT: u32 = 0;
/** How often still, an int; UNBOUND: for ever. */
const LEFT: u32 = 1;

let repeatSignature!: NativeDef;

function repeatNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(repeatSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const given = load<i64>(values, 8);
  const times = given === UNBOUND ? 0 : sizeNumber(given);
  const p = times === BAD_INDEX ? 0 : newRecord(type);
  if (p !== 0) {
    setField(p, OBJECT, incref(load<i64>(values)));
    if (given !== UNBOUND) setField(p, LEFT, intFromI64(max<i64>(times, 0)));
  }
  endSlot(repeatSignature, values);
  return p === 0 ? ERROR : box(p);
}

function repeatNext(v: Value): Value {
  const p = pointer(v);
  const left = fieldAt(p, LEFT);
  if (left !== UNBOUND) {
    if (left === small(0)) return END;
    // Nobody sees the end of what is no small int.
    if (isSmall(left)) setField(p, LEFT, small(smallValue(left) - 1));
  }
  return incref(fieldAt(p, OBJECT));
}

function repeatRepr(v: Value): Value {
  const object = fieldAt(pointer(v), OBJECT);
  const left = fieldAt(pointer(v), LEFT);
  if (left === UNBOUND) return formatText("%S(%R)", nameOfType(v), object);
  return formatText("%S(%R, %R)", nameOfType(v), object, left);
}

function repeatLengthHint(args: usize): Value {
  const left = fieldAt(pointer(load<i64>(args)), LEFT);
  return left === UNBOUND ? raise(Exc.TypeError, "len() of unsized object") : incref(left);
}

export function declareInfinite(): void {
  countSignature = slotSignature("count(start=0, step=1)");
  cycleSignature = slotSignature("cycle(iterable, /)");
  repeatSignature = slotSignature("repeat(object, times=<unset>)");
  const count = iteratorType(TypeId.IT_COUNT, "count", 2, countNew.index, countNext.index);
  count.repr = countRepr.index;
  closeType(count);
  closeType(iteratorType(TypeId.IT_CYCLE, "cycle", 3, cycleNew.index, cycleNext.index));
  const repeat = iteratorType(TypeId.IT_REPEAT, "repeat", 2, repeatNew.index, repeatNext.index);
  repeat.repr = repeatRepr.index;
  define(repeat, "__length_hint__(self, /)", repeatLengthHint);
  closeType(repeat);
}
