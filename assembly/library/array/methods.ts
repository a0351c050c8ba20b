/** The methods of array. */

import { getAttr } from "../../core/attribute.ts";
import { bytesAt, bytesCount, isBytes, newBytes, openBytes } from "../../core/bytes.ts";
import { call1 } from "../../core/call.ts";
import { raise, raisef } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { fitsI64, intFromI64, intToI64Clamped, isInt } from "../../core/integer.ts";
import { internText } from "../../core/intern.ts";
import { charge } from "../../core/interrupt.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { isList, listItem, listLength } from "../../core/list.ts";
import { define, defineClassMethod } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { clipIndex } from "../../core/slice.ts";
import { isStr } from "../../core/string.ts";
import { BAD_INDEX, indexClamped, sizeNumber } from "../../core/subscript.ts";
import { charStr } from "../../core/substring.ts";
import { copyBytes } from "../../core/text/chars.ts";
import { tuple2 } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import { box, END, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { newGenericAlias } from "../../objects/genericalias.ts";
import { Exc } from "../../shared/exceptions.ts";
import { appendArray, appendText, copyOf, FAILED, findItem, splice } from "./arraytype.ts";
import { Item, isText, itemAt, TypeCode, toItem } from "./items.ts";
import { reduceArray } from "./reconstruct.ts";
import { listOf, textOf } from "./repr.ts";
import { arrayBytes, asArray, Cell, isArray, PyArray, resizeArray } from "./storage.ts";

function self(args: usize): PyArray {
  return asArray(load<i64>(args));
}

// ---- putting in ----

/** Converts v and puts it at the end. */
function appendItem(a: PyArray, v: Value): bool {
  if (!toItem(v, <TypeCode>a.code)) return false;
  const bits = Item.bits;
  const length = a.length;
  if (!resizeArray(a, <i64>length + 1)) return false;
  Item.bits = bits;
  Item.put(Cell.at(a, length), a.itemSize);
  return true;
}

function append(args: usize): Value {
  return appendItem(self(args), load<i64>(args, 8)) ? NONE : ERROR;
}

/** Appends what an iterable gives. What was appended before an error stays. */
export function extendFromItems(a: PyArray, source: Value): bool {
  const iterator = getIter(source);
  if (iterator === ERROR) return false;
  let good: bool = true;
  while (good) {
    const item = iterNext(iterator);
    if (item === END) break;
    good = item !== ERROR && appendItem(a, item) && charge(1);
    decref(item);
  }
  decref(iterator);
  return good;
}

function extend(args: usize): Value {
  const a = self(args);
  const source = load<i64>(args, 8);
  if (!isArray(source)) return extendFromItems(a, source) ? NONE : ERROR;
  if (asArray(source).code !== a.code) {
    return raise(Exc.TypeError, "can only extend with array of same kind");
  }
  return appendArray(a, asArray(source)) ? NONE : ERROR;
}

function insert(args: usize): Value {
  const a = self(args);
  const index = sizeNumber(load<i64>(args, 8));
  if (index === BAD_INDEX || !toItem(load<i64>(args, 16), <TypeCode>a.code)) return ERROR;
  const at = clipIndex(index, a.length);
  store<u64>(oneItem, Item.bits);
  return splice(a, at, at, oneItem, 1) ? NONE : ERROR;
}

const oneItem = memory.data(8, 8);

/** Appends the machine values in a bytes-like object. */
export function appendBytes(a: PyArray, source: Value): bool {
  if (!openBytes(source)) {
    raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", source);
    return false;
  }
  const count = bytesCount;
  if (count % a.itemSize !== 0) {
    raise(Exc.ValueError, "bytes length not a multiple of item size");
    return false;
  }
  const length = a.length;
  // What lends the bytes may be the array itself.
  const inside = bytesAt - <usize>a.data;
  const own = bytesAt >= <usize>a.data && inside < <usize>arrayBytes(a);
  const data = bytesAt;
  if (!resizeArray(a, <i64>length + count / a.itemSize)) return false;
  copyBytes(Cell.at(a, length), own ? <usize>a.data + inside : data, count);
  return true;
}

function fromBytes(args: usize): Value {
  return appendBytes(self(args), load<i64>(args, 8)) ? NONE : ERROR;
}

function fromList(args: usize): Value {
  const a = self(args);
  const list = load<i64>(args, 8);
  if (!isList(list)) return raise(Exc.TypeError, "arg must be list");
  const count = listLength(pointer(list));
  const length = a.length;
  if (count === 0) return NONE;
  if (!resizeArray(a, <i64>length + count)) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    if (setFromList(a, <i64>length + i, pointer(list), i, count)) continue;
    resizeArray(a, length);
    return ERROR;
  }
  return NONE;
}

function setFromList(a: PyArray, at: i64, list: usize, i: u32, count: u32): bool {
  const v = incref(listItem(list, i));
  const good = toItem(v, <TypeCode>a.code) && charge(1);
  decref(v);
  if (!good) return false;
  if (listLength(list) !== count) {
    raise(Exc.RuntimeError, "list changed size during iteration");
    return false;
  }
  if (at < <i64>a.length) Item.put(Cell.at(a, at), a.itemSize);
  return true;
}

function fromUnicode(args: usize): Value {
  const text = load<i64>(args, 8);
  if (!isStr(text)) return raisef(Exc.TypeError, "fromunicode() argument must be str, not %A", text);
  if (!isText(<TypeCode>self(args).code)) {
    return raise(Exc.ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
  }
  return appendText(self(args), pointer(text)) ? NONE : ERROR;
}

// ---- taking out ----

function pop(args: usize): Value {
  const a = self(args);
  let i = sizeNumber(load<i64>(args, 8));
  if (i === BAD_INDEX) return ERROR;
  if (a.length === 0) return raise(Exc.IndexError, "pop from empty array");
  if (i < 0) i += a.length;
  if (i < 0 || i >= <i64>a.length) return raise(Exc.IndexError, "pop index out of range");
  const item = itemAt(Cell.at(a, i), <TypeCode>a.code);
  if (item === ERROR || splice(a, i, i + 1, 0, 0)) return item;
  decref(item);
  return ERROR;
}

function remove(args: usize): Value {
  const i = findItem(load<i64>(args), load<i64>(args, 8), 0, i64.MAX_VALUE);
  if (i === FAILED) return ERROR;
  if (i < 0) return raise(Exc.ValueError, "array.remove(x): x not in array");
  return splice(self(args), i, min<i64>(i + 1, self(args).length), 0, 0) ? NONE : ERROR;
}

function clear(args: usize): Value {
  return resizeArray(self(args), 0) ? NONE : ERROR;
}

// ---- looking ----

function count(args: usize): Value {
  const v = load<i64>(args, 8);
  let found: i64 = 0;
  let i = findItem(load<i64>(args), v, 0, i64.MAX_VALUE);
  for (; i >= 0; found++) i = findItem(load<i64>(args), v, i + 1, i64.MAX_VALUE);
  return i === FAILED ? ERROR : small(found);
}

function bound(v: Value): i64 {
  if (isInt(v) || asType(typeOf(v)).index !== 0) return indexClamped(v);
  raise(Exc.TypeError, "slice indices must be integers or have an __index__ method");
  return BAD_INDEX;
}

function index(args: usize): Value {
  let from = bound(load<i64>(args, 16));
  if (from === BAD_INDEX) return ERROR;
  let to = load<i64>(args, 24) === UNBOUND ? i64.MAX_VALUE : bound(load<i64>(args, 24));
  if (to === BAD_INDEX) return ERROR;
  const length: i64 = self(args).length;
  if (from < 0) from = max<i64>(from + length, 0);
  if (to < 0) to += length;
  const i = findItem(load<i64>(args), load<i64>(args, 8), from, to);
  if (i === FAILED) return ERROR;
  return i < 0 ? raise(Exc.ValueError, "array.index(x): x not in array") : small(i);
}

function bufferInfo(args: usize): Value {
  const p = tuple2(small(self(args).data), small(self(args).length));
  return p === 0 ? ERROR : box(p);
}

function toBytes(args: usize): Value {
  return newBytes(self(args).data, arrayBytes(self(args)));
}

function toList(args: usize): Value {
  return listOf(self(args));
}

function toUnicode(args: usize): Value {
  return textOf(self(args));
}

function copy(args: usize): Value {
  return copyOf(self(args));
}

// ---- in place ----

function byteswap(args: usize): Value {
  const a = self(args);
  const end = <usize>a.data + <usize>arrayBytes(a);
  if (a.itemSize === 2) {
    for (let at: usize = a.data; at < end; at += 2) store<u16>(at, bswap<u16>(load<u16>(at)));
  } else if (a.itemSize === 4) {
    for (let at: usize = a.data; at < end; at += 4) store<u32>(at, bswap<u32>(load<u32>(at)));
  } else if (a.itemSize === 8) {
    for (let at: usize = a.data; at < end; at += 8) store<u64>(at, bswap<u64>(load<u64>(at)));
  }
  return charge(<i32>(a.length >> 3)) ? NONE : ERROR;
}

function reverse(args: usize): Value {
  const a = self(args);
  for (let low: i64 = 0, high = <i64>a.length - 1; low < high; low++, high--) {
    memory.copy(oneItem, Cell.at(a, low), a.itemSize);
    memory.copy(Cell.at(a, low), Cell.at(a, high), a.itemSize);
    memory.copy(Cell.at(a, high), oneItem, a.itemSize);
  }
  return NONE;
}

// ---- files ----

/** The method of a file, by its name: a reference, or ERROR. */
function methodOf(file: Value, name: string): Value {
  const text = internText(name);
  if (text === 0) return ERROR;
  const method = getAttr(file, text);
  decrefAt(text);
  return method;
}

function fromFile(args: usize): Value {
  const a = self(args);
  const n = sizeNumber(load<i64>(args, 16));
  if (n === BAD_INDEX) return ERROR;
  if (n < 0) return raise(Exc.ValueError, "negative count");
  if (n > i64.MAX_VALUE / 8) return raise(Exc.MemoryError, "");
  const wanted = n * a.itemSize;
  const read = methodOf(load<i64>(args, 8), "read");
  const size = read === ERROR ? ERROR : intFromI64(wanted);
  const bytes = size === ERROR ? ERROR : call1(read, size);
  decref(read);
  decref(size);
  if (bytes === ERROR) return ERROR;
  const result = fromRead(a, bytes, wanted);
  decref(bytes);
  return result;
}

/** Appends what a file has given where `wanted` bytes were asked for. */
function fromRead(a: PyArray, bytes: Value, wanted: i64): Value {
  if (!isBytes(bytes)) return raise(Exc.TypeError, "read() didn't return bytes");
  openBytes(bytes);
  const complete = <i64>bytesCount === wanted;
  if (!appendBytes(a, bytes)) return ERROR;
  return complete ? NONE : raise(Exc.EOFError, "read() didn't return enough bytes");
}

/** Bytes written at a time. */
const WRITTEN: i32 = 65536;

function toFile(args: usize): Value {
  const a = self(args);
  if (a.length === 0) return NONE;
  const write = methodOf(load<i64>(args, 8), "write");
  if (write === ERROR) return ERROR;
  let good: bool = true;
  for (let at = 0; good && at < arrayBytes(a); at += WRITTEN) {
    const bytes = newBytes(<usize>a.data + <usize>at, min(WRITTEN, arrayBytes(a) - at));
    const result = bytes === ERROR ? ERROR : call1(write, bytes);
    good = result !== ERROR;
    decref(bytes);
    decref(result);
  }
  decref(write);
  return good ? NONE : ERROR;
}

// ---- the rest ----

function getTypeCode(v: Value): Value {
  return charStr(asArray(v).code);
}

function getItemSize(v: Value): Value {
  return small(asArray(v).itemSize);
}

function sizeOf(args: usize): Value {
  const a = self(args);
  return small(<i64>asType(typeOf(load<i64>(args))).basicSize + <i64>a.capacity * a.itemSize);
}

function classGetItem(args: usize): Value {
  return newGenericAlias(load<i64>(args), load<i64>(args, 8));
}

/** The protocol that __reduce_ex__ was given: as an int, cut to its range. */
function reduceEx(args: usize): Value {
  const protocol = load<i64>(args, 8);
  if (!isInt(protocol)) return raise(Exc.TypeError, "__reduce_ex__ argument should be an integer");
  if (!fitsI64(protocol)) return raise(Exc.OverflowError, "Python int too large to convert to C long");
  return reduceArray(load<i64>(args), intToI64Clamped(protocol));
}

export function methodsOfArray(type: PyType): void {
  defineGetter(type, "typecode", getTypeCode);
  defineGetter(type, "itemsize", getItemSize);
  define(type, "append(self, v, /)", append);
  define(type, "buffer_info(self, /)", bufferInfo);
  define(type, "byteswap(self, /)", byteswap);
  define(type, "clear(self, /)", clear);
  define(type, "count(self, v, /)", count);
  define(type, "extend(self, bb, /)", extend);
  define(type, "frombytes(self, buffer, /)", fromBytes);
  define(type, "fromfile(self, f, n, /)", fromFile);
  define(type, "fromlist(self, list, /)", fromList);
  define(type, "fromunicode(self, ustr, /)", fromUnicode);
  define(type, "index(self, v, start=0, stop=<unset>, /)", index);
  define(type, "insert(self, i, v, /)", insert);
  define(type, "pop(self, i=-1, /)", pop);
  define(type, "remove(self, v, /)", remove);
  define(type, "reverse(self, /)", reverse);
  define(type, "tobytes(self, /)", toBytes);
  define(type, "tofile(self, f, /)", toFile);
  define(type, "tolist(self, /)", toList);
  define(type, "tounicode(self, /)", toUnicode);
  define(type, "__copy__(self, /)", copy);
  define(type, "__deepcopy__(self, unused, /)", copy);
  define(type, "__reduce_ex__(self, value, /)", reduceEx);
  define(type, "__sizeof__(self, /)", sizeOf);
  defineClassMethod(type, "__class_getitem__(type, object, /)", classGetItem);
}
