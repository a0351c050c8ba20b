/** v[k], v[k] = x, del v[k]. */

import { dictGet, dictSet } from "../../core/dict.ts";
import { asList } from "../../core/list.ts";
import { decref, incref } from "../../core/object.ts";
import { getItem, setItem } from "../../core/subscript.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { isExactly } from "../../core/typeids.ts";
import { ERROR, isSmall, pointer, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { aOf, begin, bOf, cOf, constant, consume, opOf, read, write } from "./operands.ts";

/** a ← b[c] */
export function getSubscript(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const b = bOf(pc);
  const c = cOf(pc);
  const withConstant = opOf(pc) === R.SUBSCR_K;
  const container = read(frame, b);
  const key = withConstant ? constant(frame, c) : read(frame, c);
  let result = quickItem(container, key);
  if (result === UNBOUND) {
    incref(container);
    incref(key);
    result = getItem(container, key);
    decref(container);
    decref(key);
    if (result === ERROR) return 0;
  }
  consume(frame, b);
  if (!withConstant) consume(frame, c);
  write(frame, aOf(pc), result);
  return pc + 8;
}

/** Items of exact lists and tuples by small ints in range (a reference); UNBOUND for all else. */
function quickItem(container: Value, key: Value): Value {
  if (!isSmall(key)) return isExactly(container, TypeId.DICT) ? quickValue(container, key) : UNBOUND;
  let i = smallValue(key);
  if (isExactly(container, TypeId.LIST)) {
    const list = asList(pointer(container));
    if (i < 0) i += list.length;
    if (<u64>i < <u64>list.length) return incref(load<i64>(<usize>list.items + ((<usize>i) << 3)));
  } else if (isExactly(container, TypeId.TUPLE)) {
    const p = pointer(container);
    if (i < 0) i += tupleLength(p);
    if (<u64>i < <u64>tupleLength(p)) return incref(tupleItem(p, <u32>i));
  } else if (isExactly(container, TypeId.DICT)) {
    return quickValue(container, key);
  }
  return UNBOUND;
}

/** A dict's value for a str or small int key, which compare without running Python code. */
function quickValue(container: Value, key: Value): Value {
  if (!isSmall(key) && !isExactly(key, TypeId.STR)) return UNBOUND;
  incref(container);
  const v = dictGet(pointer(container), key);
  const result = v === UNBOUND || v === ERROR ? v : incref(v);
  decref(container);
  return result;
}

/** a[b] ← c */
export function setSubscript(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const b = bOf(pc);
  const c = cOf(pc);
  const container = incref(read(frame, a));
  const key = incref(read(frame, b));
  const v = incref(read(frame, c));
  const done = isExactly(container, TypeId.DICT)
    ? dictSet(pointer(container), key, v)
    : setItem(container, key, v);
  decref(container);
  decref(key);
  decref(v);
  if (done < 0) return 0;
  consume(frame, c);
  consume(frame, a);
  consume(frame, b);
  return pc + 8;
}

/** del a[b] */
export function deleteSubscript(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const b = bOf(pc);
  const container = incref(read(frame, a));
  const key = incref(read(frame, b));
  const done = setItem(container, key, UNBOUND);
  decref(container);
  decref(key);
  if (done < 0) return 0;
  consume(frame, a);
  consume(frame, b);
  return pc + 8;
}
