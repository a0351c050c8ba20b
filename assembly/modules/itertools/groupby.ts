/**
 * groupby and its groups. A group is good only while groupby stands at it: the items are the same iterator's.
 */
import { call1 } from "../../core/call.ts";
import { valuesEqual } from "../../core/compare.ts";
import { charge } from "../../core/interrupt.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { bindSlot, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { tuple2 } from "../../core/tuple.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, END, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { fieldAt, newRecord, setField, takeField } from "../../objects/record.ts";
import { TypeId } from "../../shared/types.ts";
import { closeType, iteratorType } from "./declare.ts";

const ITERATOR: u32 = 0;
/** NONE: the item is its own key. */
const KEY_FUNCTION: u32 = 1;
/** Key of the group given last. */
const TARGET: u32 = 2;
/** Key and value of the item read ahead; the value is UNBOUND when it has been given away. */
const KEY: u32 = 3;
const ITEM: u32 = 4;
/** The group that may read on: its address as a small int, so that it is not kept alive. */
const GROUP: u32 = 5;

let groupbySignature!: NativeDef;

function groupbyNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(groupbySignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const iterator = getIter(load<i64>(values));
  const p = iterator === ERROR ? 0 : newRecord(type);
  if (p === 0) decref(iterator);
  else {
    setField(p, ITERATOR, iterator);
    setField(p, KEY_FUNCTION, incref(load<i64>(values, 8)));
  }
  endSlot(groupbySignature, values);
  return p === 0 ? ERROR : box(p);
}

/** Reads the next item and its key: END, ERROR, or NONE when done. */
function advance(p: usize): Value {
  const item = iterNext(fieldAt(p, ITERATOR));
  if (item === END || item === ERROR) return item;
  const f = fieldAt(p, KEY_FUNCTION);
  const key = f === NONE ? incref(item) : call1(f, item);
  if (key === ERROR) {
    decref(item);
    return ERROR;
  }
  setField(p, ITEM, item);
  setField(p, KEY, key);
  return NONE;
}

/** Whether the item read ahead belongs to a group with this key: 0, 1, -1. */
function inGroup(p: usize, target: Value): i32 {
  const key = incref(fieldAt(p, KEY));
  incref(target);
  const same = valuesEqual(target, key);
  decref(target);
  decref(key);
  return same;
}

/** Goes to the first item of the next group; gives (key, group). */
function groupbyNext(v: Value): Value {
  const p = pointer(v);
  setField(p, GROUP, UNBOUND);
  while (true) {
    const key = fieldAt(p, KEY);
    if (key !== UNBOUND) {
      const target = fieldAt(p, TARGET);
      if (target === UNBOUND) break;
      const same = inGroup(p, target);
      if (same < 0) return ERROR;
      if (same === 0) break;
    }
    const done = advance(p);
    if (done !== NONE) return done;
    if (!charge(2)) return ERROR;
  }
  setField(p, TARGET, incref(fieldAt(p, KEY)));
  const group = newGroup(p);
  if (group === ERROR) return ERROR;
  const pair = tuple2(incref(fieldAt(p, KEY)), group);
  return pair === 0 ? ERROR : box(pair);
}

// ---- groups ----

const PARENT: u32 = 0;
const GROUP_KEY: u32 = 1;

function newGroup(parent: usize): Value {
  const p = newRecord(typeAt(TypeId.IT_GROUPER));
  if (p === 0) return ERROR;
  setField(p, PARENT, incref(box(parent)));
  setField(p, GROUP_KEY, incref(fieldAt(parent, TARGET)));
  setField(parent, GROUP, groupMark(p));
  return box(p);
}

/** A small int that stands for a group. */
function groupMark(p: usize): Value {
  return small(<i64>p);
}

function grouperNext(v: Value): Value {
  const p = pointer(v);
  const parent = pointer(fieldAt(p, PARENT));
  if (fieldAt(parent, GROUP) !== groupMark(p)) return END;
  if (fieldAt(parent, ITEM) === UNBOUND) {
    const done = advance(parent);
    if (done !== NONE) return done;
  }
  const same = inGroup(parent, fieldAt(p, GROUP_KEY));
  if (same < 0) return ERROR;
  return same > 0 ? takeField(parent, ITEM) : END;
}

export function declareGroupby(): void {
  groupbySignature = slotSignature("groupby(iterable, key=None)");
  closeType(iteratorType(TypeId.IT_GROUPBY, "groupby", 6, groupbyNew.index, groupbyNext.index));
  closeType(iteratorType(TypeId.IT_GROUPER, "_grouper", 2, 0, grouperNext.index));
}
