/**
 * Reading pickles of protocol 4 and 5 from a bytes object (CPython: Modules/_pickle.c, load).
 *
 * What is no sound pickle, or of opcodes that are rare, is left to the unpickler written in Python, which says what is wrong with it: the
 * reader gives up, nothing is pending then. An exception of the program's own code stays pending.
 */
import { getAttrName, getAttrOptional } from "../../core/attribute.ts";
import { BYTES_DATA, newBytearray, newBytes } from "../../core/bytes.ts";
import { call1 } from "../../core/call.ts";
import {
  ABSENT,
  dictFillAlike,
  dictHasTable,
  dictInsertMissing,
  dictPlace,
  dictResize,
  dictSet,
  newDict,
} from "../../core/dict.ts";
import { raisef } from "../../core/errors.ts";
import { intFromI64 } from "../../core/integer.ts";
import { nameOf } from "../../core/intern.ts";
import { charge } from "../../core/interrupt.ts";
import { allocList, asList, listItem, listLength, listResize, newListOwned } from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { allocSet, newSet, setAdd } from "../../core/set.ts";
import { allocStr, STR_DATA } from "../../core/string.ts";
import { setItem } from "../../core/subscript.ts";
import { strFromAscii } from "../../core/substring.ts";
import { kindFor } from "../../core/text/chars.ts";
import { utf8Bits, utf8Decode, utf8Length, utf8Scan } from "../../core/text/utf8.ts";
import { emptyTuple, newTupleOwned } from "../../core/tuple.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import {
  box,
  boxForeignFloat,
  ERROR,
  FALSE,
  isPointer,
  NONE,
  pointer,
  small,
  TRUE,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { intFromBytes } from "../../objects/intbytes.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { build, newObject, persistent, reduce, stackGlobal } from "./make.ts";
import { Pickle } from "./opcodes.ts";
import { newReader, Reader } from "./reader.ts";
import { refuse } from "./tables.ts";

/** The value of a pickle (a reference); UNBOUND where it is given up; ERROR with an exception pending. `used` is how long it is then. */
export function loadPlain(source: usize, whole: bool): Value {
  return loadWith(source, whole, 0, NONE);
}

/** The same with a memo (a list, or 0) that was begun by other pickles, for an unpickler that is asked for classes (or None). */
export function loadWith(source: usize, whole: bool, memo: usize, owner: Value): Value {
  const r = newReader(source, whole);
  if (r === null) return ERROR;
  r.owner = owner;
  const begun = memo === 0 ? 0 : listLength(memo);
  let result: Value = ERROR;
  if (r.recall(memo, begun)) result = run(r) ? r.pop() : r.givenUp ? UNBOUND : ERROR;
  if (memo !== 0 && result !== UNBOUND && !r.handOver(memo, begun) && result !== ERROR) {
    decref(result);
    result = ERROR;
  }
  used = <u32>(r.at - source - BYTES_DATA);
  r.drop();
  return result;
}

/** Length of the pickle read last. */
export let used: u32 = 0;

const NO_PERSISTENT_LOAD =
  "A load persistent id instruction was encountered, but no persistent_load function was specified.";

/** So many opcodes are charged at once. */
const CHARGED: i32 = 64;

/** Does all opcodes up to STOP; false where the pickle is given up, or an exception is pending. */
function run(r: Reader): bool {
  if (!r.has(1)) return r.ranOut();
  if (load<u8>(r.at) !== Pickle.PROTO) return r.giveUp();
  if (!r.has(2)) return r.truncated();
  const protocol = load<u8>(r.at, 1);
  if (protocol < 4) return r.giveUp();
  if (protocol > 5) {
    raisef(Exc.ValueError, "unsupported pickle protocol: %d", protocol);
    return false;
  }
  r.at += 2;
  let left = CHARGED;
  while (r.at < r.end) {
    if (--left === 0) {
      if (!charge(CHARGED)) return false;
      left = CHARGED;
    }
    const op = <Pickle>load<u8>(r.at++);
    // What there is most of, without a call.
    if (op === Pickle.MEMOIZE && r.available() > 0) {
      if (!r.memoize()) return false;
    } else if (op === Pickle.BINGET && r.at < r.end && load<u8>(r.at) < r.memoized) {
      if (!r.push(incref(r.remembered(load<u8>(r.at++))))) return false;
    } else if (op === Pickle.SHORT_BINUNICODE && r.at < r.end) {
      if (!shortText(r, load<u8>(r.at++))) return false;
    } else if (op === Pickle.BININT1 && r.at < r.end) {
      if (!r.push(small(load<u8>(r.at++)))) return false;
    } else if (op === Pickle.BININT2 && r.has(2)) {
      r.at += 2;
      if (!r.push(small(load<u16>(r.at - 2)))) return false;
    } else if (op === Pickle.BINFLOAT && r.has(8)) {
      r.at += 8;
      const bits = bswap<u64>(load<u64>(r.at - 8));
      if (!r.push(boxForeignFloat(reinterpret<f64>(bits)))) return false;
    } else if (op === Pickle.NONE) {
      if (!r.push(NONE)) return false;
    } else if (op === Pickle.NEWTRUE) {
      if (!r.push(TRUE)) return false;
    } else if (op === Pickle.STOP) return r.available() > 0 ? true : r.underflow();
    else if (!step(r, op)) return false;
  }
  return r.ranOut();
}

/** Does an opcode, unless that is done in run already. */
function step(r: Reader, op: Pickle): bool {
  switch (op) {
    case Pickle.MEMOIZE:
      return r.available() > 0 ? r.memoize() : r.underflow();
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
      return r.has(1) ? shortText(r, load<u8>(r.at++)) : r.truncated();
    case Pickle.BINUNICODE:
      return r.has(4) ? text(r, number(r, 4)) : r.truncated();
    case Pickle.SHORT_BINBYTES:
      return r.has(1) ? bytes(r, number(r, 1)) : r.truncated();
    case Pickle.BINBYTES:
      return r.has(4) ? bytes(r, number(r, 4)) : r.truncated();
    case Pickle.NEWFALSE:
      return r.push(FALSE);
    case Pickle.BINFLOAT:
      if (!r.has(8)) return r.truncated();
      r.at += 8;
      return r.push(boxForeignFloat(reinterpret<f64>(bswap<u64>(load<u64>(r.at - 8)))));
    case Pickle.MARK:
      return r.mark();
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
      return r.available() > 0 ? r.push(incref(r.peek(0))) : r.underflow();
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
    case Pickle.BINPERSID:
      if (r.owner === NONE) return refuse(NO_PERSISTENT_LOAD);
      return r.available() > 0 ? persistent(r) : r.underflow();
    default:
      return isOpcode(op) ? r.giveUp() : unknown(op);
  }
}

/** Opcodes that only pickles of other kinds have: protocols before 4, persistent ids, extension codes, buffers out of band. */
const OTHERS = ".0FILSVPQRUTacdghijloptuq\x80\x82\x83\x84\x8d\x8e\x97\x98r";

function isOpcode(op: u32): bool {
  for (let i = 0; i < OTHERS.length; i++)
    if (load<u16>(changetype<usize>(OTHERS) + (i << 1)) === op) return true;
  return false;
}

function unknown(op: u32): bool {
  if (op >= 32 && op < 127 && op !== 39 && op !== 92) return refuse("invalid load key, '%c'.", op);
  return refuse(op < 16 ? "invalid load key, '\\x0%x'." : "invalid load key, '\\x%x'.", op);
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

/** A text of less than 256 bytes: most are of ASCII, which is seen without a call. */
function shortText(r: Reader, size: u32): bool {
  if (!r.has(size)) return r.truncated();
  const from = r.at;
  const end = from + size;
  let seen: u64 = 0;
  if (size >= 8) {
    for (let at = from; at < end - 8; at += 8) seen |= load<u64>(at);
    seen |= load<u64>(end - 8);
  } else for (let at = from; at < end; at++) seen |= load<u8>(at);
  if ((seen & 0x8080_8080_8080_8080) !== 0) return text(r, size);
  r.at = end;
  return r.push(strFromAscii(from, size));
}

function bytes(r: Reader, size: u32): bool {
  if (!r.has(size)) return r.truncated();
  r.at += size;
  return r.push(newBytes(r.at - size, size));
}

function get(r: Reader, index: u32): bool {
  if (index >= r.memoized) return refuse("Memo value not found at index %d", index);
  return r.push(incref(r.remembered(index)));
}

// ---- containers ----

function withMark(r: Reader, op: Pickle): bool {
  const mark = r.popMark();
  if (mark < 0) return refuse("could not find MARK");
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
  r.taken(from);
  return r.push(box(p));
}

function frozenset(r: Reader, from: u32): bool {
  const p = allocSet(typeAt(TypeId.FROZENSET));
  if (p === 0) return false;
  for (let i = from; i < r.depth(); i++) {
    if (setAdd(p, load<i64>(r.itemsFrom(i))) >= 0) continue;
    decrefAt(p);
    return false;
  }
  r.cut(from);
  return r.push(box(p));
}

/** Appends all from `from` on to what lies below: a list, or what has extend or append. */
function append(r: Reader, from: u32): bool {
  const target = load<i64>(r.itemsFrom(from) - 8);
  const count = r.depth() - from;
  if (count === 0) return true;
  if (isExactly(target, TypeId.LIST)) {
    const list = pointer(target);
    const length = listLength(list);
    if (!listResize(list, length + count)) return false;
    memory.copy(asList(list).items + ((<usize>length) << 3), r.itemsFrom(from), (<usize>count) << 3);
    r.taken(from);
    return true;
  }
  const items = newListOwned(r.itemsFrom(from), count);
  if (items === 0) return false;
  r.taken(from);
  const good = extend(target, items);
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
  const target = load<i64>(r.itemsFrom(from) - 8);
  const end = r.depth();
  if (((end - from) & 1) !== 0) return r.giveUp();
  const plain = isExactly(target, TypeId.DICT);
  const isFresh = plain && end > from && !dictHasTable(pointer(target));
  let first = from;
  if (isFresh) {
    const like = r.likeDict(load<i64>(r.itemsFrom(from)), end - from);
    if (like !== 0 && dictFillAlike(pointer(target), like, r.itemsFrom(from), (end - from) >> 1)) first = end;
    // It need not grow step by step.
    else if (!dictResize(pointer(target), (end - from) >> 1)) return false;
    else first += moveItems(pointer(target), r.itemsFrom(from), r.itemsFrom(end));
    if (first === end) {
      r.taken(from);
      r.noteDict(pointer(target));
      return true;
    }
  }
  for (let i = first; i < end; i += 2) {
    const key = load<i64>(r.itemsFrom(i));
    const value = load<i64>(r.itemsFrom(i + 1));
    if ((plain ? dictSet(pointer(target), key, value) : setItem(target, key, value)) < 0) return false;
  }
  r.cut(from);
  return true;
}

/** Sets pairs in a dict that nobody else knows, giving it the references, up to the first that takes more: how many values were moved. */
function moveItems(dict: usize, at: usize, end: usize): u32 {
  const begin = at;
  for (; at < end; at += 16) {
    const key = load<i64>(at);
    const value = load<i64>(at, 8);
    if (dictPlace(dict, key) !== ABSENT) break;
    // There is room for all; the dict takes a reference of its own to each.
    dictInsertMissing(dict, key, value);
    Shared.drop(key);
    Shared.drop(value);
    store<i64>(at, UNBOUND);
    store<i64>(at, UNBOUND, 8);
  }
  return <u32>((at - begin) >> 3);
}

class Shared {
  /** decref of what somebody else holds, too. */
  @inline
  static drop(v: Value): void {
    if (!isPointer(v)) return;
    const count = load<i32>(pointer(v), Header.REFCOUNT);
    if (count > 1) store<i32>(pointer(v), count - 1, Header.REFCOUNT);
  }
}

function addItems(r: Reader, from: u32): bool {
  const target = load<i64>(r.itemsFrom(from) - 8);
  const plain = isExactly(target, TypeId.SET);
  const add = plain ? UNBOUND : getAttrName(target, Name.add);
  let good = add !== ERROR;
  for (let i = from; good && i < r.depth(); i++) {
    if (plain) good = setAdd(pointer(target), load<i64>(r.itemsFrom(i))) >= 0;
    else {
      const done = call1(add, load<i64>(r.itemsFrom(i)));
      good = done !== ERROR;
      decref(done);
    }
  }
  if (!plain) decref(add);
  r.cut(from);
  return good;
}
