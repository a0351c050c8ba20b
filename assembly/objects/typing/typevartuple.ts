/** typing.TypeVarTuple. What the kinds of type parameters have in common: typeparam.ts. */
import { raise, raisef } from "../../core/errors.ts";
import { getIter } from "../../core/iterate.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decrefAt, incref } from "../../core/object.ts";
import { isStr } from "../../core/string.ts";
import { tuple1 } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, ERROR, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { callTyping, unpackedType } from "./library.ts";
import { asTypeParam, finishTypeParam, initTypeParam, newTypeParam } from "./typeparam.ts";

let signature!: NativeDef;

function tupleNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = makeTuple(load<i64>(values), load<i64>(values, 8));
  endSlot(signature, values);
  return result;
}

function makeTuple(name: Value, fallback: Value): Value {
  if (!isStr(name)) return raisef(Exc.TypeError, "typevartuple() argument 'name' must be str, not %A", name);
  const self = newTypeParam(TypeId.TYPEVARTUPLE, name);
  return self !== ERROR && finishTypeParam(self, fallback) ? self : ERROR;
}

/** One written in brackets; the name is any value that the bytecode has there. A reference, or ERROR. */
export function makeTypevarTupleOf(name: Value): Value {
  if (!isStr(name)) return raise(Exc.SystemError, "bad name of a type parameter");
  return newTypeParam(TypeId.TYPEVARTUPLE, name);
}

function tupleRepr(self: Value): Value {
  return incref(box(<usize>asTypeParam(self).name));
}

/** An iterator that gives `typing.Unpack[v]` once: what `*v` stands for in brackets. */
export function unpackOnce(v: Value): Value {
  const unpacked = unpackedType(v);
  const only = unpacked === ERROR ? 0 : tuple1(unpacked);
  if (only === 0) return ERROR;
  const iterator = getIter(box(only));
  decrefAt(only);
  return iterator;
}

function tupleSubst(_args: usize): Value {
  return raise(Exc.TypeError, "Substitution of bare TypeVarTuple is not supported");
}

function prepareSubst(args: usize): Value {
  return callTyping("_typevartuple_prepare_subst", load<i64>(args), load<i64>(args, 8), load<i64>(args, 16));
}

export function initTypevarTuple(): void {
  const type = asType(typeAt(TypeId.TYPEVARTUPLE));
  signature = slotSignature("typevartuple(name, *, default=NoDefault)");
  initTypeParam(type);
  type.new = tupleNew.index;
  type.repr = tupleRepr.index;
  type.iter = unpackOnce.index;
  define(type, "__typing_subst__(self, arg, /)", tupleSubst);
  define(type, "__typing_prepare_subst__(self, alias, args, /)", prepareSubst);
}
