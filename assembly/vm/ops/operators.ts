/** Operators on anything but the ints and floats that the loop serves itself. */
import { callAttribute, dropArguments, takeArguments } from "../../core/call.ts";
import {
  binary,
  binaryRest,
  binarySlot,
  callBinary,
  inplace,
  inplaceRest,
  inplaceSlot,
  invert,
  negative,
  positive,
} from "../../core/number.ts";
import { decref, incref } from "../../core/object.ts";
import { shortOperation } from "../../core/shortmath.ts";
import { isPythonSlot } from "../../core/slots.ts";
import { appendInPlace } from "../../core/strappend.ts";
import { Joined, strConcat } from "../../core/substring.ts";
import { asType, Binary, isSubtype } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import {
  box,
  boxFloat,
  ERROR,
  floatValue,
  isFloat,
  isPointer,
  isSmall,
  NOT_IMPLEMENTED,
  pointer,
  smallValue,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { wordOperation } from "../../core/wordmath.ts";
import { textRepeat } from "../../objects/text/replace.ts";
import { Header, TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { inplaceMethod, plainMethod, pushMethod, pushSpecial, reflectedMethod } from "../special.ts";
import { aOf, begin, bOf, cOf, constant, Operand, opOf, read } from "./operands.ts";

/** Which operation a register operation is, and the form of its operands. */
function operationOf(op: i32): Binary {
  switch (op) {
    case R.ADD:
    case R.ADD_K:
    case R.K_ADD:
    case R.INPLACE_ADD:
    case R.INPLACE_ADD_K:
      return Binary.ADD;
    case R.SUB:
    case R.SUB_K:
    case R.K_SUB:
    case R.INPLACE_SUB:
    case R.INPLACE_SUB_K:
      return Binary.SUBTRACT;
    case R.MUL:
    case R.MUL_K:
    case R.K_MUL:
    case R.INPLACE_MUL:
    case R.INPLACE_MUL_K:
      return Binary.MULTIPLY;
    case R.FLOORDIV:
    case R.FLOORDIV_K:
    case R.INPLACE_FLOORDIV:
    case R.INPLACE_FLOORDIV_K:
      return Binary.FLOOR_DIVIDE;
    case R.MOD:
    case R.MOD_K:
    case R.INPLACE_MOD:
    case R.INPLACE_MOD_K:
      return Binary.MODULO;
    case R.TRUEDIV:
    case R.TRUEDIV_K:
    case R.INPLACE_TRUEDIV:
    case R.INPLACE_TRUEDIV_K:
      return Binary.TRUE_DIVIDE;
    case R.AND:
    case R.AND_K:
    case R.INPLACE_AND:
    case R.INPLACE_AND_K:
      return Binary.AND;
    case R.OR:
    case R.OR_K:
    case R.INPLACE_OR:
    case R.INPLACE_OR_K:
      return Binary.OR;
    case R.XOR:
    case R.XOR_K:
    case R.INPLACE_XOR:
    case R.INPLACE_XOR_K:
      return Binary.XOR;
    case R.LSHIFT:
    case R.LSHIFT_K:
    case R.INPLACE_LSHIFT:
    case R.INPLACE_LSHIFT_K:
      return Binary.LSHIFT;
    case R.RSHIFT:
    case R.RSHIFT_K:
    case R.INPLACE_RSHIFT:
    case R.INPLACE_RSHIFT_K:
      return Binary.RSHIFT;
    case R.MATMUL:
    case R.INPLACE_MATMUL:
      return Binary.MATMUL;
    default:
      return Binary.POWER;
  }
}

/** Whether the second operand is a constant: the _K forms. */
function hasConstant(op: i32): bool {
  if (op >= R.INPLACE_ADD) {
    if (op < R.INPLACE_MATMUL) return ((op - R.INPLACE_ADD) & 1) === 1;
    return op === R.INPLACE_POWER_K;
  }
  if (op < R.FLOORDIV) return op === R.ADD_K || op === R.SUB_K || op === R.MUL_K;
  if (op < R.MATMUL) return ((op - R.FLOORDIV) & 1) === 1;
  return op === R.POWER_K;
}

/** Whether a register operation has its constant on the left: the K_ forms. */
function constantLeft(op: i32): bool {
  return op === R.K_ADD || op === R.K_SUB || op === R.K_MUL;
}

/** a ← b op c of any form. */
export function binaryOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const op = opOf(pc);
  const b = bOf(pc);
  const c = cOf(pc);
  const right = hasConstant(op);
  const x = constantLeft(op) ? constant(frame, b) : read(frame, b);
  const y = right ? constant(frame, c) : read(frame, c);
  if (isExactly(x, TypeId.STR)) return textOperation(frame, pc, x, y);
  const operation = operationOf(op);
  const slot = Native.slot(x, y, op, operation);
  if (slot !== 0) {
    incref(x);
    incref(y);
    const result = call_indirect<Value>(slot, x, y);
    if (result === NOT_IMPLEMENTED) return afterLeft(frame, pc, x, y, operation);
    decref(x);
    decref(y);
    if (result === ERROR) return 0;
    if (!constantLeft(op)) Operand.consume(frame, b);
    if (!right) Operand.consume(frame, c);
    Operand.write(frame, aOf(pc), result);
    return pc + 8;
  }
  const quick = mixedNumbers(x, y, operation);
  if (quick !== UNBOUND) {
    Operand.write(frame, aOf(pc), quick);
    return pc + 8;
  }
  if (isPlainInt(x) && isPlainInt(y)) {
    let word = wordOperation(x, y, operation);
    if (word === UNBOUND) word = shortOperation(x, y, operation);
    if (word !== UNBOUND) return word === ERROR ? 0 : finishBinary(frame, pc, word);
    const slot = binarySlot(typeAt(TypeId.INT), operation);
    if (slot !== 0) {
      const result = pairResult(slot, x, y, operation);
      return result === ERROR ? 0 : finishBinary(frame, pc, result);
    }
  }
  if (ofPythonClass(x) || ofPythonClass(y)) return binaryStep(frame, pc, 0);
  return nativeBinary(frame, pc, x, y, operation);
}

class Native {
  /**
   * The slot that knows first what x op y is, where x is of a built-in type other than int, and y is of the same, a number, or of a built-in type
   * derived from object alone; 0 for all else. Written out in binaryOperation: objects of such types are added and compared as often as numbers.
   */
  @inline
  static slot(x: Value, y: Value, op: i32, operation: Binary): u32 {
    if (!isPointer(x)) return 0;
    const tx: usize = load<u32>(pointer(x), Header.TYPE);
    if (tx === typeAt(TypeId.INT) || asType(tx).flags & TypeFlag.HEAP) return 0;
    if (op >= R.INPLACE_ADD && (inplaceSlot(tx, operation) !== 0 || asType(tx).inplaceConcat !== 0)) return 0;
    if (isPointer(y)) {
      const ty = load<u32>(pointer(y), Header.TYPE);
      if (<usize>ty !== tx) {
        if (asType(ty).flags & TypeFlag.HEAP || asType(ty).base !== <u32>typeAt(TypeId.OBJECT)) return 0;
      } else if (operation === Binary.ADD && binarySlot(tx, operation) === 0) return asType(tx).concat;
    }
    return operation === Binary.POWER ? 0 : binarySlot(tx, operation);
  }
}

/** The left operand's slot did not know (a reference to both operands is held): the right one's is asked. */
function afterLeft(frame: Frame, pc: usize, x: Value, y: Value, operation: Binary): usize {
  const tx = typeOf(x);
  const ty = typeOf(y);
  const slot = tx === ty ? 0 : binarySlot(ty, operation);
  let result: Value = NOT_IMPLEMENTED;
  if (slot !== 0 && slot !== binarySlot(tx, operation)) result = callBinary(slot, x, y, operation);
  if (result === NOT_IMPLEMENTED) {
    result = opOf(pc) >= R.INPLACE_ADD ? inplaceRest(x, y, operation) : binaryRest(x, y, operation);
  }
  dropPair(x, y);
  return result === ERROR ? 0 : finishBinary(frame, pc, result);
}

/** An operation whose left operand is an exact str: with the right one of the usual type, by the shortest way. */
function textOperation(frame: Frame, pc: usize, x: Value, y: Value): usize {
  const op = opOf(pc);
  const operation = operationOf(op);
  let result: Value;
  if (operation === Binary.ADD && isExactly(y, TypeId.STR)) {
    if (op >= R.INPLACE_ADD && aOf(pc) === bOf(pc)) return appendText(frame, pc, y, hasConstant(op));
    const joined = Joined.ascii(pointer(x), pointer(y));
    result = joined !== 0 ? box(joined) : strConcat(pointer(x), pointer(y));
  } else if (operation === Binary.MODULO && isExactly(y, TypeId.TUPLE)) {
    result = pairResult(binarySlot(typeAt(TypeId.STR), operation), x, y, operation);
  } else if (operation === Binary.MULTIPLY && isSmall(y)) {
    // Much work looks at the interrupts, and what they run may drop x.
    incref(x);
    result = textRepeat(x, smallValue(y));
    decref(x);
  } else {
    return ofPythonClass(y) ? binaryStep(frame, pc, 0) : nativeBinary(frame, pc, x, y, operation);
  }
  return result === ERROR ? 0 : finishBinary(frame, pc, result);
}

/** Whether v is an int of no subclass: its type's operators know any two of these. */
function isPlainInt(v: Value): bool {
  return isSmall(v) || isExactly(v, TypeId.INT);
}

/** Operators on an int and a float: their result, UNBOUND for anything else. */
function mixedNumbers(x: Value, y: Value, op: Binary): Value {
  if (isFloat(x) ? !isSmall(y) : !isSmall(x) || !isFloat(y)) return UNBOUND;
  const f = isFloat(x) ? floatValue(x) : <f64>smallValue(x);
  const g = isFloat(y) ? floatValue(y) : <f64>smallValue(y);
  switch (op) {
    case Binary.ADD:
      return boxFloat(f + g);
    case Binary.SUBTRACT:
      return boxFloat(f - g);
    case Binary.MULTIPLY:
      return boxFloat(f * g);
    case Binary.TRUE_DIVIDE:
      return g === 0 ? UNBOUND : boxFloat(f / g);
    default:
      return UNBOUND;
  }
}

/** Whether v is an instance of a class written in Python, whose special methods may be too. */
export function ofPythonClass(v: Value): bool {
  return isPointer(v) && (asType(typeOf(v)).flags & TypeFlag.HEAP) !== 0;
}

/** The whole operation by the types' slots. */
function nativeBinary(frame: Frame, pc: usize, x: Value, y: Value, operation: Binary): usize {
  incref(x);
  incref(y);
  const result = opOf(pc) >= R.INPLACE_ADD ? inplace(x, y, operation) : binary(x, y, operation);
  dropPair(x, y);
  return result === ERROR ? 0 : finishBinary(frame, pc, result);
}

function finishBinary(frame: Frame, pc: usize, result: Value): usize {
  const op = opOf(pc);
  if (!constantLeft(op)) Operand.consume(frame, bOf(pc));
  if (!hasConstant(op)) Operand.consume(frame, cOf(pc));
  Operand.write(frame, aOf(pc), result);
  return pc + 8;
}

/** What a special method of a binary operation gave (a reference): the result, or the next one is asked. */
export function continueBinary(frame: Frame, pc: usize, step: u32, v: Value): usize {
  return v === NOT_IMPLEMENTED ? binaryStep(frame, pc, step) : finishBinary(frame, pc, v);
}

/**
 * A binary operation on instances of Python classes, from a step on: 0 the in-place method, 1 the left operand's, 2 the right one's
 * reflected, 3 what is left when none knows. A right operand of a subclass of the left one's type goes the native way (it may go first).
 */
function binaryStep(frame: Frame, pc: usize, step: u32): usize {
  const op = opOf(pc);
  const x = constantLeft(op) ? constant(frame, bOf(pc)) : read(frame, bOf(pc));
  const y = hasConstant(op) ? constant(frame, cOf(pc)) : read(frame, cOf(pc));
  const operation = operationOf(op);
  const tx = typeOf(x);
  const ty = typeOf(y);
  if (step === 0 && op >= R.INPLACE_ADD) {
    const slot = inplaceSlot(tx, operation);
    if (slot !== 0) {
      if (isPythonSlot(slot) && pushMethod(frame, pc, 1, inplaceMethod(x, operation), x, y)) return 0;
      return nativeBinary(frame, pc, x, y, operation);
    }
  }
  const sx = binarySlot(tx, operation);
  const sy = tx === ty ? 0 : binarySlot(ty, operation);
  if (step <= 1) {
    if (sy !== 0 && isSubtype(ty, tx)) return nativeBinary(frame, pc, x, y, operation);
    if (isPythonSlot(sx)) {
      const method = plainMethod(x, operation);
      if (pushMethod(frame, pc, 2, method, x, y)) return 0;
      if (method !== UNBOUND) return nativeBinary(frame, pc, x, y, operation);
    } else if (sx !== 0) {
      const result = pairResult(sx, x, y, operation);
      if (result === ERROR) return 0;
      if (result !== NOT_IMPLEMENTED) return finishBinary(frame, pc, result);
    }
  }
  if (step <= 2 && sy !== 0) {
    if (!isPythonSlot(sy)) {
      const result = sy === sx ? NOT_IMPLEMENTED : pairResult(sy, x, y, operation);
      if (result === ERROR) return 0;
      if (result !== NOT_IMPLEMENTED) return finishBinary(frame, pc, result);
    } else {
      const method = reflectedMethod(y, operation);
      if (pushMethod(frame, pc, 3, method, y, x)) return 0;
      if (method !== UNBOUND) {
        const result = callAttributeOnce(method, y, x);
        if (result === ERROR) return 0;
        if (result !== NOT_IMPLEMENTED) return finishBinary(frame, pc, result);
      }
    }
  }
  incref(x);
  incref(y);
  const result = op >= R.INPLACE_ADD ? inplaceRest(x, y, operation) : binaryRest(x, y, operation);
  dropPair(x, y);
  return result === ERROR ? 0 : finishBinary(frame, pc, result);
}

function pairResult(slot: u32, x: Value, y: Value, operation: Binary): Value {
  incref(x);
  incref(y);
  const result = callBinary(slot, x, y, operation);
  dropPair(x, y);
  return result;
}

/** A method that is no Python function, called on self with one argument. */
function callAttributeOnce(method: Value, self: Value, a: Value): Value {
  const args = takeArguments(1);
  if (args === 0) return ERROR;
  store<i64>(args, incref(a));
  incref(self);
  const result = callAttribute(method, self, args, 1, 0);
  dropPair(self, a);
  dropArguments(args);
  return result;
}

/** Drops two references. */
export function dropPair(x: Value, y: Value): void {
  decref(x);
  decref(y);
}

/** `s += t` for two str: the left operand is moved out of its slot, so that it can grow in place if nobody else holds it. */
function appendText(frame: Frame, pc: usize, y: Value, right: bool): usize {
  const slot = <usize>frame.regs + bOf(pc);
  const x = load<i64>(slot);
  store<i64>(slot, UNBOUND);
  const p = appendInPlace(pointer(x), pointer(y));
  store<i64>(slot, p === 0 ? x : box(p));
  if (p === 0) return 0;
  if (!right) Operand.consume(frame, cOf(pc));
  return pc + 8;
}

/** a ← op b */
export function unaryOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const op = opOf(pc);
  const x = read(frame, bOf(pc));
  if (ofPythonClass(x) && isPythonSlot(unarySlot(op, x)) && pushSpecial(frame, pc, 0, unaryName(op), x))
    return 0;
  incref(x);
  const result = op === R.NEGATIVE ? negative(x) : op === R.POSITIVE ? positive(x) : invert(x);
  decref(x);
  return result === ERROR ? 0 : finishUnary(frame, pc, result);
}

/** Stores the result (a reference) of a unary operation, or of iter(b). */
export function finishUnary(frame: Frame, pc: usize, result: Value): usize {
  Operand.consume(frame, bOf(pc));
  Operand.write(frame, aOf(pc), result);
  return pc + 8;
}

function unarySlot(op: i32, x: Value): u32 {
  const type = asType(typeOf(x));
  return op === R.NEGATIVE ? type.negative : op === R.POSITIVE ? type.positive : type.invert;
}

function unaryName(op: i32): Name {
  return op === R.NEGATIVE ? Name.__neg__ : op === R.POSITIVE ? Name.__pos__ : Name.__invert__;
}
