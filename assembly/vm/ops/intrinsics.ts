/**
 * CALL_INTRINSIC_1 and CALL_INTRINSIC_2: what type parameters and type aliases are made by (PEP 695, PEP 696). Both in stack form. The values
 * on the stack may be any that the bytecode puts there.
 */

import { raise } from "../../core/errors.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { isTuple } from "../../core/tuple.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { asFunction } from "../../objects/function.ts";
import { callTyping } from "../../objects/typing/library.ts";
import { makeParamspecOf } from "../../objects/typing/paramspec.ts";
import { makeTypeAlias, unpackTuples } from "../../objects/typing/typealias.ts";
import { PyTypeParam, setParamField } from "../../objects/typing/typeparam.ts";
import { makeTypevarOf } from "../../objects/typing/typevar.ts";
import { makeTypevarTupleOf } from "../../objects/typing/typevartuple.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Intrinsic1, Intrinsic2 } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { aOf, begin, bOf, dropSlots, read, write } from "./operands.ts";

export function callIntrinsic1(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const v = intrinsic1(bOf(pc), read(frame, a));
  if (v === ERROR) return 0;
  write(frame, a, v);
  return pc + 8;
}

function intrinsic1(which: u32, v: Value): Value {
  switch (which) {
    case Intrinsic1.TYPEVAR:
      return makeTypevarOf(v, UNBOUND, UNBOUND);
    case Intrinsic1.PARAMSPEC:
      return makeParamspecOf(v);
    case Intrinsic1.TYPEVARTUPLE:
      return makeTypevarTupleOf(v);
    case Intrinsic1.SUBSCRIPT_GENERIC:
      return subscribeGeneric(v);
    default:
      return makeTypeAlias(v);
  }
}

/** `Generic[T, *Ts]` as a base of the class that has these type parameters. */
function subscribeGeneric(params: Value): Value {
  if (!isTuple(params)) return raise(Exc.SystemError, "bad type parameters");
  const unpacked = unpackTuples(pointer(params));
  if (unpacked === 0) return ERROR;
  const result = callTyping("_GenericAlias", box(typeAt(TypeId.GENERIC)), box(unpacked));
  decrefAt(unpacked);
  return result;
}

export function callIntrinsic2(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const v = intrinsic2(bOf(pc), read(frame, a), read(frame, a + 8));
  if (v === ERROR) return 0;
  dropSlots(frame, a + 8, 1);
  write(frame, a, v);
  return pc + 8;
}

function intrinsic2(which: u32, v: Value, w: Value): Value {
  switch (which) {
    case Intrinsic2.TYPEVAR_WITH_BOUND:
      return makeTypevarOf(v, w, UNBOUND);
    case Intrinsic2.TYPEVAR_WITH_CONSTRAINTS:
      return makeTypevarOf(v, UNBOUND, w);
    case Intrinsic2.SET_FUNCTION_TYPE_PARAMS:
      return setFunctionParams(v, w);
    default:
      return setDefault(v, w);
  }
}

function setFunctionParams(func: Value, params: Value): Value {
  if (!isExactly(func, TypeId.FUNCTION) || !isTuple(params))
    return raise(Exc.SystemError, "bad type parameters");
  const f = asFunction(pointer(func));
  const old = f.typeParams;
  f.typeParams = incref(params);
  decref(old);
  return incref(func);
}

function setDefault(param: Value, evaluate: Value): Value {
  const known = isExactly(param, TypeId.TYPEVAR) || isExactly(param, TypeId.PARAMSPEC);
  if (!known && !isExactly(param, TypeId.TYPEVARTUPLE)) return raise(Exc.SystemError, "bad type parameter");
  setParamField(param, offsetof<PyTypeParam>("evaluateDefault"), incref(evaluate));
  return incref(param);
}
