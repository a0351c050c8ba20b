/** What bytes() and bytearray() are made from: text with an encoding, a count, anything with bytes, or an iterable of ints. */
import { lendsBuffer } from "../core/buffer.ts";
import { newByteBuilder } from "../core/bytebuilder.ts";
import {
  allocBytes,
  BYTES_DATA,
  bytesAt,
  bytesCount,
  emptyBytes,
  isBytearray,
  isBytes,
  newBytes,
  openBytes,
} from "../core/bytes.ts";
import { catchError, fail, literal, raise, raisef } from "../core/errors.ts";
import { fitsI64, intToI64 } from "../core/integer.ts";
import { charge } from "../core/interrupt.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { lengthHint } from "../core/lengthhint.ts";
import { decref } from "../core/object.ts";
import { isStr } from "../core/string.ts";
import { toIndex } from "../core/subscript.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { box, END, ERROR, isSmall, smallValue, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { checkName, encodeObject } from "./codecs.ts";
import { bytesOfLender } from "./memoryview.ts";

/**
 * A bytes object of what `source` means with `encoding` and `errors` (UNBOUND: not given), or ERROR. `family` is "bytes" or
 * "bytearray", for messages. `__bytes__` is the caller's.
 */
export function bytesFrom(source: Value, encoding: Value, errors: Value, family: string): Value {
  if (!checkName(encoding, family, "encoding") || !checkName(errors, family, "errors")) return ERROR;
  if (source !== UNBOUND && isStr(source)) {
    if (encoding === UNBOUND) return raise(Exc.TypeError, "string argument without an encoding");
    return encodeObject(source, encoding, errors);
  }
  if (encoding !== UNBOUND) return raise(Exc.TypeError, "encoding without a string argument");
  if (errors !== UNBOUND) return raise(Exc.TypeError, "errors without a string argument");
  if (source === UNBOUND) return box(emptyBytes());
  if (isSmall(source) || asType(typeOf(source)).index !== 0) {
    const zeros = zeroBytes(source);
    if (zeros !== UNBOUND) return zeros;
  }
  if (isBytes(source) || isBytearray(source)) {
    openBytes(source);
    return newBytes(bytesAt, bytesCount);
  }
  if (lendsBuffer(source)) return bytesOfLender(source);
  return bytesOfItems(source, family);
}

/** As many zeros as an int says; UNBOUND if `__index__` refuses with TypeError. */
function zeroBytes(source: Value): Value {
  const index = toIndex(source);
  if (index === ERROR) return catchError(Exc.TypeError) ? UNBOUND : ERROR;
  const fits = fitsI64(index);
  const n = fits ? intToI64(index) : 0;
  decref(index);
  if (!fits) return raisef(Exc.OverflowError, "cannot fit '%T' into an index-sized integer", source);
  if (n < 0) return raise(Exc.ValueError, "negative count");
  const p = allocBytes(n);
  if (p === 0) return ERROR;
  memory.fill(p + BYTES_DATA, 0, <usize>n);
  return box(p);
}

/** The ints that an iterable gives, each from 0 to 255. */
export function bytesOfItems(source: Value, family: string): Value {
  const iterator = isStr(source) ? cannotConvert(source, family) : getIter(source);
  if (iterator === ERROR) {
    if (catchError(Exc.TypeError)) cannotConvert(source, family);
    return ERROR;
  }
  const out = newByteBuilder();
  let good: bool = lengthHint(source, 0) >= 0;
  while (good) {
    const item = iterNext(iterator);
    if (item === END) break;
    const plain = isSmall(item) && <u64>smallValue(item) < 256;
    const byte = plain ? <i32>smallValue(item) : item === ERROR ? -1 : itemByte(item, family);
    good = byte >= 0 && charge(1);
    if (good) out.byte(byte);
  }
  decref(iterator);
  return out.finishIf(good);
}

function cannotConvert(source: Value, family: string): Value {
  return raisef(Exc.TypeError, "cannot convert '%T' object to %L", source, literal(family));
}

/** The byte that an item is, taking over its reference; -1 with TypeError or ValueError pending. */
function itemByte(item: Value, family: string): i32 {
  const index = toIndex(item);
  decref(item);
  if (index === ERROR) return -1;
  const n = fitsI64(index) ? intToI64(index) : -1;
  decref(index);
  if (n >= 0 && n < 256) return <i32>n;
  const bytes = family.length === 5;
  return fail(Exc.ValueError, bytes ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)");
}
