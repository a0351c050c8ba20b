/** Unary and binary operators by the types' number slots (CPython: Objects/abstract.c). */

import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { literal, raisef } from "./errors.ts";
import { fitsI64, intToI64, isInt } from "./integer.ts";
import { decref } from "./object.ts";
import { toIndex } from "./subscript.ts";
import { asType, Binary, isSubtype, PyType } from "./type.ts";
import { typeOf } from "./typeids.ts";
import { ERROR, NONE, NOT_IMPLEMENTED, Value } from "./value.ts";

const FIRST: usize = offsetof<PyType>("add");
const FIRST_INPLACE: usize = offsetof<PyType>("inplaceAdd");

/** Sign of each Binary operation, for messages; in-place ones add "=". */
export function binarySign(op: Binary): string {
  switch (op) {
    case Binary.ADD:
      return "+";
    case Binary.SUBTRACT:
      return "-";
    case Binary.MULTIPLY:
      return "*";
    case Binary.MATMUL:
      return "@";
    case Binary.TRUE_DIVIDE:
      return "/";
    case Binary.FLOOR_DIVIDE:
      return "//";
    case Binary.MODULO:
      return "%";
    case Binary.DIVMOD:
      return "divmod()";
    case Binary.LSHIFT:
      return "<<";
    case Binary.RSHIFT:
      return ">>";
    case Binary.AND:
      return "&";
    case Binary.XOR:
      return "^";
    case Binary.OR:
      return "|";
    default:
      return "** or pow()";
  }
}

/** Sign of the in-place form, for messages. */
export function inplaceSign(op: Binary): string {
  switch (op) {
    case Binary.ADD:
      return "+=";
    case Binary.SUBTRACT:
      return "-=";
    case Binary.MULTIPLY:
      return "*=";
    case Binary.MATMUL:
      return "@=";
    case Binary.TRUE_DIVIDE:
      return "/=";
    case Binary.FLOOR_DIVIDE:
      return "//=";
    case Binary.MODULO:
      return "%=";
    case Binary.LSHIFT:
      return "<<=";
    case Binary.RSHIFT:
      return ">>=";
    case Binary.AND:
      return "&=";
    case Binary.XOR:
      return "^=";
    case Binary.OR:
      return "|=";
    default:
      return "**=";
  }
}

/** Slot of a type for a binary operation, 0 for none. */
export function binarySlot(type: usize, op: Binary): u32 {
  return load<u32>(type + FIRST + ((<usize>op) << 2));
}

/** Slot of a type for the in-place form of a binary operation, 0 for none. */
export function inplaceSlot(type: usize, op: Binary): u32 {
  return load<u32>(type + FIRST_INPLACE + ((<usize>op) << 2));
}

/** Calls a slot of a binary operation; that of power takes a third argument. */
export function callBinary(slot: u32, a: Value, b: Value, op: Binary): Value {
  if (op === Binary.POWER) return call_indirect<Value>(slot, a, b, NONE);
  return call_indirect<Value>(slot, a, b);
}

/** The number slots of both operands, the right one's first if its type derives from the left one's. NOT_IMPLEMENTED if neither knows. */
function numberSlots(a: Value, b: Value, op: Binary): Value {
  const ta = typeOf(a);
  const tb = typeOf(b);
  const sa = binarySlot(ta, op);
  let sb = ta === tb ? 0 : binarySlot(tb, op);
  if (sb === sa) sb = 0;
  if (sa !== 0) {
    if (sb !== 0 && isSubtype(tb, ta)) {
      const result = callBinary(sb, a, b, op);
      if (result !== NOT_IMPLEMENTED) return result;
      sb = 0;
    }
    const result = callBinary(sa, a, b, op);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return sb !== 0 ? callBinary(sb, a, b, op) : NOT_IMPLEMENTED;
}

/** a op b, or ERROR. */
export function binary(a: Value, b: Value, op: Binary): Value {
  const result = numberSlots(a, b, op);
  return result !== NOT_IMPLEMENTED ? result : binaryRest(a, b, op);
}

/** a op b where no number slot knows: sequences, or TypeError. */
export function binaryRest(a: Value, b: Value, op: Binary): Value {
  if (op === Binary.ADD) {
    const concat = asType(typeOf(a)).concat;
    if (concat !== 0) return call_indirect<Value>(concat, a, b);
  }
  if (op === Binary.MULTIPLY) return repeatEither(a, b, false);
  return unsupported(a, b, binarySign(op));
}

function unsupported(a: Value, b: Value, sign: string): Value {
  return raisef(Exc.TypeError, "unsupported operand type(s) for %L: '%T' and '%T'", literal(sign), a, b);
}

/** Sequence repetition from either side; TypeError where neither operand repeats. */
function repeatEither(a: Value, b: Value, inplace: bool): Value {
  const ta = asType(typeOf(a));
  if (inplace && ta.inplaceRepeat !== 0) return repeatBy(ta.inplaceRepeat, a, b);
  if (ta.repeat !== 0) return repeatBy(ta.repeat, a, b);
  const tb = asType(typeOf(b));
  // In place, a left operand that is a sequence of some kind, as every Python class is to CPython, keeps the right one out.
  const kept = inplace && ((ta.flags & TypeFlag.HEAP) !== 0 || ta.length !== 0 || ta.contains !== 0);
  if (tb.repeat !== 0 && !kept) return repeatBy(tb.repeat, b, a);
  return unsupported(a, b, inplace ? "*=" : "*");
}

function repeatBy(slot: u32, sequence: Value, count: Value): Value {
  if (!isInt(count) && asType(typeOf(count)).index === 0) {
    return raisef(Exc.TypeError, "can't multiply sequence by non-int of type '%T'", count);
  }
  const index = toIndex(count);
  if (index === ERROR) return ERROR;
  const fits = fitsI64(index);
  const n = fits ? intToI64(index) : 0;
  decref(index);
  if (!fits) return raisef(Exc.OverflowError, "cannot fit '%T' into an index-sized integer", count);
  return call_indirect<Value>(slot, sequence, n);
}

/** a op= b, or ERROR. */
export function inplace(a: Value, b: Value, op: Binary): Value {
  const slot = inplaceSlot(typeOf(a), op);
  if (slot !== 0) {
    const result = callBinary(slot, a, b, op);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const result = numberSlots(a, b, op);
  return result !== NOT_IMPLEMENTED ? result : inplaceRest(a, b, op);
}

/** As binaryRest, for a op= b. */
export function inplaceRest(a: Value, b: Value, op: Binary): Value {
  if (op === Binary.ADD) {
    const type = asType(typeOf(a));
    const concat = type.inplaceConcat !== 0 ? type.inplaceConcat : type.concat;
    if (concat !== 0) return call_indirect<Value>(concat, a, b);
  }
  if (op === Binary.MULTIPLY) return repeatEither(a, b, true);
  return unsupported(a, b, inplaceSign(op));
}

/** pow(a, b, modulus); modulus NONE is a ** b. */
export function power(a: Value, b: Value, modulus: Value): Value {
  if (modulus === NONE) return binary(a, b, Binary.POWER);
  const sa = binarySlot(typeOf(a), Binary.POWER);
  if (sa !== 0) {
    const result = call_indirect<Value>(sa, a, b, modulus);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const sb = binarySlot(typeOf(b), Binary.POWER);
  if (sb !== 0 && sb !== sa) {
    const result = call_indirect<Value>(sb, a, b, modulus);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const sc = binarySlot(typeOf(modulus), Binary.POWER);
  if (sc !== 0 && sc !== sa && sc !== sb) {
    const result = call_indirect<Value>(sc, a, b, modulus);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return raisef(
    Exc.TypeError,
    "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'",
    a,
    b,
    modulus,
  );
}

/** -v, +v, ~v by the slot given; `sign` for the message. */
function unary(v: Value, slot: u32, sign: string): Value {
  if (slot !== 0) return call_indirect<Value>(slot, v);
  return raisef(Exc.TypeError, "bad operand type for %L: '%T'", literal(sign), v);
}

export function negative(v: Value): Value {
  return unary(v, asType(typeOf(v)).negative, "unary -");
}

export function positive(v: Value): Value {
  return unary(v, asType(typeOf(v)).positive, "unary +");
}

export function invert(v: Value): Value {
  return unary(v, asType(typeOf(v)).invert, "unary ~");
}

export function absolute(v: Value): Value {
  return unary(v, asType(typeOf(v)).absolute, "abs()");
}
