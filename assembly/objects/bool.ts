/** The bool type: two instances, ints of value 0 and 1 (CPython: Objects/boolobject.c). */

import { isInt } from "../core/integer.ts";
import { internText } from "../core/intern.ts";
import { intBitwise, intInvert } from "../core/intmath.ts";
import { bindSlot, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { Bitwise } from "../core/number/bignum.ts";
import { increfAt } from "../core/object.ts";
import { isTrue } from "../core/truth.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, boxBool, ERROR, NOT_IMPLEMENTED, TRUE, UNBOUND, Value } from "../core/value.ts";
import { warn } from "../core/warnings.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";

const INVERSION_MESSAGE: string =
  "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

let newSignature!: NativeDef;
let trueText: usize = 0;
let falseText: usize = 0;

function boolNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const truth = isTrue(load<i64>(values));
  endSlot(newSignature, values);
  return truth < 0 ? ERROR : boxBool(truth === 1);
}

/** PyType.make */
function boolMake(args: usize, nargs: i32): Value {
  if (nargs !== 1) return UNBOUND;
  const truth = isTrue(load<i64>(args));
  return truth < 0 ? ERROR : boxBool(truth === 1);
}

function boolRepr(v: Value): Value {
  const text = v === TRUE ? trueText : falseText;
  increfAt(text);
  return box(text);
}

function bothBool(a: Value, b: Value): bool {
  return isExactly(a, TypeId.BOOL) && isExactly(b, TypeId.BOOL);
}

function andSlot(a: Value, b: Value): Value {
  if (bothBool(a, b)) return boxBool(a === TRUE && b === TRUE);
  return isInt(a) && isInt(b) ? intBitwise(a, b, Bitwise.And) : NOT_IMPLEMENTED;
}

function orSlot(a: Value, b: Value): Value {
  if (bothBool(a, b)) return boxBool(a === TRUE || b === TRUE);
  return isInt(a) && isInt(b) ? intBitwise(a, b, Bitwise.Or) : NOT_IMPLEMENTED;
}

function xorSlot(a: Value, b: Value): Value {
  if (bothBool(a, b)) return boxBool(a !== b);
  return isInt(a) && isInt(b) ? intBitwise(a, b, Bitwise.Xor) : NOT_IMPLEMENTED;
}

function invertSlot(v: Value): Value {
  return warn(Exc.DeprecationWarning, INVERSION_MESSAGE) ? intInvert(v) : ERROR;
}

export function initBool(): void {
  const type = asType(typeAt(TypeId.BOOL));
  type.flags &= ~TypeFlag.BASETYPE;
  newSignature = slotSignature("bool(object=False, /)");
  trueText = internText("True");
  falseText = internText("False");
  type.new = boolNew.index;
  type.make = boolMake.index;
  type.repr = boolRepr.index;
  type.and = andSlot.index;
  type.or = orSlot.index;
  type.xor = xorSlot.index;
  type.invert = invertSlot.index;
}
