/** v[k], v[k] = x, del v[k]. */

import { bytesAt, bytesCount, openBytes } from "../../core/bytes.ts";
import {
  ABSENT,
  dictInsertMissing,
  dictInsertNew,
  dictPlace,
  dictSet,
  dictTakePlain,
  UNSURE,
} from "../../core/dict.ts";
import { Hash } from "../../core/hash.ts";
import { asList } from "../../core/list.ts";
import { decref, incref } from "../../core/object.ts";
import { isPythonSlot } from "../../core/slots.ts";
import { asStr, charAt } from "../../core/string.ts";
import { getItem, setItem } from "../../core/subscript.ts";
import { charStr } from "../../core/substring.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { ERROR, isSmall, pointer, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { pushSpecial } from "../special.ts";
import { aOf, begin, bOf, cOf, constant, Operand, opOf, read } from "./operands.ts";

/** a ← b[c] */
export function getSubscript(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const container = read(frame, bOf(pc));
  const key = keyOf(frame, pc);
  if (isExactly(container, TypeId.DICT) || readsAsDict(container)) {
    const place = dictPlace(pointer(container), key);
    if (place > UNSURE) {
      const v = incref(load<i64>(place));
      Operand.consume(frame, bOf(pc));
      if (opOf(pc) !== R.SUBSCR_K) Operand.consume(frame, cOf(pc));
      Operand.write(frame, aOf(pc), v);
      return pc + 8;
    }
  }
  let result = quickItem(container, key);
  if (result === UNBOUND) {
    if (isPythonSlot(asType(typeOf(container)).getItem)) {
      if (pushSpecial(frame, pc, 0, Name.__getitem__, container, key)) return 0;
    }
    incref(container);
    incref(key);
    result = getItem(container, key);
    decref(container);
    decref(key);
  }
  return result === ERROR ? 0 : finishGet(frame, pc, result);
}

/** Whether it is of a class derived from dict, as defaultdict and Counter are, that has its way to find what is there. */
function readsAsDict(container: Value): bool {
  const type = asType(typeOf(container));
  return (type.flags & TypeFlag.DICT) !== 0 && type.getItem === asType(typeAt(TypeId.DICT)).getItem;
}

/** The same of its way to put something there. */
function writesAsDict(container: Value): bool {
  const type = asType(typeOf(container));
  return (type.flags & TypeFlag.DICT) !== 0 && type.setItem === asType(typeAt(TypeId.DICT)).setItem;
}

function keyOf(frame: Frame, pc: usize): Value {
  return opOf(pc) === R.SUBSCR_K ? constant(frame, cOf(pc)) : read(frame, cOf(pc));
}

/** Stores the item found (a reference). */
export function finishGet(frame: Frame, pc: usize, item: Value): usize {
  Operand.consume(frame, bOf(pc));
  if (opOf(pc) !== R.SUBSCR_K) Operand.consume(frame, cOf(pc));
  Operand.write(frame, aOf(pc), item);
  return pc + 8;
}

/** Items of exact lists, tuples, str and bytes by small ints in range (a reference); UNBOUND for all else. */
function quickItem(container: Value, key: Value): Value {
  if (!isSmall(key)) return UNBOUND;
  let i = smallValue(key);
  if (isExactly(container, TypeId.LIST)) {
    const list = asList(pointer(container));
    if (i < 0) i += list.length;
    if (<u64>i < <u64>list.length) return incref(load<i64>(<usize>list.items + ((<usize>i) << 3)));
  } else if (isExactly(container, TypeId.TUPLE)) {
    const p = pointer(container);
    if (i < 0) i += tupleLength(p);
    if (<u64>i < <u64>tupleLength(p)) return incref(tupleItem(p, <u32>i));
  } else if (isExactly(container, TypeId.STR)) {
    const p = pointer(container);
    if (i < 0) i += asStr(p).length;
    if (<u64>i < <u64>asStr(p).length) return charStr(charAt(p, <u32>i));
  } else if (isExactly(container, TypeId.BYTES) || isExactly(container, TypeId.BYTEARRAY)) {
    const place = bytePlace(container, i);
    if (place !== 0) return small(load<u8>(place));
  }
  return UNBOUND;
}

/** The address of a byte of an exact bytes or bytearray; 0: there is none. */
function bytePlace(container: Value, i: i64): usize {
  openBytes(container);
  if (i < 0) i += bytesCount;
  return <u64>i < <u64>bytesCount ? bytesAt + <usize>i : 0;
}

/** Stores a byte into an exact bytearray, if that is plainly what is wanted. */
function quickSet(container: Value, key: Value, v: Value): bool {
  if (!isExactly(container, TypeId.BYTEARRAY) || !isSmall(key) || !isSmall(v)) return false;
  const place = <u64>smallValue(v) < 256 ? bytePlace(container, smallValue(key)) : 0;
  if (place === 0) return false;
  store<u8>(place, <u8>smallValue(v));
  return true;
}

/** a[b] ← c */
export function setSubscript(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const container = read(frame, aOf(pc));
  const key = opOf(pc) === R.STORE_SUBSCR_K ? constant(frame, bOf(pc)) : read(frame, bOf(pc));
  const v = read(frame, cOf(pc));
  if (isExactly(container, TypeId.DICT) || writesAsDict(container)) {
    const place = dictPlace(pointer(container), key);
    if (place > UNSURE) {
      const old = load<i64>(place);
      store<i64>(place, incref(v));
      decref(old);
      Operand.consume(frame, cOf(pc));
      Operand.consume(frame, aOf(pc));
      if (opOf(pc) !== R.STORE_SUBSCR_K) Operand.consume(frame, bOf(pc));
      return pc + 8;
    }
    if (place === ABSENT) return dictInsertMissing(pointer(container), key, v) < 0 ? 0 : finishSet(frame, pc);
  } else if (quickSet(container, key, v)) {
    return finishSet(frame, pc);
  } else if (isPythonSlot(asType(typeOf(container)).setItem)) {
    if (pushSpecial(frame, pc, 0, Name.__setitem__, container, key, v)) return 0;
  }
  incref(container);
  incref(key);
  incref(v);
  const done = isExactly(container, TypeId.DICT)
    ? dictSet(pointer(container), key, v)
    : setItem(container, key, v);
  decref(container);
  decref(key);
  decref(v);
  return done < 0 ? 0 : finishSet(frame, pc);
}

/** a[b] ← c, where an exact dict has not b, a small int or a str that knows its hash. */
export function addKey(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const key = read(frame, bOf(pc));
  const done = dictInsertNew(pointer(read(frame, aOf(pc))), key, Hash.quick(key), read(frame, cOf(pc)));
  return done < 0 ? 0 : finishSet(frame, pc);
}

/** The item is set: the operands are done with. */
export function finishSet(frame: Frame, pc: usize): usize {
  Operand.consume(frame, cOf(pc));
  return finishDelete(frame, pc);
}

/** del a[b] */
export function deleteSubscript(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const container = read(frame, aOf(pc));
  const key = read(frame, bOf(pc));
  if (isExactly(container, TypeId.DICT)) {
    const value = dictTakePlain(pointer(container), key);
    if (value !== UNBOUND) {
      decref(value);
      return finishDelete(frame, pc);
    }
  }
  if (isPythonSlot(asType(typeOf(container)).setItem)) {
    if (pushSpecial(frame, pc, 0, Name.__delitem__, container, key)) return 0;
  }
  incref(container);
  incref(key);
  const done = setItem(container, key, UNBOUND);
  decref(container);
  decref(key);
  return done < 0 ? 0 : finishDelete(frame, pc);
}

/** The item is deleted: the operands are done with. */
export function finishDelete(frame: Frame, pc: usize): usize {
  Operand.consume(frame, aOf(pc));
  if (opOf(pc) !== R.STORE_SUBSCR_K) Operand.consume(frame, bOf(pc));
  return pc + 8;
}
