/**
 * The complex type: constructor, slots and methods (CPython: Objects/complexobject.c). Arithmetic: core/complex.ts; text:
 * objects/complextext.ts.
 */
import { call1, callSpecial } from "../core/call.ts";
import {
  asComplex,
  ComplexStatus,
  divideByReal,
  dividePairs,
  divideReal,
  isComplex,
  multiplyPairs,
  newComplex,
  Pair,
  PyComplex,
  powerOfPairs,
  setParts,
} from "../core/complex.ts";
import { raise, raisef } from "../core/errors.ts";
import { floatCompareInt, floatHash, setComplexPower } from "../core/floatmath.ts";
import { formatComplex } from "../core/format/complex.ts";
import { defineMember, Member } from "../core/getset.ts";
import { allocInstance } from "../core/instance.ts";
import { isInt } from "../core/integer.ts";
import { intToFiniteF64 } from "../core/intmath.ts";
import { bindSlot, define, defineClassMethod, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, freeObject, gcTrack, incref } from "../core/object.ts";
import { str } from "../core/represent.ts";
import { asStr, isStr } from "../core/string.ts";
import { tuple2 } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
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
  smallValue,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { warn } from "../core/warnings.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { ComplexText, complexFromStr, complexRepr } from "./complextext.ts";
import { floatOf, isAnyFloat, RealArgument, toFloat, toReal } from "./float.ts";

// ---- operands ----

/** An operand of a binary slot: see `openOperand`. */
class Operand {
  static real: f64 = 0;
  static imag: f64 = 0;
  static isReal: bool = false;
}

/** Reads a complex, float or int into `Operand` and gives UNBOUND; else what the slot has to return. */
function openOperand(v: Value): Value {
  Operand.isReal = true;
  Operand.imag = 0;
  if (isFloat(v)) Operand.real = floatValue(v);
  else if (isSmall(v)) Operand.real = <f64>smallValue(v);
  else if (isComplex(v)) {
    Operand.isReal = false;
    Operand.real = asComplex(v).real;
    Operand.imag = asComplex(v).imag;
  } else if (isInt(v)) {
    Operand.real = intToFiniteF64(v);
    if (Operand.real !== Operand.real) return ERROR;
  } else if (isAnyFloat(v)) Operand.real = floatOf(v);
  else return NOT_IMPLEMENTED;
  return UNBOUND;
}

/** The left operand, while `Operand` holds the right one. */
class Left {
  static real: f64 = 0;
  static imag: f64 = 0;
  static isReal: bool = false;
}

function openOperands(a: Value, b: Value): Value {
  const refusal = openOperand(a);
  if (refusal !== UNBOUND) return refusal;
  Left.real = Operand.real;
  Left.imag = Operand.imag;
  Left.isReal = Operand.isReal;
  return openOperand(b);
}

// ---- slots ----

function addSlot(a: Value, b: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  const real = Left.real + Operand.real;
  if (Left.isReal) return newComplex(real, Operand.imag);
  return newComplex(real, Operand.isReal ? Left.imag : Left.imag + Operand.imag);
}

function subtractSlot(a: Value, b: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  const real = Left.real - Operand.real;
  if (Left.isReal) return newComplex(real, -Operand.imag);
  return newComplex(real, Operand.isReal ? Left.imag : Left.imag - Operand.imag);
}

function multiplySlot(a: Value, b: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  if (Left.isReal) return newComplex(Left.real * Operand.real, Left.real * Operand.imag);
  if (Operand.isReal) return newComplex(Left.real * Operand.real, Left.imag * Operand.real);
  multiplyPairs(Left.real, Left.imag, Operand.real, Operand.imag);
  return newComplex(Pair.real, Pair.imag);
}

function trueDivideSlot(a: Value, b: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  let status: ComplexStatus;
  if (Left.isReal) status = divideReal(Left.real, Operand.real, Operand.imag);
  else if (Operand.isReal) status = divideByReal(Left.real, Left.imag, Operand.real);
  else status = dividePairs(Left.real, Left.imag, Operand.real, Operand.imag);
  if (status !== ComplexStatus.OK) return raise(Exc.ZeroDivisionError, "division by zero");
  return newComplex(Pair.real, Pair.imag);
}

function powerSlot(a: Value, b: Value, modulus: Value): Value {
  const refusal = openOperands(a, b);
  if (refusal !== UNBOUND) return refusal;
  if (modulus !== NONE) return raise(Exc.ValueError, "complex modulo");
  return powered(powerOfPairs(Left.real, Left.imag, Operand.real, Operand.imag));
}

/** The power that `status` is of, or what went wrong. */
function powered(status: ComplexStatus): Value {
  if (status === ComplexStatus.OK) return newComplex(Pair.real, Pair.imag);
  if (status === ComplexStatus.RANGE) return raise(Exc.OverflowError, "complex exponentiation");
  return raise(Exc.ZeroDivisionError, "zero to a negative or complex power");
}

/** x ** y for a negative float and a fractional exponent. */
function floatsPower(x: f64, y: f64): Value {
  return powered(powerOfPairs(x, 0.0, y, 0.0));
}

function compareSlot(a: Value, b: Value, op: Compare): Value {
  if (op !== Compare.EQ && op !== Compare.NE) return NOT_IMPLEMENTED;
  const z = asComplex(a);
  let equal: bool;
  if (isComplex(b)) equal = z.real === asComplex(b).real && z.imag === asComplex(b).imag;
  else if (isAnyFloat(b)) equal = z.imag === 0 && z.real === floatOf(b);
  else if (isInt(b)) {
    const order = z.imag === 0 ? floatCompareInt(z.real, b) : 1;
    if (order < -1) return ERROR;
    equal = order === 0;
  } else return NOT_IMPLEMENTED;
  return boxBool(equal === (op === Compare.EQ));
}

/** CPython's _PyHASH_IMAG. */
const HASH_IMAG: i64 = 1000003;

function hashSlot(v: Value): i64 {
  const hash = floatHash(asComplex(v).real) + HASH_IMAG * floatHash(asComplex(v).imag);
  return hash === -1 ? -2 : hash;
}

function reprSlot(v: Value): Value {
  return complexRepr(asComplex(v).real, asComplex(v).imag);
}

function boolSlot(v: Value): i32 {
  return asComplex(v).real !== 0 || asComplex(v).imag !== 0 ? 1 : 0;
}

function negativeSlot(v: Value): Value {
  return newComplex(-asComplex(v).real, -asComplex(v).imag);
}

/** The value as an exact complex: +v, __complex__. */
function plainSlot(v: Value): Value {
  if (isExactly(v, TypeId.COMPLEX)) return incref(v);
  return newComplex(asComplex(v).real, asComplex(v).imag);
}

function absoluteSlot(v: Value): Value {
  const z = asComplex(v);
  const size = Math.hypot(z.real, z.imag);
  if (size === Infinity && Number.isFinite(z.real) && Number.isFinite(z.imag)) {
    return raise(Exc.OverflowError, "absolute value too large");
  }
  return boxFloat(size);
}

// ---- making ----

let newSignature!: NativeDef;

function complexNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 1 && kwnames === 0) return fromOne(type, load<i64>(args));
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = fromTwo(type, load<i64>(values), load<i64>(values, 8));
  endSlot(newSignature, values);
  return result;
}

/** A complex of the parts as an instance of `type`. */
function complexAs(type: usize, real: f64, imag: f64): Value {
  if (type === typeAt(TypeId.COMPLEX)) return newComplex(real, imag);
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  setParts(p, real, imag);
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  return box(p);
}

/** complex(v) */
function fromOne(type: usize, v: Value): Value {
  if (isExactly(v, TypeId.COMPLEX) && type === typeAt(TypeId.COMPLEX)) return incref(v);
  if (isStr(v)) return complexFromStr(v) ? complexAs(type, ComplexText.real, ComplexText.imag) : ERROR;
  const z = bySpecialMethod(v);
  if (z === ERROR) return ERROR;
  if (z !== UNBOUND) {
    const real = asComplex(z).real;
    const imag = asComplex(z).imag;
    decref(z);
    return complexAs(type, real, imag);
  }
  if (!hasReal(v)) return raisef(Exc.TypeError, "complex() argument must be a string or a number, not %T", v);
  const x = toFloat(v);
  return x === ERROR ? ERROR : complexAs(type, floatValue(x), 0.0);
}

/** complex(real, imag); UNBOUND where it was not given. */
function fromTwo(type: usize, first: Value, second: Value): Value {
  const z = first === UNBOUND ? UNBOUND : bySpecialMethod(first);
  if (z === ERROR) return ERROR;
  const result = join(type, first, z, second);
  decref(z);
  return result;
}

/** first + second * 1j, where z is what the first one's `__complex__` gave. */
function join(type: usize, first: Value, z: Value, second: Value): Value {
  let real: f64 = 0;
  let imag: f64 = 0;
  if (first !== UNBOUND && z === UNBOUND && !hasReal(first)) {
    return raisef(Exc.TypeError, "complex() argument 'real' must be a real number, not %T", first);
  }
  if (second !== UNBOUND && !isComplex(second) && !hasReal(second)) {
    return raisef(Exc.TypeError, "complex() argument 'imag' must be a real number, not %T", second);
  }
  if (z !== UNBOUND) {
    const message = "complex() argument 'real' must be a real number, not %T";
    if (!warn(Exc.DeprecationWarning, message, first)) return ERROR;
    real = asComplex(z).real;
    imag = asComplex(z).imag;
  } else if (first !== UNBOUND) {
    const x = toFloat(first);
    if (x === ERROR) return ERROR;
    real = floatValue(x);
  }
  if (second === UNBOUND) return complexAs(type, real, imag);
  if (isComplex(second)) {
    const message = "complex() argument 'imag' must be a real number, not %T";
    if (!warn(Exc.DeprecationWarning, message, second)) return ERROR;
    return complexAs(type, real - asComplex(second).imag, imag + asComplex(second).real);
  }
  const y = toFloat(second);
  if (y === ERROR) return ERROR;
  return complexAs(type, real, z === UNBOUND ? floatValue(y) : imag + floatValue(y));
}

/** Whether float() takes v by a slot, and not by reading text. */
function hasReal(v: Value): bool {
  return isFloat(v) || isSmall(v) || asType(typeOf(v)).float !== 0 || asType(typeOf(v)).index !== 0;
}

const SUBCLASS_MESSAGE: string =
  "__complex__ returned non-complex (type %T).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.";

/** What `__complex__` of v gives: a complex, UNBOUND if there is no such method, or ERROR. */
function bySpecialMethod(v: Value): Value {
  const z = callSpecial(v, Name.__complex__);
  if (z === ERROR || z === UNBOUND || isExactly(z, TypeId.COMPLEX)) return z;
  if (!isComplex(z)) raisef(Exc.TypeError, "__complex__ returned non-complex (type %T)", z);
  else if (warn(Exc.DeprecationWarning, SUBCLASS_MESSAGE, z)) return z;
  decref(z);
  return ERROR;
}

// ---- methods ----

function conjugateMethod(args: usize): Value {
  const z = asComplex(load<i64>(args));
  return newComplex(z.real, -z.imag);
}

function complexMethod(args: usize): Value {
  return plainSlot(load<i64>(args));
}

function formatMethod(args: usize): Value {
  const v = load<i64>(args);
  const text = load<i64>(args, 8);
  if (!isStr(text)) return raisef(Exc.TypeError, "__format__() argument must be str, not %A", text);
  if (asStr(pointer(text)).length === 0) return str(v);
  return formatComplex(v, asComplex(v).real, asComplex(v).imag, pointer(text));
}

function newArgsMethod(args: usize): Value {
  const z = asComplex(load<i64>(args));
  const p = tuple2(boxFloat(z.real), boxFloat(z.imag));
  return p === 0 ? ERROR : box(p);
}

function fromNumberMethod(args: usize): Value {
  const type = load<i64>(args);
  const plain = exactOf(load<i64>(args, 8));
  if (plain === ERROR || pointer(type) === typeAt(TypeId.COMPLEX)) return plain;
  const result = call1(type, plain);
  decref(plain);
  return result;
}

/** A number as an exact complex, or ERROR. */
function exactOf(v: Value): Value {
  if (isComplex(v)) return plainSlot(v);
  const z = bySpecialMethod(v);
  if (z === ERROR) return ERROR;
  if (z !== UNBOUND) {
    const plain = plainSlot(z);
    decref(z);
    return plain;
  }
  const x = toReal(v);
  return RealArgument.failed ? ERROR : newComplex(x, 0.0);
}

function setSlots(): void {
  const type = asType(typeAt(TypeId.COMPLEX));
  type.new = complexNew.index;
  type.dealloc = freeObject.index;
  type.repr = reprSlot.index;
  type.hash = hashSlot.index;
  type.compare = compareSlot.index;
  type.bool = boolSlot.index;
  type.negative = negativeSlot.index;
  type.positive = plainSlot.index;
  type.absolute = absoluteSlot.index;
  type.add = addSlot.index;
  type.subtract = subtractSlot.index;
  type.multiply = multiplySlot.index;
  type.trueDivide = trueDivideSlot.index;
  type.power = powerSlot.index;
}

export function initComplex(): void {
  const type = asType(typeAt(TypeId.COMPLEX));
  newSignature = slotSignature("complex(real=unset, imag=unset)");
  setSlots();
  setComplexPower(floatsPower.index);
  define(type, "conjugate(self, /)", conjugateMethod);
  define(type, "__complex__(self, /)", complexMethod);
  define(type, "__format__(self, format_spec, /)", formatMethod);
  define(type, "__getnewargs__(self, /)", newArgsMethod);
  defineClassMethod(type, "from_number(type, number, /)", fromNumberMethod);
  defineMember(type, "real", offsetof<PyComplex>("real"), Member.F64);
  defineMember(type, "imag", offsetof<PyComplex>("imag"), Member.F64);
}
