/** The module _operator: Python's operators as functions (lib/operator.py adds their dunder names). Getters: modules/operatorcallables.ts. */
import { callVector } from "../core/call.ts";
import { richCompare, valuesEqual } from "../core/compare.ts";
import { catchError, raise, raisef } from "../core/errors.ts";
import { fitsI64, intFromI64, intToI64 } from "../core/integer.ts";
import { charge } from "../core/interrupt.ts";
import { getIter, isSequence, iterNext } from "../core/iterate.ts";
import { lengthHint } from "../core/lengthhint.ts";
import { defineFunction, defineVectorFunction } from "../core/native.ts";
import { absolute, binary, inplace, invert, negative, positive } from "../core/number.ts";
import { decref } from "../core/object.ts";
import { contains, getItem, setItem, toIndex } from "../core/subscript.ts";
import { isTrue } from "../core/truth.ts";
import { asType, Binary } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { boxBool, END, ERROR, NONE, small, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";
import { compareDigest } from "./comparedigest.ts";
import { declareOperatorCallables } from "./operatorcallables.ts";

// ---- arithmetic: the signs, plain and in place ----

function plain(args: usize, op: Binary): Value {
  return binary(load<i64>(args), load<i64>(args, 8), op);
}

function assigned(args: usize, op: Binary): Value {
  return inplace(load<i64>(args), load<i64>(args, 8), op);
}

function opAdd(args: usize): Value {
  return plain(args, Binary.ADD);
}
function inAdd(args: usize): Value {
  return assigned(args, Binary.ADD);
}
function opSub(args: usize): Value {
  return plain(args, Binary.SUBTRACT);
}
function inSub(args: usize): Value {
  return assigned(args, Binary.SUBTRACT);
}
function opMul(args: usize): Value {
  return plain(args, Binary.MULTIPLY);
}
function inMul(args: usize): Value {
  return assigned(args, Binary.MULTIPLY);
}
function opMatmul(args: usize): Value {
  return plain(args, Binary.MATMUL);
}
function inMatmul(args: usize): Value {
  return assigned(args, Binary.MATMUL);
}
function opTruediv(args: usize): Value {
  return plain(args, Binary.TRUE_DIVIDE);
}
function inTruediv(args: usize): Value {
  return assigned(args, Binary.TRUE_DIVIDE);
}
function opFloordiv(args: usize): Value {
  return plain(args, Binary.FLOOR_DIVIDE);
}
function inFloordiv(args: usize): Value {
  return assigned(args, Binary.FLOOR_DIVIDE);
}
function opMod(args: usize): Value {
  return plain(args, Binary.MODULO);
}
function inMod(args: usize): Value {
  return assigned(args, Binary.MODULO);
}
function opLshift(args: usize): Value {
  return plain(args, Binary.LSHIFT);
}
function inLshift(args: usize): Value {
  return assigned(args, Binary.LSHIFT);
}
function opRshift(args: usize): Value {
  return plain(args, Binary.RSHIFT);
}
function inRshift(args: usize): Value {
  return assigned(args, Binary.RSHIFT);
}
function opAnd(args: usize): Value {
  return plain(args, Binary.AND);
}
function inAnd(args: usize): Value {
  return assigned(args, Binary.AND);
}
function opXor(args: usize): Value {
  return plain(args, Binary.XOR);
}
function inXor(args: usize): Value {
  return assigned(args, Binary.XOR);
}
function opOr(args: usize): Value {
  return plain(args, Binary.OR);
}
function inOr(args: usize): Value {
  return assigned(args, Binary.OR);
}
function opPow(args: usize): Value {
  return plain(args, Binary.POWER);
}
function inPow(args: usize): Value {
  return assigned(args, Binary.POWER);
}

function defineArithmetic(dict: usize, module: usize): void {
  defineFunction(dict, module, "add(a, b, /)", opAdd);
  defineFunction(dict, module, "iadd(a, b, /)", inAdd);
  defineFunction(dict, module, "sub(a, b, /)", opSub);
  defineFunction(dict, module, "isub(a, b, /)", inSub);
  defineFunction(dict, module, "mul(a, b, /)", opMul);
  defineFunction(dict, module, "imul(a, b, /)", inMul);
  defineFunction(dict, module, "matmul(a, b, /)", opMatmul);
  defineFunction(dict, module, "imatmul(a, b, /)", inMatmul);
  defineFunction(dict, module, "truediv(a, b, /)", opTruediv);
  defineFunction(dict, module, "itruediv(a, b, /)", inTruediv);
  defineFunction(dict, module, "floordiv(a, b, /)", opFloordiv);
  defineFunction(dict, module, "ifloordiv(a, b, /)", inFloordiv);
  defineFunction(dict, module, "mod(a, b, /)", opMod);
  defineFunction(dict, module, "imod(a, b, /)", inMod);
  defineFunction(dict, module, "lshift(a, b, /)", opLshift);
  defineFunction(dict, module, "ilshift(a, b, /)", inLshift);
  defineFunction(dict, module, "rshift(a, b, /)", opRshift);
  defineFunction(dict, module, "irshift(a, b, /)", inRshift);
  defineFunction(dict, module, "and_(a, b, /)", opAnd);
  defineFunction(dict, module, "iand(a, b, /)", inAnd);
  defineFunction(dict, module, "xor(a, b, /)", opXor);
  defineFunction(dict, module, "ixor(a, b, /)", inXor);
  defineFunction(dict, module, "or_(a, b, /)", opOr);
  defineFunction(dict, module, "ior(a, b, /)", inOr);
  defineFunction(dict, module, "pow(a, b, /)", opPow);
  defineFunction(dict, module, "ipow(a, b, /)", inPow);
  defineFunction(dict, module, "abs(a, /)", opAbs);
  defineFunction(dict, module, "neg(a, /)", opNeg);
  defineFunction(dict, module, "pos(a, /)", opPos);
  defineFunction(dict, module, "invert(a, /)", opInvert);
  defineFunction(dict, module, "inv(a, /)", opInvert);
}

function opAbs(args: usize): Value {
  return absolute(load<i64>(args));
}

function opNeg(args: usize): Value {
  return negative(load<i64>(args));
}

function opPos(args: usize): Value {
  return positive(load<i64>(args));
}

function opInvert(args: usize): Value {
  return invert(load<i64>(args));
}

// ---- comparison ----

function compared(args: usize, op: Compare): Value {
  return richCompare(load<i64>(args), load<i64>(args, 8), op);
}

function opLt(args: usize): Value {
  return compared(args, Compare.LT);
}
function opLe(args: usize): Value {
  return compared(args, Compare.LE);
}
function opEq(args: usize): Value {
  return compared(args, Compare.EQ);
}
function opNe(args: usize): Value {
  return compared(args, Compare.NE);
}
function opGt(args: usize): Value {
  return compared(args, Compare.GT);
}
function opGe(args: usize): Value {
  return compared(args, Compare.GE);
}

function opIs(args: usize): Value {
  return boxBool(load<i64>(args) === load<i64>(args, 8));
}

function opIsNot(args: usize): Value {
  return boxBool(load<i64>(args) !== load<i64>(args, 8));
}

function opIsNone(args: usize): Value {
  return boxBool(load<i64>(args) === NONE);
}

function opIsNotNone(args: usize): Value {
  return boxBool(load<i64>(args) !== NONE);
}

function opTruth(args: usize): Value {
  const truth = isTrue(load<i64>(args));
  return truth < 0 ? ERROR : boxBool(truth > 0);
}

function opNot(args: usize): Value {
  const truth = isTrue(load<i64>(args));
  return truth < 0 ? ERROR : boxBool(truth === 0);
}

// ---- sequences and containers ----

/** a + b of sequences only; `place`: as a += b. */
function concatenated(args: usize, place: bool): Value {
  const a = load<i64>(args);
  const b = load<i64>(args, 8);
  const type = asType(typeOf(a));
  const slot = place && type.inplaceConcat !== 0 ? type.inplaceConcat : type.concat;
  if (slot !== 0) return call_indirect<Value>(slot, a, b);
  if (isSequence(a) && isSequence(b)) return place ? inplace(a, b, Binary.ADD) : binary(a, b, Binary.ADD);
  return raisef(Exc.TypeError, "'%T' object can't be concatenated", a);
}

function opConcat(args: usize): Value {
  return concatenated(args, false);
}

function opIconcat(args: usize): Value {
  return concatenated(args, true);
}

function opContains(args: usize): Value {
  const found = contains(load<i64>(args), load<i64>(args, 8));
  return found < 0 ? ERROR : boxBool(found > 0);
}

function opGetitem(args: usize): Value {
  return getItem(load<i64>(args), load<i64>(args, 8));
}

function opSetitem(args: usize): Value {
  return setItem(load<i64>(args), load<i64>(args, 8), load<i64>(args, 16)) < 0 ? ERROR : NONE;
}

function opDelitem(args: usize): Value {
  return setItem(load<i64>(args), load<i64>(args, 8), UNBOUND) < 0 ? ERROR : NONE;
}

/** Walks over a looking for b: how many there are, or (`first`) the place of the first, -2 if there is none. -1 on error. */
function search(a: Value, b: Value, first: bool): i64 {
  const iterator = getIter(a);
  if (iterator === ERROR) {
    if (asType(typeOf(a)).iter === 0 && catchError(Exc.TypeError)) {
      raisef(Exc.TypeError, "argument of type '%T' is not iterable", a);
    }
    return -1;
  }
  let count: i64 = 0;
  let result: i64 = -1;
  for (let i: i64 = 0; ; i++) {
    const item = iterNext(iterator);
    if (item === END) {
      result = first ? -2 : count;
      break;
    }
    const same = item === ERROR ? -1 : valuesEqual(item, b);
    decref(item);
    if (same < 0 || !charge(2)) break;
    count += same;
    if (first && same > 0) {
      result = i;
      break;
    }
  }
  decref(iterator);
  return result;
}

function opCountOf(args: usize): Value {
  const count = search(load<i64>(args), load<i64>(args, 8), false);
  return count < 0 ? ERROR : small(count);
}

function opIndexOf(args: usize): Value {
  const place = search(load<i64>(args), load<i64>(args, 8), true);
  if (place >= 0) return small(place);
  return place === -2 ? raise(Exc.ValueError, "sequence.index(x): x not in sequence") : ERROR;
}

function opLengthHint(args: usize): Value {
  const otherwise = toIndex(load<i64>(args, 8));
  if (otherwise === ERROR) return ERROR;
  const fits = fitsI64(otherwise);
  const n = fits ? intToI64(otherwise) : 0;
  decref(otherwise);
  if (!fits) return raise(Exc.OverflowError, "Python int too large to convert to C ssize_t");
  const hint = lengthHint(load<i64>(args), n);
  return hint < 0 && hint !== n ? ERROR : intFromI64(hint);
}

function opIndex(args: usize): Value {
  return toIndex(load<i64>(args));
}

function opCall(args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 0) return raise(Exc.TypeError, "call expected at least 1 argument, got 0");
  return callVector(load<i64>(args), args + 8, nargs - 1, kwnames);
}

function defineComparison(dict: usize, module: usize): void {
  defineFunction(dict, module, "lt(a, b, /)", opLt);
  defineFunction(dict, module, "le(a, b, /)", opLe);
  defineFunction(dict, module, "eq(a, b, /)", opEq);
  defineFunction(dict, module, "ne(a, b, /)", opNe);
  defineFunction(dict, module, "gt(a, b, /)", opGt);
  defineFunction(dict, module, "ge(a, b, /)", opGe);
  defineFunction(dict, module, "is_(a, b, /)", opIs);
  defineFunction(dict, module, "is_not(a, b, /)", opIsNot);
  defineFunction(dict, module, "is_none(a, /)", opIsNone);
  defineFunction(dict, module, "is_not_none(a, /)", opIsNotNone);
  defineFunction(dict, module, "truth(a, /)", opTruth);
  defineFunction(dict, module, "not_(a, /)", opNot);
}

/** Fills the namespace; `module` is the module's name, a str. */
export function initOperator(dict: usize, module: usize): void {
  defineArithmetic(dict, module);
  defineComparison(dict, module);
  defineFunction(dict, module, "concat(a, b, /)", opConcat);
  defineFunction(dict, module, "iconcat(a, b, /)", opIconcat);
  defineFunction(dict, module, "contains(a, b, /)", opContains);
  defineFunction(dict, module, "countOf(a, b, /)", opCountOf);
  defineFunction(dict, module, "indexOf(a, b, /)", opIndexOf);
  defineFunction(dict, module, "getitem(a, b, /)", opGetitem);
  defineFunction(dict, module, "setitem(a, b, c, /)", opSetitem);
  defineFunction(dict, module, "delitem(a, b, /)", opDelitem);
  defineFunction(dict, module, "length_hint(obj, default=0, /)", opLengthHint);
  defineFunction(dict, module, "index(a, /)", opIndex);
  defineVectorFunction(dict, module, "call(obj, /, *args, **kwargs)", opCall);
  defineFunction(dict, module, "_compare_digest(a, b, /)", compareDigest);
  declareOperatorCallables(dict);
}
