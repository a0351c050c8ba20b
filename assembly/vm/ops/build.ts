/** Displays, comprehensions' additions, unpacking, formatted values. */

import { getAttrOptional } from "../../core/attribute.ts";
import { newBuilder } from "../../core/builder.ts";
import { call1, callMethod } from "../../core/call.ts";
import { dictResize, dictSet, newDict } from "../../core/dict.ts";
import {
  catchError,
  formatText,
  pendingIs,
  raise,
  raiseException,
  raisef,
  takeError,
} from "../../core/errors.ts";
import { asException } from "../../core/exception.ts";
import { format } from "../../core/format/format.ts";
import { nameOf } from "../../core/intern.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { asList, EmptiedList, listAppendOwned, newList, newListOwned } from "../../core/list.ts";
import { builtinNamed } from "../../core/namespace.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { repr, str } from "../../core/represent.ts";
import { newSet, setAdd } from "../../core/set.ts";
import { newSlice } from "../../core/slice.ts";
import { asStr, isExactStr, isStr, STR_DATA, strIs } from "../../core/string.ts";
import { lengthOf } from "../../core/subscript.ts";
import { allocLong } from "../../core/substring.ts";
import { Short } from "../../core/text/chars.ts";
import { Emptied, newTuple, newTupleOwned, TUPLE_ITEMS, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeOf } from "../../core/typeids.ts";
import { box, END, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { dictMerge, dictMergeNew } from "../../objects/dictupdate.ts";
import { listExtend } from "../../objects/list.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { FormatValue } from "../../shared/opcodes.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { dropWindow, Frame } from "../frame.ts";
import { aOf, begin, bOf, cOf, dropSlots, Operand, opOf, read, take } from "./operands.ts";

/** a ← list of b values that lie from slot c on. */
export function buildList(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const p = newListOwned(<usize>frame.regs + cOf(pc), bOf(pc));
  if (p === 0) return 0;
  Operand.write(frame, aOf(pc), box(p));
  return pc + 8;
}

/** a ← tuple of b values that lie from slot c on. */
export function buildTuple(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const p = newTupleOwned(<usize>frame.regs + cOf(pc), bOf(pc));
  if (p === 0) return 0;
  Operand.write(frame, aOf(pc), box(p));
  return pc + 8;
}

/** BUILD_MAP: `{}`, which is the commonest, at once. */
export function buildDict(frame: Frame, pc: usize): usize {
  if (bOf(pc) !== 0) return buildOperation(frame, pc);
  begin(frame, pc);
  const dict = newDict();
  if (dict === 0) return 0;
  Operand.write(frame, aOf(pc), box(dict));
  return pc + 8;
}

/** a ← container of b values (pairs, for a dict) that lie from slot c on. */
export function buildOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const n = bOf(pc);
  const c = cOf(pc);
  const op = opOf(pc);
  const from = <usize>frame.regs + c;
  const v = buildValue(op, from, n);
  if (v === ERROR) return 0;
  dropSlots(frame, c, op === R.BUILD_MAP ? n * 2 : n);
  Operand.write(frame, aOf(pc), v);
  return pc + 8;
}

function buildValue(op: i32, from: usize, n: u32): Value {
  switch (op) {
    case R.BUILD_SET:
      return buildSet(from, n);
    case R.BUILD_MAP:
      return buildMap(from, n);
    case R.BUILD_STRING:
      return buildString(from, n);
    default:
      return newSlice(load<i64>(from), load<i64>(from, 8), n === 3 ? load<i64>(from, 16) : NONE);
  }
}

function buildSet(from: usize, n: u32): Value {
  const set = newSet();
  for (let i: u32 = 0; set !== 0 && i < n; i++) {
    if (setAdd(set, load<i64>(from + (i << 3))) < 0) {
      decrefAt(set);
      return ERROR;
    }
  }
  return set === 0 ? ERROR : box(set);
}

function buildMap(from: usize, n: u32): Value {
  const dict = newDict();
  if (dict === 0) return ERROR;
  if (n > 0 && !dictResize(dict, n)) {
    decrefAt(dict);
    return ERROR;
  }
  for (let i: u32 = 0; i < n; i++) {
    const at = from + ((<usize>i) << 4);
    if (dictSet(dict, load<i64>(at), load<i64>(at, 8)) < 0) {
      decrefAt(dict);
      return ERROR;
    }
  }
  return box(dict);
}

function buildString(from: usize, n: u32): Value {
  const short = shortString(from, n);
  if (short !== UNBOUND) return short;
  const text = newBuilder();
  for (let i: u32 = 0; i < n; i++) {
    const v = load<i64>(from + (i << 3));
    if (!isStr(v)) {
      text.drop();
      return raise(Exc.SystemError, "joining what is no str");
    }
    text.str(pointer(v));
  }
  return text.finish();
}

/** n exact str joined that lie in memory, which holds none of them afterwards. UNBOUND for others, and ERROR: nothing was done. */
export function joinDropping(from: usize, n: u32): Value {
  for (let i: u32 = 0; i < n; i++) if (!isExactStr(load<i64>(from + (i << 3)))) return UNBOUND;
  const joined = buildString(from, n);
  if (joined !== ERROR) dropWindow(from, from + ((<usize>n) << 3));
  return joined;
}

/** Some str of ASCII characters joined: of known length, in one allocation. UNBOUND for all else. */
function shortString(from: usize, n: u32): Value {
  let length: u64 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const v = load<i64>(from + (i << 3));
    if ((!isExactStr(v) && !isStr(v)) || !asStr(pointer(v)).ascii) return UNBOUND;
    length += asStr(pointer(v)).length;
  }
  if (length < 2) return UNBOUND;
  const p = allocLong(length, 1);
  if (p === 0) return ERROR;
  let to = p + STR_DATA;
  for (let i: u32 = 0; i < n; i++) {
    const q = pointer(load<i64>(from + (i << 3)));
    const n = asStr(q).length;
    if (n === 1) store<u8>(to, load<u8>(q, STR_DATA));
    else Short.copy(to, q + STR_DATA, n);
    to += n;
  }
  asStr(p).ascii = 1;
  return box(p);
}

/** Stack form: b values, then the tuple of their keys. */
export function buildConstantKeys(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const n = bOf(pc);
  const at = <usize>frame.regs + aOf(pc);
  const keys = load<i64>(at + (n << 3));
  if (!isExactly(keys, TypeId.TUPLE) || tupleLength(pointer(keys)) !== n) {
    raise(Exc.SystemError, "bad keys of a dict display");
    return 0;
  }
  const dict = newDict();
  if (dict === 0) return 0;
  for (let i: u32 = 0; i < n; i++) {
    if (dictSet(dict, tupleItem(pointer(keys), i), load<i64>(at + (i << 3))) < 0) {
      decrefAt(dict);
      return 0;
    }
  }
  dropSlots(frame, aOf(pc), n + 1);
  Operand.write(frame, aOf(pc), box(dict));
  return pc + 8;
}

// ---- additions: the container is in temporary a ----

/** Whether the container is what the compiler put there; hostile bytecode may have something else. */
function containerIs(v: Value, id: TypeId): bool {
  if (isExactly(v, id)) return true;
  raise(Exc.SystemError, "adding to a container of the wrong type");
  return false;
}

export function listAppendOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const list = read(frame, aOf(pc));
  if (!containerIs(list, TypeId.LIST)) return 0;
  return listAppendOwned(pointer(list), take(frame, bOf(pc))) ? pc + 8 : 0;
}

export function setAddOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const set = read(frame, aOf(pc));
  if (!containerIs(set, TypeId.SET) || setAdd(pointer(set), read(frame, bOf(pc))) < 0) return 0;
  Operand.consume(frame, bOf(pc));
  return pc + 8;
}

export function mapAddOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const dict = read(frame, aOf(pc));
  if (!containerIs(dict, TypeId.DICT)) return 0;
  if (dictSet(pointer(dict), read(frame, bOf(pc)), read(frame, cOf(pc))) < 0) return 0;
  Operand.consume(frame, bOf(pc));
  Operand.consume(frame, cOf(pc));
  return pc + 8;
}

/** LIST_EXTEND, SET_UPDATE, DICT_UPDATE: container in a, what it takes in in b. */
export function extendOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const container = read(frame, aOf(pc));
  const b = bOf(pc);
  const added = read(frame, b);
  let done: bool = false;
  switch (opOf(pc)) {
    case R.LIST_EXTEND:
      done = containerIs(container, TypeId.LIST) && extendList(container, added);
      break;
    case R.SET_UPDATE: {
      if (!containerIs(container, TypeId.SET)) return 0;
      const result = callMethod(container, Name.update, added);
      decref(result);
      done = result !== ERROR;
      break;
    }
    default:
      done = containerIs(container, TypeId.DICT) && updateDict(container, added);
  }
  if (!done) return 0;
  Operand.consume(frame, b);
  return pc + 8;
}

function extendList(list: Value, added: Value): bool {
  if (listExtend(pointer(list), added)) return true;
  const type = asType(typeOf(added));
  if (pendingIs(Exc.TypeError) && type.iter === 0 && type.getItem === 0) {
    raisef(Exc.TypeError, "Value after * must be an iterable, not %T", added);
  }
  return false;
}

function updateDict(dict: Value, added: Value): bool {
  if (dictMerge(pointer(dict), added)) return true;
  if (catchError(Exc.AttributeError)) raisef(Exc.TypeError, "'%T' object is not a mapping", added);
  return false;
}

/** DICT_MERGE, in stack form: callable, arguments, dict, mapping. A key that is there already is refused, by the callable's name. */
export function mergeKeywords(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const dict = read(frame, a + 16);
  const mapping = read(frame, a + 24);
  if (!containerIs(dict, TypeId.DICT)) return 0;
  if (!dictMergeNew(pointer(dict), mapping)) {
    explainMerge(read(frame, a), mapping);
    return 0;
  }
  Operand.consume(frame, a + 24);
  return pc + 8;
}

/** Words the AttributeError of what is no mapping, and the KeyError of a keyword given twice, for the call. */
function explainMerge(callable: Value, mapping: Value): void {
  if (!pendingIs(Exc.AttributeError) && !pendingIs(Exc.KeyError)) return;
  const twice = pendingIs(Exc.KeyError);
  const exc = takeError();
  const args: usize = asException(pointer(exc)).args;
  const name = functionName(callable);
  if (name === ERROR) {
    decref(exc);
    return;
  }
  if (!twice) raisef(Exc.TypeError, "%S argument after ** must be a mapping, not %T", name, mapping);
  else if (tupleLength(args) !== 1) raiseException(incref(exc));
  else refuseTwice(name, tupleItem(args, 0));
  decref(exc);
  decref(name);
}

/** The key may be anything: whether it is a str is not looked at before. */
function refuseTwice(name: Value, key: Value): void {
  const text = str(key);
  if (text === ERROR) return;
  raisef(Exc.TypeError, "%S got multiple values for keyword argument '%S'", name, text);
  decref(text);
}

/** How messages about a call name the callable: "module.f()" for what has a qualified name, else its str (CPython: _PyObject_FunctionStr). */
export function functionName(callable: Value): Value {
  const name = getAttrOptional(callable, nameOf(Name.__qualname__));
  if (name === ERROR) return ERROR;
  if (name === UNBOUND) return str(callable);
  const module = getAttrOptional(callable, nameOf(Name.__module__));
  if (module === ERROR) {
    decref(name);
    return ERROR;
  }
  const plain = module === UNBOUND || !isStr(module) || strIs(pointer(module), "builtins");
  const text = plain ? formatText("%S()", name) : formatText("%S.%S()", module, name);
  decref(name);
  decref(module);
  return text;
}

export function listToTuple(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const list = read(frame, aOf(pc));
  if (!containerIs(list, TypeId.LIST)) return 0;
  const p = newTuple(asList(pointer(list)).items, asList(pointer(list)).length);
  if (p === 0) return 0;
  Operand.write(frame, aOf(pc), box(p));
  return pc + 8;
}

// ---- unpacking ----

/** UNPACK_SEQUENCE: the value in a becomes b values, the first on top. */
export function unpackSequence(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const n = bOf(pc);
  const at = <usize>frame.regs + a;
  const v = load<i64>(at);
  if (isExactly(v, TypeId.TUPLE) && tupleLength(pointer(v)) === n) {
    store<i64>(at, UNBOUND);
    if (load<i32>(pointer(v)) === 1) {
      // Nobody else has it: its references go over.
      for (let i: u32 = 0; i < n; i++) store<i64>(at + ((n - 1 - i) << 3), tupleItem(pointer(v), i));
      Emptied.free(pointer(v), n);
      return pc + 8;
    }
    for (let i: u32 = 0; i < n; i++) store<i64>(at + ((n - 1 - i) << 3), incref(tupleItem(pointer(v), i)));
    decref(v);
    return pc + 8;
  }
  if (isExactly(v, TypeId.LIST) && asList(pointer(v)).length === n) {
    const items: usize = asList(pointer(v)).items;
    const alone = load<i32>(pointer(v)) === 1;
    store<i64>(at, UNBOUND);
    for (let i: u32 = 0; i < n; i++) {
      const item = load<i64>(items + (i << 3));
      store<i64>(at + ((n - 1 - i) << 3), alone ? item : incref(item));
    }
    if (alone) EmptiedList.free(pointer(v));
    else decref(v);
    return pc + 8;
  }
  return unpackIterable(frame, a, n, -1) ? pc + 8 : 0;
}

/** UNPACK_EX: b targets before the starred one, c after it. */
export function unpackExtended(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const before = bOf(pc);
  const after = cOf(pc);
  const a = aOf(pc);
  const v = read(frame, a);
  let done: bool;
  if (isExactly(v, TypeId.LIST)) {
    const list = asList(pointer(v));
    done = unpackKnown(<usize>frame.regs + a, list.items, list.length, before, after);
  } else if (isExactly(v, TypeId.TUPLE)) {
    const items = pointer(v) + TUPLE_ITEMS;
    done = unpackKnown(<usize>frame.regs + a, items, tupleLength(pointer(v)), before, after);
  } else done = unpackIterable(frame, a, before, after);
  return done ? pc + 8 : 0;
}

/** Unpacks the list or tuple at `at`, whose items are known, as unpackIterable does. */
function unpackKnown(at: usize, items: usize, length: u32, before: u32, after: u32): bool {
  if (length < before + after) return notEnough(before, after, length);
  const rest = newList(items + ((<usize>before) << 3), length - before - after);
  if (rest === 0) return false;
  const v = load<i64>(at);
  let to = at + ((<usize>(before + after)) << 3);
  for (let i: u32 = 0; i < before; i++, to -= 8) store<i64>(to, incref(load<i64>(items + (i << 3))));
  store<i64>(to, box(rest));
  for (let i = length - after; i < length; i++) {
    to -= 8;
    store<i64>(to, incref(load<i64>(items + (i << 3))));
  }
  decref(v);
  return true;
}

/** Unpacks what is in slot a: `before` values, and, unless `after` is -1, a list and `after` more. */
function unpackIterable(frame: Frame, a: u32, before: u32, after: i32): bool {
  const at = <usize>frame.regs + a;
  const v = load<i64>(at);
  store<i64>(at, UNBOUND);
  const iterator = unpackIterator(v);
  let done: bool = false;
  if (iterator !== ERROR) {
    const total = before + (after < 0 ? 0 : <u32>after + 1);
    done =
      unpackBefore(iterator, at, before, total, after) &&
      (after < 0 ? atEnd(iterator, v, before) : unpackRest(iterator, at, before, after));
    if (!done) dropSlots(frame, a, total);
  }
  decref(iterator);
  decref(v);
  return done;
}

function unpackIterator(v: Value): Value {
  const type = asType(typeOf(v));
  if (type.iter === 0 && type.getItem === 0)
    return raisef(Exc.TypeError, "cannot unpack non-iterable %T object", v);
  return getIter(v);
}

function unpackBefore(iterator: Value, at: usize, before: u32, total: u32, after: i32): bool {
  for (let i: u32 = 0; i < before; i++) {
    const item = iterNext(iterator);
    if (item === ERROR) return false;
    if (item === END) return notEnough(before, after, i);
    store<i64>(at + ((total - 1 - i) << 3), item);
  }
  return true;
}

function notEnough(before: u32, after: i32, got: u32): bool {
  const message =
    after < 0
      ? "not enough values to unpack (expected %d, got %d)"
      : "not enough values to unpack (expected at least %d, got %d)";
  raisef(Exc.ValueError, message, <i64>before + (after < 0 ? 0 : after), got);
  return false;
}

function atEnd(iterator: Value, v: Value, expected: u32): bool {
  const more = iterNext(iterator);
  if (more === END) return true;
  if (more === ERROR) return false;
  decref(more);
  const sized = isExactly(v, TypeId.LIST) || isExactly(v, TypeId.TUPLE) || isExactly(v, TypeId.DICT);
  if (sized) raisef(Exc.ValueError, "too many values to unpack (expected %d, got %d)", expected, lengthOf(v));
  else raisef(Exc.ValueError, "too many values to unpack (expected %d)", expected);
  return false;
}

/** The rest into a list, whose last `after` items are targets of their own. */
function unpackRest(iterator: Value, at: usize, before: u32, after: i32): bool {
  const list = newList(0, 0);
  if (list === 0) return false;
  if (!listExtend(list, iterator)) {
    decrefAt(list);
    return false;
  }
  const length = <i32>asList(list).length;
  if (length < after) {
    decrefAt(list);
    return notEnough(before, after, before + length);
  }
  for (let i = 0; i < after; i++) {
    store<i64>(
      at + ((after - 1 - i) << 3),
      load<i64>(<usize>asList(list).items + ((length - after + i) << 3)),
    );
  }
  asList(list).length = length - after;
  store<i64>(at + (after << 3), box(list));
  return true;
}

// ---- formatted values ----

/** FORMAT_VALUE, in stack form: value, then the spec if the flags say so. */
export function formatValue(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const flags = bOf(pc);
  if (flags === 0 && isExactStr(read(frame, a))) return pc + 8;
  const v = convert(read(frame, a), flags & 3);
  if (v === ERROR) return 0;
  const spec = flags & FormatValue.SPEC ? read(frame, a + 8) : UNBOUND;
  const text = format(v, spec);
  decref(v);
  if (text === ERROR) return 0;
  if (spec !== UNBOUND) Operand.consume(frame, a + 8);
  Operand.write(frame, a, text);
  return pc + 8;
}

function convert(v: Value, conversion: u32): Value {
  switch (conversion) {
    case FormatValue.STR:
      return str(v);
    case FormatValue.REPR:
      return repr(v);
    case FormatValue.ASCII:
      return asciiOf(v);
    default:
      return incref(v);
  }
}

function asciiOf(v: Value): Value {
  const ascii = builtinNamed(Name.ascii);
  if (ascii === ERROR) return ERROR;
  const text = call1(ascii, v);
  decref(ascii);
  return text;
}
