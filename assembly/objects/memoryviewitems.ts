/** Items of a memoryview, to values and back, by the codes of the struct module in native form (CPython: unpack_single, pack_single). */
import { asBytes, BYTES_DATA, isBytes, newBytes } from "../core/bytes.ts";
import { catchError, failf } from "../core/errors.ts";
import { asInt, fitsI64, INT_DIGITS, intFromI64, intFromU64, intToI64 } from "../core/integer.ts";
import { halfFromF64, halfToF64 } from "../core/number/half.ts";
import { decref } from "../core/object.ts";
import { toIndex } from "../core/subscript.ts";
import { isTrue } from "../core/truth.ts";
import { boxBool, boxForeignFloat, ERROR, isSmall, pointer, small, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { RealArgument, toReal } from "./float.ts";

/** Codes of items. */
export enum Code {
  NONE = 0,
  BOOL = 0x3f,
  UCHAR = 0x42,
  UINT = 0x49,
  ULONG = 0x4c,
  SIZE = 0x4e,
  POINTER = 0x50,
  ULONGLONG = 0x51,
  USHORT = 0x48,
  CHAR = 0x63,
  SCHAR = 0x62,
  DOUBLE = 0x64,
  HALF = 0x65,
  FLOAT = 0x66,
  SHORT = 0x68,
  INT = 0x69,
  LONG = 0x6c,
  SSIZE = 0x6e,
  LONGLONG = 0x71,
}

const AT: u32 = 0x40;

/** The one code that a format consists of, an "@" in front of it left out; Code.NONE if it is anything else. */
export function codeOf(format: u32): Code {
  const code = (format & 0xff) === AT ? format >> 8 : format;
  return code < 256 && codeSize(<Code>code) !== 0 ? <Code>code : Code.NONE;
}

/** Bytes of an item, 0 for what is no code. long, size_t and pointers have 4, as on CPython's for Wasm. */
export function codeSize(code: Code): i32 {
  switch (code) {
    case Code.BOOL:
    case Code.CHAR:
    case Code.UCHAR:
    case Code.SCHAR:
      return 1;
    case Code.SHORT:
    case Code.USHORT:
    case Code.HALF:
      return 2;
    case Code.INT:
    case Code.UINT:
    case Code.FLOAT:
    case Code.LONG:
    case Code.ULONG:
    case Code.SSIZE:
    case Code.SIZE:
    case Code.POINTER:
      return 4;
    case Code.LONGLONG:
    case Code.ULONGLONG:
    case Code.DOUBLE:
      return 8;
    default:
      return 0;
  }
}

/** Whether items of the code are bytes: B, b, c. */
export function isByteCode(code: Code): bool {
  return code === Code.UCHAR || code === Code.SCHAR || code === Code.CHAR;
}

/** The item at an address, which need not be aligned: a new reference, or ERROR. */
export function unpackItem(at: usize, code: Code): Value {
  switch (code) {
    case Code.UCHAR:
      return small(load<u8>(at));
    case Code.SCHAR:
      return small(load<i8>(at));
    case Code.CHAR:
      return newBytes(at, 1);
    case Code.BOOL:
      return boxBool(load<u8>(at) !== 0);
    case Code.SHORT:
      return small(load<i16>(at));
    case Code.USHORT:
      return small(load<u16>(at));
    case Code.INT:
    case Code.LONG:
    case Code.SSIZE:
      return small(load<i32>(at));
    case Code.UINT:
    case Code.ULONG:
    case Code.SIZE:
    case Code.POINTER:
      return small(load<u32>(at));
    case Code.FLOAT:
      return boxForeignFloat(load<f32>(at));
    case Code.DOUBLE:
      return boxForeignFloat(load<f64>(at));
    case Code.HALF:
      return boxForeignFloat(halfToF64(load<u16>(at)));
    case Code.LONGLONG:
      return intFromI64(load<i64>(at));
    default:
      return intFromU64(load<u64>(at));
  }
}

/** What packItem has packed: up to 8 bytes. */
const packed = memory.data(8, 8);

/**
 * Packs v, which may run Python code, and leaves the bytes for `storePacked`: the place may have to be looked for again by then. False with
 * ValueError or TypeError pending.
 */
export function packItem(v: Value, code: Code): bool {
  if (code === Code.BOOL) {
    const truth = isTrue(v);
    store<u8>(packed, truth);
    return truth >= 0;
  }
  if (code === Code.CHAR) return packCharacter(v);
  if (code === Code.FLOAT || code === Code.DOUBLE || code === Code.HALF) return packFloat(v, code);
  return packInt(v, code);
}

export function storePacked(at: usize, code: Code): void {
  memory.copy(at, packed, codeSize(code));
}

function badType(code: Code): bool {
  failf(Exc.TypeError, "memoryview: invalid type for format '%c'", <i64>code);
  return false;
}

function badValue(code: Code): bool {
  failf(Exc.ValueError, "memoryview: invalid value for format '%c'", <i64>code);
  return false;
}

/** In the place of a conversion's own exception. */
function reword(code: Code): bool {
  if (catchError(Exc.TypeError)) return badType(code);
  return catchError(Exc.OverflowError) || catchError(Exc.ValueError) ? badValue(code) : false;
}

function packCharacter(v: Value): bool {
  if (!isBytes(v)) return badType(Code.CHAR);
  if (asBytes(pointer(v)).length !== 1) return badValue(Code.CHAR);
  store<u8>(packed, load<u8>(pointer(v), BYTES_DATA));
  return true;
}

function packFloat(v: Value, code: Code): bool {
  const x = toReal(v);
  if (RealArgument.failed) return reword(code);
  if (code === Code.DOUBLE) store<f64>(packed, x);
  else if (code === Code.FLOAT) store<f32>(packed, <f32>x);
  else {
    const half = halfFromF64(x);
    if (half < 0) return badValue(code);
    store<u16>(packed, <u16>half);
  }
  return true;
}

function packInt(v: Value, code: Code): bool {
  const index = toIndex(v);
  if (index === ERROR) return reword(code);
  const fits = fitsI64(index);
  const n = fits ? intToI64(index) : 0;
  const isLarge = !fits && !isSmall(index) && asInt(pointer(index)).size === 2;
  const unsigned = isLarge ? load<u64>(pointer(index), INT_DIGITS) : <u64>n;
  decref(index);
  const good = fits ? inRange(n, code) : code === Code.ULONGLONG && isLarge;
  if (!good) return badValue(code);
  store<u64>(packed, unsigned);
  return true;
}

function inRange(n: i64, code: Code): bool {
  switch (code) {
    case Code.SCHAR:
      return n === <i64>(<i8>n);
    case Code.UCHAR:
      return n === <i64>(<u8>n);
    case Code.SHORT:
      return n === <i64>(<i16>n);
    case Code.USHORT:
      return n === <i64>(<u16>n);
    case Code.INT:
    case Code.LONG:
    case Code.SSIZE:
      return n === <i64>(<i32>n);
    case Code.UINT:
    case Code.ULONG:
    case Code.SIZE:
      return n === <i64>(<u32>n);
    case Code.POINTER:
      // A word, however it is written.
      return n === <i64>(<i32>n) || n === <i64>(<u32>n);
    case Code.ULONGLONG:
      return n >= 0;
    default:
      return true;
  }
}
