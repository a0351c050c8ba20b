/**
 * Type variables in generic aliases and unions: which there are, and what stands for them in `alias[arguments]` (PEP 484, PEP 646; the
 * steps are those of CPython's Objects/genericaliasobject.c).
 *
 * A type variable is what has `__typing_subst__`. It is asked what an argument becomes; before that, those that have
 * `__typing_prepare_subst__` may rearrange the arguments (defaults, and the arguments that `*Ts` takes).
 */
import { getAttrOptional, getAttrOptionalBehind } from "../core/attribute.ts";
import { call1, call2 } from "../core/call.ts";
import { enterNative, leaveNative } from "../core/depth.ts";
import { failf, literal, raisef } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { allocList, asList, isList, listAppend, listItem, listLength, newList } from "../core/list.ts";
import { decref, decrefAt, incref, increfAt } from "../core/object.ts";
import { getItem } from "../core/subscript.ts";
import { isTrue } from "../core/truth.ts";
import { isTuple, newTuple, TUPLE_ITEMS, tuple1, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { box, ELLIPSIS, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { unpackedTupleArgs } from "./genericalias.ts";

/** The items of a list as a tuple; the list is dropped. 0 with an exception pending, if `good` is false or memory is short. */
function tupleOf(list: usize, good: bool): usize {
  const result = good ? newTuple(asList(list).items, listLength(list)) : 0;
  decrefAt(list);
  return result;
}

function listFrom(tuple: usize): usize {
  return newList(tuple + TUPLE_ITEMS, tupleLength(tuple));
}

// ---- which type variables there are ----

/** The type variables among the arguments, each once: a tuple, 0 with an exception pending. `args` is a tuple. */
export function collectParameters(args: usize): usize {
  const found = allocList();
  return found === 0 ? 0 : tupleOf(found, addParameters(found, args));
}

function addParameters(found: usize, args: usize): bool {
  for (let i: u32 = 0; i < tupleLength(args); i++) {
    const arg = tupleItem(args, i);
    // Of classes it would be the descriptor that their instances have.
    if (!isType(arg) && !addParametersOf(found, arg)) return false;
  }
  return true;
}

function addParametersOf(found: usize, arg: Value): bool {
  const substitute = getAttrOptional(arg, nameOf(Name.__typing_subst__));
  if (substitute === ERROR) return false;
  if (substitute !== UNBOUND) {
    decref(substitute);
    return addOnce(found, arg);
  }
  const own = getAttrOptionalBehind(arg, nameOf(Name.__parameters__));
  if (own === ERROR) return false;
  if (own === UNBOUND) return isTuple(arg) || isList(arg) ? addNested(found, arg) : true;
  let good: bool = true;
  if (isTuple(own)) {
    for (let i: u32 = 0; good && i < tupleLength(pointer(own)); i++)
      good = addOnce(found, tupleItem(pointer(own), i));
  }
  decref(own);
  return good;
}

function addOnce(found: usize, parameter: Value): bool {
  for (let i: u32 = 0; i < listLength(found); i++) if (listItem(found, i) === parameter) return true;
  return listAppend(found, parameter);
}

/** Those of the items of a tuple or list. */
function addNested(found: usize, sequence: Value): bool {
  if (!enterNative()) return false;
  const items = itemsOf(sequence);
  const good = items !== 0 && addParameters(found, items);
  if (items !== 0) decrefAt(items);
  leaveNative();
  return good;
}

/** The items of a tuple or list as a tuple of their own. */
function itemsOf(sequence: Value): usize {
  if (isList(sequence)) return newTuple(asList(pointer(sequence)).items, listLength(pointer(sequence)));
  increfAt(pointer(sequence));
  return pointer(sequence);
}

// ---- arguments ----

/** The arguments with those of `*tuple[…]` in place of it, unless there may be any number: a tuple, 0 with an exception pending. */
function unpackArguments(key: Value): usize {
  const list = allocList();
  if (list === 0) return 0;
  let good: bool = true;
  if (!isTuple(key)) good = addArgument(list, key);
  else
    for (let i: u32 = 0; good && i < tupleLength(pointer(key)); i++)
      good = addArgument(list, tupleItem(pointer(key), i));
  return tupleOf(list, good);
}

function addArgument(list: usize, arg: Value): bool {
  if (isType(arg)) return listAppend(list, arg);
  const unpacked = unpackedTupleArgs(arg);
  if (unpacked === ERROR) return false;
  const count: u32 = unpacked !== UNBOUND && isTuple(unpacked) ? tupleLength(pointer(unpacked)) : 0;
  const fixed =
    unpacked !== UNBOUND &&
    isTuple(unpacked) &&
    !(count !== 0 && tupleItem(pointer(unpacked), count - 1) === ELLIPSIS);
  let good: bool = true;
  if (!fixed) good = listAppend(list, arg);
  else for (let i: u32 = 0; good && i < count; i++) good = listAppend(list, tupleItem(pointer(unpacked), i));
  decref(unpacked);
  return good;
}

/** Lets each parameter rearrange the arguments: a reference (the one given is taken over), or ERROR. */
function prepareArguments(alias: Value, parameters: usize, args: Value): Value {
  for (let i: u32 = 0; i < tupleLength(parameters); i++) {
    const prepare = getAttrOptional(tupleItem(parameters, i), nameOf(Name.__typing_prepare_subst__));
    if (prepare === UNBOUND) continue;
    if (prepare === NONE) continue;
    let next: Value = ERROR;
    if (prepare !== ERROR) {
      const given = isTuple(args) ? pointer(incref(args)) : tuple1(incref(args));
      if (given !== 0) {
        next = call2(prepare, alias, box(given));
        decrefAt(given);
      }
      decref(prepare);
    }
    decref(args);
    if (next === ERROR) return ERROR;
    args = next;
  }
  return args;
}

function tooManyOrFew(alias: Value, actual: u32, expected: u32): usize {
  const word = literal(actual > expected ? "many" : "few");
  raisef(
    Exc.TypeError,
    "Too %L arguments for %R; actual %d, expected %d",
    word,
    alias,
    <i64>actual,
    <i64>expected,
  );
  return 0;
}

// ---- what stands for them ----

/**
 * The arguments of `alias[key]`: those of the alias (a tuple) with what `key` gives in place of its parameters (a tuple). A tuple, 0 with an
 * exception pending.
 */
export function substitute(alias: Value, args: usize, parameters: usize, key: Value): usize {
  const count = tupleLength(parameters);
  if (count === 0) {
    raisef(Exc.TypeError, "%R is not a generic class", alias);
    return 0;
  }
  if (!enterNative()) return 0;
  const unpacked = unpackArguments(key);
  const given = unpacked === 0 ? ERROR : prepareArguments(alias, parameters, box(unpacked));
  let result: usize = 0;
  if (given !== ERROR) {
    const items = isTuple(given) ? pointer(incref(given)) : tuple1(incref(given));
    if (items !== 0) {
      if (tupleLength(items) !== count) tooManyOrFew(alias, tupleLength(items), count);
      else result = replaceAll(alias, args, parameters, items);
      decrefAt(items);
    }
    decref(given);
  }
  leaveNative();
  return result;
}

function replaceAll(alias: Value, args: usize, parameters: usize, items: usize): usize {
  const list = allocList();
  if (list === 0) return 0;
  let good: bool = true;
  for (let i: u32 = 0; good && i < tupleLength(args); i++)
    good = addReplaced(list, alias, tupleItem(args, i), parameters, items);
  return tupleOf(list, good);
}

function addReplaced(list: usize, alias: Value, arg: Value, parameters: usize, items: usize): bool {
  if (isType(arg)) return listAppend(list, arg);
  if (isTuple(arg) || isList(arg)) return addSequence(list, alias, arg, parameters, items);
  const unpack = isUnpacked(arg);
  if (unpack < 0) return false;
  const v = replace(arg, parameters, items);
  if (v === ERROR) return false;
  let good: bool = true;
  if (!unpack) good = listAppend(list, v);
  else if (isTuple(v)) good = addAll(list, v);
  else
    good =
      failf(Exc.TypeError, "expected __typing_subst__ of %T objects to return a tuple, not %T", arg, v) === 0;
  decref(v);
  return good;
}

function addAll(list: usize, tuple: Value): bool {
  const p = pointer(tuple);
  for (let i: u32 = 0; i < tupleLength(p); i++) if (!listAppend(list, tupleItem(p, i))) return false;
  return true;
}

/** The parameters in a tuple or list of arguments are replaced too. */
function addSequence(list: usize, alias: Value, arg: Value, parameters: usize, items: usize): bool {
  const own = itemsOf(arg);
  const replaced = own === 0 ? 0 : substitute(alias, own, parameters, box(items));
  if (own !== 0) decrefAt(own);
  if (replaced === 0) return false;
  let result = replaced;
  if (isList(arg)) {
    result = listFrom(replaced);
    decrefAt(replaced);
    if (result === 0) return false;
  }
  const good = listAppend(list, box(result));
  decrefAt(result);
  return good;
}

/** Whether it is `*Ts`: 0, 1, -1. */
function isUnpacked(arg: Value): i32 {
  const mark = getAttrOptional(arg, nameOf(Name.__typing_is_unpacked_typevartuple__));
  if (mark === UNBOUND) return 0;
  if (mark === ERROR) return -1;
  const result = isTrue(mark);
  decref(mark);
  return result;
}

/** What stands for an argument: a reference, or ERROR. */
function replace(arg: Value, parameters: usize, items: usize): Value {
  const hook = getAttrOptional(arg, nameOf(Name.__typing_subst__));
  if (hook === ERROR) return ERROR;
  if (hook === UNBOUND) return replaceWithin(arg, parameters, items);
  const i = indexOf(parameters, arg);
  const result = i < 0 ? incref(arg) : call1(hook, tupleItem(items, i));
  decref(hook);
  return result;
}

function indexOf(tuple: usize, v: Value): i32 {
  for (let i: u32 = 0; i < tupleLength(tuple); i++) if (tupleItem(tuple, i) === v) return i;
  return -1;
}

/** An alias that is an argument of the alias: its own parameters are replaced. */
function replaceWithin(arg: Value, parameters: usize, items: usize): Value {
  const own = getAttrOptionalBehind(arg, nameOf(Name.__parameters__));
  if (own === ERROR) return ERROR;
  if (own === UNBOUND || !isTuple(own) || tupleLength(pointer(own)) === 0) {
    decref(own);
    return incref(arg);
  }
  const list = allocList();
  const key = list === 0 ? 0 : tupleOf(list, addArguments(list, pointer(own), parameters, items));
  decref(own);
  if (key === 0) return ERROR;
  const result = getItem(arg, box(key));
  decrefAt(key);
  return result;
}

/** What stands for each of its own parameters; for `Ts` all that it takes. */
function addArguments(list: usize, own: usize, parameters: usize, items: usize): bool {
  for (let i: u32 = 0; i < tupleLength(own); i++) {
    const parameter = tupleItem(own, i);
    const at = indexOf(parameters, parameter);
    const v = at < 0 ? parameter : tupleItem(items, at);
    const spreads = at >= 0 && isTuple(v) && asType(typeOf(parameter)).iter !== 0;
    if (!(spreads ? addAll(list, v) : listAppend(list, v))) return false;
  }
  return true;
}
