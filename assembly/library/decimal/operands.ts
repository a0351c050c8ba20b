/** How arguments become decimals, and the common shapes of methods: of a Decimal (context last), and of a Context (context first). */
import { raise, raisef } from "../../core/errors.ts";
import { allocInstance } from "../../core/instance.ts";
import { isInt } from "../../core/integer.ts";
import { isList } from "../../core/list.ts";
import { decrefAt, gcTrack, increfAt } from "../../core/object.ts";
import { isStr } from "../../core/string.ts";
import { isTuple } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, boxBool, ERROR, pointer, Value } from "../../core/value.ts";
import { floatOf, isAnyFloat } from "../../objects/float.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { asContext, contextOf, finish, noContext, record, signal } from "./context.ts";
import { fromFloat, fromInt, fromTuple } from "./convert.ts";
import {
  asDecimal,
  assign,
  Condition,
  copyOf,
  Dec,
  drop,
  failed,
  finalize,
  initDecimal,
  isDecimal,
  isNan,
  Kind,
  Met,
  none,
  quietNan,
  Settings,
  share,
} from "./number.ts";
import { checkExact, exactSettings, fromStr } from "./text.ts";

export type UnaryOperation = (a: Dec, s: Settings) => Dec;
export type BinaryOperation = (a: Dec, b: Dec, s: Settings) => Dec;

// ---- operands ----

/** A Decimal or an int exactly, a reference; none with TypeError pending for anything else. */
export function operand(v: Value): Dec {
  if (isDecimal(v)) return share(asDecimal(v));
  if (isInt(v)) return fromInt(v);
  raisef(Exc.TypeError, "conversion from %T to Decimal is not supported", v);
  return none();
}

/** a op b by the settings; ERROR with an exception pending. */
export function operate(x: Value, y: Value, c: Settings, op: BinaryOperation): Value {
  if (noContext(c)) return ERROR;
  const a = operand(x);
  if (failed(a)) return ERROR;
  const b = operand(y);
  if (failed(b)) {
    drop(a);
    return ERROR;
  }
  Met.bits = 0;
  const result = finish(op(a, b, c), c);
  drop(a);
  drop(b);
  return result;
}

export function operateAlone(x: Value, c: Settings, op: UnaryOperation): Value {
  if (noContext(c)) return ERROR;
  const a = operand(x);
  if (failed(a)) return ERROR;
  Met.bits = 0;
  const result = finish(op(a, c), c);
  drop(a);
  return result;
}

// ---- shapes of methods ----

/** Decimal method (self, context). */
export function method(args: usize, op: UnaryOperation): Value {
  return operateAlone(load<i64>(args), contextOf(load<i64>(args, 8)), op);
}

/** Decimal method (self, other, context). */
export function methodOfTwo(args: usize, op: BinaryOperation): Value {
  return operate(load<i64>(args), load<i64>(args, 8), contextOf(load<i64>(args, 16)), op);
}

/** Context method (self, x). */
export function contextMethod(args: usize, op: UnaryOperation): Value {
  return operateAlone(load<i64>(args, 8), asContext(load<i64>(args)), op);
}

/** Context method (self, x, y). */
export function contextMethodOfTwo(args: usize, op: BinaryOperation): Value {
  return operate(load<i64>(args, 8), load<i64>(args, 16), asContext(load<i64>(args)), op);
}

/** Context method (self, x): a question. */
export function contextQuestion(args: usize, op: (a: Dec, s: Settings) => bool): Value {
  const a = operand(load<i64>(args, 8));
  if (failed(a)) return ERROR;
  const answer = op(a, asContext(load<i64>(args)));
  drop(a);
  return boxBool(answer);
}

// ---- making ----

/** A Decimal, taken over, as an instance of `type`, Decimal or a subclass. */
export function asInstance(type: usize, d: Dec): Value {
  if (failed(d)) return ERROR;
  if (type === typeAt(TypeId.DECIMAL)) return box(changetype<usize>(d));
  const p = allocInstance(type);
  if (p === 0) {
    drop(d);
    return ERROR;
  }
  const copy = changetype<Dec>(p);
  initDecimal(copy);
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  const good = assign(copy, d);
  drop(d);
  if (good) return box(p);
  decrefAt(p);
  return ERROR;
}

/** What was read, taken over, rounded or checked; then the conditions are recorded. */
function made(type: usize, d: Dec, exact: bool, c: Settings): Value {
  let result = d;
  if (!failed(d) && d.kind === <u8>Kind.FINITE) {
    result = finalize(d, exact ? exactSettings() : c);
    if (exact) result = checkExact(result);
  } else if (
    !failed(d) &&
    isNan(d) &&
    d.digits > (exact ? exactSettings() : c).prec - (exact ? 0 : c.clamp)
  ) {
    drop(d);
    Met.bits = Condition.CONVERSION_SYNTAX;
    result = quietNan();
  }
  if (failed(result)) return ERROR;
  if (!record(c)) {
    drop(result);
    return ERROR;
  }
  return asInstance(type, result);
}

/** Decimal(v), exact, or (for a Context's create_decimal) rounded. */
export function construct(type: usize, v: Value, exact: bool, c: Settings): Value {
  if (isExactly(v, TypeId.DECIMAL) && type === typeAt(TypeId.DECIMAL) && exact) {
    increfAt(pointer(v));
    return v;
  }
  Met.bits = 0;
  if (isStr(v)) {
    const d = fromStr(pointer(v), exact, exact, c);
    if (failed(d)) return ERROR;
    if (record(c)) return asInstance(type, d);
    drop(d);
    return ERROR;
  }
  if (isInt(v)) return made(type, fromInt(v), exact, c);
  if (isDecimal(v)) return constructCopy(type, asDecimal(v), exact, c);
  if (isTuple(v) || isList(v)) return made(type, fromTuple(v), exact, c);
  if (isAnyFloat(v)) {
    if (!signal(c, Condition.FLOAT_OPERATION)) return ERROR;
    Met.bits = 0;
    return made(type, fromFloat(floatOf(v)), exact, c);
  }
  return raisef(Exc.TypeError, "conversion from %T to Decimal is not supported", v);
}

function constructCopy(type: usize, a: Dec, exact: bool, c: Settings): Value {
  if (exact) return asInstance(type, copyOf(a));
  return made(type, copyOf(a), false, c);
}

/** Decimal.from_float, from_number: floats without a signal. */
export function constructFromFloat(type: usize, v: Value, c: Settings): Value {
  Met.bits = 0;
  if (isInt(v)) return made(type, fromInt(v), true, c);
  if (isAnyFloat(v)) {
    return made(type, fromFloat(floatOf(v)), true, c);
  }
  return raise(Exc.TypeError, "argument must be int or float");
}
