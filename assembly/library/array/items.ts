/** Typecodes of arrays and the conversion of single items (CPython: the getitem and setitem functions of Modules/arraymodule.c). */
import { fail, failf, literal, raise } from "../../core/errors.ts";
import { asInt, fitsI64, INT_DIGITS, intIsNegative, intToI64 } from "../../core/integer.ts";
import { decref } from "../../core/object.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { toIndex } from "../../core/subscript.ts";
import { charStr } from "../../core/substring.ts";
import { ERROR, isSmall, pointer, smallValue, Value } from "../../core/value.ts";
import { RealArgument, toReal } from "../../objects/float.ts";
import { Code, codeSize, unpackItem } from "../../objects/memoryviewitems.ts";
import { Exc } from "../../shared/exceptions.ts";

/** The codes of numbers are those of the struct module; these are more. */
export enum TypeCode {
  NONE = 0,
  UNICODE = 0x75,
  WIDE = 0x77,
}

/** All of them, as `array.typecodes` and messages have them. */
export const TYPECODES = "bBuwhHiIlLqQfd";

export function isText(code: TypeCode): bool {
  return code === TypeCode.UNICODE || code === TypeCode.WIDE;
}

/** Bytes of an item. */
export function itemSize(code: TypeCode): i32 {
  return isText(code) ? 4 : codeSize(<Code>(<i32>code));
}

/** The code that a character stands for, TypeCode.NONE if it is none. */
export function typeCode(c: u32): TypeCode {
  for (let i = 0; i < TYPECODES.length; i++) {
    if (<u32>load<u16>(changetype<usize>(TYPECODES) + (i << 1)) === c) return <TypeCode>c;
  }
  return TypeCode.NONE;
}

/** The item at an address: a new reference, or ERROR. */
export function itemAt(at: usize, code: TypeCode): Value {
  if (!isText(code)) return unpackItem(at, <Code>(<i32>code));
  const c = load<u32>(at);
  if (c > 0x10ffff) return raise(Exc.ValueError, "chr() arg not in range(0x110000)");
  return charStr(c);
}

/** What `toItem` has converted, for `putItem`: the place may have to be looked for again by then. */
export class Item {
  static bits: u64 = 0;

  /** Puts the item that was converted last into its place. */
  @inline
  static put(at: usize, size: i32): void {
    if (size === 8) store<u64>(at, Item.bits);
    else if (size === 4) store<u32>(at, <u32>Item.bits);
    else if (size === 2) store<u16>(at, <u16>Item.bits);
    else store<u8>(at, <u8>Item.bits);
  }
}

/** Converts v, which may run Python code, and leaves it in `Item`. False with TypeError or OverflowError pending. */
export function toItem(v: Value, code: TypeCode): bool {
  if (isText(code)) return toCharacter(v);
  switch (<Code>(<i32>code)) {
    case Code.DOUBLE:
      Item.bits = reinterpret<u64>(toReal(v));
      return !RealArgument.failed;
    case Code.FLOAT:
      Item.bits = reinterpret<u32>(<f32>toReal(v));
      return !RealArgument.failed;
    case Code.UINT:
    case Code.ULONG:
      return toUnsigned(v);
    case Code.LONGLONG:
      return toWide(v, false);
    case Code.ULONGLONG:
      return toWide(v, true);
    default:
      return toNarrow(v, <Code>(<i32>code));
  }
}

function toCharacter(v: Value): bool {
  if (!isStr(v)) {
    failf(Exc.TypeError, "array item must be a unicode character, not %T", v);
    return false;
  }
  const length = asStr(pointer(v)).length;
  if (length !== 1) {
    failf(Exc.TypeError, "array item must be a unicode character, not a string of length %d", <i64>length);
    return false;
  }
  Item.bits = charAt(pointer(v), 0);
  return true;
}

/** An int of up to 32 bits with a sign, or an unsigned one of up to 16: read as C's long, then held to the bounds of its type. */
function toNarrow(v: Value, code: Code): bool {
  const index = toIndex(v);
  if (index === ERROR) return false;
  const n = fitsI64(index) ? intToI64(index) : i64.MAX_VALUE;
  decref(index);
  if (n !== <i64>(<i32>n)) {
    fail(Exc.OverflowError, "Python int too large to convert to C long");
    return false;
  }
  Item.bits = n;
  switch (code) {
    case Code.SCHAR:
      if (n === <i64>(<i8>n)) return true;
      if (n === <i64>(<i16>n)) return outside("signed char is %L", n);
      return outside("signed short integer is %L", n);
    case Code.UCHAR:
      return n === <i64>(<u8>n) || outside("unsigned byte integer is %L", n);
    case Code.SHORT:
      return n === <i64>(<i16>n) || outside("signed short integer is %L", n);
    case Code.USHORT:
      return n === <i64>(<u16>n) || outside("unsigned short is %L", n);
    default:
      return true;
  }
}

function outside(message: string, n: i64): bool {
  failf(Exc.OverflowError, message, literal(n < 0 ? "less than minimum" : "greater than maximum"));
  return false;
}

/** An unsigned int of 32 bits. */
function toUnsigned(v: Value): bool {
  const index = toIndex(v);
  if (index === ERROR) return false;
  const negative = intIsNegative(index);
  const n = fitsI64(index) ? intToI64(index) : i64.MAX_VALUE;
  decref(index);
  Item.bits = n;
  if (negative) fail(Exc.OverflowError, "can't convert negative value to unsigned int");
  else if (n >> 32 === 0) return true;
  else fail(Exc.OverflowError, "Python int too large to convert to C unsigned long");
  return false;
}

/** An int of 64 bits. */
function toWide(v: Value, unsigned: bool): bool {
  if (isSmall(v) && !unsigned) {
    Item.bits = smallValue(v);
    return true;
  }
  const index = toIndex(v);
  if (index === ERROR) return false;
  const negative = intIsNegative(index);
  const fits = fitsI64(index);
  const large = !fits && unsigned && asInt(pointer(index)).size === 2;
  Item.bits = fits ? intToI64(index) : large ? load<u64>(pointer(index), INT_DIGITS) : 0;
  decref(index);
  if (negative && unsigned) fail(Exc.OverflowError, "can't convert negative int to unsigned");
  else if (fits || large) return true;
  else fail(Exc.OverflowError, "int too big to convert");
  return false;
}
