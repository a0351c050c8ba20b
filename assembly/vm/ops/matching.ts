/**
 * What sequence and mapping patterns ask of their subject (PEP 634): its kind, its length, its values for some keys. All in stack form.
 *
 * Each question exists as the classic instruction, and joined with the jumps and the unpacking that follow it (vm/joined.ts): then no
 * bool, no length and no tuple is made. Class patterns: matchclass.ts. Method: Python/ceval.c of CPython.
 */
import { getAttrName } from "../../core/attribute.ts";
import { call0, call2, dropArguments, takeArguments } from "../../core/call.ts";
import { dictGet, dictUsed } from "../../core/dict.ts";
import { errorPending, raise, raisef } from "../../core/errors.ts";
import { intFromI64 } from "../../core/integer.ts";
import { asList } from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { newSet, setAdd, setContains } from "../../core/set.ts";
import { isPythonSlot } from "../../core/slots.ts";
import { isExactStr, strEquals } from "../../core/string.ts";
import { lengthOf } from "../../core/subscript.ts";
import { isTuple, newTupleOwned, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { hasFlag, isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { box, boxBool, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { checkLength } from "../../objects/dunder.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { MatchLength, R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { pushSpecial } from "../special.ts";
import { aOf, begin, bOf, cOf, opOf, read, write } from "./operands.ts";

/** Where a joined instruction goes on if the pattern fails. */
export function failed(pc: usize): usize {
  return pc + 8 + ((<usize>cOf(pc)) << 3);
}

// ---- kind and length ----

/** MATCH_SEQUENCE, MATCH_MAPPING: v -> v bool */
export function matchKind(frame: Frame, pc: usize): usize {
  const flag = opOf(pc) === R.MATCH_MAPPING ? TypeFlag.MAPPING : TypeFlag.SEQUENCE;
  const a = aOf(pc);
  write(frame, a + 8, boxBool(hasFlag(read(frame, a), flag)));
  return pc + 8;
}

/** GET_LEN: v -> v len(v) */
export function getLength(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  return measure(frame, pc, read(frame, aOf(pc)));
}

/** MATCH_LENGTH: jumps unless the value in slot a has the kind and the length that b says. */
export function matchLength(frame: Frame, pc: usize): usize {
  const v = read(frame, aOf(pc));
  const wanted = bOf(pc);
  if (!hasFlag(v, wanted & MatchLength.MAPPING ? TypeFlag.MAPPING : TypeFlag.SEQUENCE)) return failed(pc);
  const type = typeOf(v);
  if (type === typeAt(TypeId.TUPLE)) return lengthKnown(pc, tupleLength(pointer(v)));
  if (type === typeAt(TypeId.LIST)) return lengthKnown(pc, asList(pointer(v)).length);
  if (type === typeAt(TypeId.DICT)) return lengthKnown(pc, dictUsed(pointer(v)));
  begin(frame, pc);
  return measure(frame, pc, v);
}

function lengthKnown(pc: usize, length: i64): usize {
  const wanted = bOf(pc);
  const size = <i64>(wanted >> MatchLength.SHIFT);
  const fits = wanted & MatchLength.AT_LEAST ? length >= size : length === size;
  return fits ? pc + 8 : failed(pc);
}

/** Asks for the length of v; a __len__ written in Python gets a frame. */
function measure(frame: Frame, pc: usize, v: Value): usize {
  if (isPythonSlot(asType(typeOf(v)).length) && pushSpecial(frame, pc, 0, Name.__len__, v)) return 0;
  const length = lengthOf(v);
  return length < 0 ? 0 : giveLength(frame, pc, length);
}

/** What __len__ gave (a reference). */
export function continueLength(frame: Frame, pc: usize, v: Value): usize {
  const length = checkLength(v);
  return length < 0 ? 0 : giveLength(frame, pc, length);
}

function giveLength(frame: Frame, pc: usize, length: i64): usize {
  if (opOf(pc) === R.MATCH_LENGTH) return lengthKnown(pc, length);
  const v = intFromI64(length);
  if (v === ERROR) return 0;
  write(frame, aOf(pc) + 8, v);
  return pc + 8;
}

// ---- values for keys ----

/** MATCH_KEYS: subject keys -> subject keys values */
export function matchKeys(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const keys = read(frame, a + 8);
  if (!isTuple(keys)) return refuseKeys();
  const count = tupleLength(pointer(keys));
  const into = takeArguments(count);
  if (into === 0) return 0;
  const found = collectValues(read(frame, a), pointer(keys), into);
  let values = NONE;
  if (found > 0) {
    const tuple = newTupleOwned(into, count);
    values = tuple === 0 ? ERROR : count === 0 ? incref(box(tuple)) : box(tuple);
    if (tuple === 0) dropValues(into, count);
  }
  dropArguments(into);
  if (found < 0 || values === ERROR) return 0;
  write(frame, a + 16, values);
  return pc + 8;
}

/** MATCH_KEYS_INTO: the same with the b values on the stack, the first on top; None and a jump if one is not there. */
export function matchKeysInto(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const keys = read(frame, a + 8);
  const count = bOf(pc);
  if (!isTuple(keys) || tupleLength(pointer(keys)) !== count) return refuseKeys();
  const into = takeArguments(count);
  if (into === 0) return 0;
  const found = collectValues(read(frame, a), pointer(keys), into);
  if (found > 0) moveReversed(<usize>frame.regs + a + 16, into, count);
  dropArguments(into);
  if (found !== 0) return found > 0 ? pc + 8 : 0;
  write(frame, a + 16, NONE);
  return failed(pc);
}

function refuseKeys(): usize {
  raise(Exc.SystemError, "keys of a mapping pattern must be a tuple");
  return 0;
}

/** Puts values (references) where UNPACK_SEQUENCE would have put them. */
export function moveReversed(to: usize, from: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    store<i64>(to + ((<usize>(count - 1 - i)) << 3), load<i64>(from + ((<usize>i) << 3)));
  }
}

export function dropValues(from: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) decref(load<i64>(from + ((<usize>i) << 3)));
}

/** References to the subject's values for the keys: 1; 0 if one is not there; -1 with an exception pending. */
function collectValues(subject: Value, keys: usize, into: usize): i32 {
  const count = tupleLength(keys);
  if (count === 0) return 1;
  const get = isExactly(subject, TypeId.DICT) ? UNBOUND : getAttrName(subject, Name.get);
  if (get === ERROR) return -1;
  const seen = areDifferentTexts(keys, count) ? 0 : newSet();
  const nothing = get === UNBOUND ? UNBOUND : call0(box(typeAt(TypeId.OBJECT)));
  let found: i32 = errorPending() ? -1 : 1;
  let taken: u32 = 0;
  for (; found > 0 && taken < count; taken++) {
    const key = tupleItem(keys, taken);
    const value = seen !== 0 && !isNewKey(seen, key) ? ERROR : valueFor(subject, get, key, nothing);
    if (value === ERROR) found = -1;
    else if (value === UNBOUND) found = 0;
    else {
      store<i64>(into + ((<usize>taken) << 3), value);
      continue;
    }
    break;
  }
  if (found <= 0) dropValues(into, taken);
  if (seen !== 0) decrefAt(seen);
  decref(get);
  decref(nothing);
  return found;
}

/** Whether a few keys are str, no two the same: then nothing need be remembered to find that out. */
function areDifferentTexts(keys: usize, count: u32): bool {
  if (count > 4) return false;
  for (let i: u32 = 0; i < count; i++) {
    const key = tupleItem(keys, i);
    if (!isExactStr(key)) return false;
    for (let k: u32 = 0; k < i; k++) if (strEquals(pointer(key), pointer(tupleItem(keys, k)))) return false;
  }
  return true;
}

/** False with ValueError pending if the key has been asked for before (or another error, of its __hash__ or __eq__). */
function isNewKey(seen: usize, key: Value): bool {
  const known = setContains(seen, key);
  if (known === 0) return setAdd(seen, key) >= 0;
  if (known > 0) raisef(Exc.ValueError, "mapping pattern checks duplicate key (%R)", key);
  return false;
}

/** subject.get(key, nothing), a reference; UNBOUND if that is `nothing`. With `get` UNBOUND the subject is a dict. */
function valueFor(subject: Value, get: Value, key: Value, nothing: Value): Value {
  if (get === UNBOUND) {
    const own = dictGet(pointer(subject), key);
    return own === ERROR ? ERROR : incref(own);
  }
  const value = call2(get, key, nothing);
  if (value !== nothing) return value;
  decref(value);
  return UNBOUND;
}
