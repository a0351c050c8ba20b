/**
 * The int type: constructor, slots and methods (CPython: Objects/longobject.c). Arithmetic: core/arithmetic.ts; text:
 * core/inttext.ts; bytes: objects/intbytes.ts; powers with a modulus: core/intpower.ts.
 */

import { limbCount, limbsOf, WORD_A } from "../core/bigint.ts";
import { bytesAt, bytesCount, isBytearray, isBytes, newBytes, openBytes } from "../core/bytes.ts";
import { orderResult } from "../core/compare.ts";
import { raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { floatPower } from "../core/floatmath.ts";
import { formatInt } from "../core/format/int.ts";
import { defineGetter } from "../core/getset.ts";
import { HASH_MODULUS } from "../core/hash.ts";
import { asInt, INT_DIGITS, intIsNegative, intIsZero, isInt } from "../core/integer.ts";
import { spendOnBytes } from "../core/interrupt.ts";
import {
  Division,
  intAbsolute,
  intAdd,
  intBitLength,
  intBitwise,
  intCompare,
  intDivide,
  intExact,
  intFloorDivide,
  intInvert,
  intLeftShift,
  intModulo,
  intMultiply,
  intNegative,
  intPower,
  intRightShift,
  intSubtract,
  intToFiniteF64,
  intTrueDivide,
} from "../core/intmath.ts";
import { intPowerModulo } from "../core/intpower.ts";
import { fewDigits, intFromAscii, intFromStr, intRepr } from "../core/inttext.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { Bitwise, limbsBitCount, limbsCopy } from "../core/number/bignum.ts";
import { decref, freeObject, gcTrack, incref, newContainer, newPlain } from "../core/object.ts";
import { repr } from "../core/represent.ts";
import { asStr, isStr } from "../core/string.ts";
import { toIndex } from "../core/subscript.ts";
import { substring } from "../core/substring.ts";
import { tuple1, tuple2 } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import {
  box,
  boxBool,
  boxFloat,
  ERROR,
  isSmall,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { warn } from "../core/warnings.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { defineIntBytes } from "./intbytes.ts";

// ---- making ----

let newSignature!: NativeDef;

function intNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 1 && kwnames === 0) return intAs(type, toInt(load<i64>(args)));
  if (nargs > 2) {
    const message =
      type === typeAt(TypeId.INT)
        ? "int expected at most 2 arguments, got %d"
        : "int() takes at most 2 arguments (%d given)";
    return raisef(Exc.TypeError, message, nargs);
  }
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const plain = intFromArguments(load<i64>(values), load<i64>(values, 8));
  endSlot(newSignature, values);
  return intAs(type, plain);
}

/** PyType.make */
function intMake(args: usize, nargs: i32): Value {
  if (nargs !== 1) return UNBOUND;
  const v = load<i64>(args);
  if (isSmall(v)) return v;
  if (!isExactly(v, TypeId.STR)) return isFloat(v) ? toInt(v) : UNBOUND;
  const n = fewDigits(pointer(v));
  return n >= 0 ? small(n) : toInt(v);
}

function intFromArguments(x: Value, base: Value): Value {
  if (x === UNBOUND)
    return base === UNBOUND ? small(0) : raise(Exc.TypeError, "int() missing string argument");
  if (base === UNBOUND) return toInt(x);
  const number = toIndex(base);
  if (number === ERROR) return ERROR;
  const radix = isSmall(number) ? smallValue(number) : -1;
  decref(number);
  if (radix !== 0 && (radix < 2 || radix > 36)) {
    return raise(Exc.ValueError, "int() base must be >= 2 and <= 36, or 0");
  }
  if (isStr(x) || isBytes(x) || isBytearray(x)) return intFromText(x, <u32>radix);
  return raise(Exc.TypeError, "int() can't convert non-string with explicit base");
}

/** The int that a str or bytes-like object spells. */
function intFromText(x: Value, base: u32): Value {
  let result: Value;
  if (isStr(x)) result = intFromStr(pointer(x), base);
  else {
    openBytes(x);
    result = intFromAscii(bytesAt, bytesCount, base);
  }
  if (result !== UNBOUND) return result;
  if (isStr(x)) return raiseInvalid(x, base);
  openBytes(x);
  const shown = newBytes(bytesAt, bytesCount);
  if (shown !== ERROR) raiseInvalid(shown, base);
  decref(shown);
  return ERROR;
}

/** ValueError with at most 200 characters of the text's repr. Gives ERROR. */
function raiseInvalid(x: Value, base: u32): Value {
  const whole = repr(x);
  if (whole === ERROR) return ERROR;
  const shown = asStr(pointer(whole)).length > 200 ? substring(pointer(whole), 0, 200) : incref(whole);
  decref(whole);
  if (shown === ERROR) return ERROR;
  raisef(Exc.ValueError, "invalid literal for int() with base %d: %S", base, shown);
  decref(shown);
  return ERROR;
}

const SUBCLASS_MESSAGE: string =
  "__int__ returned non-int (type %T).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.";

/** int(v): an exact int, or ERROR. */
export function toInt(v: Value): Value {
  if (isSmall(v)) return v;
  const type = asType(typeOf(v));
  const slot = type.int !== 0 ? type.int : type.index;
  if (slot !== 0) {
    const result = call_indirect<Value>(slot, v);
    if (result === ERROR || isSmall(result)) return result;
    if (!isInt(result)) {
      const message =
        type.int !== 0 ? "__int__ returned non-int (type %T)" : "__index__ returned non-int (type %T)";
      raisef(Exc.TypeError, message, result);
      decref(result);
      return ERROR;
    }
    // slotIndex has warned already.
    const plain = type.int === 0 || isExactly(result, TypeId.INT);
    const exact = plain || warn(Exc.DeprecationWarning, SUBCLASS_MESSAGE, result) ? intExact(result) : ERROR;
    decref(result);
    return exact;
  }
  if (isStr(v) || openBytes(v)) return intFromText(v, 10);
  const message = "int() argument must be a string, a bytes-like object or a real number, not '%T'";
  return raisef(Exc.TypeError, message, v);
}

/** An exact int (taken over) as an instance of `type`, which derives from int. */
export function intAs(type: usize, plain: Value): Value {
  if (plain === ERROR || type === typeAt(TypeId.INT)) return plain;
  const n = limbCount(plain);
  const size = INT_DIGITS + ((<usize>n) << 2);
  const container = (asType(type).flags & TypeFlag.HAVE_GC) !== 0;
  const p = container ? newContainer(type, size) : newPlain(type, size);
  if (p === 0) {
    decref(plain);
    return raiseMemoryError();
  }
  asInt(p).size = intIsNegative(plain) ? -n : n;
  asInt(p).pad = 0;
  limbsCopy(p + INT_DIGITS, limbsOf(plain, WORD_A), n);
  decref(plain);
  if (container) gcTrack(p);
  return box(p);
}

// ---- slots ----

function addSlot(a: Value, b: Value): Value {
  return isInt(a) && isInt(b) ? intAdd(a, b) : NOT_IMPLEMENTED;
}

function subtractSlot(a: Value, b: Value): Value {
  return isInt(a) && isInt(b) ? intSubtract(a, b) : NOT_IMPLEMENTED;
}

function multiplySlot(a: Value, b: Value): Value {
  return isInt(a) && isInt(b) ? intMultiply(a, b) : NOT_IMPLEMENTED;
}

function trueDivideSlot(a: Value, b: Value): Value {
  return isInt(a) && isInt(b) ? intTrueDivide(a, b) : NOT_IMPLEMENTED;
}

function floorDivideSlot(a: Value, b: Value): Value {
  return isInt(a) && isInt(b) ? intFloorDivide(a, b) : NOT_IMPLEMENTED;
}

function moduloSlot(a: Value, b: Value): Value {
  return isInt(a) && isInt(b) ? intModulo(a, b) : NOT_IMPLEMENTED;
}

function divmodSlot(a: Value, b: Value): Value {
  if (!isInt(a) || !isInt(b)) return NOT_IMPLEMENTED;
  if (!intDivide(a, b, true, true)) return ERROR;
  return pair(Division.quotient, Division.remainder);
}

/** A tuple of two values, taken over, also when it fails. */
function pair(a: Value, b: Value): Value {
  const p = tuple2(a, b);
  return p === 0 ? ERROR : box(p);
}

function leftShiftSlot(a: Value, b: Value): Value {
  return isInt(a) && isInt(b) ? intLeftShift(a, b) : NOT_IMPLEMENTED;
}

function rightShiftSlot(a: Value, b: Value): Value {
  return isInt(a) && isInt(b) ? intRightShift(a, b) : NOT_IMPLEMENTED;
}

function andSlot(a: Value, b: Value): Value {
  return isInt(a) && isInt(b) ? intBitwise(a, b, Bitwise.And) : NOT_IMPLEMENTED;
}

function orSlot(a: Value, b: Value): Value {
  return isInt(a) && isInt(b) ? intBitwise(a, b, Bitwise.Or) : NOT_IMPLEMENTED;
}

function xorSlot(a: Value, b: Value): Value {
  return isInt(a) && isInt(b) ? intBitwise(a, b, Bitwise.Xor) : NOT_IMPLEMENTED;
}

function powerSlot(a: Value, b: Value, modulus: Value): Value {
  if (!isInt(a) || !isInt(b)) return NOT_IMPLEMENTED;
  if (modulus !== NONE) return isInt(modulus) ? intPowerModulo(a, b, modulus) : NOT_IMPLEMENTED;
  if (!intIsNegative(b)) return intPower(a, b);
  const x = intToFiniteF64(a);
  if (x !== x) return ERROR;
  const y = intToFiniteF64(b);
  return y !== y ? ERROR : floatPower(x, y);
}

function compareSlot(a: Value, b: Value, op: Compare): Value {
  return isInt(a) && isInt(b) ? orderResult(intCompare(a, b), op) : NOT_IMPLEMENTED;
}

function boolSlot(v: Value): i32 {
  return intIsZero(v) ? 0 : 1;
}

function floatSlot(v: Value): Value {
  const x = intToFiniteF64(v);
  return x !== x ? ERROR : boxFloat(x);
}

/** The value modulo 2^61 - 1: since 2^61 is 1, each limb turns what is above it by 32 bits. */
export function intHash(v: Value): i64 {
  const limbs = limbsOf(v, WORD_A);
  const modulus = <u64>HASH_MODULUS;
  let residue: u64 = 0;
  spendOnBytes((<usize>limbCount(v)) << 2);
  for (let i = limbCount(v) - 1; i >= 0; i--) {
    residue = ((residue << 32) & modulus) | (residue >> 29);
    residue += load<u32>(limbs + ((<usize>i) << 2));
    if (residue >= modulus) residue -= modulus;
  }
  const hash = intIsNegative(v) ? -(<i64>residue) : <i64>residue;
  return hash === -1 ? -2 : hash;
}

// ---- methods ----

function bitLengthMethod(args: usize): Value {
  return small(intBitLength(load<i64>(args)));
}

function bitCountMethod(args: usize): Value {
  const v = load<i64>(args);
  spendOnBytes((<usize>limbCount(v)) << 2);
  return small(limbsBitCount(limbsOf(v, WORD_A), limbCount(v)));
}

/** conjugate, __trunc__, __floor__, __ceil__: the exact int itself. */
function exactMethod(args: usize): Value {
  return intExact(load<i64>(args));
}

function isIntegerMethod(_args: usize): Value {
  return boxBool(true);
}

function ratioMethod(args: usize): Value {
  const v = intExact(load<i64>(args));
  return v === ERROR ? ERROR : pair(v, small(1));
}

function newArgsMethod(args: usize): Value {
  const v = intExact(load<i64>(args));
  const p = v === ERROR ? 0 : tuple1(v);
  return p === 0 ? ERROR : box(p);
}

function sizeofMethod(args: usize): Value {
  const v = load<i64>(args);
  return small(<i64>INT_DIGITS + ((<i64>max(limbCount(v), 1)) << 2));
}

function formatMethod(args: usize): Value {
  const spec = load<i64>(args, 8);
  if (!isStr(spec)) return raisef(Exc.TypeError, "__format__() argument must be str, not %A", spec);
  return formatInt(load<i64>(args), spec);
}

/** round(v, places): places before the point are rounded half to even. */
function roundMethod(args: usize): Value {
  const v = load<i64>(args);
  if (load<i64>(args, 8) === NONE) return intExact(v);
  const places = toIndex(load<i64>(args, 8));
  if (places === ERROR) return ERROR;
  const result = intIsNegative(places) ? roundAt(v, places) : intExact(v);
  decref(places);
  return result;
}

function roundAt(v: Value, places: Value): Value {
  // 10^k is above twice the value for k of this size: nothing is left.
  if (!isSmall(places) || -smallValue(places) > (intBitLength(v) * 3) / 10 + 2) return small(0);
  const unit = intPower(small(10), small(-smallValue(places)));
  if (unit === ERROR) return ERROR;
  const result = roundToMultiple(v, unit);
  decref(unit);
  return result;
}

/** The multiple of `unit` nearest to v, the even one of two. */
function roundToMultiple(v: Value, unit: Value): Value {
  if (!intDivide(v, unit, true, true)) return ERROR;
  const quotient = Division.quotient;
  const rest = Division.remainder;
  const twice = intAdd(rest, rest);
  const order = twice === ERROR ? 0 : intCompare(twice, unit);
  const odd = (load<u32>(limbsOf(quotient, WORD_A)) & 1) !== 0;
  let result: Value = ERROR;
  if (twice !== ERROR) {
    const down = intSubtract(v, rest);
    const up = order > 0 || (order === 0 && odd);
    result = up && down !== ERROR ? intAdd(down, unit) : incref(down);
    decref(down);
  }
  decref(quotient);
  decref(rest);
  decref(twice);
  return result;
}

function imagGetter(_self: Value): Value {
  return small(0);
}

function oneGetter(_self: Value): Value {
  return small(1);
}

function setSlots(): void {
  const type = asType(typeAt(TypeId.INT));
  type.new = intNew.index;
  type.make = intMake.index;
  type.dealloc = freeObject.index;
  type.repr = intRepr.index;
  type.hash = intHash.index;
  type.compare = compareSlot.index;
  type.bool = boolSlot.index;
  type.index = intExact.index;
  type.int = intExact.index;
  type.float = floatSlot.index;
  type.negative = intNegative.index;
  type.positive = intExact.index;
  type.absolute = intAbsolute.index;
  type.invert = intInvert.index;
  type.add = addSlot.index;
  type.subtract = subtractSlot.index;
  type.multiply = multiplySlot.index;
  type.trueDivide = trueDivideSlot.index;
  type.floorDivide = floorDivideSlot.index;
  type.modulo = moduloSlot.index;
  type.divmod = divmodSlot.index;
  type.lshift = leftShiftSlot.index;
  type.rshift = rightShiftSlot.index;
  type.and = andSlot.index;
  type.or = orSlot.index;
  type.xor = xorSlot.index;
  type.power = powerSlot.index;
}

export function initInt(): void {
  const type = asType(typeAt(TypeId.INT));
  type.flags |= TypeFlag.BASETYPE | TypeFlag.INT;
  type.basicSize = <u32>INT_DIGITS;
  type.itemSize = 4;
  newSignature = slotSignature("int(x=None_given, /, base=None_given)");
  setSlots();
  define(type, "as_integer_ratio(self, /)", ratioMethod);
  define(type, "bit_count(self, /)", bitCountMethod);
  define(type, "bit_length(self, /)", bitLengthMethod);
  define(type, "conjugate(self, /)", exactMethod);
  define(type, "is_integer(self, /)", isIntegerMethod);
  define(type, "__ceil__(self, /)", exactMethod);
  define(type, "__floor__(self, /)", exactMethod);
  define(type, "__format__(self, format_spec, /)", formatMethod);
  define(type, "__getnewargs__(self, /)", newArgsMethod);
  define(type, "__round__(self, ndigits=None, /)", roundMethod);
  define(type, "__sizeof__(self, /)", sizeofMethod);
  define(type, "__trunc__(self, /)", exactMethod);
  defineIntBytes(type);
  defineGetter(type, "real", intExact, null, "the real part of a complex number");
  defineGetter(type, "imag", imagGetter, null, "the imaginary part of a complex number");
  defineGetter(type, "numerator", intExact, null, "the numerator of a rational number in lowest terms");
  defineGetter(type, "denominator", oneGetter, null, "the denominator of a rational number in lowest terms");
}
