/** Pickling of classes and functions by name, and of all other objects by what copyreg or their __reduce_ex__ says (PEP 307). */
import { getAttr, getAttrOptional } from "../../core/attribute.ts";
import { call1 } from "../../core/call.ts";
import { dictGet, dictUsed } from "../../core/dict.ts";
import { raise } from "../../core/errors.ts";
import { nameOf } from "../../core/intern.ts";
import { charge } from "../../core/interrupt.ts";
import { iterNext } from "../../core/iterate.ts";
import { decref, incref } from "../../core/object.ts";
import { isStr, strIs } from "../../core/string.ts";
import { isTuple, newTuple, TUPLE_ITEMS, tuple1, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, isType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import {
  box,
  ELLIPSIS,
  END,
  ERROR,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  small,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { BATCH, Pickle } from "./opcodes.ts";
import { Output } from "./output.ts";
import { giveUp, save } from "./save.ts";
import { copyregTable, qualifiedName, whichModule } from "./tables.ts";

// ---- by name ----

/** A class; those of None, NotImplemented and Ellipsis have no name. */
export function saveClass(out: Output, v: Value): bool {
  const p = pointer(v);
  for (let i = 0; i < 3; i++) {
    const single = i === 0 ? NONE : i === 1 ? NOT_IMPLEMENTED : ELLIPSIS;
    if (p === typeOf(single)) return saveTypeOf(out, v, single);
  }
  return saveGlobal(out, v);
}

/** type(single) */
function saveTypeOf(out: Output, v: Value, single: Value): bool {
  const args = tuple1(single);
  if (args === 0) return false;
  const good = saveGlobal(out, box(typeAt(TypeId.TYPE))) && save(out, box(args));
  decref(box(args));
  if (!good) return false;
  out.op(Pickle.REDUCE);
  return out.memoize(pointer(v));
}

export function saveGlobal(out: Output, v: Value): bool {
  const name = qualifiedName(v);
  if (name === UNBOUND || name === ERROR) return giveUp(out);
  const good = saveNamed(out, v, name);
  decref(name);
  return good;
}

/** An object that is found in its module under a name. */
function saveNamed(out: Output, v: Value, name: Value): bool {
  const index = out.find(pointer(v));
  if (index >= 0) {
    out.get(index);
    return true;
  }
  const module = isExactly(name, TypeId.STR) ? whichModule(v, name) : UNBOUND;
  if (module === UNBOUND) return giveUp(out);
  const codes = copyregTable("_extension_registry");
  const plain = codes !== ERROR && dictUsed(pointer(codes)) === 0;
  if (codes !== ERROR) decref(codes);
  const good = plain ? save(out, module) && save(out, name) : giveUp(out);
  decref(module);
  if (!good) return false;
  out.op(Pickle.STACK_GLOBAL);
  return out.memoize(pointer(v));
}

// ---- by reduction ----

export function saveByReduction(out: Output, v: Value): bool {
  const table = copyregTable("dispatch_table");
  if (table === ERROR) return giveUp(out);
  const special = dictGet(pointer(table), box(typeOf(v)));
  if (special !== UNBOUND && special !== ERROR) incref(special);
  decref(table);
  if (special === ERROR) return false;
  if (special === UNBOUND && isType(v)) return saveGlobal(out, v);
  const reduction = special === UNBOUND ? reduce(out, v) : call1(special, v);
  if (special !== UNBOUND) decref(special);
  if (reduction === ERROR) return false;
  const good = saveReduction(out, v, reduction);
  decref(reduction);
  return good;
}

/** v.__reduce_ex__(protocol) */
function reduce(out: Output, v: Value): Value {
  const method = getAttr(v, nameOf(Name.__reduce_ex__));
  if (method === ERROR) return ERROR;
  const result = call1(method, small(out.protocol));
  decref(method);
  return result;
}

function saveReduction(out: Output, v: Value, reduction: Value): bool {
  if (isStr(reduction)) return saveNamed(out, v, reduction);
  const count: u32 = isTuple(reduction) ? tupleLength(pointer(reduction)) : 0;
  if (count < 2 || count > 6) return giveUp(out);
  const r = pointer(reduction);
  if (!saveMaking(out, v, tupleItem(r, 0), tupleItem(r, 1))) return false;
  // It may be in the memo already, written by what it holds.
  const index = out.find(pointer(v));
  if (index >= 0) {
    out.op(Pickle.POP);
    out.get(index);
  } else if (!out.memoize(pointer(v))) return false;
  if (count > 3 && tupleItem(r, 3) !== NONE && !appendItems(out, tupleItem(r, 3))) return false;
  if (count > 4 && tupleItem(r, 4) !== NONE && !setItems(out, tupleItem(r, 4))) return false;
  if (count < 3 || tupleItem(r, 2) === NONE) return true;
  return saveState(out, v, tupleItem(r, 2), count > 5 ? tupleItem(r, 5) : NONE);
}

/** How the object is made: by a class's __new__, or by any function. */
function saveMaking(out: Output, v: Value, maker: Value, args: Value): bool {
  if (asType(typeOf(maker)).call === 0 || !isTuple(args)) return giveUp(out);
  const name = getAttrOptional(maker, nameOf(Name.__name__));
  if (name === ERROR) return false;
  const known = name !== UNBOUND && isStr(name);
  const newobj = known && strIs(pointer(name), "__newobj__");
  const withKeywords = known && strIs(pointer(name), "__newobj_ex__");
  if (name !== UNBOUND) decref(name);
  if (newobj) return saveNew(out, v, pointer(args));
  if (withKeywords) return saveNewEx(out, v, pointer(args));
  if (!save(out, maker) || !save(out, args)) return false;
  out.op(Pickle.REDUCE);
  return true;
}

/** Whether cls is the class that the object says to be of. */
function isItsClass(v: Value, cls: Value): bool {
  return isType(cls) && typeOf(v) === pointer(cls) && asType(pointer(cls)).new !== 0;
}

function saveNew(out: Output, v: Value, args: usize): bool {
  if (tupleLength(args) === 0 || !isItsClass(v, tupleItem(args, 0))) return giveUp(out);
  if (!save(out, tupleItem(args, 0))) return false;
  const rest = newTuple(args + TUPLE_ITEMS + 8, tupleLength(args) - 1);
  if (rest === 0) return false;
  const good = save(out, box(rest));
  decref(box(rest));
  if (good) out.op(Pickle.NEWOBJ);
  return good;
}

function saveNewEx(out: Output, v: Value, args: usize): bool {
  if (tupleLength(args) !== 3 || !isItsClass(v, tupleItem(args, 0))) return giveUp(out);
  if (!isExactly(tupleItem(args, 1), TypeId.TUPLE) || !isExactly(tupleItem(args, 2), TypeId.DICT))
    return giveUp(out);
  for (let i: u32 = 0; i < 3; i++) if (!save(out, tupleItem(args, i))) return false;
  out.op(Pickle.NEWOBJ_EX);
  return true;
}

function saveState(out: Output, v: Value, state: Value, setter: Value): bool {
  if (setter === NONE) {
    if (!save(out, state)) return false;
    out.op(Pickle.BUILD);
    return true;
  }
  if (asType(typeOf(setter)).call === 0) return giveUp(out);
  if (!save(out, setter) || !save(out, v) || !save(out, state)) return false;
  out.op(Pickle.TUPLE2);
  out.op(Pickle.REDUCE);
  out.op(Pickle.POP);
  return true;
}

/** What an iterator gives, appended in batches. */
function appendItems(out: Output, iterator: Value): bool {
  if (asType(typeOf(iterator)).next === 0) return giveUp(out);
  return batches(out, iterator, false);
}

/** The pairs that an iterator gives, set in batches. */
function setItems(out: Output, iterator: Value): bool {
  if (asType(typeOf(iterator)).next === 0) return giveUp(out);
  return batches(out, iterator, true);
}

/** A single item is written without a mark. */
function batches(out: Output, iterator: Value, pairs: bool): bool {
  let count: u32 = BATCH;
  while (count === BATCH) {
    const first = iterNext(iterator);
    if (first === END) return true;
    if (first === ERROR) return false;
    let next = iterNext(iterator);
    if (next === ERROR) {
      decref(first);
      return false;
    }
    if (next !== END) out.op(Pickle.MARK);
    let good = saveItem(out, first, pairs);
    decref(first);
    if (next === END) {
      if (good) out.op(pairs ? Pickle.SETITEM : Pickle.APPEND);
      return good;
    }
    count = 1;
    while (good && next !== END) {
      good = charge(2) && saveItem(out, next, pairs);
      decref(next);
      if (!good) return false;
      if (++count === BATCH) break;
      next = iterNext(iterator);
      if (next === ERROR) return false;
    }
    if (!good) {
      decref(next);
      return false;
    }
    out.op(pairs ? Pickle.SETITEMS : Pickle.APPENDS);
  }
  return true;
}

function saveItem(out: Output, item: Value, pairs: bool): bool {
  if (!pairs) return save(out, item);
  if (!isTuple(item) || tupleLength(pointer(item)) !== 2) {
    raise(Exc.TypeError, "dict items iterator must return 2-tuples");
    return false;
  }
  return save(out, tupleItem(pointer(item), 0)) && save(out, tupleItem(pointer(item), 1));
}
