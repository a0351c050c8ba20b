/**
 * tee: several iterators over one. What one has read and another has not yet waits in a chain of cells, each freed when the last
 * reader has passed it:
 *
 *     _tee ──> cell (item) ──> cell (item) ──> cell (nothing yet) <── _tee
 */
import { raise } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { bindSlot, define, defineFunction, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { allocTuple, finishTuple, tupleInit } from "../../core/tuple.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, END, ERROR, pointer, TRUE, UNBOUND, Value } from "../../core/value.ts";
import { fieldAt, newRecord, setField } from "../../objects/record.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { closeType, iteratorType } from "./declare.ts";

/** Of a _tee: the cell it reads next. */
const CELL: u32 = 0;

/** Of a cell: where items come from, the item (UNBOUND: not read yet), the next cell. */
const SOURCE: u32 = 0;
const ITEM: u32 = 1;
const NEXT: u32 = 2;
/** TRUE while the item is being read. */
const READING: u32 = 3;

let teeSignature!: NativeDef;

/** A cell with nothing read yet; takes over the reference to the source. */
function newCell(source: Value): Value {
  const p = source === ERROR ? 0 : newRecord(typeAt(TypeId.IT_TEE_DATA));
  if (p === 0) {
    decref(source);
    return ERROR;
  }
  setField(p, SOURCE, source);
  return box(p);
}

/** A _tee that reads on from a cell (borrowed). */
function newTee(cell: Value): Value {
  const p = newRecord(typeAt(TypeId.IT_TEE));
  if (p === 0) return ERROR;
  setField(p, CELL, incref(cell));
  return box(p);
}

/** A _tee over an iterable; one over a _tee shares its cells. */
function teeOver(iterable: Value): Value {
  if (isExactly(iterable, TypeId.IT_TEE)) return newTee(fieldAt(pointer(iterable), CELL));
  const cell = newCell(getIter(iterable));
  if (cell === ERROR) return ERROR;
  const tee = newTee(cell);
  decref(cell);
  return tee;
}

/** _tee(iterable) */
function teeNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(teeSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = teeOver(load<i64>(values));
  endSlot(teeSignature, values);
  return result;
}

function teeNext(v: Value): Value {
  const p = pointer(v);
  const cell = pointer(fieldAt(p, CELL));
  if (fieldAt(cell, ITEM) === UNBOUND) {
    const done = readInto(cell);
    if (done !== TRUE) return done;
  }
  const item = incref(fieldAt(cell, ITEM));
  setField(p, CELL, incref(fieldAt(cell, NEXT)));
  return item;
}

/** Reads the item of a cell and puts an empty cell behind it: TRUE, END or ERROR. */
function readInto(cell: usize): Value {
  if (fieldAt(cell, READING) !== UNBOUND) {
    return raise(Exc.RuntimeError, "cannot re-enter the tee iterator");
  }
  setField(cell, READING, TRUE);
  const item = iterNext(fieldAt(cell, SOURCE));
  setField(cell, READING, UNBOUND);
  if (item === END || item === ERROR) return item;
  const next = newCell(incref(fieldAt(cell, SOURCE)));
  if (next === ERROR) {
    decref(item);
    return ERROR;
  }
  setField(cell, ITEM, item);
  setField(cell, NEXT, next);
  return TRUE;
}

function teeCopy(args: usize): Value {
  return newTee(fieldAt(pointer(load<i64>(args)), CELL));
}

/** tee(iterable, n=2, /) */
function tee(args: usize): Value {
  const n = sizeNumber(load<i64>(args, 8));
  if (n === BAD_INDEX) return ERROR;
  if (n < 0) return raise(Exc.ValueError, "n must be >= 0");
  const count = <u32>min<i64>(n, i32.MAX_VALUE);
  const result = allocTuple(count);
  if (result === 0 || count === 0) return result === 0 ? ERROR : finishTuple(result);
  const first = teeOver(load<i64>(args));
  let good = first !== ERROR;
  if (good) tupleInit(result, 0, first);
  for (let i: u32 = 1; good && i < count; i++) {
    const other = charge(2) ? newTee(fieldAt(pointer(first), CELL)) : ERROR;
    good = other !== ERROR;
    if (good) tupleInit(result, i, other);
  }
  const all = finishTuple(result);
  if (good) return all;
  decref(all);
  return ERROR;
}

function cellNext(_v: Value): Value {
  return END;
}

export function declareTee(dict: usize, module: usize): void {
  teeSignature = slotSignature("_tee(iterable, /)");
  const type = iteratorType(TypeId.IT_TEE, "_tee", 1, teeNew.index, teeNext.index);
  define(type, "__copy__(self, /)", teeCopy);
  closeType(type);
  closeType(iteratorType(TypeId.IT_TEE_DATA, "_tee_dataobject", 4, 0, cellNext.index));
  defineFunction(dict, module, "tee(iterable, n=2, /)", tee);
}
