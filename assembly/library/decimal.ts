/**
 * The natives behind `_decimal` (CPython: Modules/_decimal, over libmpdec): decimal floating-point arithmetic after M. Cowlishaw's General
 * Decimal Arithmetic. What is Python here, exceptions, views of flags, the current context, is lib/_decimal.py, which imports this module,
 * `_decimal_core`.
 *
 *     limbs.ts       magnitudes          number.ts    the object, rounding      arithmetic.ts, integral.ts, roots.ts, elementary.ts, power.ts
 *     text.ts, convert.ts   other forms  context.ts   Context, signals          operands.ts, shapes.ts, methods.ts, contextmethods.ts, decimal.ts
 */
import { dictSet } from "../core/dict.ts";
import { intFromI64 } from "../core/integer.ts";
import { internText } from "../core/intern.ts";
import { defineFunction } from "../core/native.ts";
import { freeObject } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { PyType } from "../core/type.ts";
import { box } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { CONTEXT_SIZE, fillContext, setSignal, signalPlace, signalsOf } from "./decimal/context.ts";
import { fillContextMethods } from "./decimal/contextmethods.ts";
import { fillDecimal } from "./decimal/decimal.ts";
import { fillMethods } from "./decimal/methods.ts";
import { DECIMAL_SIZE, decimalDealloc, MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY } from "./decimal/number.ts";
import { provide } from "./decimal/provided.ts";

function open(id: TypeId, name: string, size: u32): PyType {
  const type = declare(id, name, TypeId.OBJECT, TypeFlag.BASETYPE, size);
  type.module = <u32>internText("decimal");
  openType(type);
  return type;
}

function publish(dict: usize, type: PyType): void {
  ready(type);
  dictSet(dict, box(<usize>type.name), box(changetype<usize>(type)));
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initDecimalCore(dict: usize, module: usize): void {
  const decimal = open(TypeId.DECIMAL, "Decimal", DECIMAL_SIZE);
  decimal.dealloc = decimalDealloc.index;
  fillDecimal(decimal);
  fillMethods(decimal);
  publish(dict, decimal);
  const context = open(TypeId.DECIMAL_CONTEXT, "Context", CONTEXT_SIZE);
  context.dealloc = freeObject.index;
  fillContext(context);
  fillContextMethods(context);
  publish(dict, context);
  defineFunction(dict, module, "provide(**values)", provide);
  defineFunction(dict, module, "signals_of(context, traps, /)", signalsOf);
  defineFunction(dict, module, "set_signal(context, traps, signal, value, /)", setSignal);
  defineFunction(dict, module, "signal_number(signal, /)", signalPlace);
  setIn(dict, "MAX_PREC", intFromI64(MAX_PREC));
  setIn(dict, "MAX_EMAX", intFromI64(MAX_EMAX));
  setIn(dict, "MIN_EMIN", intFromI64(MIN_EMIN));
  setIn(dict, "MIN_ETINY", intFromI64(MIN_ETINY));
}
