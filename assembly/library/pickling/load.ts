/**
 * Reading pickles of protocol 4 and 5 from a bytes object (CPython: Modules/_pickle.c, load).
 *
 * What is no sound pickle, or of opcodes that are rare, is left to the unpickler written in Python, which says what is wrong with it: the
 * reader gives up, nothing is pending then. An exception of the program's own code stays pending.
 *
 *     stack    a list; items from the last mark on belong to the opcode that wants them
 *     marks    a list of small ints: lengths of the stack
 *     memo     a list
 */
import { getAttr, getAttrName, getAttrOptional, setAttr } from "../../core/attribute.ts";
import { asBytes, BYTES_DATA, newBytearray, newBytes } from "../../core/bytes.ts";
import { call1, callVector, dropArguments, takeArguments } from "../../core/call.ts";
import { dictNext, dictPosition, dictSet, dictUsed, entryKey, entryValue, newDict } from "../../core/dict.ts";
import { clearError, formatText, raise, raiseException, raisef } from "../../core/errors.ts";
import { importNamed } from "../../core/importing.ts";
import { instanceDict, instanceSet } from "../../core/instance.ts";
import { intFromI64 } from "../../core/integer.ts";
import { internedCopy, internText, nameOf } from "../../core/intern.ts";
import { charge } from "../../core/interrupt.ts";
import {
  allocList,
  asList,
  listAppend,
  listAppendOwned,
  listItem,
  listLength,
  newListOwned,
} from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { allocSet, newSet, setAdd } from "../../core/set.ts";
import { allocStr, isExactStr, STR_DATA } from "../../core/string.ts";
import { setItem } from "../../core/subscript.ts";
import { strFromAscii } from "../../core/substring.ts";
import { kindFor } from "../../core/text/chars.ts";
import { utf8Bits, utf8Decode, utf8Length, utf8Scan } from "../../core/text/utf8.ts";
import { emptyTuple, isTuple, newTupleOwned, TUPLE_ITEMS, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, isType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import {
  box,
  boxForeignFloat,
  ERROR,
  FALSE,
  NONE,
  pointer,
  small,
  smallValue,
  TRUE,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { objAlloc, objFree } from "../../memory/arena.ts";
import { intFromBytes } from "../../objects/intbytes.ts";
import { listExtend } from "../../objects/list.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { keywordValues } from "./keywords.ts";
import { Pickle } from "./opcodes.ts";
import { attributeOf, moduleNamed } from "./tables.ts";

@unmanaged
class Reader {
  /** The bytes object, and where its next byte and its end are. */
  source: usize;
  at: usize;
  end: usize;
  stack: usize;
  marks: usize;
  memo: usize;
  givenUp: bool;
  /** Nothing can follow the source. */
  whole: bool;

  @inline has(count: u64): bool {
    return <u64>(this.end - this.at) >= count;
  }

  /** Leaves the pickle to Python code. Gives false. */
  giveUp(): bool {
    clearError();
    this.givenUp = true;
    return false;
  }

  /** Puts a value on the stack, taking over the reference; false for ERROR. */
  push(v: Value): bool {
    return v !== ERROR && listAppendOwned(this.stack, v);
  }

  /** UnpicklingError with a message of raisef's directives. Gives false. */
  refuse(message: string, a: Value = UNBOUND): bool {
    const text = formatText(message, a);
    const module = text === ERROR ? ERROR : importNamed("pickle");
    const name = module === ERROR ? 0 : internText("UnpicklingError");
    const cls = name === 0 ? ERROR : getAttr(module, name);
    if (module !== ERROR) decref(module);
    if (name !== 0) decrefAt(name);
    const error = cls === ERROR ? ERROR : call1(cls, text);
    decref(cls);
    decref(text);
    if (error !== ERROR) raiseException(error);
    return false;
  }

  /** The pickle ends too early. Gives false. */
  truncated(): bool {
    if (!this.whole) return this.giveUp();
    raise(Exc.EOFError, "Ran out of input");
    return false;
  }

  /** The stack has not what an opcode wants. Gives false. */
  underflow(): bool {
    return this.refuse(listLength(this.marks) > 0 ? "unexpected MARK found" : "unpickling stack underflow");
  }

  depth(): u32 {
    return listLength(this.stack);
  }

  /** How much of the stack may be taken: what lies above the last mark. */
  available(): u32 {
    const marks = listLength(this.marks);
    return this.depth() - (marks === 0 ? 0 : <u32>smallValue(listItem(this.marks, marks - 1)));
  }

  /** The item `i` from the top, borrowed: 0 is the top. */
  top(i: u32): Value {
    return listItem(this.stack, this.depth() - 1 - i);
  }

  /** Takes the top off: its reference. */
  pop(): Value {
    const list = asList(this.stack);
    return load<i64>(<usize>list.items + (--list.length << 3));
  }

  /** Address of the items from `from` on. */
  itemsFrom(from: u32): usize {
    return <usize>asList(this.stack).items + (from << 3);
  }

  /** Takes the last mark off: the length of the stack below it; -1 if there is none. */
  popMark(): i32 {
    const marks = asList(this.marks);
    if (marks.length === 0) return -1;
    const mark = <i32>smallValue(listItem(this.marks, --marks.length));
    return mark <= <i32>this.depth() ? mark : -1;
  }

  /** Drops what lies above a length of the stack. */
  cut(length: u32): void {
    while (this.depth() > length) decref(this.pop());
  }
}

/** The value of a pickle (a reference); UNBOUND where it is given up; ERROR with an exception pending. `used` is how long it is then. */
export function loadPlain(source: usize, whole: bool): Value {
  const p = objAlloc(offsetof<Reader>());
  const r = changetype<Reader>(p);
  if (p === 0) return UNBOUND;
  r.source = source;
  r.at = source + BYTES_DATA;
  r.end = r.at + asBytes(source).length;
  r.givenUp = false;
  r.whole = whole;
  r.stack = allocList(16);
  r.marks = r.stack === 0 ? 0 : allocList();
  r.memo = r.marks === 0 ? 0 : allocList();
  let result: Value = ERROR;
  if (r.memo !== 0) {
    result = run(r) ? r.pop() : r.givenUp ? UNBOUND : ERROR;
    decrefAt(r.memo);
  }
  used = <u32>(r.at - source - BYTES_DATA);
  if (r.marks !== 0) decrefAt(r.marks);
  if (r.stack !== 0) decrefAt(r.stack);
  objFree(p);
  return result;
}

/** Length of the pickle read last. */
export let used: u32 = 0;

/** Does all opcodes up to STOP; false where the pickle is given up, or an exception is pending. */
function run(r: Reader): bool {
  if (!r.has(1)) return r.truncated();
  if (load<u8>(r.at) !== Pickle.PROTO) return r.giveUp();
  if (!r.has(2)) return r.truncated();
  const protocol = load<u8>(r.at, 1);
  if (protocol < 4) return r.giveUp();
  if (protocol > 5) {
    raisef(Exc.ValueError, "unsupported pickle protocol: %d", protocol);
    return false;
  }
  r.at += 2;
  while (r.at < r.end) {
    const op = <Pickle>load<u8>(r.at++);
    if (op === Pickle.STOP) return r.available() > 0 ? true : r.underflow();
    if (!step(r, op)) return false;
    if (!charge(1)) return false;
  }
  return r.truncated();
}

function step(r: Reader, op: Pickle): bool {
  switch (op) {
    case Pickle.MEMOIZE:
      return r.available() > 0 ? listAppend(r.memo, r.top(0)) : r.underflow();
    case Pickle.BINGET:
      return r.has(1) ? get(r, load<u8>(r.at++)) : r.truncated();
    case Pickle.LONG_BINGET:
      return r.has(4) ? get(r, number(r, 4)) : r.truncated();
    case Pickle.BININT1:
    case Pickle.BININT2:
    case Pickle.BININT:
    case Pickle.LONG1:
    case Pickle.LONG4:
      return integer(r, op);
    case Pickle.SHORT_BINUNICODE:
      return r.has(1) ? text(r, number(r, 1)) : r.truncated();
    case Pickle.BINUNICODE:
      return r.has(4) ? text(r, number(r, 4)) : r.truncated();
    case Pickle.SHORT_BINBYTES:
      return r.has(1) ? bytes(r, number(r, 1)) : r.truncated();
    case Pickle.BINBYTES:
      return r.has(4) ? bytes(r, number(r, 4)) : r.truncated();
    case Pickle.NONE:
      return r.push(NONE);
    case Pickle.NEWTRUE:
      return r.push(TRUE);
    case Pickle.NEWFALSE:
      return r.push(FALSE);
    case Pickle.BINFLOAT:
      if (!r.has(8)) return r.truncated();
      r.at += 8;
      return r.push(boxForeignFloat(reinterpret<f64>(bswap<u64>(load<u64>(r.at - 8)))));
    case Pickle.MARK:
      return listAppend(r.marks, small(r.depth()));
    case Pickle.EMPTY_TUPLE:
      return r.push(box(emptyTuple()));
    case Pickle.TUPLE1:
    case Pickle.TUPLE2:
    case Pickle.TUPLE3: {
      const length: u32 = op - Pickle.TUPLE1 + 1;
      return r.available() >= length ? tuple(r, r.depth() - length) : r.underflow();
    }
    case Pickle.EMPTY_LIST:
      return pushNew(r, allocList());
    case Pickle.EMPTY_DICT:
      return pushNew(r, newDict());
    case Pickle.EMPTY_SET:
      return pushNew(r, newSet());
    case Pickle.APPEND:
      return r.available() >= 2 ? append(r, r.depth() - 1) : r.underflow();
    case Pickle.SETITEM:
      return r.available() >= 3 ? setItems(r, r.depth() - 2) : r.underflow();
    case Pickle.TUPLE:
    case Pickle.APPENDS:
    case Pickle.SETITEMS:
    case Pickle.ADDITEMS:
    case Pickle.FROZENSET:
    case Pickle.POP_MARK:
      return withMark(r, op);
    default:
      return rarer(r, op);
  }
}

function rarer(r: Reader, op: Pickle): bool {
  switch (op) {
    case Pickle.STACK_GLOBAL:
      return r.available() >= 2 ? stackGlobal(r) : r.underflow();
    case Pickle.REDUCE:
      return r.available() >= 2 ? reduce(r) : r.underflow();
    case Pickle.NEWOBJ:
      return r.available() >= 2 ? newObject(r, false) : r.underflow();
    case Pickle.NEWOBJ_EX:
      return r.available() >= 3 ? newObject(r, true) : r.underflow();
    case Pickle.BUILD:
      return r.available() >= 2 ? build(r) : r.underflow();
    case Pickle.POP:
      if (r.available() === 0) return r.underflow();
      decref(r.pop());
      return true;
    case Pickle.DUP:
      return r.available() > 0 ? r.push(incref(r.top(0))) : r.underflow();
    case Pickle.FRAME:
      if (!r.has(8) || !r.has(8 + load<u64>(r.at))) return r.truncated();
      r.at += 8;
      return true;
    case Pickle.BYTEARRAY8: {
      if (!r.has(8)) return r.truncated();
      const size = load<u64>(r.at);
      r.at += 8;
      if (!r.has(size)) return r.truncated();
      r.at += <usize>size;
      return r.push(newBytearray(r.at - <usize>size, <i32>size));
    }
    default:
      return isOpcode(op) ? r.giveUp() : unknown(r, op);
  }
}

/** Opcodes that only pickles of other kinds have: protocols before 4, persistent ids, extension codes, buffers out of band. */
const OTHERS = ".0FILSVPQRUTacdghijloptuq\x80\x82\x83\x84\x8d\x8e\x97\x98r";

function isOpcode(op: u32): bool {
  for (let i = 0; i < OTHERS.length; i++)
    if (load<u16>(changetype<usize>(OTHERS) + (i << 1)) === op) return true;
  return false;
}

function unknown(r: Reader, op: u32): bool {
  if (op >= 32 && op < 127 && op !== 39 && op !== 92) return r.refuse("invalid load key, '%c'.", op);
  return r.refuse(op < 16 ? "invalid load key, '\\x0%x'." : "invalid load key, '\\x%x'.", op);
}

function pushNew(r: Reader, p: usize): bool {
  return p !== 0 && r.push(box(p));
}

// ---- atoms ----

/** A number of `size` bytes, the lowest first; they are there. */
function number(r: Reader, size: usize): u32 {
  let n: u32 = 0;
  for (let i: usize = 0; i < size; i++) n |= (<u32>load<u8>(r.at + i)) << ((<u32>i) << 3);
  r.at += size;
  return n;
}

function integer(r: Reader, op: Pickle): bool {
  if (op === Pickle.LONG1 || op === Pickle.LONG4) return long(r, op === Pickle.LONG1 ? 1 : 4);
  const size = op === Pickle.BININT1 ? 1 : op === Pickle.BININT2 ? 2 : 4;
  if (!r.has(size)) return r.truncated();
  const n = number(r, size);
  return r.push(small(op === Pickle.BININT ? <i64>(<i32>n) : <i64>n));
}

/** Bytes of two's complement, `width` bytes before them saying how many. */
function long(r: Reader, width: usize): bool {
  if (!r.has(width)) return r.truncated();
  const size = number(r, width);
  if (size > <u32>i32.MAX_VALUE) return r.giveUp();
  if (!r.has(size)) return r.truncated();
  if (size > 8) {
    r.at += size;
    return r.push(intFromBytes(r.at - size, size, true, true));
  }
  let n: i64 = 0;
  for (let i: u32 = 0; i < size; i++) n |= (<i64>load<u8>(r.at + i)) << (i << 3);
  r.at += size;
  if (size > 0 && size < 8) n = (n << (64 - (size << 3))) >> (64 - (size << 3));
  return r.push(intFromI64(n));
}

function text(r: Reader, size: u32): bool {
  if (!r.has(size)) return r.truncated();
  const from = r.at;
  if (<u32>utf8Scan(from, size) !== size) return r.giveUp();
  r.at += size;
  if (utf8Bits < 0x80) return r.push(strFromAscii(from, size));
  const kind = kindFor(utf8Bits);
  const p = allocStr(utf8Length, kind);
  if (p === 0) return false;
  utf8Decode(from, size, p + STR_DATA, kind);
  return r.push(box(p));
}

function bytes(r: Reader, size: u32): bool {
  if (!r.has(size)) return r.truncated();
  r.at += size;
  return r.push(newBytes(r.at - size, size));
}

function get(r: Reader, index: u32): bool {
  if (index >= listLength(r.memo)) return r.refuse("Memo value not found at index %d", index);
  return r.push(incref(listItem(r.memo, index)));
}

// ---- containers ----

function withMark(r: Reader, op: Pickle): bool {
  const mark = r.popMark();
  if (mark < 0) return r.refuse("could not find MARK");
  const from = <u32>mark;
  if (op === Pickle.POP_MARK) {
    r.cut(from);
    return true;
  }
  if (op === Pickle.TUPLE) return tuple(r, from);
  if (op === Pickle.FROZENSET) return frozenset(r, from);
  // Below the mark there must be the container.
  if (r.available() < r.depth() - from + 1) return r.underflow();
  if (op === Pickle.APPENDS) return append(r, from);
  return op === Pickle.SETITEMS ? setItems(r, from) : addItems(r, from);
}

function tuple(r: Reader, from: u32): bool {
  const p = newTupleOwned(r.itemsFrom(from), r.depth() - from);
  if (p === 0) return false;
  asList(r.stack).length = from;
  return r.push(box(p));
}

function frozenset(r: Reader, from: u32): bool {
  const p = allocSet(typeAt(TypeId.FROZENSET));
  if (p === 0) return false;
  for (let i = from; i < r.depth(); i++) {
    if (setAdd(p, listItem(r.stack, i)) >= 0) continue;
    decrefAt(p);
    return false;
  }
  r.cut(from);
  return r.push(box(p));
}

/** Appends all from `from` on to what lies below: a list, or what has extend or append. */
function append(r: Reader, from: u32): bool {
  const target = listItem(r.stack, from - 1);
  if (r.depth() === from) return true;
  const items = newListOwned(r.itemsFrom(from), r.depth() - from);
  if (items === 0) return false;
  asList(r.stack).length = from;
  const good = isExactly(target, TypeId.LIST)
    ? listExtend(pointer(target), box(items))
    : extend(target, items);
  decrefAt(items);
  return good;
}

function extend(target: Value, items: usize): bool {
  const all = getAttrOptional(target, nameOf(Name.extend));
  if (all === ERROR) return false;
  if (all !== UNBOUND) {
    const done = call1(all, box(items));
    decref(all);
    decref(done);
    return done !== ERROR;
  }
  const one = getAttrName(target, Name.append);
  let good = one !== ERROR;
  for (let i: u32 = 0; good && i < listLength(items); i++) {
    const done = call1(one, listItem(items, i));
    good = done !== ERROR;
    decref(done);
  }
  decref(one);
  return good;
}

/** Sets pairs of key and value from `from` on in what lies below. */
function setItems(r: Reader, from: u32): bool {
  const target = listItem(r.stack, from - 1);
  const end = r.depth();
  if (((end - from) & 1) !== 0) return r.giveUp();
  const plain = isExactly(target, TypeId.DICT);
  for (let i = from; i < end; i += 2) {
    const key = listItem(r.stack, i);
    const value = listItem(r.stack, i + 1);
    if ((plain ? dictSet(pointer(target), key, value) : setItem(target, key, value)) < 0) return false;
  }
  r.cut(from);
  return true;
}

function addItems(r: Reader, from: u32): bool {
  const target = listItem(r.stack, from - 1);
  const plain = isExactly(target, TypeId.SET);
  const add = plain ? UNBOUND : getAttrName(target, Name.add);
  let good = add !== ERROR;
  for (let i = from; good && i < r.depth(); i++) {
    if (plain) good = setAdd(pointer(target), listItem(r.stack, i)) >= 0;
    else {
      const done = call1(add, listItem(r.stack, i));
      good = done !== ERROR;
      decref(done);
    }
  }
  if (!plain) decref(add);
  r.cut(from);
  return good;
}

// ---- objects ----

function stackGlobal(r: Reader): bool {
  const module = r.top(1);
  const name = r.top(0);
  if (!isExactStr(module) || !isExactStr(name)) return r.giveUp();
  const m = moduleNamed(module);
  const found = m === ERROR ? ERROR : attributeOf(m, name);
  if (m !== ERROR) decref(m);
  if (found === UNBOUND || found === ERROR) return r.giveUp();
  r.cut(r.depth() - 2);
  return r.push(found);
}

/** callable(*args) */
function callWithTuple(callable: Value, args: usize): Value {
  const count = tupleLength(args);
  const room = takeArguments(count);
  if (room === 0) return ERROR;
  memory.copy(room, args + TUPLE_ITEMS, (<usize>count) << 3);
  const result = callVector(callable, room, count, 0);
  dropArguments(room);
  return result;
}

function reduce(r: Reader): bool {
  if (!isTuple(r.top(0))) return r.giveUp();
  const args = r.pop();
  const callable = r.pop();
  const result = callWithTuple(callable, pointer(args));
  decref(callable);
  decref(args);
  return r.push(result);
}

/** cls.__new__(cls, *args, **keywords) */
function newObject(r: Reader, withKeywords: bool): bool {
  const cls = r.top(withKeywords ? 2 : 1);
  const given = r.top(withKeywords ? 1 : 0);
  if (!isType(cls) || asType(pointer(cls)).new === 0 || !isTuple(given)) return r.giveUp();
  if (withKeywords && !isExactly(r.top(0), TypeId.DICT)) return r.giveUp();
  const keywords = withKeywords ? r.pop() : NONE;
  const args = r.pop();
  const type = r.pop();
  const result = makeNew(pointer(type), pointer(args), withKeywords ? pointer(keywords) : 0);
  decref(type);
  decref(args);
  decref(keywords);
  return r.push(result);
}

function makeNew(type: usize, args: usize, keywords: usize): Value {
  const count = tupleLength(args);
  const more: u32 = keywords === 0 ? 0 : dictUsed(keywords);
  const room = takeArguments(count + more);
  if (room === 0) return ERROR;
  memory.copy(room, args + TUPLE_ITEMS, (<usize>count) << 3);
  let names: usize = 0;
  let result: Value = ERROR;
  if (more !== 0) names = keywordValues(keywords, room + (count << 3));
  if (more === 0 || names !== 0) {
    result = call_indirect<Value>(asType(type).new, type, room, <i32>count, names);
  }
  if (names !== 0) decrefAt(names);
  dropArguments(room);
  return result;
}

/** Gives the object below the top the state on top: by __setstate__, or as its __dict__ and its slots. */
function build(r: Reader): bool {
  const state = r.pop();
  const target = r.top(0);
  const set = getAttrOptional(target, nameOf(Name.__setstate__));
  let good: bool;
  if (set === ERROR) good = false;
  else if (set === UNBOUND) good = setState(r, target, state);
  else {
    const done = call1(set, state);
    decref(set);
    decref(done);
    good = done !== ERROR;
  }
  decref(state);
  return good;
}

function setState(r: Reader, target: Value, state: Value): bool {
  let attributes = state;
  let slots = NONE;
  if (isTuple(state) && tupleLength(pointer(state)) === 2) {
    attributes = tupleItem(pointer(state), 0);
    slots = tupleItem(pointer(state), 1);
  }
  if (attributes !== NONE && !isExactly(attributes, TypeId.DICT)) return r.giveUp();
  if (slots !== NONE && !isExactly(slots, TypeId.DICT)) return r.giveUp();
  if (attributes !== NONE && !setAttributes(r, target, pointer(attributes))) return false;
  return slots === NONE || setSlots(pointer(slots), target);
}

/** As inst.__dict__[key] = value for each item: the values go where instances of the class keep them. */
function setAttributes(r: Reader, target: Value, attributes: usize): bool {
  const type = asType(typeOf(target));
  const direct =
    (type.flags & TypeFlag.INLINE_VALUES) !== 0 &&
    instanceDict(pointer(target), type) === 0 &&
    hasPlainDict(type.flags);
  const dict = direct ? UNBOUND : getAttrName(target, Name.__dict__);
  if (dict === ERROR) return false;
  if (dict !== UNBOUND && !isExactly(dict, TypeId.DICT)) {
    decref(dict);
    return r.giveUp();
  }
  let good: bool = true;
  for (
    let e = dictNext(attributes, 0);
    good && e !== 0;
    e = dictNext(attributes, dictPosition(attributes, e) + 1)
  ) {
    const key = entryKey(e);
    if (!isExactStr(key)) {
      good = direct ? r.giveUp() : dictSet(pointer(dict), key, entryValue(e)) >= 0;
      continue;
    }
    const name = internedCopy(key);
    if (name === 0) good = false;
    else if (direct) good = instanceSet(pointer(target), type, name, entryValue(e)) > 0;
    else good = dictSet(pointer(dict), box(name), entryValue(e)) >= 0;
    if (name !== 0) decrefAt(name);
  }
  if (dict !== UNBOUND) decref(dict);
  return good;
}

/** Whether `__dict__` is looked up as object does it. */
function hasPlainDict(flags: u32): bool {
  return (flags & TypeFlag.PLAIN_GETATTR) !== 0;
}

function setSlots(slots: usize, target: Value): bool {
  for (let e = dictNext(slots, 0); e !== 0; ) {
    const position = dictPosition(slots, e);
    const name = isExactStr(entryKey(e)) ? internedCopy(entryKey(e)) : 0;
    if (name === 0) return false;
    const value = incref(entryValue(e));
    const done = setAttr(target, name, value);
    decref(value);
    decrefAt(name);
    if (done < 0) return false;
    e = dictNext(slots, position + 1);
  }
  return true;
}
