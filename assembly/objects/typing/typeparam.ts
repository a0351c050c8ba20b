/**
 * What TypeVar, ParamSpec and TypeVarTuple have in common: layout, life, values that are computed when they are first asked for (PEP 695,
 * PEP 696).
 *
 *     │ refcount │ type │ dict u32 │ weakrefs u32 │ name u32 │ variance 3 × u8, 0 │
 *     │ bound │ evaluateBound │ constraints │ evaluateConstraints │ default │ evaluateDefault │      Values, UNBOUND where there is none
 *
 * A bound written in brackets comes as a function, one given to `TypeVar(…)` as a value; each can be asked for as either.
 */

import { call0 } from "../../core/call.ts";
import { callerGlobals } from "../../core/caller.ts";
import { dictGetStr, dictSetStr, newDict } from "../../core/dict.ts";
import { formatText, raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import { defineGetter, defineMember, Member } from "../../core/getset.ts";
import { nameOf } from "../../core/intern.ts";
import { define } from "../../core/native.ts";
import {
  decref,
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  newContainer,
  visitAt,
  visitValue,
} from "../../core/object.ts";
import { isTrue } from "../../core/truth.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, boxBool, ERROR, NO_DEFAULT, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { newConstEvaluator } from "./constevaluator.ts";

@unmanaged
export class PyTypeParam {
  refcount: i32;
  type: u32;
  dict: u32;
  weakrefs: u32;
  name: u32;
  covariant: u8;
  contravariant: u8;
  inferVariance: u8;
  pad: u8;
  bound: Value;
  evaluateBound: Value;
  constraints: Value;
  evaluateConstraints: Value;
  default: Value;
  evaluateDefault: Value;
}

export const TYPE_PARAM_SIZE: u32 = <u32>offsetof<PyTypeParam>();
const FIRST: usize = offsetof<PyTypeParam>("bound");
const LAST: usize = offsetof<PyTypeParam>("evaluateDefault");

export function asTypeParam(v: Value): PyTypeParam {
  return changetype<PyTypeParam>(pointer(v));
}

/** A parameter of this kind and name (a str, borrowed) without bound and default: a reference, or ERROR. */
export function newTypeParam(id: TypeId, name: Value): Value {
  const p = newContainer(typeAt(id), offsetof<PyTypeParam>());
  if (p === 0) return raiseMemoryError();
  const param = changetype<PyTypeParam>(p);
  param.dict = 0;
  param.weakrefs = 0;
  param.name = <u32>pointer(incref(name));
  param.covariant = 0;
  param.contravariant = 0;
  param.inferVariance = 0;
  param.pad = 0;
  for (let at = FIRST; at <= LAST; at += 8) store<i64>(p + at, UNBOUND);
  gcTrack(p);
  return box(p);
}

/** Sets a field of Values; the reference is taken over. */
export function setParamField(self: Value, offset: usize, v: Value): void {
  const at = pointer(self) + offset;
  const old = load<i64>(at);
  store<i64>(at, v);
  decref(old);
}

/** What `TypeVar(…)` and its like set on top: the module of the caller, and the default. False with an exception pending; then self is dropped. */
export function finishTypeParam(self: Value, fallback: Value): bool {
  asTypeParam(self).default = fallback === UNBOUND ? NO_DEFAULT : incref(fallback);
  const module = callerModule();
  const good = module !== ERROR && setModule(self, module);
  if (!good) decref(self);
  return good;
}

/** The name of the calling module, borrowed; None if it has none, ERROR. */
export function callerModule(): Value {
  const globals = callerGlobals();
  const name = globals === 0 ? UNBOUND : dictGetStr(globals, nameOf(Name.__name__));
  return name === UNBOUND ? NONE : name;
}

function setModule(self: Value, module: Value): bool {
  const dict = newDict();
  asTypeParam(self).dict = <u32>dict;
  return dict !== 0 && dictSetStr(dict, nameOf(Name.__module__), module) >= 0;
}

/** Reads the three keywords of variance from values[0 … 2]; false with an exception pending. */
export function readVariance(self: Value, values: usize): bool {
  const param = asTypeParam(self);
  const covariant = truth(load<i64>(values));
  const contravariant = covariant < 0 ? -1 : truth(load<i64>(values, 8));
  const infer = contravariant < 0 ? -1 : truth(load<i64>(values, 16));
  if (infer < 0) return false;
  if (covariant && contravariant) raise(Exc.ValueError, "Bivariant types are not supported.");
  else if (infer && (covariant || contravariant)) {
    raise(Exc.ValueError, "Variance cannot be specified with infer_variance.");
  } else {
    param.covariant = <u8>covariant;
    param.contravariant = <u8>contravariant;
    param.inferVariance = <u8>infer;
    return true;
  }
  return false;
}

function truth(v: Value): i32 {
  return v === UNBOUND ? 0 : isTrue(v);
}

// ---- values computed when asked for ----

/** A value: as it is, else what its function gives from now on, else `none`. A reference, or ERROR. */
export function lazyValue(self: Value, value: usize, evaluate: usize, none: Value): Value {
  const known = load<i64>(pointer(self) + value);
  if (known !== UNBOUND) return incref(known);
  const callable = load<i64>(pointer(self) + evaluate);
  if (callable === UNBOUND) return incref(none);
  incref(callable);
  const result = call0(callable);
  decref(callable);
  if (result !== ERROR) setParamField(self, value, incref(result));
  return result;
}

/** The function that gives a value, made of the value if there is none; None if there is neither. */
export function evaluatorOf(self: Value, value: usize, evaluate: usize): Value {
  const callable = load<i64>(pointer(self) + evaluate);
  if (callable !== UNBOUND) return incref(callable);
  const known = load<i64>(pointer(self) + value);
  return known === UNBOUND ? NONE : newConstEvaluator(known);
}

/** The default: a reference; NoDefault if there is none, ERROR. */
export function defaultOf(self: Value): Value {
  return lazyValue(
    self,
    offsetof<PyTypeParam>("default"),
    offsetof<PyTypeParam>("evaluateDefault"),
    NO_DEFAULT,
  );
}

function evaluateDefault(self: Value): Value {
  return evaluatorOf(self, offsetof<PyTypeParam>("default"), offsetof<PyTypeParam>("evaluateDefault"));
}

export function hasDefault(self: Value): bool {
  const param = asTypeParam(self);
  return param.evaluateDefault !== UNBOUND || (param.default !== UNBOUND && param.default !== NO_DEFAULT);
}

function hasDefaultMethod(args: usize): Value {
  return boxBool(hasDefault(load<i64>(args)));
}

// ---- what all have ----

/** The name alone where variance is inferred, else with a sign before it. */
export function signedRepr(self: Value): Value {
  const param = asTypeParam(self);
  const name = box(<usize>param.name);
  if (param.inferVariance) return incref(name);
  const sign = param.covariant ? 43 : param.contravariant ? 45 : 126;
  return formatText("%c%S", sign, name);
}

/** Pickled by name: a type parameter is found where its module has it. */
function reduceByName(args: usize): Value {
  return incref(box(<usize>asTypeParam(load<i64>(args)).name));
}

/** `__mro_entries__`: instances of the types of typing are no bases. */
export function raiseNoBase(args: usize): Value {
  const name = box(<usize>asType(typeOf(load<i64>(args))).name);
  return raisef(Exc.TypeError, "Cannot subclass an instance of %S", name);
}

function paramTraverse(p: usize, visit: u32): void {
  visitAt(changetype<PyTypeParam>(p).dict, visit);
  for (let at = FIRST; at <= LAST; at += 8) visitValue(load<i64>(p + at), visit);
}

function paramClear(p: usize): void {
  const dict: usize = changetype<PyTypeParam>(p).dict;
  changetype<PyTypeParam>(p).dict = 0;
  decrefField(dict);
  for (let at = FIRST; at <= LAST; at += 8) setParamField(box(p), at, UNBOUND);
}

function paramDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  paramClear(p);
  decrefField(changetype<PyTypeParam>(p).name);
  freeContainer(p);
}

/** Sets the slots of life and the attributes that all kinds have. */
export function initTypeParam(type: PyType): void {
  type.dictOffset = <i32>offsetof<PyTypeParam>("dict");
  type.weakOffset = <i32>offsetof<PyTypeParam>("weakrefs");
  type.dealloc = paramDealloc.index;
  type.traverse = paramTraverse.index;
  type.clear = paramClear.index;
  defineMember(type, "__name__", offsetof<PyTypeParam>("name"), Member.OBJECT);
  defineGetter(type, "__default__", defaultOf);
  defineGetter(type, "evaluate_default", evaluateDefault);
  define(type, "has_default(self, /)", hasDefaultMethod);
  define(type, "__reduce__(self, /)", reduceByName);
  define(type, "__mro_entries__(self, object, /)", raiseNoBase);
}

/** And those of variance, which TypeVarTuple has not. */
export function initVariance(type: PyType): void {
  type.repr = signedRepr.index;
  defineMember(type, "__covariant__", offsetof<PyTypeParam>("covariant"), Member.BOOL);
  defineMember(type, "__contravariant__", offsetof<PyTypeParam>("contravariant"), Member.BOOL);
  defineMember(type, "__infer_variance__", offsetof<PyTypeParam>("inferVariance"), Member.BOOL);
}
