/**
 * The types weakref.ProxyType and weakref.CallableProxyType: every operation is done on the object referred to, or raises
 * ReferenceError when that is dead (CPython: Objects/weakrefobject.c).
 */
import { getAttr, setAttr } from "../core/attribute.ts";
import { callMethod, callVector } from "../core/call.ts";
import { richCompare } from "../core/compare.ts";
import { formatText, raise, raisef } from "../core/errors.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { defineVector } from "../core/native.ts";
import { absolute, binary, inplace, invert, negative, positive, power } from "../core/number.ts";
import { decref, increfAt } from "../core/object.ts";
import { str } from "../core/represent.ts";
import { contains, getItem, lengthOf, setItem, toIndex } from "../core/subscript.ts";
import { isTrue } from "../core/truth.ts";
import { asType, Binary, PyType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, isPointer, pointer, Value } from "../core/value.ts";
import { weakTarget } from "../core/weakref.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { initWeakLife } from "./weakref.ts";

function isProxy(v: Value): bool {
  const type = typeOf(v);
  return type === typeAt(TypeId.WEAK_PROXY) || type === typeAt(TypeId.WEAK_CALLABLE_PROXY);
}

/** What v stands for, a new reference: a proxy's object, else v itself. ERROR if the object is dead. */
function unwrap(v: Value): Value {
  if (!isProxy(v)) {
    if (isPointer(v)) increfAt(pointer(v));
    return v;
  }
  const p = weakTarget(pointer(v));
  if (p === 0) return raise(Exc.ReferenceError, "weakly-referenced object no longer exists");
  increfAt(p);
  return box(p);
}

// ---- operators: one function for each slot, which does not say what it is called for ----

function twoSided(a: Value, b: Value, op: Binary, isInplace: bool): Value {
  const x = unwrap(a);
  if (x === ERROR) return ERROR;
  const y = unwrap(b);
  if (y === ERROR) {
    decref(x);
    return ERROR;
  }
  const result = isInplace ? inplace(x, y, op) : binary(x, y, op);
  decref(x);
  decref(y);
  return result;
}

function proxyAdd(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.ADD, false);
}
function proxySubtract(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.SUBTRACT, false);
}
function proxyMultiply(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.MULTIPLY, false);
}
function proxyMatmul(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.MATMUL, false);
}
function proxyTrueDivide(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.TRUE_DIVIDE, false);
}
function proxyFloorDivide(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.FLOOR_DIVIDE, false);
}
function proxyModulo(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.MODULO, false);
}
function proxyDivmod(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.DIVMOD, false);
}
function proxyLshift(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.LSHIFT, false);
}
function proxyRshift(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.RSHIFT, false);
}
function proxyAnd(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.AND, false);
}
function proxyXor(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.XOR, false);
}
function proxyOr(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.OR, false);
}
function proxyInplaceAdd(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.ADD, true);
}
function proxyInplaceSubtract(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.SUBTRACT, true);
}
function proxyInplaceMultiply(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.MULTIPLY, true);
}
function proxyInplaceMatmul(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.MATMUL, true);
}
function proxyInplaceTrueDivide(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.TRUE_DIVIDE, true);
}
function proxyInplaceFloorDivide(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.FLOOR_DIVIDE, true);
}
function proxyInplaceModulo(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.MODULO, true);
}
function proxyInplaceLshift(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.LSHIFT, true);
}
function proxyInplaceRshift(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.RSHIFT, true);
}
function proxyInplaceAnd(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.AND, true);
}
function proxyInplaceXor(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.XOR, true);
}
function proxyInplaceOr(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.OR, true);
}
function proxyInplacePower(a: Value, b: Value): Value {
  return twoSided(a, b, Binary.POWER, true);
}

function proxyPower(a: Value, b: Value, modulus: Value): Value {
  const z = unwrap(modulus);
  if (z === ERROR) return ERROR;
  let result: Value = ERROR;
  const x = unwrap(a);
  const y = x === ERROR ? ERROR : unwrap(b);
  if (y !== ERROR) result = power(x, y, z);
  decref(x);
  decref(y);
  decref(z);
  return result;
}

function proxyNegative(self: Value): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  const result = negative(v);
  decref(v);
  return result;
}
function proxyPositive(self: Value): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  const result = positive(v);
  decref(v);
  return result;
}
function proxyAbsolute(self: Value): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  const result = absolute(v);
  decref(v);
  return result;
}
function proxyInvert(self: Value): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  const result = invert(v);
  decref(v);
  return result;
}
function proxyIndex(self: Value): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  const result = toIndex(v);
  decref(v);
  return result;
}

/** int() and float() of the object: through its type's slot. */
function convert(self: Value, slotOffset: usize, name: Name): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  const slot = load<u32>(typeOf(v) + slotOffset);
  const result = slot !== 0 ? call_indirect<Value>(slot, v) : callMethod(v, name);
  decref(v);
  return result;
}
function proxyInt(self: Value): Value {
  return convert(self, offsetof<PyType>("int"), Name.__int__);
}
function proxyFloat(self: Value): Value {
  return convert(self, offsetof<PyType>("float"), Name.__float__);
}

function proxyBool(self: Value): i32 {
  const v = unwrap(self);
  if (v === ERROR) return -1;
  const result = isTrue(v);
  decref(v);
  return result;
}

// ---- attributes, comparison, text ----

function proxyGetAttr(self: Value, name: usize): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  const result = getAttr(v, name);
  decref(v);
  return result;
}

function proxySetAttr(self: Value, name: usize, value: Value): i32 {
  const v = unwrap(self);
  if (v === ERROR) return -1;
  const result = setAttr(v, name, value);
  decref(v);
  return result;
}

function proxyCompare(a: Value, b: Value, op: Compare): Value {
  const x = unwrap(a);
  if (x === ERROR) return ERROR;
  const y = unwrap(b);
  const result = y === ERROR ? ERROR : richCompare(x, y, op);
  decref(x);
  decref(y);
  return result;
}

function proxyRepr(self: Value): Value {
  const p = weakTarget(pointer(self));
  if (p === 0) return formatText("<weakproxy at 0x%x; dead>", pointer(self));
  return formatText("<weakproxy at 0x%x; to '%T' at 0x%x>", pointer(self), box(p), p);
}

function proxyStr(self: Value): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  const result = str(v);
  decref(v);
  return result;
}

function proxyHash(self: Value): i64 {
  raisef(Exc.TypeError, "unhashable type: '%T'", self);
  return -1;
}

// ---- containers and iteration ----

function proxyLength(self: Value): i64 {
  const v = unwrap(self);
  if (v === ERROR) return -1;
  const result = lengthOf(v);
  decref(v);
  return result;
}

function proxyGetItem(self: Value, key: Value): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  const result = getItem(v, key);
  decref(v);
  return result;
}

function proxySetItem(self: Value, key: Value, value: Value): i32 {
  const v = unwrap(self);
  if (v === ERROR) return -1;
  const result = setItem(v, key, value);
  decref(v);
  return result;
}

function proxyContains(self: Value, item: Value): i32 {
  const v = unwrap(self);
  if (v === ERROR) return -1;
  const result = contains(v, item);
  decref(v);
  return result;
}

function proxyIter(self: Value): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  const result = getIter(v);
  decref(v);
  return result;
}

function proxyNext(self: Value): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  let result: Value;
  if (asType(typeOf(v)).next !== 0) result = iterNext(v);
  else result = raisef(Exc.TypeError, "Weakref proxy referenced a non-iterator '%T' object", v);
  decref(v);
  return result;
}

function proxyCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const v = unwrap(self);
  if (v === ERROR) return ERROR;
  const result = callVector(v, args, nargs, kwnames);
  decref(v);
  return result;
}

/** Methods that no slot stands for. */
function proxyBytes(args: usize, _nargs: i32, _kwnames: usize): Value {
  const v = unwrap(load<i64>(args));
  if (v === ERROR) return ERROR;
  const result = callMethod(v, Name.__bytes__);
  decref(v);
  return result;
}

function proxyReversed(args: usize, _nargs: i32, _kwnames: usize): Value {
  const v = unwrap(load<i64>(args));
  if (v === ERROR) return ERROR;
  const result = callMethod(v, Name.__reversed__);
  decref(v);
  return result;
}

function initOperators(type: PyType): void {
  type.add = proxyAdd.index;
  type.subtract = proxySubtract.index;
  type.multiply = proxyMultiply.index;
  type.matmul = proxyMatmul.index;
  type.trueDivide = proxyTrueDivide.index;
  type.floorDivide = proxyFloorDivide.index;
  type.modulo = proxyModulo.index;
  type.divmod = proxyDivmod.index;
  type.lshift = proxyLshift.index;
  type.rshift = proxyRshift.index;
  type.and = proxyAnd.index;
  type.xor = proxyXor.index;
  type.or = proxyOr.index;
  type.power = proxyPower.index;
  type.inplaceAdd = proxyInplaceAdd.index;
  type.inplaceSubtract = proxyInplaceSubtract.index;
  type.inplaceMultiply = proxyInplaceMultiply.index;
  type.inplaceMatmul = proxyInplaceMatmul.index;
  type.inplaceTrueDivide = proxyInplaceTrueDivide.index;
  type.inplaceFloorDivide = proxyInplaceFloorDivide.index;
  type.inplaceModulo = proxyInplaceModulo.index;
  type.inplaceLshift = proxyInplaceLshift.index;
  type.inplaceRshift = proxyInplaceRshift.index;
  type.inplaceAnd = proxyInplaceAnd.index;
  type.inplaceXor = proxyInplaceXor.index;
  type.inplaceOr = proxyInplaceOr.index;
  type.inplacePower = proxyInplacePower.index;
  type.negative = proxyNegative.index;
  type.positive = proxyPositive.index;
  type.absolute = proxyAbsolute.index;
  type.invert = proxyInvert.index;
  type.index = proxyIndex.index;
  type.int = proxyInt.index;
  type.float = proxyFloat.index;
  type.bool = proxyBool.index;
}

function initProxyType(id: TypeId): PyType {
  initWeakLife(id);
  const type = asType(typeAt(id));
  initOperators(type);
  type.getattr = proxyGetAttr.index;
  type.setattr = proxySetAttr.index;
  type.compare = proxyCompare.index;
  type.repr = proxyRepr.index;
  type.str = proxyStr.index;
  type.hash = proxyHash.index;
  type.length = proxyLength.index;
  type.getItem = proxyGetItem.index;
  type.setItem = proxySetItem.index;
  type.contains = proxyContains.index;
  type.iter = proxyIter.index;
  type.next = proxyNext.index;
  return type;
}

export function initWeakProxies(): void {
  const plain = initProxyType(TypeId.WEAK_PROXY);
  defineVector(plain, "__bytes__(self, /)", proxyBytes);
  defineVector(plain, "__reversed__(self, /)", proxyReversed);
  const callable = initProxyType(TypeId.WEAK_CALLABLE_PROXY);
  callable.call = proxyCall.index;
}
