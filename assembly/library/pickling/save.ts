/**
 * Writing pickles of protocol 4 and 5, byte for byte as CPython's C pickler does (Modules/_pickle.c): the built-in types here, all else by
 * __reduce_ex__ (reduce.ts).
 *
 * What is out of the ordinary, and every error, is left to the pickler written in Python: `give up` says so, nothing is pending then.
 * An exception of the program's own code stays pending.
 */

import { limbCount, limbsOf, WORD_A } from "../../core/bigint.ts";
import { asBytearray, asBytes, BYTES_DATA, bytearrayData } from "../../core/bytes.ts";
import { enterNative, leaveNative } from "../../core/depth.ts";
import { dictNext, dictPosition, dictUsed, entryKey, entryValue } from "../../core/dict.ts";
import { clearError } from "../../core/errors.ts";
import { atFinish } from "../../core/finish.ts";
import { fitsI64, intIsNegative, intToI64 } from "../../core/integer.ts";
import { charge } from "../../core/interrupt.ts";
import { listItem, listLength } from "../../core/list.ts";
import { limbsBitLength } from "../../core/number/bignum.ts";
import { limbsToBytes } from "../../core/number/convert.ts";
import { decref, incref } from "../../core/object.ts";
import { entryElement, setNext, setPosition, setUsed } from "../../core/set.ts";
import { asStr, STR_DATA } from "../../core/string.ts";
import { Short } from "../../core/text/chars.ts";
import { utf8Encode, utf8Size } from "../../core/text/utf8.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import {
  FALSE,
  floatValue,
  isFloat,
  isSmall,
  NONE,
  pointer,
  smallValue,
  TRUE,
  Value,
} from "../../core/value.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { TypeId } from "../../shared/types.ts";
import { BATCH, Pickle } from "./opcodes.ts";
import { FRAME_TARGET, Output } from "./output.ts";
import { saveByReduction, saveClass, saveGlobal } from "./reduce.ts";

/** Leaves the whole pickle to Python code. Gives false. */
export function giveUp(out: Output): bool {
  clearError();
  out.givenUp = true;
  return false;
}

/** Writes a value; false where the pickle is given up, or an exception is pending. */
export function save(out: Output, v: Value): bool {
  out.commit();
  if (isSmall(v)) return saveInt(out, smallValue(v));
  if (isFloat(v)) return saveFloat(out, floatValue(v));
  if (v === NONE) return single(out, Pickle.NONE);
  if (v === TRUE) return single(out, Pickle.NEWTRUE);
  if (v === FALSE) return single(out, Pickle.NEWFALSE);
  const p = pointer(v);
  const type = typeOf(v);
  if (type === typeAt(TypeId.INT)) return fitsI64(v) ? saveInt(out, intToI64(v)) : saveLong(out, v);
  const place = out.place(p);
  const index = out.indexAt(place);
  if (index >= 0) {
    out.get(index);
    return true;
  }
  if (type === typeAt(TypeId.STR)) return saveStr(out, p, place);
  if (type === typeAt(TypeId.BYTES)) return saveBytes(out, p, place);
  if (!enterNative()) return giveUp(out);
  const good = charge(4) && saveObject(out, v, type);
  leaveNative();
  return good;
}

function single(out: Output, opcode: Pickle): bool {
  out.op(opcode);
  return true;
}

function saveFloat(out: Output, x: f64): bool {
  out.op(Pickle.BINFLOAT);
  out.u64(bswap<u64>(reinterpret<u64>(x)));
  return true;
}

/** An int of up to 64 bits. */
function saveInt(out: Output, n: i64): bool {
  if (n >= 0 && n < 256) out.opByte(Pickle.BININT1, <u32>n);
  else if (n >= 0 && n < 65536) {
    out.op(Pickle.BININT2);
    out.bytes.byte(<u32>n & 255);
    out.bytes.byte(<u32>n >> 8);
  } else if (n === <i64>(<i32>n)) {
    out.op(Pickle.BININT);
    out.u32(<u32>n);
  } else {
    // The fewest bytes of two's complement.
    let size = 8;
    while ((n << (72 - (size << 3))) >> (72 - (size << 3)) === n && size > 1) size--;
    out.op(Pickle.LONG1);
    out.bytes.byte(size);
    for (let i = 0; i < size; i++) out.bytes.byte(<u32>(n >> (i << 3)) & 255);
  }
  return true;
}

/** An int of more than 64 bits. */
function saveLong(out: Output, v: Value): bool {
  const limbs = limbsOf(v, WORD_A);
  const count = limbCount(v);
  let size = <i32>(limbsBitLength(limbs, count) >> 3) + 1;
  const bytes = rawAlloc(size);
  if (bytes === 0) return giveUp(out);
  const good = limbsToBytes(bytes, size, limbs, count, intIsNegative(v), true, true);
  // A byte that only repeats the sign is left out.
  if (load<u8>(bytes + size - 1) === 0xff && load<u8>(bytes + size - 2) >= 0x80) size--;
  if (size < 256) {
    out.op(Pickle.LONG1);
    out.bytes.byte(size);
  } else {
    out.op(Pickle.LONG4);
    out.u32(size);
  }
  out.bytes.bytes(bytes, size);
  rawFree(bytes);
  return good ? true : giveUp(out);
}

/** The header of `size` bytes of payload; then room for them: where to write. What is large stands between frames. */
function header(out: Output, short: Pickle, long: Pickle, size: u32): usize {
  if (size >= FRAME_TARGET) {
    out.closeFrame();
    out.op(long);
    out.u32(size);
  } else if (size < 256) {
    out.op(short);
    out.bytes.byte(size);
  } else {
    out.op(long);
    out.u32(size);
  }
  return out.bytes.reserve(size) ? out.bytes.end : 0;
}

function payloadWritten(out: Output, size: u32): void {
  out.bytes.length += size;
  if (size >= FRAME_TARGET) out.openFrame();
}

/** A text that goes into the memo at a place. */
function saveStr(out: Output, p: usize, place: usize): bool {
  const s = asStr(p);
  const length = <u32>s.length;
  if (s.ascii !== 0 && length < 256) {
    if (!out.bytes.reserve(length + 2)) return true;
    const at = out.bytes.end;
    store<u16>(at, Pickle.SHORT_BINUNICODE | (length << 8));
    Short.copy(at + 2, p + STR_DATA, length);
    out.bytes.length += length + 2;
    return out.memoizeAt(p, place);
  }
  return saveLongStr(out, p, place);
}

function saveLongStr(out: Output, p: usize, place: usize): bool {
  const s = asStr(p);
  const size = s.ascii ? <i64>s.length : utf8Size(p + STR_DATA, s.width, s.length);
  if (size > i32.MAX_VALUE) return giveUp(out);
  const at = header(out, Pickle.SHORT_BINUNICODE, Pickle.BINUNICODE, <u32>size);
  if (at === 0) return true;
  utf8Encode(p + STR_DATA, s.width, s.length, at);
  payloadWritten(out, <u32>size);
  return out.memoizeAt(p, place);
}

function saveBytes(out: Output, p: usize, place: usize): bool {
  const size = asBytes(p).length;
  const at = header(out, Pickle.SHORT_BINBYTES, Pickle.BINBYTES, size);
  if (at === 0) return true;
  memory.copy(at, p + BYTES_DATA, size);
  payloadWritten(out, size);
  return out.memoizeAt(p, place);
}

function saveBytearray(out: Output, p: usize): bool {
  const size = <u32>asBytearray(p).length;
  if (out.protocol < 5 || size >= FRAME_TARGET) return giveUp(out);
  out.op(Pickle.BYTEARRAY8);
  out.u64(size);
  out.bytes.bytes(bytearrayData(p), size);
  return out.memoize(p);
}

/** The type whose instances are left to Python code: PickleBuffer; 0 before it is known. */
let leftType: usize = 0;

/** Leaves the instances of a type to Python code, until the end of the program. */
export function leaveType(type: usize): void {
  atFinish(forgetLeftType.index);
  leftType = type;
}

function forgetLeftType(): void {
  leftType = 0;
}

function saveObject(out: Output, v: Value, type: usize): bool {
  const p = pointer(v);
  if (type === leftType) return giveUp(out);
  if (type === typeAt(TypeId.DICT)) return saveDict(out, p);
  if (type === typeAt(TypeId.LIST)) return saveList(out, p);
  if (type === typeAt(TypeId.TUPLE)) return saveTuple(out, p);
  if (type === typeAt(TypeId.SET)) return saveSet(out, p);
  if (type === typeAt(TypeId.FROZENSET)) return saveFrozenset(out, p);
  if (type === typeAt(TypeId.BYTEARRAY)) return saveBytearray(out, p);
  if (type === typeAt(TypeId.TYPE)) return saveClass(out, v);
  if (type === typeAt(TypeId.FUNCTION)) return saveGlobal(out, v);
  return saveByReduction(out, v);
}

/** Writes a value that something may let go of meanwhile. */
function saveHeld(out: Output, v: Value): bool {
  incref(v);
  const good = save(out, v);
  decref(v);
  return good;
}

function saveTuple(out: Output, p: usize): bool {
  const length = tupleLength(p);
  if (length === 0) {
    out.op(Pickle.EMPTY_TUPLE);
    return true;
  }
  if (length > 3) out.op(Pickle.MARK);
  for (let i: u32 = 0; i < length; i++) if (!save(out, tupleItem(p, i))) return false;
  const index = out.find(p);
  if (index >= 0) {
    // It holds itself: what was written is taken back.
    if (length > 3) out.op(Pickle.POP_MARK);
    else for (let i: u32 = 0; i < length; i++) out.op(Pickle.POP);
    out.get(index);
    return true;
  }
  out.op(
    length > 3 ? Pickle.TUPLE : length === 3 ? Pickle.TUPLE3 : length === 2 ? Pickle.TUPLE2 : Pickle.TUPLE1,
  );
  return out.memoize(p);
}

function saveList(out: Output, p: usize): bool {
  out.op(Pickle.EMPTY_LIST);
  if (!out.memoize(p)) return false;
  const length = listLength(p);
  if (length === 1) {
    if (!saveHeld(out, listItem(p, 0))) return false;
    out.op(Pickle.APPEND);
    return true;
  }
  for (let from: u32 = 0; from < length; from += BATCH) {
    out.op(Pickle.MARK);
    const end = min(length, from + BATCH);
    for (let i = from; i < end; i++) {
      if (i >= listLength(p)) return giveUp(out);
      if (!saveHeld(out, listItem(p, i))) return false;
    }
    out.op(Pickle.APPENDS);
  }
  return true;
}

function saveDict(out: Output, p: usize): bool {
  out.op(Pickle.EMPTY_DICT);
  if (!out.memoize(p)) return false;
  const used = dictUsed(p);
  let left: u32 = 0;
  for (let e = dictNext(p, 0); e !== 0; ) {
    const position = dictPosition(p, e);
    if (used > 1 && left === 0) {
      out.op(Pickle.MARK);
      left = BATCH;
    }
    const value = incref(entryValue(e));
    const good = saveHeld(out, entryKey(e)) && save(out, value);
    decref(value);
    if (!good) return false;
    if (dictUsed(p) !== used) return giveUp(out);
    if (used > 1 && --left === 0) out.op(Pickle.SETITEMS);
    e = dictNext(p, position + 1);
  }
  if (used === 1) out.op(Pickle.SETITEM);
  else if (used !== 0) endBatches(out, left, Pickle.SETITEMS);
  return true;
}

/** Ends the last batch; behind a full one CPython writes an empty one. */
function endBatches(out: Output, left: u32, opcode: Pickle): void {
  if (left === 0) out.op(Pickle.MARK);
  out.op(opcode);
}

function saveSet(out: Output, p: usize): bool {
  out.op(Pickle.EMPTY_SET);
  if (!out.memoize(p)) return false;
  const used = setUsed(p);
  let left: u32 = 0;
  for (let e = setNext(p, 0); e !== 0; ) {
    const position = setPosition(p, e);
    if (left === 0) {
      out.op(Pickle.MARK);
      left = BATCH;
    }
    if (!saveHeld(out, entryElement(e))) return false;
    if (setUsed(p) !== used) return giveUp(out);
    if (--left === 0) out.op(Pickle.ADDITEMS);
    e = setNext(p, position + 1);
  }
  if (used !== 0) endBatches(out, left, Pickle.ADDITEMS);
  return true;
}

function saveFrozenset(out: Output, p: usize): bool {
  out.op(Pickle.MARK);
  for (let e = setNext(p, 0); e !== 0; e = setNext(p, setPosition(p, e) + 1)) {
    if (!save(out, entryElement(e))) return false;
  }
  const index = out.find(p);
  if (index >= 0) {
    out.op(Pickle.POP_MARK);
    out.get(index);
    return true;
  }
  out.op(Pickle.FROZENSET);
  return out.memoize(p);
}
