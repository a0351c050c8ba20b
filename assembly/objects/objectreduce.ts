/**
 * Copying and pickling of plain objects: `__getstate__`, `__reduce__`, `__reduce_ex__` (PEP 307). The module copyreg does what needs no knowledge of
 * layouts; it is imported when first needed.
 */
import { getAttrName, getAttrOptional, typeLookup, typeLookupName } from "../core/attribute.ts";
import { callMethod } from "../core/call.ts";
import { dictGetStr, dictSetStr, dictUsed, isDict, newDict } from "../core/dict.ts";
import { raise, raisef } from "../core/errors.ts";
import { importModule } from "../core/importing.ts";
import { hasValues, instanceDict } from "../core/instance.ts";
import { fitsI64, intToI64, isInt } from "../core/integer.ts";
import { internedCopy, nameOf } from "../core/intern.ts";
import { getIter } from "../core/iterate.ts";
import { isList, listItem, listLength } from "../core/list.ts";
import { define } from "../core/native.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { isStr } from "../core/string.ts";
import {
  allocTuple,
  emptyTuple,
  finishTuple,
  isTuple,
  tuple2,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../core/tuple.ts";
import { asType, PyType } from "../core/type.ts";
import { hasFlag, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, isPointer, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { hasItems } from "./layout.ts";

/** copyreg.name(…), up to two arguments. */
function callCopyreg(name: Name, a: Value, b: Value = UNBOUND): Value {
  const module = importModule(Name.copyreg);
  if (module === ERROR) return ERROR;
  const result = callMethod(module, name, a, b);
  decref(module);
  return result;
}

/** A method of the type object, borrowed, not bound. */
function objectMethod(name: Name): Value {
  return typeLookup(asType(typeAt(TypeId.OBJECT)), nameOf(name));
}

// ---- state ----

/** object.__getstate__: the __dict__, None for an empty one; with slots that are set, a pair of that and a dict of them. */
function getState(args: usize): Value {
  return defaultState(load<i64>(args), false);
}

/** `required`: an object that keeps more than attributes cannot do with a default. */
function defaultState(self: Value, required: bool): Value {
  const type = asType(typeOf(self));
  if (required && hasItems(type)) return raisef(Exc.TypeError, "cannot pickle %T objects", self);
  if (required && keepsMore(type)) return raisef(Exc.TypeError, "cannot pickle '%T' object", self);
  let state = hasAttributes(self, type) ? getAttrOptional(self, nameOf(Name.__dict__)) : NONE;
  if (state === ERROR) return ERROR;
  if (state === UNBOUND) state = NONE;
  if (isDict(state) && dictUsed(pointer(state)) === 0) {
    decref(state);
    state = NONE;
  }
  const names = callSlotnames(type);
  if (names === ERROR || names === NONE || (isList(names) && listLength(pointer(names)) === 0)) {
    if (names === ERROR) decref(state);
    else decref(names);
    return names === ERROR ? ERROR : state;
  }
  const slots = slotState(self, names);
  decref(names);
  if (slots === 0) {
    decref(state);
    return ERROR;
  }
  if (dictUsed(slots) === 0) {
    decrefAt(slots);
    return state;
  }
  const pair = tuple2(state, box(slots));
  return pair === 0 ? ERROR : box(pair);
}

/** Whether instances have fields of a built-in type beside a dict and the head of weak references. */
function keepsMore(type: PyType): bool {
  let native = type;
  while (native.flags & TypeFlag.HEAP) native = asType(native.base);
  let size = asType(typeAt(TypeId.OBJECT)).basicSize;
  if (native.dictOffset > 0 || native.weakOffset > 0) size += 8;
  return native.basicSize > size;
}

/** Whether the instance has a `__dict__` with anything in it; one that was never asked for is not made for this. */
function hasAttributes(self: Value, type: PyType): bool {
  if (type.dictOffset === 0 || !isPointer(self)) return false;
  const dict = instanceDict(pointer(self), type);
  if (dict !== 0) return dictUsed(dict) !== 0;
  return hasValues(pointer(self), type);
}

/** The names of the slots of a class and its bases, as copyreg finds them: a list or None (a reference), or ERROR. */
function callSlotnames(type: PyType): Value {
  const known = dictGetStr(type.dict, nameOf(Name.__slotnames__));
  if (known === ERROR || known === NONE || isList(known)) return incref(known);
  let t = type;
  while (t.flags & TypeFlag.HEAP && t.slotNames === 0) t = asType(t.base);
  if (!(t.flags & TypeFlag.HEAP)) return NONE;
  return callCopyreg(Name._slotnames, box(changetype<usize>(type)));
}

/** A dict of the slots that are set; 0 with an exception pending. */
function slotState(self: Value, names: Value): usize {
  const slots = newDict();
  if (slots === 0) return 0;
  for (let i: u32 = 0; i < listLength(pointer(names)); i++) {
    const name = listItem(pointer(names), i);
    const interned = isStr(name) ? internedCopy(name) : 0; // an own copy: what is asked may change the list
    if (interned === 0) continue;
    const v = getAttrOptional(self, interned);
    const good = v === UNBOUND || (v !== ERROR && dictSetStr(slots, interned, v) >= 0);
    decrefAt(interned);
    decref(v);
    if (good) continue;
    decrefAt(slots);
    return 0;
  }
  return slots;
}

// ---- __reduce_ex__ ----

function reduce(args: usize): Value {
  return commonReduce(load<i64>(args), 0);
}

/** A class's own __reduce__ goes before all protocols. */
function reduceEx(args: usize): Value {
  const self = load<i64>(args);
  const protocol = load<i64>(args, 8);
  if (!isInt(protocol)) {
    return raisef(Exc.TypeError, "'%T' object cannot be interpreted as an integer", protocol);
  }
  const own = typeLookupName(self, Name.__reduce__);
  const common = objectMethod(Name.__reduce__);
  if (own !== UNBOUND && own !== common) return callMethod(self, Name.__reduce__);
  return commonReduce(self, fitsI64(protocol) ? intToI64(protocol) : 2);
}

function commonReduce(self: Value, protocol: i64): Value {
  return protocol >= 2 ? reduceNewObject(self) : callCopyreg(Name._reduce_ex, self, small(protocol));
}

/** Protocol 2: (copyreg.__newobj__, (cls, *args), state, items of a list, items of a dict). */
function reduceNewObject(self: Value): Value {
  if (asType(typeOf(self)).new === 0) return raisef(Exc.TypeError, "cannot pickle '%T' object", self);
  const args = newArguments(self);
  if (args === ERROR) return ERROR;
  const maker = withKeywords ? Name.__newobj_ex__ : Name.__newobj__;
  const required =
    tupleLength(pointer(args)) === 1 && !hasFlag(self, TypeFlag.LIST | TypeFlag.DICT) && !hasOwnNewargs(self);
  const state = stateOf(self, required);
  const result = state === ERROR ? ERROR : reductionOf(self, maker, args, state);
  decref(args);
  return result;
}

function hasOwnNewargs(self: Value): bool {
  return typeLookupName(self, Name.__getnewargs__) !== UNBOUND;
}

/** Whether the arguments that newArguments gave are for copyreg.__newobj_ex__: (cls, args, keywords). */
let withKeywords: bool = false;

/** (cls, *self.__getnewargs__()): a tuple, or ERROR. */
function newArguments(self: Value): Value {
  withKeywords = false;
  if (typeLookupName(self, Name.__getnewargs_ex__) !== UNBOUND) return newArgumentsEx(self);
  let own = box(emptyTuple());
  if (hasOwnNewargs(self)) {
    own = callMethod(self, Name.__getnewargs__);
    if (own === ERROR) return ERROR;
    if (!isTuple(own)) {
      raisef(Exc.TypeError, "__getnewargs__ should return a tuple, not '%T'", own);
      decref(own);
      return ERROR;
    }
  }
  const result = prependClass(self, own);
  decref(own);
  return result;
}

/** What __getnewargs_ex__ gives; without keywords it is as __getnewargs__. */
function newArgumentsEx(self: Value): Value {
  const pair = callMethod(self, Name.__getnewargs_ex__);
  if (pair === ERROR) return ERROR;
  let result: Value = ERROR;
  if (!isTuple(pair)) {
    raisef(Exc.TypeError, "__getnewargs_ex__ should return a tuple, not '%T'", pair);
  } else if (tupleLength(pointer(pair)) !== 2) {
    const length: i64 = tupleLength(pointer(pair));
    raisef(Exc.ValueError, "__getnewargs_ex__ should return a tuple of length 2, not %d", length);
  } else if (!isTuple(tupleItem(pointer(pair), 0)) || !isDict(tupleItem(pointer(pair), 1))) {
    raise(Exc.TypeError, "__getnewargs_ex__ should return a tuple and a dict");
  } else if (dictUsed(pointer(tupleItem(pointer(pair), 1))) === 0) {
    result = prependClass(self, tupleItem(pointer(pair), 0));
  } else {
    result = prependClass(self, pair);
    withKeywords = true;
  }
  decref(pair);
  return result;
}

function prependClass(self: Value, args: Value): Value {
  const count = tupleLength(pointer(args));
  const p = allocTuple(count + 1);
  if (p === 0) return ERROR;
  tupleInit(p, 0, incref(box(typeOf(self))));
  for (let i: u32 = 0; i < count; i++) tupleInit(p, i + 1, incref(tupleItem(pointer(args), i)));
  return finishTuple(p);
}

/** self.__getstate__(), or the default where that is not overridden. */
export function stateOf(self: Value, required: bool): Value {
  const own = typeLookupName(self, Name.__getstate__);
  const common = objectMethod(Name.__getstate__);
  return own === common ? defaultState(self, required) : callMethod(self, Name.__getstate__);
}

/** The tuple of five; takes over state. */
function reductionOf(self: Value, maker: Name, args: Value, state: Value): Value {
  const module = importModule(Name.copyreg);
  const make = module === ERROR ? ERROR : getAttrName(module, maker);
  if (module !== ERROR) decref(module);
  const items = make === ERROR ? ERROR : iteratorOver(self, TypeFlag.LIST);
  const pairs = items === ERROR ? ERROR : iteratorOver(self, TypeFlag.DICT);
  const p = pairs === ERROR ? 0 : allocTuple(5);
  if (p === 0) {
    decref(state);
    if (make !== ERROR) decref(make);
    if (items !== ERROR) decref(items);
    if (pairs !== ERROR) decref(pairs);
    return ERROR;
  }
  tupleInit(p, 0, make);
  tupleInit(p, 1, incref(args));
  tupleInit(p, 2, state);
  tupleInit(p, 3, items);
  tupleInit(p, 4, pairs);
  return finishTuple(p);
}

/** An iterator over the items of a list, or of a dict's items; None for what is neither. */
function iteratorOver(self: Value, flag: u32): Value {
  if (!hasFlag(self, flag)) return NONE;
  if (flag === <u32>TypeFlag.LIST) return getIter(self);
  const view = callMethod(self, Name.items);
  if (view === ERROR) return ERROR;
  const iterator = getIter(view);
  decref(view);
  return iterator;
}

export function initObjectReduce(type: PyType): void {
  define(type, "__getstate__(self, /)", getState);
  define(type, "__reduce__(self, /)", reduce);
  define(type, "__reduce_ex__(self, protocol, /)", reduceEx);
}
