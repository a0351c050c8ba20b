/** int.to_bytes and int.from_bytes (CPython: Objects/longobject.c). */
import { intFromLimbs, limbCount, limbsOf, WORD_A } from "../core/bigint.ts";
import { lendsBuffer } from "../core/buffer.ts";
import {
  allocBytes,
  BYTES_DATA,
  bytesAt,
  bytesCount,
  isBytearray,
  isBytes,
  openBytes,
} from "../core/bytes.ts";
import { call1, callSpecial } from "../core/call.ts";
import { errorPending, fail, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { intIsNegative } from "../core/integer.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { define, defineClassMethod } from "../core/native.ts";
import { limbsFromBytes, limbsToBytes } from "../core/number/convert.ts";
import { decref, decrefAt } from "../core/object.ts";
import { isStr, strIs } from "../core/string.ts";
import { BAD_INDEX, indexNumber, sizeNumber } from "../core/subscript.ts";
import { isTrue } from "../core/truth.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, END, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { rawAlloc, rawFree, rawRealloc } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { bytesOfLender } from "./memoryview.ts";

/** 1 for "little", 0 for "big", -1 with an exception pending. */
function isLittle(order: Value, method: string): i32 {
  if (!isStr(order)) {
    raisef(Exc.TypeError, method, order);
    return -1;
  }
  if (strIs(pointer(order), "little")) return 1;
  if (strIs(pointer(order), "big")) return 0;
  return fail(Exc.ValueError, "byteorder must be either 'little' or 'big'");
}

/** to_bytes(self, length, byteorder, signed) */
function toBytes(args: usize): Value {
  const v = load<i64>(args);
  const length = sizeNumber(load<i64>(args, 8));
  if (length === BAD_INDEX) return ERROR;
  const little = isLittle(load<i64>(args, 16), "to_bytes() argument 'byteorder' must be str, not %A");
  if (little < 0) return ERROR;
  const signed = isTrue(load<i64>(args, 24));
  if (signed < 0) return ERROR;
  if (length < 0) return raise(Exc.ValueError, "length argument must be non-negative");
  const negative = intIsNegative(v);
  if (negative && signed === 0) return raise(Exc.OverflowError, "can't convert negative int to unsigned");
  const p = allocBytes(length);
  if (p === 0) return ERROR;
  const limbs = limbsOf(v, WORD_A);
  if (
    length === 0
      ? limbCount(v) === 0
      : limbsToBytes(p + BYTES_DATA, <i32>length, limbs, limbCount(v), negative, little === 1, signed === 1)
  ) {
    return box(p);
  }
  decrefAt(p);
  return raise(Exc.OverflowError, "int too big to convert");
}

/** from_bytes(type, bytes, byteorder, signed) */
function fromBytes(args: usize): Value {
  const little = isLittle(load<i64>(args, 16), "from_bytes() argument 'byteorder' must be str, not %A");
  if (little < 0) return ERROR;
  const signed = isTrue(load<i64>(args, 24));
  if (signed < 0) return ERROR;
  const plain = intFromObject(load<i64>(args, 8), little === 1, signed === 1);
  const type = pointer(load<i64>(args));
  if (plain === ERROR || type === typeAt(TypeId.INT)) return plain;
  const result = call1(box(type), plain);
  decref(plain);
  return result;
}

/** The int that the bytes of an object spell: bytes-like, with __bytes__, or an iterable of ints. */
function intFromObject(source: Value, little: bool, signed: bool): Value {
  if (isBytes(source) || isBytearray(source)) {
    openBytes(source);
    return intFromBytes(bytesAt, bytesCount, little, signed);
  }
  let bytes = callSpecial(source, Name.__bytes__);
  if (bytes === UNBOUND && lendsBuffer(source)) bytes = bytesOfLender(source);
  if (bytes === ERROR) return ERROR;
  if (bytes !== UNBOUND) {
    let result: Value;
    if (openBytes(bytes)) result = intFromBytes(bytesAt, bytesCount, little, signed);
    else result = raisef(Exc.TypeError, "__bytes__ returned non-bytes (type %T)", bytes);
    decref(bytes);
    return result;
  }
  if (isStr(source) || asType(typeOf(source)).iter === 0) {
    return raisef(Exc.TypeError, "cannot convert '%T' object to bytes", source);
  }
  return intFromIterable(source, little, signed);
}

/** The int that `length` bytes spell, as int.from_bytes reads them; ERROR with MemoryError pending. */
export function intFromBytes(data: usize, length: i32, little: bool, signed: bool): Value {
  const n = (length >> 2) + 1;
  const limbs = rawAlloc((<usize>n) << 2);
  if (limbs === 0) return raiseMemoryError();
  const negative = limbsFromBytes(limbs, data, length, little, signed);
  const result = intFromLimbs(limbs, n, negative);
  rawFree(limbs);
  return result;
}

function intFromIterable(source: Value, little: bool, signed: bool): Value {
  const iterator = getIter(source);
  if (iterator === ERROR) return ERROR;
  let room = 64;
  let length = 0;
  let data = rawAlloc(room);
  let good = data !== 0;
  if (!good) raiseMemoryError();
  while (good) {
    const item = iterNext(iterator);
    if (item === END) break;
    const byte = item === ERROR ? -1 : byteOf(item);
    if (byte < 0) good = false;
    else if (length === room) {
      room *= 2;
      const larger = rawRealloc(data, room);
      if (larger === 0) {
        raiseMemoryError();
        good = false;
      } else data = larger;
    }
    if (good) store<u8>(data + usize(length++), <u8>byte);
  }
  decref(iterator);
  const result = good ? intFromBytes(data, length, little, signed) : ERROR;
  if (data !== 0) rawFree(data);
  return result;
}

/** The byte that an item (taken over) is; -1 with an exception pending. */
function byteOf(item: Value): i32 {
  const n = indexNumber(item);
  decref(item);
  if (n === BAD_INDEX && errorPending()) return -1;
  if (n < 0 || n > 255) return fail(Exc.ValueError, "bytes must be in range(0, 256)");
  return <i32>n;
}

export function defineIntBytes(type: PyType): void {
  define(type, "to_bytes(self, /, length=1, byteorder='big', *, signed=False)", toBytes);
  defineClassMethod(type, "from_bytes(type, /, bytes, byteorder='big', *, signed=False)", fromBytes);
}
