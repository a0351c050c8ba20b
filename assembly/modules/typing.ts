/**
 * The module _typing: the natives on which typing.py is built, and the types that bracketed type parameters make without importing it
 * (CPython: Modules/_typingmodule.c, Objects/typevarobject.c).
 */
import { dictSetStr } from "../core/dict.ts";
import { internText, nameOf } from "../core/intern.ts";
import { defineClassVector, defineFunction } from "../core/native.ts";
import { incref } from "../core/object.ts";
import { declare } from "../core/ready.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, NO_DEFAULT, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { objectNew } from "../objects/object.ts";
import { declareRecord } from "../objects/record.ts";
import { CONST_EVALUATOR_FIELDS, initConstEvaluator } from "../objects/typing/constevaluator.ts";
import { callTypingVector } from "../objects/typing/library.ts";
import { initParamspec, PARAM_PART_SIZE } from "../objects/typing/paramspec.ts";
import { initTypeAlias, TYPE_ALIAS_SIZE } from "../objects/typing/typealias.ts";
import { TYPE_PARAM_SIZE } from "../objects/typing/typeparam.ts";
import { initTypevar } from "../objects/typing/typevar.ts";
import { initTypevarTuple } from "../objects/typing/typevartuple.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";

const GC: u32 = TypeFlag.HAVE_GC;

/** Declares the types; boot calls it with those of the other modules. */
export function declareTypingTypes(): void {
  declare(TypeId.TYPEVAR, "TypeVar", TypeId.OBJECT, GC, TYPE_PARAM_SIZE);
  declare(TypeId.PARAMSPEC, "ParamSpec", TypeId.OBJECT, GC, TYPE_PARAM_SIZE);
  declare(TypeId.TYPEVARTUPLE, "TypeVarTuple", TypeId.OBJECT, GC, TYPE_PARAM_SIZE);
  declare(TypeId.PARAMSPEC_ARGS, "ParamSpecArgs", TypeId.OBJECT, GC, PARAM_PART_SIZE);
  declare(TypeId.PARAMSPEC_KWARGS, "ParamSpecKwargs", TypeId.OBJECT, GC, PARAM_PART_SIZE);
  declare(TypeId.TYPE_ALIAS, "TypeAliasType", TypeId.OBJECT, GC, TYPE_ALIAS_SIZE);
  declare(TypeId.NO_DEFAULT, "NoDefaultType", TypeId.OBJECT, 0, 16);
  declareRecord(TypeId.CONST_EVALUATOR, "_ConstEvaluator", TypeFlag.DISALLOW_NEW, CONST_EVALUATOR_FIELDS);
  declareRecord(TypeId.GENERIC_ALIAS_ITERATOR, "generic_alias_iterator", TypeFlag.DISALLOW_NEW, 1);
  const generic = declare(TypeId.GENERIC, "Generic", TypeId.OBJECT, TypeFlag.BASETYPE, 8);
  // As in CPython, where typing.py's users rely on it.
  generic.flags &= ~TypeFlag.IMMUTABLE;
}

/** Types that the module has under their names. */
const TYPES: StaticArray<i32> = [
  TypeId.TYPEVAR,
  TypeId.PARAMSPEC,
  TypeId.TYPEVARTUPLE,
  TypeId.PARAMSPEC_ARGS,
  TypeId.PARAMSPEC_KWARGS,
  TypeId.TYPE_ALIAS,
  TypeId.GENERIC,
  TypeId.UNION,
];

/** Sets slots and methods; the types must be open. */
export function initTypingTypes(): void {
  for (let i = 0; i < TYPES.length; i++) nameModule(asType(typeAt(TYPES[i])));
  asType(typeAt(TypeId.CONST_EVALUATOR)).module = <u32>internText("_typing");
  initTypevar();
  initParamspec();
  initTypevarTuple();
  initTypeAlias();
  initConstEvaluator();
  initGeneric();
}

/** All but Union have it in their namespace, so that their instances see it too. */
function nameModule(type: PyType): void {
  type.module = <u32>internText("typing");
  const own = type !== asType(typeAt(TypeId.UNION)) && type !== asType(typeAt(TypeId.TYPE_ALIAS));
  if (own) dictSetStr(type.dict, nameOf(Name.__module__), box(<usize>type.module));
}

// ---- Generic ----

/** `Generic[…]` and `Class[…]`: typing.py makes the alias. */
function genericGetItem(args: usize, nargs: i32, kwnames: usize): Value {
  return callTypingVector("_generic_class_getitem", args, nargs, kwnames);
}

function genericInitSubclass(args: usize, nargs: i32, kwnames: usize): Value {
  return callTypingVector("_generic_init_subclass", args, nargs, kwnames);
}

function initGeneric(): void {
  const type = asType(typeAt(TypeId.GENERIC));
  type.new = objectNew.index;
  defineClassVector(type, "__class_getitem__($type, /, *args, **kwargs)", genericGetItem);
  defineClassVector(type, "__init_subclass__($type, /, *args, **kwargs)", genericInitSubclass);
}

// ---- the module ----

function idFunction(args: usize): Value {
  return incref(load<i64>(args));
}

/** Fills the module's namespace. `module` is its name, a str. */
export function initTyping(dict: usize, module: usize): void {
  defineFunction(dict, module, "_idfunc(x, /)", idFunction);
  for (let i = 0; i < TYPES.length; i++) {
    const type = typeAt(TYPES[i]);
    dictSetStr(dict, asType(type).name, box(type));
  }
  setIn(dict, "NoDefault", NO_DEFAULT);
}
