/** The bytearray type: construction, assignment, and what changes it (CPython: Objects/bytearrayobject.c). Reading: bytesmethods.ts. */
import { lendBytes, lendsBuffer } from "../core/buffer.ts";
import {
  asBytearray,
  asBytes,
  BYTES_DATA,
  bytearrayData,
  bytearrayRoom,
  bytesAt,
  bytesCount,
  canResize,
  initBytearray,
  isBytearray,
  isBytes,
  newBytes,
  openBytes,
  PyBytearray,
  resizeBytearray,
} from "../core/bytes.ts";
import { fail, failf, raise, raisef } from "../core/errors.ts";
import { allocInstance } from "../core/instance.ts";
import { spendOnBytes } from "../core/interrupt.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, freeObject, gcTrack, gcUntrack, incref } from "../core/object.ts";
import { adjustSlice, clipIndex, sliceStart, sliceStep, sliceStop, unpackSlice } from "../core/slice.ts";
import { asStr, isStr, newStr } from "../core/string.ts";
import { BAD_INDEX, isSlice, sizeNumber } from "../core/subscript.ts";
import { strFromChars } from "../core/substring.ts";
import { copyBytes, repeatBytes } from "../core/text/chars.ts";
import { findChar } from "../core/text/find.ts";
import { emptyTuple, tuple1, tuple2 } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import {
  box,
  ERROR,
  isFloat,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { warn, warnsOfBytes } from "../core/warnings.ts";
import { rawFree } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { byteOffset, initBytesMethods, placeInBytes } from "./bytesmethods.ts";
import { bytesFrom, bytesOfItems } from "./bytesource.ts";
import { checkName } from "./codecs.ts";
import { stateOf } from "./objectreduce.ts";
import { reduction } from "./reduction.ts";
import { bytearrayRepr } from "./strrepr.ts";
import { countArgument } from "./text/arguments.ts";
import { byteValue } from "./text/search.ts";
import { subject } from "./text/view.ts";
import { bytearrayIter } from "./textiterator.ts";

// ---- life ----

let initSignature: NativeDef = changetype<NativeDef>(0);

function bytearrayNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  initBytearray(p);
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  return box(p);
}

/** Fills the object anew, whatever it held. */
function bytearrayInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const values = bindSlot(initSignature, args, nargs, kwnames);
  if (values === 0) return -1;
  const source = load<i64>(values);
  const encoding = load<i64>(values, 8);
  const errors = load<i64>(values, 16);
  let good: bool = false;
  if (checkName(encoding, "bytearray", "encoding") && checkName(errors, "bytearray", "errors")) {
    // What it was is lost from here on, even if the source then fails.
    const p = pointer(self);
    good = asBytearray(p).length === 0 || resizeBytearray(p, 0);
    if (good) {
      const isCount =
        encoding === UNBOUND && errors === UNBOUND && isSmall(source) && smallValue(source) >= 0;
      good = isCount ? setZeros(p, smallValue(source)) : setFrom(p, source, encoding, errors);
    }
  }
  endSlot(initSignature, values);
  return good ? 0 : -1;
}

function setFrom(p: usize, source: Value, encoding: Value, errors: Value): bool {
  const bytes = bytesFrom(source, encoding, errors, "bytearray");
  if (bytes === ERROR) return false;
  const good = setBytes(p, pointer(bytes));
  decref(bytes);
  return good;
}

/** Makes an empty one of so many zeros; false with an exception. */
function setZeros(p: usize, count: i64): bool {
  if (!resizeBytearray(p, count)) return false;
  memory.fill(bytearrayData(p), 0, <usize>count);
  return true;
}

function setBytes(p: usize, bytes: usize): bool {
  const length = asBytes(bytes).length;
  if (!resizeBytearray(p, length)) return false;
  copyBytes(bytearrayData(p), bytes + BYTES_DATA, length);
  return true;
}

function bytearrayDealloc(p: usize): void {
  if (asType(asBytearray(p).type).flags & TypeFlag.HAVE_GC) gcUntrack(p);
  rawFree(asBytearray(p).block);
  freeObject(p);
}

/** The getBuffer slot: while the bytes are lent out they must stay where they are. */
function lend(v: Value, flags: i32): i32 {
  const p = pointer(v);
  if (lendBytes(bytearrayData(p), asBytearray(p).length, false, flags) < 0) return -1;
  asBytearray(p).exports++;
  return 0;
}

function endLoan(v: Value): void {
  asBytearray(pointer(v)).exports--;
}

// ---- replacing a part ----

/**
 * Puts `n` bytes from `data`, which must not lie in the object itself, in the place of [from, to). False with MemoryError or
 * BufferError pending, nothing changed. The shorter side of the object moves: removing from the front only moves its start.
 */
function splice(p: usize, from: i64, to: i64, data: usize, n: i64): bool {
  const b = asBytearray(p);
  const length: i64 = b.length;
  const change = n - (to - from);
  if (change !== 0) spendOnBytes(<usize>(length - to));
  if (change < 0) {
    if (!canResize(p)) return false;
    if (from === 0) cutFront(b, <u32>-change);
    else {
      memory.copy(bytearrayData(p) + <usize>(from + n), bytearrayData(p) + <usize>to, <usize>(length - to));
      resizeBytearray(p, length + change);
    }
  } else if (change > 0) {
    if (!resizeBytearray(p, length + change)) return false;
    const at = bytearrayData(p);
    memory.copy(at + <usize>(from + n), at + <usize>to, <usize>(length - to));
  }
  copyBytes(bytearrayData(p) + <usize>from, data, <usize>n);
  return true;
}

/** Drops `count` bytes at the front without moving the rest. */
function cutFront(b: PyBytearray, count: u32): void {
  b.start += count;
  b.capacity -= count;
  resizeBytearray(changetype<usize>(b), <i64>b.length - count);
}

// ---- assignment ----

/** self[key] = value; UNBOUND deletes. */
function setItem(self: Value, key: Value, value: Value): i32 {
  if (isSlice(key)) return setSlice(self, key, value);
  const offset = byteOffset(self, key);
  if (offset === BAD_INDEX) return -1;
  // Asked for before the place is looked for: its __index__ may change the object.
  const byte = value === UNBOUND ? 0 : byteValue(value);
  const i = byte < 0 ? -1 : placeInBytes(self, offset);
  if (i < 0) return -1;
  if (value === UNBOUND) return splice(pointer(self), i, i + 1, 0, 0) ? 0 : -1;
  store<u8>(subject.data + <usize>i, byte);
  return 0;
}

function setSlice(self: Value, key: Value, value: Value): i32 {
  // Bounds first: their __index__ may change the value.
  if (!unpackSlice(pointer(key))) return -1;
  if (value === UNBOUND) return assignSlice(self, 0, 0);
  if (value !== self && (isBytes(value) || isBytearray(value)) && openBytes(value)) {
    return assignSlice(self, bytesAt, bytesCount);
  }
  if (isNumber(value) || isStr(value)) {
    return fail(Exc.TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  const bytes = bytesFrom(value, UNBOUND, UNBOUND, "bytearray");
  if (bytes === ERROR) return -1;
  const result = setSlice(self, key, bytes);
  decref(bytes);
  return result;
}

function isNumber(v: Value): bool {
  const type = asType(typeOf(v));
  return isSmall(v) || isFloat(v) || type.index !== 0 || type.int !== 0 || type.float !== 0;
}

/** Assigns `n` bytes that do not lie in the object to the slice that was unpacked last. */
function assignSlice(self: Value, data: usize, n: i64): i32 {
  const p = pointer(self);
  const count = adjustSlice(asBytearray(p).length);
  if (sliceStep === 1) {
    const stop = max<i64>(sliceStart, sliceStop);
    return splice(p, sliceStart, stop, data, n) ? 0 : -1;
  }
  if (n === 0) return deleteEvery(p, count) ? 0 : -1;
  if (n !== count) {
    return failf(Exc.ValueError, "attempt to assign bytes of size %d to extended slice of size %d", n, count);
  }
  let at = bytearrayData(p) + <usize>sliceStart;
  for (let i: i64 = 0; i < count; i++, at += <usize>sliceStep) store<u8>(at, load<u8>(data + <usize>i));
  return 0;
}

/** Deletes `count` bytes that lie `sliceStep` apart. */
function deleteEvery(p: usize, count: i64): bool {
  if (count === 0) return true;
  if (!canResize(p)) return false;
  let step = sliceStep;
  let at = sliceStart;
  if (step < 0) {
    at += (count - 1) * step;
    step = -step;
  }
  const data = bytearrayData(p);
  const length: i64 = asBytearray(p).length;
  let to = at;
  let next = at;
  for (let i = at; i < length; i++) {
    if (i === next && count > 0) {
      next += step;
      count--;
    } else {
      store<u8>(data + <usize>to, load<u8>(data + <usize>i));
      to++;
    }
  }
  return resizeBytearray(p, to);
}

/** self += other */
function inplaceConcat(self: Value, other: Value): Value {
  if (!openBytes(other)) return raisef(Exc.TypeError, "can't concat %T to %T", other, self);
  if (other === self && bytesCount > 0) {
    return raise(Exc.BufferError, "Existing exports of data: object cannot be re-sized");
  }
  const p = pointer(self);
  const n = bytesCount;
  const length = asBytearray(p).length;
  if (!resizeBytearray(p, <i64>length + n)) return ERROR;
  copyBytes(bytearrayData(p) + length, bytesAt, n);
  return incref(self);
}

/** self *= count */
function inplaceRepeat(self: Value, count: i64): Value {
  const p = pointer(self);
  const length = asBytearray(p).length;
  if (count < 0) count = 0;
  if (count > i32.MAX_VALUE) count = i32.MAX_VALUE;
  if (!resizeBytearray(p, length * count)) return ERROR;
  if (count > 1) {
    const data = bytearrayData(p);
    repeatBytes(data + length, data, length, <i32>count - 1);
  }
  return incref(self);
}

// ---- methods ----

function append(args: usize): Value {
  const byte = byteValue(load<i64>(args, 8));
  if (byte < 0) return ERROR;
  const p = pointer(load<i64>(args));
  const length = asBytearray(p).length;
  if (!resizeBytearray(p, <i64>length + 1)) return ERROR;
  store<u8>(bytearrayData(p) + length, byte);
  return NONE;
}

function extend(args: usize): Value {
  const self = load<i64>(args);
  const source = load<i64>(args, 8);
  if (source !== self && lendsBuffer(source)) {
    if (openBytes(source)) return dropped(inplaceConcat(self, source));
    return raisef(Exc.TypeError, "can't set bytearray slice from %T", source);
  }
  if (isStr(source)) {
    if (asStr(pointer(source)).length === 0) return NONE;
    return raise(Exc.TypeError, "expected iterable of integers; got: 'str'");
  }
  if (!isIterable(source)) return raisef(Exc.TypeError, "can't extend bytearray with %T", source);
  const bytes = source === self ? subjectCopy(self) : bytesOfItems(source, "bytearray");
  if (bytes === ERROR) return ERROR;
  const result = inplaceConcat(self, bytes);
  decref(bytes);
  return dropped(result);
}

function subjectCopy(self: Value): Value {
  openBytes(self);
  return newBytes(bytesAt, bytesCount);
}

function isIterable(v: Value): bool {
  return asType(typeOf(v)).iter !== 0 || asType(typeOf(v)).getItem !== 0;
}

/** None in the place of a result that is not wanted. */
function dropped(result: Value): Value {
  if (result === ERROR) return ERROR;
  decref(result);
  return NONE;
}

function insert(args: usize): Value {
  const index = sizeNumber(load<i64>(args, 8));
  if (index === BAD_INDEX) return ERROR;
  const byte = byteValue(load<i64>(args, 16));
  if (byte < 0) return ERROR;
  const p = pointer(load<i64>(args));
  const at = clipIndex(index, asBytearray(p).length);
  store<u8>(oneByte, byte);
  return splice(p, at, at, oneByte, 1) ? NONE : ERROR;
}

const oneByte = memory.data(1);

function pop(args: usize): Value {
  let i = sizeNumber(load<i64>(args, 8));
  if (i === BAD_INDEX) return ERROR;
  const p = pointer(load<i64>(args));
  const length: i64 = asBytearray(p).length;
  if (length === 0) return raise(Exc.IndexError, "pop from empty bytearray");
  if (i < 0) i += length;
  if (i < 0 || i >= length) return raise(Exc.IndexError, "pop index out of range");
  const byte = load<u8>(bytearrayData(p) + <usize>i);
  return splice(p, i, i + 1, 0, 0) ? small(byte) : ERROR;
}

function remove(args: usize): Value {
  const byte = byteValue(load<i64>(args, 8));
  if (byte < 0) return ERROR;
  const p = pointer(load<i64>(args));
  const at = findChar(bytearrayData(p), 1, asBytearray(p).length, byte);
  if (at < 0) return raise(Exc.ValueError, "value not found in bytearray");
  return splice(p, at, at + 1, 0, 0) ? NONE : ERROR;
}

function reverse(args: usize): Value {
  const p = pointer(load<i64>(args));
  if (asBytearray(p).length === 0) return NONE;
  let low = bytearrayData(p);
  let high = low + asBytearray(p).length - 1;
  for (; low < high; low++, high--) {
    const byte = load<u8>(low);
    store<u8>(low, load<u8>(high));
    store<u8>(high, byte);
  }
  return NONE;
}

function clear(args: usize): Value {
  return resizeBytearray(pointer(load<i64>(args)), 0) ? NONE : ERROR;
}

function copy(args: usize): Value {
  subject.open(load<i64>(args));
  return subject.copy();
}

function resize(args: usize): Value {
  const size = countArgument(load<i64>(args, 8));
  if (size === BAD_INDEX) return ERROR;
  if (size < 0) return raisef(Exc.ValueError, "Can only resize to positive sizes, got %d", size);
  const p = pointer(load<i64>(args));
  const length: i64 = asBytearray(p).length;
  if (!resizeBytearray(p, size)) return ERROR;
  if (size > length) memory.fill(bytearrayData(p) + <usize>length, 0, <usize>(size - length));
  return NONE;
}

function alloc(args: usize): Value {
  return small(bytearrayRoom(pointer(load<i64>(args))));
}

function sizeOf(args: usize): Value {
  return small(<i64>offsetof<PyBytearray>() + bytearrayRoom(pointer(load<i64>(args))));
}

/** The first protocol of pickle that writes bytes as they are. */
const PROTOCOL_WITH_BYTES: i64 = 3;

function reduce(args: usize): Value {
  return reduceFor(load<i64>(args), 2);
}

function reduceEx(args: usize): Value {
  const protocol = sizeNumber(load<i64>(args, 8));
  return protocol === BAD_INDEX ? ERROR : reduceFor(load<i64>(args), protocol);
}

/** (type, arguments, state) */
function reduceFor(self: Value, protocol: i64): Value {
  const state = stateOf(self, false);
  if (state === ERROR) return ERROR;
  const given = argumentsFor(self, protocol);
  const result = given === 0 ? ERROR : reduction(box(typeOf(self)), box(given), state);
  if (given !== 0) decref(box(given));
  decref(state);
  return result;
}

/** What makes an equal one: the bytes, or for old protocols their text in Latin-1 and "latin-1". A tuple, or 0. */
function argumentsFor(self: Value, protocol: i64): usize {
  openBytes(self);
  if (bytesCount === 0) return emptyTuple();
  if (protocol >= PROTOCOL_WITH_BYTES) {
    const bytes = newBytes(bytesAt, bytesCount);
    return bytes === ERROR ? 0 : tuple1(bytes);
  }
  const text = strFromChars(bytesAt, 1, bytesCount);
  const encoding = text === ERROR ? 0 : newStr("latin-1");
  if (encoding === 0) {
    decref(text);
    return 0;
  }
  return tuple2(text, box(encoding));
}

/** str(v): its repr, which is seldom what is meant. */
function bytearrayText(v: Value): Value {
  if (warnsOfBytes && !warn(Exc.BytesWarning, "str() on a bytearray instance")) return ERROR;
  return bytearrayRepr(v);
}

export function initBytearrayType(): void {
  const type = asType(typeAt(TypeId.BYTEARRAY));
  type.flags |= TypeFlag.BASETYPE;
  initSignature = slotSignature("bytearray(source=unset, encoding=unset, errors=unset)");
  type.new = bytearrayNew.index;
  type.init = bytearrayInit.index;
  type.dealloc = bytearrayDealloc.index;
  type.repr = bytearrayRepr.index;
  type.str = bytearrayText.index;
  type.iter = bytearrayIter.index;
  type.getBuffer = lend.index;
  type.releaseBuffer = endLoan.index;
  initBytesMethods(type);
  type.setItem = setItem.index;
  type.inplaceConcat = inplaceConcat.index;
  type.inplaceRepeat = inplaceRepeat.index;
  define(type, "append(self, item, /)", append);
  define(type, "clear(self, /)", clear);
  define(type, "copy(self, /)", copy);
  define(type, "extend(self, iterable_of_ints, /)", extend);
  define(type, "insert(self, index, item, /)", insert);
  define(type, "pop(self, index=-1, /)", pop);
  define(type, "remove(self, value, /)", remove);
  define(type, "resize(self, size, /)", resize);
  define(type, "reverse(self, /)", reverse);
  define(type, "__alloc__(self, /)", alloc);
  define(type, "__reduce__(self, /)", reduce);
  define(type, "__reduce_ex__(self, proto=0, /)", reduceEx);
  define(type, "__sizeof__(self, /)", sizeOf);
}
