/**
 * Struct sequences: tuples whose items have names, such as sys.version_info and time.struct_time (CPython: Objects/structseq.c).
 *
 *     │ refcount │ type │ length u32: items that the tuple shows │ hidden u32: items behind them, by name only │ items … │
 *
 * Each kind is a type of its own derived from tuple, made at start-up and never freed.
 */
import { newBuilder } from "../core/builder.ts";
import { dictDelete, dictGetStr, dictSetStr, dictUsed, isDict, newDict } from "../core/dict.ts";
import { raisef, raiseMemoryError } from "../core/errors.ts";
import { defineMemberNamed, Member } from "../core/getset.ts";
import { internText, nameOf } from "../core/intern.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import {
  decref,
  decrefAt,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  increfAt,
  newContainer,
  visitValue,
} from "../core/object.ts";
import { declareType, openType, ready } from "../core/ready.ts";
import { strIs } from "../core/string.ts";
import {
  allocTuple,
  finishTuple,
  PyTuple,
  TUPLE_ITEMS,
  tuple2,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../core/tuple.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { countWords, endOfWord, internPart, startOfWord } from "../core/words.ts";
import { objAlloc } from "../memory/arena.ts";
import { Exc } from "../shared/exceptions.ts";
import { Header, TYPE_SIZE, TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { writeRepr } from "./dict.ts";
import { listOf } from "./list.ts";
import { reduction } from "./reduction.ts";
import { tupleOf } from "./tuple.ts";

/** Where the type keeps the number of all its fields, and the offset of each name: see newStructType. */
const NAMES_AT: usize = TYPE_SIZE;
const HEADER_WORDS: usize = 3;

/**
 * A type `module.name` with these fields (names separated by spaces), the first `visible` of which the tuple shows; one behind a "-" is no
 * attribute. `callable`: may be made
 * from a sequence. 0 if there is no memory.
 *
 * Behind the type stand: number of fields u32 │ visible u32 │ of them no attributes u32 │ name u32 × fields
 */
export function newStructType(
  module: string,
  name: string,
  fields: string,
  visible: u32,
  callable: bool,
): usize {
  const count = countWords(fields);
  // In front of a class are the collector's fields, which say here that it is none of its own.
  const block = objAlloc(<usize>Header.GC_SIZE + TYPE_SIZE + ((HEADER_WORDS + count) << 2));
  if (block === 0) return 0;
  store<u64>(block, 0);
  const at = block + <usize>Header.GC_SIZE;
  const flags = callable ? 0 : TypeFlag.DISALLOW_NEW;
  const type = declareType(at, name, typeAt(TypeId.TUPLE), flags, <u32>TUPLE_ITEMS);
  type.itemSize = 8;
  type.module = <u32>internText(module);
  store<u32>(at + NAMES_AT, count);
  store<u32>(at + NAMES_AT, visible, 4);
  store<u32>(at + NAMES_AT, 0, 8);
  openType(type);
  defineFields(type, fields);
  fillType(type, callable);
  ready(type);
  return at;
}

/** A member for each name. */
function defineFields(type: PyType, fields: string): void {
  let index: u32 = 0;
  for (let at = startOfWord(fields, 0); at < fields.length; index++) {
    const end = endOfWord(fields, at);
    const unnamed = load<u16>(changetype<usize>(fields) + (at << 1)) === MINUS;
    const name = internPart(fields, unnamed ? at + 1 : at, end);
    const names = changetype<usize>(type) + NAMES_AT;
    increfAt(name);
    store<u32>(names + ((HEADER_WORDS + index) << 2), <u32>name);
    if (unnamed) store<u32>(names, load<u32>(names, 8) + 1, 8);
    else defineMemberNamed(type, name, TUPLE_ITEMS + (index << 3), Member.VALUE_OR_NONE);
    at = startOfWord(fields, end);
  }
}

const MINUS: u32 = 0x2d;

/** How many of the visible fields are no attributes: they come last. */
function unnamedCount(type: usize): u32 {
  return load<u32>(type + NAMES_AT, 8);
}

function fieldCount(type: usize): u32 {
  return load<u32>(type + NAMES_AT);
}

function visibleCount(type: usize): u32 {
  return load<u32>(type + NAMES_AT, 4);
}

function fieldName(type: usize, i: u32): usize {
  return load<u32>(type + NAMES_AT + ((HEADER_WORDS + i) << 2));
}

/** An instance with all fields None; set them with structSet. ERROR with MemoryError pending. */
export function newStruct(type: usize): Value {
  const count = fieldCount(type);
  const p = newContainer(type, TUPLE_ITEMS + ((<usize>count) << 3));
  if (p === 0) return raiseMemoryError();
  const visible = visibleCount(type);
  store<u32>(p, visible, offsetof<PyTuple>("length"));
  store<u32>(p, count - visible, offsetof<PyTuple>("pad"));
  for (let i: u32 = 0; i < count; i++) tupleInit(p, i, NONE);
  gcTrack(p);
  return box(p);
}

/** Sets field i of a fresh instance, taking over the reference. */
export function structSet(v: Value, i: u32, value: Value): void {
  tupleInit(pointer(v), i, value);
}

/** Field i, borrowed. */
export function structItem(v: Value, i: u32): Value {
  return tupleItem(pointer(v), i);
}

function totalOf(p: usize): u32 {
  return tupleLength(p) + load<u32>(p, offsetof<PyTuple>("pad"));
}

function structDealloc(p: usize): void {
  gcUntrack(p);
  for (let i = totalOf(p); i-- > 0; ) decref(tupleItem(p, i));
  freeContainer(p);
}

function structTraverse(p: usize, visit: u32): void {
  const count = totalOf(p);
  for (let i: u32 = 0; i < count; i++) visitValue(tupleItem(p, i), visit);
}

let newSignature!: NativeDef;

/** type(sequence, dict={}): hidden fields come from a longer sequence or the dict, else they are None. */
function structNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const items = tupleOf(load<i64>(values));
  const result = items === ERROR ? ERROR : structFrom(type, pointer(items), load<i64>(values, 8));
  decref(items);
  endSlot(newSignature, values);
  return result;
}

function structFrom(type: usize, items: usize, hidden: Value): Value {
  const least = visibleCount(type);
  const most = fieldCount(type);
  const given = tupleLength(items);
  if (given < least || given > most) return wrongLength(type, least, most, given);
  const v = newStruct(type);
  if (v === ERROR) return ERROR;
  for (let i: u32 = 0; i < given; i++) structSet(v, i, incref(tupleItem(items, i)));
  if (hidden === UNBOUND || fillHidden(v, type, given, hidden)) return v;
  decref(v);
  return ERROR;
}

/** Sets the fields behind the first `from` that a dict has, all of which must be wanted; false with an exception pending. */
function fillHidden(v: Value, type: usize, from: u32, dict: Value): bool {
  if (!isDict(dict)) {
    raisef(Exc.TypeError, "%N() takes a dict as second arg, if any", box(type));
    return false;
  }
  let taken: u32 = 0;
  for (let i = from; i < fieldCount(type); i++) {
    const found = dictGetStr(pointer(dict), fieldName(type, i));
    if (found === ERROR) return false;
    if (found === UNBOUND) continue;
    structSet(v, i, incref(found));
    taken++;
  }
  if (taken === dictUsed(pointer(dict))) return true;
  raisef(Exc.TypeError, "%N() got duplicate or unexpected field name(s)", box(type));
  return false;
}

function wrongLength(type: usize, least: u32, most: u32, given: u32): Value {
  const name = box(type);
  if (least === most) {
    const message = "%N() takes a %d-sequence (%d-sequence given)";
    return raisef(Exc.TypeError, message, name, <i64>least, <i64>given);
  }
  const few = given < least;
  const message = few
    ? "%N() takes an at least %d-sequence (%d-sequence given)"
    : "%N() takes an at most %d-sequence (%d-sequence given)";
  return raisef(Exc.TypeError, message, name, few ? <i64>least : <i64>most, <i64>given);
}

/** `time.struct_time(tm_year=2024, …)` */
function structRepr(v: Value): Value {
  const type = typeOf(v);
  const out = newBuilder();
  if (!strIs(asType(type).module, "builtins")) {
    out.str(asType(type).module);
    out.char(46);
  }
  out.str(asType(type).name);
  out.char(40);
  const count = tupleLength(pointer(v));
  for (let i: u32 = 0; i < count; i++) {
    if (i > 0) out.text(", ");
    out.str(fieldName(type, i));
    out.char(61);
    if (!writeRepr(out, tupleItem(pointer(v), i))) {
      out.drop();
      return ERROR;
    }
  }
  out.char(41);
  return out.finish();
}

/** A new dict of the hidden fields by name; ERROR without memory. */
function hiddenFields(v: Value): Value {
  const type = typeOf(v);
  const fields = newDict();
  if (fields === 0) return ERROR;
  for (let i = visibleCount(type); i < fieldCount(type); i++) {
    if (dictSetStr(fields, fieldName(type, i), tupleItem(pointer(v), i)) >= 0) continue;
    decrefAt(fields);
    return ERROR;
  }
  return box(fields);
}

/** (type, (visible items, hidden ones by name)). */
function reduceMethod(args: usize): Value {
  const v = load<i64>(args);
  const count = tupleLength(pointer(v));
  const items = allocTuple(count);
  if (items === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) tupleInit(items, i, incref(tupleItem(pointer(v), i)));
  const visible = finishTuple(items);
  const hidden = hiddenFields(v);
  if (hidden === ERROR) {
    decref(visible);
    return ERROR;
  }
  const both = tuple2(visible, hidden);
  if (both === 0) return ERROR;
  const result = reduction(box(typeOf(v)), box(both));
  decrefAt(both);
  return result;
}

/** __replace__(**changes): a copy with other values for some fields. */
function structReplace(args: usize): Value {
  const v = load<i64>(args);
  const type = typeOf(v);
  const changes = pointer(load<i64>(args, 8));
  if (unnamedCount(type) > 0) {
    const message = "__replace__() is not supported for %N because it has unnamed field(s)";
    return raisef(Exc.TypeError, message, box(type));
  }
  const copy = newStruct(type);
  if (copy === ERROR) return ERROR;
  let found: u32 = 0;
  for (let i: u32 = 0; i < fieldCount(type); i++) {
    const value = dictGetStr(changes, fieldName(type, i));
    if (value !== UNBOUND) found++;
    structSet(copy, i, incref(value === UNBOUND ? tupleItem(pointer(v), i) : value));
  }
  if (found === dictUsed(changes)) return copy;
  decref(copy);
  return unexpectedNames(type, changes);
}

/** TypeError for the names in the dict that are not the type's. */
function unexpectedNames(type: usize, changes: usize): Value {
  for (let i: u32 = 0; i < fieldCount(type); i++) {
    dictDelete(changes, box(fieldName(type, i)));
  }
  const names = listOf(box(changes));
  if (names === 0) return ERROR;
  raisef(Exc.TypeError, "Got unexpected field name(s): %R", box(names));
  decrefAt(names);
  return ERROR;
}

function fillType(type: PyType, callable: bool): void {
  if (callable) type.new = structNew.index;
  type.dealloc = structDealloc.index;
  type.traverse = structTraverse.index;
  type.repr = structRepr.index;
  const at = changetype<usize>(type);
  const dict: usize = type.dict;
  dictSetStr(dict, nameOf(Name.n_sequence_fields), small(visibleCount(at)));
  dictSetStr(dict, nameOf(Name.n_fields), small(fieldCount(at)));
  dictSetStr(dict, nameOf(Name.n_unnamed_fields), small(unnamedCount(at)));
  const named = visibleCount(at) - unnamedCount(at);
  const names = allocTuple(named);
  for (let i: u32 = 0; i < named; i++) tupleInit(names, i, incref(box(fieldName(at, i))));
  dictSetStr(dict, nameOf(Name.__match_args__), finishTuple(names));
  decrefAt(names);
  define(type, "__reduce__(self, /)", reduceMethod);
  define(type, "__replace__(self, /, **changes)", structReplace);
}

export function initStructs(): void {
  newSignature = slotSignature("structseq(sequence, dict=<unrepresentable>)");
}
