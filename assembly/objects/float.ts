/**
 * The float type: constructor, slots and methods (CPython: Objects/floatobject.c). Arithmetic: core/floatmath.ts; text:
 * core/floattext.ts; hexadecimal: objects/floathex.ts.
 *
 * A float is a value of its own; an instance of a subclass is an object:
 *
 *     │ refcount │ type │ value f64 │
 */

import { bytesAt, bytesCount, openBytes } from "../core/bytes.ts";
import { call1 } from "../core/call.ts";
import { orderResult } from "../core/compare.ts";
import { raise, raisef } from "../core/errors.ts";
import {
  floatCompareInt,
  floatFloorDivide,
  floatHash,
  floatModulo,
  floatPower,
  floatRound,
  floatToInt,
  raiseNotReal,
  roundToEven,
  UNORDERED,
} from "../core/floatmath.ts";
import { FloatText, floatFromAscii, floatFromStr, floatRepr } from "../core/floattext.ts";
import { formatFloat } from "../core/format/float.ts";
import { defineGetter } from "../core/getset.ts";
import { allocInstance } from "../core/instance.ts";
import { isInt } from "../core/integer.ts";
import { intLeftShift, intToFiniteF64 } from "../core/intmath.ts";
import { bindSlot, define, defineClassMethod, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { FloatResult } from "../core/number/convert.ts";
import { decref, freeObject, gcTrack } from "../core/object.ts";
import { isStr, newStr, strIs } from "../core/string.ts";
import { indexClamped, toIndex } from "../core/subscript.ts";
import { tuple1, tuple2 } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { hasFlag, isExactly, typeAt, typeOf } from "../core/typeids.ts";
import {
  box,
  boxBool,
  boxFloat,
  ERROR,
  floatValue,
  isFloat,
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
import { floatFromHex, floatHex } from "./floathex.ts";

@unmanaged
class PyFloat {
  refcount: i32;
  type: u32;
  value: f64;
}

// ---- values of floats ----

/** Whether v is a float or an instance of a subclass. */
export function isAnyFloat(v: Value): bool {
  return isFloat(v) || hasFlag(v, TypeFlag.FLOAT);
}

/** The value of what `isAnyFloat` accepts. */
export function floatOf(v: Value): f64 {
  return isFloat(v) ? floatValue(v) : changetype<PyFloat>(pointer(v)).value;
}

/** The operands of a binary slot as doubles: see `openOperands`. */
class Operands {
  static x: f64 = 0;
  static y: f64 = 0;
}

/** Reads floats and ints into `Operands` and gives UNBOUND; else what the slot has to return. */
function openOperands(a: Value, b: Value): Value {
  if (isFloat(a)) Operands.x = floatValue(a);
  else {
    const failure = openOther(a);
    if (failure !== UNBOUND) return failure;
    Operands.x = other;
  }
  if (isFloat(b)) Operands.y = floatValue(b);
  else {
    const failure = openOther(b);
    if (failure !== UNBOUND) return failure;
    Operands.y = other;
  }
  return UNBOUND;
}

let other: f64 = 0;

/** Reads an int or an instance of a subclass of float into `other`. */
function openOther(v: Value): Value {
  if (isSmall(v)) other = <f64>smallValue(v);
  else if (hasFlag(v, TypeFlag.FLOAT)) other = floatOf(v);
  else if (!isInt(v)) return NOT_IMPLEMENTED;
  else {
    other = intToFiniteF64(v);
    if (other !== other) return ERROR;
  }
  return UNBOUND;
}

/**
 * The double that v stands for, as the math functions take it: a float, an int, or an object with __float__ or __index__.
 * TypeError "must be real number, not …" for others; with an exception pending `RealArgument.failed` is true.
 */
export function toReal(v: Value): f64 {
  RealArgument.failed = false;
  if (isFloat(v)) return floatValue(v);
  if (isSmall(v)) return <f64>smallValue(v);
  return realOfObject(v);
}

export class RealArgument {
  static failed: bool = false;
}

function realOfObject(v: Value): f64 {
  if (hasFlag(v, TypeFlag.FLOAT)) return floatOf(v);
  const type = asType(typeOf(v));
  let result: Value;
  if (type.float !== 0) result = convertByFloat(v, type.float);
  else if (type.index !== 0) result = convertByIndex(v, type.index);
  else result = raiseNotReal(v);
  RealArgument.failed = result === ERROR;
  return result === ERROR ? 0 : floatValue(result);
}

/** A plain float from the type's float slot. */
function convertByFloat(v: Value, slot: u32): Value {
  const result = call_indirect<Value>(slot, v);
  if (result === ERROR || isFloat(result)) return result;
  if (!isAnyFloat(result)) {
    raisef(Exc.TypeError, "%T.__float__ returned non-float (type %T)", v, result);
    decref(result);
    return ERROR;
  }
  const good = warn(
    Exc.DeprecationWarning,
    "%T.__float__ returned non-float (type %T).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.",
    v,
    result,
  );
  const x = floatOf(result);
  decref(result);
  return good ? boxFloat(x) : ERROR;
}

function convertByIndex(v: Value, slot: u32): Value {
  const index = call_indirect<Value>(slot, v);
  if (index === ERROR) return ERROR;
  const x = intToFiniteF64(index);
  decref(index);
  return x !== x ? ERROR : boxFloat(x);
}

// ---- making ----

let newSignature!: NativeDef;

function floatNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 1 && kwnames === 0) return floatAs(type, toFloat(load<i64>(args)));
  // Keywords are the business of a subclass's __init__.
  const ownInit = asType(type).init !== asType(typeAt(TypeId.FLOAT)).init;
  const values = bindSlot(newSignature, args, nargs, ownInit ? 0 : kwnames);
  if (values === 0) return ERROR;
  const plain = toFloat(load<i64>(values));
  endSlot(newSignature, values);
  return floatAs(type, plain);
}

/** PyType.make */
function floatMake(args: usize, nargs: i32): Value {
  if (nargs !== 1) return UNBOUND;
  const v = load<i64>(args);
  if (isFloat(v)) return v;
  if (isSmall(v)) return boxFloat(<f64>smallValue(v));
  return isExactly(v, TypeId.STR) ? toFloat(v) : UNBOUND;
}

/** A plain float as an instance of `type`, which derives from float. */
export function floatAs(type: usize, plain: Value): Value {
  if (plain === ERROR || type === typeAt(TypeId.FLOAT)) return plain;
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  changetype<PyFloat>(p).value = floatValue(plain);
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  return box(p);
}

/** float(v): a plain float, or ERROR. */
export function toFloat(v: Value): Value {
  if (isFloat(v)) return v;
  const type = asType(typeOf(v));
  if (type.float !== 0) return convertByFloat(v, type.float);
  if (type.index !== 0) return convertByIndex(v, type.index);
  if (isStr(v)) return floatFromText(v, floatFromStr(pointer(v)));
  if (openBytes(v)) return floatFromText(v, floatFromAscii(bytesAt, bytesCount));
  return raisef(Exc.TypeError, "float() argument must be a string or a real number, not '%T'", v);
}

function floatFromText(v: Value, outcome: FloatText): Value {
  if (outcome === FloatText.Read) return boxFloat(FloatResult.value);
  if (outcome === FloatText.Failed) return ERROR;
  return raisef(Exc.ValueError, "could not convert string to float: %R", v);
}

// ---- slots ----

function addSlot(a: Value, b: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  return boxFloat(Operands.x + Operands.y);
}

function subtractSlot(a: Value, b: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  return boxFloat(Operands.x - Operands.y);
}

function multiplySlot(a: Value, b: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  return boxFloat(Operands.x * Operands.y);
}

function raiseZeroDivision(): Value {
  return raise(Exc.ZeroDivisionError, "division by zero");
}

function trueDivideSlot(a: Value, b: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  return Operands.y === 0 ? raiseZeroDivision() : boxFloat(Operands.x / Operands.y);
}

function floorDivideSlot(a: Value, b: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  return Operands.y === 0 ? raiseZeroDivision() : boxFloat(floatFloorDivide(Operands.x, Operands.y));
}

function moduloSlot(a: Value, b: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  return Operands.y === 0 ? raiseZeroDivision() : boxFloat(floatModulo(Operands.x, Operands.y));
}

function divmodSlot(a: Value, b: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  if (Operands.y === 0) return raiseZeroDivision();
  const p = tuple2(
    boxFloat(floatFloorDivide(Operands.x, Operands.y)),
    boxFloat(floatModulo(Operands.x, Operands.y)),
  );
  return p === 0 ? ERROR : box(p);
}

function powerSlot(a: Value, b: Value, modulus: Value): Value {
  if (modulus !== NONE) {
    return raise(Exc.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  }
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  return floatPower(Operands.x, Operands.y);
}

function compareSlot(a: Value, b: Value, op: Compare): Value {
  const x = floatOf(a);
  let order: i32;
  if (isAnyFloat(b)) {
    const y = floatOf(b);
    order = x < y ? -1 : x > y ? 1 : x === y ? 0 : UNORDERED;
  } else if (isInt(b)) order = floatCompareInt(x, b);
  else return NOT_IMPLEMENTED;
  if (order === UNORDERED) return boxBool(op === Compare.NE);
  return order < -1 ? ERROR : orderResult(order, op);
}

function reprSlot(v: Value): Value {
  return floatRepr(floatOf(v));
}

function hashSlot(v: Value): i64 {
  return floatHash(floatOf(v));
}

function boolSlot(v: Value): i32 {
  return floatOf(v) !== 0 ? 1 : 0;
}

function intSlot(v: Value): Value {
  return floatToInt(floatOf(v));
}

/** The plain float: __float__, +v, conjugate, real. */
function plainSlot(v: Value): Value {
  return boxFloat(floatOf(v));
}

function negativeSlot(v: Value): Value {
  const x = floatOf(v);
  return boxFloat(x === x ? -x : x);
}

function absoluteSlot(v: Value): Value {
  return boxFloat(Math.abs(floatOf(v)));
}

// ---- methods ----

function isIntegerMethod(args: usize): Value {
  const x = floatOf(load<i64>(args));
  return boxBool(Number.isFinite(x) && Math.floor(x) === x);
}

function conjugateMethod(args: usize): Value {
  return plainSlot(load<i64>(args));
}

function truncMethod(args: usize): Value {
  return floatToInt(floatOf(load<i64>(args)));
}

function floorMethod(args: usize): Value {
  return floatToInt(Math.floor(floatOf(load<i64>(args))));
}

function ceilMethod(args: usize): Value {
  return floatToInt(Math.ceil(floatOf(load<i64>(args))));
}

function roundMethod(args: usize): Value {
  const x = floatOf(load<i64>(args));
  const places = load<i64>(args, 8);
  if (places === NONE) return floatToInt(Number.isFinite(x) ? roundToEven(x) : x);
  const index = toIndex(places);
  if (index === ERROR) return ERROR;
  const count = indexClamped(index);
  decref(index);
  return Number.isFinite(x) ? floatRound(x, count) : boxFloat(x);
}

function formatMethod(args: usize): Value {
  const v = load<i64>(args);
  const spec = load<i64>(args, 8);
  if (!isStr(spec)) return raisef(Exc.TypeError, "__format__() argument must be str, not %A", spec);
  return formatFloat(v, floatOf(v), pointer(spec));
}

function newArgsMethod(args: usize): Value {
  const p = tuple1(plainSlot(load<i64>(args)));
  return p === 0 ? ERROR : box(p);
}

/** (numerator, denominator) in lowest terms: the mantissa made odd, and a power of two on one side. */
function ratioMethod(args: usize): Value {
  const x = floatOf(load<i64>(args));
  if (x !== x) return raise(Exc.ValueError, "cannot convert NaN to integer ratio");
  if (!Number.isFinite(x)) return raise(Exc.OverflowError, "cannot convert Infinity to integer ratio");
  const bits = reinterpret<u64>(x);
  const field = <i64>((bits >> 52) & 0x7ff);
  const mantissa = field === 0 ? bits & 0xfffffffffffff : (bits & 0xfffffffffffff) | 0x10000000000000;
  if (mantissa === 0) return ratio(small(0), small(1));
  const zeros = ctz<u64>(mantissa);
  const exponent = max(field, 1) - 1075 + <i64>zeros;
  const odd = <i64>(mantissa >> zeros);
  // 53 bits may not fit an inline int.
  const top = floatToInt(x < 0 ? -(<f64>odd) : <f64>odd);
  if (top === ERROR) return ERROR;
  const scaled = intLeftShift(exponent > 0 ? top : small(1), small(abs(exponent)));
  if (exponent <= 0) return ratio(top, scaled);
  decref(top);
  return ratio(scaled, small(1));
}

/** A tuple of two ints, taken over; ERROR if either is. */
function ratio(numerator: Value, denominator: Value): Value {
  if (numerator !== ERROR && denominator !== ERROR) {
    const p = tuple2(numerator, denominator);
    return p === 0 ? ERROR : box(p);
  }
  decref(numerator);
  decref(denominator);
  return ERROR;
}

function hexMethod(args: usize): Value {
  return floatHex(floatOf(load<i64>(args)));
}

/** A plain float as the class of a class method wants it. */
function asClass(type: Value, plain: Value): Value {
  return plain === ERROR || pointer(type) === typeAt(TypeId.FLOAT) ? plain : call1(type, plain);
}

function fromHexMethod(args: usize): Value {
  return asClass(load<i64>(args), floatFromHex(load<i64>(args, 8)));
}

function fromNumberMethod(args: usize): Value {
  const v = load<i64>(args, 8);
  const x = toReal(v);
  return asClass(load<i64>(args), RealArgument.failed ? ERROR : boxFloat(x));
}

function getFormatMethod(args: usize): Value {
  const kind = load<i64>(args, 8);
  if (!isStr(kind)) return raisef(Exc.TypeError, "__getformat__() argument must be str, not %A", kind);
  if (!strIs(pointer(kind), "double") && !strIs(pointer(kind), "float")) {
    return raise(Exc.ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
  }
  const text = newStr("IEEE, little-endian");
  return text === 0 ? ERROR : box(text);
}

function imagGetter(_self: Value): Value {
  return boxFloat(0.0);
}

function setSlots(): void {
  const type = asType(typeAt(TypeId.FLOAT));
  type.new = floatNew.index;
  type.make = floatMake.index;
  type.dealloc = freeObject.index;
  type.repr = reprSlot.index;
  type.hash = hashSlot.index;
  type.compare = compareSlot.index;
  type.bool = boolSlot.index;
  type.int = intSlot.index;
  type.float = plainSlot.index;
  type.negative = negativeSlot.index;
  type.positive = plainSlot.index;
  type.absolute = absoluteSlot.index;
  type.add = addSlot.index;
  type.subtract = subtractSlot.index;
  type.multiply = multiplySlot.index;
  type.trueDivide = trueDivideSlot.index;
  type.floorDivide = floorDivideSlot.index;
  type.modulo = moduloSlot.index;
  type.divmod = divmodSlot.index;
  type.power = powerSlot.index;
}

export function initFloat(): void {
  const type = asType(typeAt(TypeId.FLOAT));
  type.flags |= TypeFlag.BASETYPE | TypeFlag.FLOAT;
  type.basicSize = offsetof<PyFloat>();
  newSignature = slotSignature("float(x=0, /)");
  setSlots();
  define(type, "as_integer_ratio(self, /)", ratioMethod);
  define(type, "conjugate(self, /)", conjugateMethod);
  define(type, "hex(self, /)", hexMethod);
  define(type, "is_integer(self, /)", isIntegerMethod);
  define(type, "__ceil__(self, /)", ceilMethod);
  define(type, "__floor__(self, /)", floorMethod);
  define(type, "__format__(self, format_spec, /)", formatMethod);
  define(type, "__getnewargs__(self, /)", newArgsMethod);
  define(type, "__round__(self, ndigits=None, /)", roundMethod);
  define(type, "__trunc__(self, /)", truncMethod);
  defineClassMethod(type, "from_number(type, number, /)", fromNumberMethod);
  defineClassMethod(type, "fromhex(type, string, /)", fromHexMethod);
  defineClassMethod(type, "__getformat__(type, typestr, /)", getFormatMethod);
  defineGetter(type, "real", plainSlot, null, "the real part of a complex number");
  defineGetter(type, "imag", imagGetter, null, "the imaginary part of a complex number");
}
