/** Single values of the struct module, to bytes and back (CPython: the nu_, np_, lu_, lp_, bu_, bp_ functions of Modules/_struct.c). */
import {
  asBytes,
  BYTES_DATA,
  bytesAt,
  bytesCount,
  isBytearray,
  isBytes,
  newBytes,
  openBytes,
} from "../../core/bytes.ts";
import { callSpecial } from "../../core/call.ts";
import { asComplex, isComplex, newComplex } from "../../core/complex.ts";
import { clearError, errorPending, raisef } from "../../core/errors.ts";
import {
  asInt,
  fitsI64,
  INT_DIGITS,
  intFromI64,
  intFromU64,
  intIsNegative,
  intToI64,
  isInt,
} from "../../core/integer.ts";
import { halfFromF64, halfToF64 } from "../../core/number/half.ts";
import { decref } from "../../core/object.ts";
import { toIndex } from "../../core/subscript.ts";
import { copyBytes } from "../../core/text/chars.ts";
import { isTrue } from "../../core/truth.ts";
import { asType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import {
  boxBool,
  boxForeignFloat,
  ERROR,
  floatValue,
  isFloat,
  isSmall,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { RealArgument, toReal } from "../../objects/float.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { refuseOwn } from "../errors.ts";
import { FormatItem, Op } from "./format.ts";

function big32(at: usize): u32 {
  return bswap<u32>(load<u32>(at));
}

function big64(at: usize): u64 {
  return bswap<u64>(load<u64>(at));
}

// ---- reading ----

/** The value at an address that a format's item describes: a new reference, or ERROR. */
export function readValue(at: usize, item: FormatItem): Value {
  switch (<Op>item.op) {
    case Op.STRING:
      return newBytes(at, item.size);
    case Op.PASCAL:
      return item.size === 0 ? newBytes(at, 0) : newBytes(at + 1, min<i32>(load<u8>(at), item.size - 1));
    case Op.CHAR:
      return newBytes(at, 1);
    case Op.BOOL:
      return boxBool(load<u8>(at) !== 0);
    case Op.S8:
      return small(load<i8>(at));
    case Op.U8:
      return small(load<u8>(at));
    case Op.S16:
      return small(load<i16>(at));
    case Op.U16:
      return small(load<u16>(at));
    case Op.S32:
      return small(load<i32>(at));
    case Op.U32:
    case Op.POINTER:
      return small(load<u32>(at));
    case Op.S64:
      return intFromI64(load<i64>(at));
    case Op.U64:
      return intFromU64(load<u64>(at));
    case Op.F16:
      return boxForeignFloat(halfToF64(load<u16>(at)));
    case Op.F32:
      return boxForeignFloat(load<f32>(at));
    case Op.F64:
      return boxForeignFloat(load<f64>(at));
    case Op.C64:
      return newComplex(load<f32>(at), load<f32>(at, 4));
    case Op.C128:
      return newComplex(load<f64>(at), load<f64>(at, 8));
    default:
      return readBig(at, <Op>(item.op - Op.BIG));
  }
}

function readBig(at: usize, op: Op): Value {
  switch (op) {
    case Op.S16:
      return small(<i16>bswap<u16>(load<u16>(at)));
    case Op.U16:
      return small(bswap<u16>(load<u16>(at)));
    case Op.S32:
      return small(<i32>big32(at));
    case Op.U32:
      return small(big32(at));
    case Op.S64:
      return intFromI64(big64(at));
    case Op.U64:
      return intFromU64(big64(at));
    case Op.F16:
      return boxForeignFloat(halfToF64(bswap<u16>(load<u16>(at))));
    case Op.F32:
      return boxForeignFloat(reinterpret<f32>(big32(at)));
    case Op.F64:
      return boxForeignFloat(reinterpret<f64>(big64(at)));
    case Op.C64:
      return newComplex(reinterpret<f32>(big32(at)), reinterpret<f32>(big32(at + 4)));
    default:
      return newComplex(reinterpret<f64>(big64(at)), reinterpret<f64>(big64(at + 8)));
  }
}

// ---- writing ----

/** Writes v where zeros are; false with an exception pending. May run Python code, which must not move the place. */
export function writeValue(at: usize, item: FormatItem, v: Value): bool {
  const big = <i32>item.op >= Op.BIG;
  const op: Op = big ? item.op - Op.BIG : item.op;
  if (op >= Op.S8 && op <= Op.U64) return writeInt(at, op, big, item, v);
  switch (op) {
    case Op.F64:
    case Op.F32:
    case Op.F16:
      return writeFloat(at, op, big, item.native !== 0, v);
    case Op.STRING:
      return writeText(at, item.size, v, false);
    case Op.PASCAL:
      return writeText(at, item.size, v, true);
    case Op.CHAR:
      return writeCharacter(at, v);
    case Op.BOOL: {
      const truth = isTrue(v);
      store<u8>(at, truth);
      return truth >= 0;
    }
    case Op.POINTER:
      return writePointer(at, v);
    default:
      return writeComplex(at, op, big, v);
  }
}

function refuse(message: string): bool {
  return refuseOwn(TypeId.STRUCT_ERROR, message);
}

function writeText(at: usize, size: i32, v: Value, pascal: bool): bool {
  if (!isBytes(v) && !isBytearray(v)) {
    return refuse(
      pascal ? "argument for 'p' must be a bytes object" : "argument for 's' must be a bytes object",
    );
  }
  openBytes(v);
  if (!pascal) copyBytes(at, bytesAt, min(bytesCount, size));
  else if (size > 0) {
    const count = min(bytesCount, size - 1);
    copyBytes(at + 1, bytesAt, count);
    store<u8>(at, min(count, 255));
  }
  return true;
}

function writeCharacter(at: usize, v: Value): bool {
  if (!isBytes(v) || asBytes(pointer(v)).length !== 1) {
    return refuse("char format requires a bytes object of length 1");
  }
  store<u8>(at, load<u8>(pointer(v), BYTES_DATA));
  return true;
}

/** The int that v stands for, a reference; ERROR with struct.error or what its __index__ has raised. */
function intOf(v: Value): Value {
  if (isInt(v) || asType(typeOf(v)).index !== 0) return toIndex(v);
  refuse("required argument is not an integer");
  return ERROR;
}

function writeInt(at: usize, op: Op, big: bool, item: FormatItem, v: Value): bool {
  if (!isSmall(v)) return writeOther(at, op, big, item, v);
  const n = smallValue(v);
  return inRange(n, op) ? storeInt(at, op, big, n) : outside(op, item);
}

/** An int beyond 49 bits, or what only stands for an int. */
function writeOther(at: usize, op: Op, big: bool, item: FormatItem, v: Value): bool {
  const index = intOf(v);
  if (index === ERROR) return false;
  const fits = fitsI64(index);
  const large = !fits && op === Op.U64 && !intIsNegative(index) && asInt(pointer(index)).size === 2;
  const n = fits ? intToI64(index) : large ? load<i64>(pointer(index), INT_DIGITS) : 0;
  decref(index);
  return large || (fits && inRange(n, op)) ? storeInt(at, op, big, n) : outside(op, item);
}

function inRange(n: i64, op: Op): bool {
  switch (op) {
    case Op.S8:
      return n === <i64>(<i8>n);
    case Op.U8:
      return n === <i64>(<u8>n);
    case Op.S16:
      return n === <i64>(<i16>n);
    case Op.U16:
      return n === <i64>(<u16>n);
    case Op.S32:
      return n === <i64>(<i32>n);
    case Op.U32:
      return n === <i64>(<u32>n);
    case Op.U64:
      return n >= 0;
    default:
      return true;
  }
}

function storeInt(at: usize, op: Op, big: bool, n: i64): bool {
  if (op >= Op.S64) store<u64>(at, big ? bswap<u64>(n) : n);
  else if (op >= Op.S32) store<u32>(at, big ? bswap<u32>(<u32>n) : <u32>n);
  else if (op >= Op.S16) store<u16>(at, big ? bswap<u16>(<u16>n) : <u16>n);
  else store<u8>(at, <u8>n);
  return true;
}

/** struct.error that says the bounds. */
function outside(op: Op, item: FormatItem): bool {
  const bits = 8 << ((op - Op.S8) >> 1);
  const unsigned = ((op - Op.S8) & 1) !== 0;
  const low = unsigned ? small(0) : intFromI64(i64.MIN_VALUE >> (64 - bits));
  const high = unsigned
    ? intFromU64(u64.MAX_VALUE >> (64 - bits))
    : intFromU64(<u64>i64.MAX_VALUE >> (64 - bits));
  refuseOwn(TypeId.STRUCT_ERROR, "'%c' format requires %R <= number <= %R", <i64>item.character, low, high);
  decref(low);
  decref(high);
  return false;
}

/** An address: any int of 32 bits, with a sign or without. */
function writePointer(at: usize, v: Value): bool {
  const index = intOf(v);
  if (index === ERROR) return false;
  const n = fitsI64(index) ? intToI64(index) : i64.MAX_VALUE;
  decref(index);
  store<u32>(at, <u32>n);
  return n === <i64>(<i32>n) || n === <i64>(<u32>n) || refuse("int too large to convert");
}

function writeFloat(at: usize, op: Op, big: bool, native: bool, v: Value): bool {
  const x = isFloat(v) ? floatValue(v) : toReal(v);
  if (!isFloat(v) && RealArgument.failed) {
    clearError();
    return refuse("required argument is not a float");
  }
  if (op === Op.F16) return writeHalf(at, big, x);
  return op === Op.F32 ? writeSingle(at, big, native, x) : writeDouble(at, big, x);
}

function writeHalf(at: usize, big: bool, x: f64): bool {
  const half = halfFromF64(x);
  store<u16>(at, big ? bswap<u16>(<u16>half) : <u16>half);
  return half >= 0 || overflow("e");
}

/** Native floats overflow to infinity, as C converts them; the others are refused. */
function writeSingle(at: usize, big: bool, native: bool, x: f64): bool {
  const single = <f32>x;
  if (!native && abs(single) === <f32>Infinity && abs(x) !== Infinity) return overflow("f");
  const bits = reinterpret<u32>(single);
  store<u32>(at, big ? bswap<u32>(bits) : bits);
  return true;
}

function writeDouble(at: usize, big: bool, x: f64): bool {
  const bits = reinterpret<u64>(x);
  store<u64>(at, big ? bswap<u64>(bits) : bits);
  return true;
}

function overflow(format: string): bool {
  raisef(Exc.OverflowError, "float too large to pack with %L format", <i64>changetype<usize>(format));
  return false;
}

/** Parts of 4 bytes overflow to infinity in any order. */
function writeComplex(at: usize, op: Op, big: bool, v: Value): bool {
  const z = complexOf(v);
  if (z === ERROR) {
    if (errorPending()) clearError();
    return refuse("required argument is not a complex");
  }
  const real = asComplex(z).real;
  const imag = asComplex(z).imag;
  decref(z);
  if (op === Op.C128) return writeDouble(at, big, real) && writeDouble(at + 8, big, imag);
  return writeSingle(at, big, true, real) && writeSingle(at + 4, big, true, imag);
}

/** A complex number: v itself, or what its __complex__ or its real value says. A reference, or ERROR. */
function complexOf(v: Value): Value {
  const z = isComplex(v) ? UNBOUND : callSpecial(v, Name.__complex__);
  if (z === ERROR || (z !== UNBOUND && isComplex(z))) return z;
  decref(z);
  if (z !== UNBOUND) return ERROR;
  if (isComplex(v)) return newComplex(asComplex(v).real, asComplex(v).imag);
  const x = toReal(v);
  return RealArgument.failed ? ERROR : newComplex(x, 0);
}
