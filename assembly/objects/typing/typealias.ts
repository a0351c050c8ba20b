/**
 * typing.TypeAliasType: what `type Name[…] = value` makes (PEP 695).
 *
 *     │ refcount │ type │ name u32 │ 0 │ typeParams │ value │ evaluate │ module │        Values, UNBOUND where there is none
 *
 * The value is evaluated when it is first asked for.
 */
import { call0 } from "../../core/call.ts";
import { dictGetStr } from "../../core/dict.ts";
import { raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import { defineGetter, defineMember, Member } from "../../core/getset.ts";
import { nameOf } from "../../core/intern.ts";
import { allocList, asList, listAppend, listLength } from "../../core/list.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import {
  decref,
  decrefAt,
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  newContainer,
  visitValue,
} from "../../core/object.ts";
import { isStr } from "../../core/string.ts";
import { emptyTuple, isTuple, newTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { asFunction } from "../function.ts";
import { newGenericAlias } from "../genericalias.ts";
import { typeOr } from "../union.ts";
import { newConstEvaluator } from "./constevaluator.ts";
import { unpackedType } from "./library.ts";
import { callerModule, hasDefault } from "./typeparam.ts";
import { unpackOnce } from "./typevartuple.ts";

@unmanaged
class PyTypeAlias {
  refcount: i32;
  type: u32;
  name: u32;
  pad: u32;
  typeParams: Value;
  value: Value;
  evaluate: Value;
  module: Value;
}

export const TYPE_ALIAS_SIZE: u32 = <u32>offsetof<PyTypeAlias>();
const FIRST: usize = offsetof<PyTypeAlias>("typeParams");
const LAST: usize = offsetof<PyTypeAlias>("module");

function aliasOf(v: Value): PyTypeAlias {
  return changetype<PyTypeAlias>(pointer(v));
}

/** All borrowed; typeParams UNBOUND or a tuple, one of value and evaluate UNBOUND. A reference, or ERROR. */
function newTypeAlias(name: Value, typeParams: Value, value: Value, evaluate: Value, module: Value): Value {
  const p = newContainer(typeAt(TypeId.TYPE_ALIAS), offsetof<PyTypeAlias>());
  if (p === 0) return raiseMemoryError();
  const alias = changetype<PyTypeAlias>(p);
  alias.name = <u32>pointer(incref(name));
  alias.pad = 0;
  alias.typeParams = incref(typeParams);
  alias.value = incref(value);
  alias.evaluate = incref(evaluate);
  alias.module = incref(module);
  gcTrack(p);
  return box(p);
}

/**
 * What the `type` statement makes of (name, type parameters or None, function that gives the value). The bytecode may hand over anything. A
 * reference, or ERROR.
 */
export function makeTypeAlias(parts: Value): Value {
  if (!isTuple(parts) || tupleLength(pointer(parts)) !== 3) return badParts();
  const name = tupleItem(pointer(parts), 0);
  const params = tupleItem(pointer(parts), 1);
  const evaluate = tupleItem(pointer(parts), 2);
  if (!isStr(name) || (params !== NONE && !isTuple(params)) || !isExactly(evaluate, TypeId.FUNCTION))
    return badParts();
  const module = dictGetStr(asFunction(pointer(evaluate)).globals, nameOf(Name.__name__));
  if (module === ERROR) return ERROR;
  return newTypeAlias(name, params === NONE ? UNBOUND : params, UNBOUND, evaluate, module);
}

function badParts(): Value {
  return raise(Exc.SystemError, "bad parts of a type alias");
}

let signature!: NativeDef;

function aliasNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = makeByCall(load<i64>(values), load<i64>(values, 8), load<i64>(values, 16));
  endSlot(signature, values);
  return result;
}

function makeByCall(name: Value, value: Value, params: Value): Value {
  if (!isStr(name)) return raisef(Exc.TypeError, "typealias() argument 'name' must be str, not %A", name);
  if (params !== UNBOUND && !isTuple(params)) return raise(Exc.TypeError, "type_params must be a tuple");
  if (params !== UNBOUND && !checkParams(pointer(params))) return ERROR;
  const module = callerModule();
  if (module === ERROR) return ERROR;
  const generic = params !== UNBOUND && tupleLength(pointer(params)) !== 0;
  return newTypeAlias(name, generic ? params : UNBOUND, value, UNBOUND, module);
}

/** Type parameters only, those with defaults last. */
function checkParams(params: usize): bool {
  let seenDefault = false;
  for (let i: u32 = 0; i < tupleLength(params); i++) {
    const param = tupleItem(params, i);
    const known = isExactly(param, TypeId.TYPEVAR) || isExactly(param, TypeId.PARAMSPEC);
    if (!known && !isExactly(param, TypeId.TYPEVARTUPLE)) {
      raisef(Exc.TypeError, "Expected a type param, got %R", param);
      return false;
    }
    if (hasDefault(param)) seenDefault = true;
    else if (seenDefault) {
      raisef(Exc.TypeError, "non-default type parameter '%R' follows default type parameter", param);
      return false;
    }
  }
  return true;
}

// ---- attributes ----

function getValue(self: Value): Value {
  const alias = aliasOf(self);
  if (alias.value !== UNBOUND) return incref(alias.value);
  const evaluate = incref(alias.evaluate);
  const result = call0(evaluate);
  decref(evaluate);
  if (result === ERROR) return ERROR;
  const old = alias.value;
  alias.value = incref(result);
  decref(old);
  return result;
}

function getEvaluate(self: Value): Value {
  const alias = aliasOf(self);
  return alias.evaluate === UNBOUND ? newConstEvaluator(alias.value) : incref(alias.evaluate);
}

function getTypeParams(self: Value): Value {
  const params = aliasOf(self).typeParams;
  return params === UNBOUND ? box(emptyTuple()) : incref(params);
}

/** The type parameters as they stand in an alias: `Ts` unpacked. */
function getParameters(self: Value): Value {
  const params = aliasOf(self).typeParams;
  if (params === UNBOUND) return box(emptyTuple());
  const result = unpackTuples(pointer(params));
  return result === 0 ? ERROR : box(result);
}

/** A tuple of type parameters with each TypeVarTuple as `typing.Unpack[…]` of it: a reference, 0 with an exception pending. */
export function unpackTuples(params: usize): usize {
  const list = allocList();
  if (list === 0) return 0;
  let good: bool = true;
  for (let i: u32 = 0; good && i < tupleLength(params); i++) {
    const param = tupleItem(params, i);
    const v = isExactly(param, TypeId.TYPEVARTUPLE) ? unpackedType(param) : incref(param);
    good = v !== ERROR && listAppend(list, v);
    decref(v);
  }
  const result = good ? newTuple(asList(list).items, listLength(list)) : 0;
  decrefAt(list);
  return result;
}

function getModule(self: Value): Value {
  const module = aliasOf(self).module;
  return module === UNBOUND ? NONE : incref(module);
}

function aliasGetItem(self: Value, key: Value): Value {
  if (aliasOf(self).typeParams !== UNBOUND) return newGenericAlias(self, key);
  return raise(Exc.TypeError, "Only generic type aliases are subscriptable");
}

function aliasRepr(self: Value): Value {
  return incref(box(<usize>aliasOf(self).name));
}

function aliasReduce(args: usize): Value {
  return aliasRepr(load<i64>(args));
}

// ---- life ----

function aliasTraverse(p: usize, visit: u32): void {
  for (let at = FIRST; at <= LAST; at += 8) visitValue(load<i64>(p + at), visit);
}

/** What is left has the value None. */
function aliasClear(p: usize): void {
  const alias = changetype<PyTypeAlias>(p);
  const params = alias.typeParams;
  const value = alias.value;
  const evaluate = alias.evaluate;
  alias.typeParams = UNBOUND;
  alias.value = NONE;
  alias.evaluate = UNBOUND;
  decref(params);
  decref(value);
  decref(evaluate);
}

function aliasDealloc(p: usize): void {
  gcUntrack(p);
  aliasClear(p);
  decref(changetype<PyTypeAlias>(p).module);
  decrefField(changetype<PyTypeAlias>(p).name);
  freeContainer(p);
}

export function initTypeAlias(): void {
  const type = asType(typeAt(TypeId.TYPE_ALIAS));
  signature = slotSignature("typealias(name, value, *, type_params=())");
  type.new = aliasNew.index;
  type.repr = aliasRepr.index;
  type.iter = unpackOnce.index;
  type.or = typeOr.index;
  type.getItem = aliasGetItem.index;
  type.dealloc = aliasDealloc.index;
  type.traverse = aliasTraverse.index;
  type.clear = aliasClear.index;
  defineMember(type, "__name__", offsetof<PyTypeAlias>("name"), Member.OBJECT);
  defineGetter(type, "__value__", getValue);
  defineGetter(type, "evaluate_value", getEvaluate);
  defineGetter(type, "__type_params__", getTypeParams);
  defineGetter(type, "__parameters__", getParameters);
  defineGetter(type, "__module__", getModule);
  define(type, "__reduce__(self, /)", aliasReduce);
}
