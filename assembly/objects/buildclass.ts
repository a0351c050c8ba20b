/**
 * `builtins.__build_class__`: what a class statement calls with the function of its body, its name, bases and keywords (PEP 3115, PEP 560).
 */
import { getAttrOptional } from "../core/attribute.ts";
import { call1, callVector, dropArguments, takeArguments } from "../core/call.ts";
import { runClassBody } from "../core/caller.ts";
import { newDict } from "../core/dict.ts";
import { raise, raisef } from "../core/errors.ts";
import { nameOf, nameValue } from "../core/intern.ts";
import { allocList, asList, listAppend, listLength } from "../core/list.ts";
import { decref, decrefAt, incref, increfAt } from "../core/object.ts";
import { isStr, strEquals } from "../core/string.ts";
import { setItem } from "../core/subscript.ts";
import {
  allocTuple,
  finishTuple,
  isTuple,
  newTuple,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../core/tuple.ts";
import { asType, isType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { asCell } from "./function.ts";
import { calculateMetaclass } from "./metaclass.ts";

/** __build_class__(func, name, /, *bases, metaclass=…, **keywords) */
export function buildClass(args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs < 2) return raise(Exc.TypeError, "__build_class__: not enough arguments");
  if (!isExactly(load<i64>(args), TypeId.FUNCTION)) {
    return raise(Exc.TypeError, "__build_class__: func must be a function");
  }
  if (!isStr(load<i64>(args, 8))) return raise(Exc.TypeError, "__build_class__: name is not a string");
  const given = newTuple(args + 16, nargs - 2);
  const bases = given === 0 ? 0 : resolveBases(given);
  let result: Value = ERROR;
  if (bases !== 0) result = withBases(args, nargs, kwnames, given, bases);
  if (bases !== 0) decrefAt(bases);
  if (given !== 0) decrefAt(given);
  return result;
}

// ---- bases ----

/** Replaces what is no class by what its __mro_entries__ gives: a tuple (a reference), 0 with an exception pending. */
function resolveBases(given: usize): usize {
  const count = tupleLength(given);
  let first: u32 = 0;
  while (first < count && isType(tupleItem(given, first))) first++;
  if (first === count) {
    increfAt(given);
    return given;
  }
  const list = allocList(count);
  if (list === 0) return 0;
  let good: bool = true;
  for (let i: u32 = 0; good && i < count; i++) good = addBase(list, tupleItem(given, i), given);
  const result = good ? newTuple(asList(list).items, listLength(list)) : 0;
  decrefAt(list);
  return result;
}

function addBase(list: usize, base: Value, given: usize): bool {
  if (isType(base)) return listAppend(list, base);
  const hook = getAttrOptional(base, nameOf(Name.__mro_entries__));
  if (hook === ERROR) return false;
  if (hook === UNBOUND) return listAppend(list, base);
  const entries = call1(hook, box(given));
  decref(hook);
  if (entries === ERROR) return false;
  let good: bool = isTuple(entries);
  if (!good) raise(Exc.TypeError, "__mro_entries__ must return a tuple");
  for (let i: u32 = 0; good && i < tupleLength(pointer(entries)); i++) {
    good = listAppend(list, tupleItem(pointer(entries), i));
  }
  decref(entries);
  return good;
}

// ---- metaclass and namespace ----

/** The `metaclass` keyword, borrowed; UNBOUND if there is none. Its values lie behind the positional arguments. */
function metaclassKeyword(args: usize, nargs: i32, kwnames: usize): Value {
  const count: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  for (let i: u32 = 0; i < count; i++) {
    if (isMetaclass(tupleItem(kwnames, i))) return load<i64>(args + ((<usize>nargs + i) << 3));
  }
  return UNBOUND;
}

function isMetaclass(name: Value): bool {
  return strEquals(pointer(name), nameOf(Name.metaclass));
}

function withBases(args: usize, nargs: i32, kwnames: usize, given: usize, bases: usize): Value {
  let meta = metaclassKeyword(args, nargs, kwnames);
  if (meta === UNBOUND) {
    meta = box(tupleLength(bases) === 0 ? typeAt(TypeId.TYPE) : typeOf(tupleItem(bases, 0)));
  }
  if (isType(meta)) {
    const winner = calculateMetaclass(pointer(meta), bases);
    if (winner === 0) return ERROR;
    meta = box(winner);
  }
  incref(meta);
  const result = makeWith(meta, args, nargs, kwnames, given, bases);
  decref(meta);
  return result;
}

/** Prepares the namespace, runs the body, calls the metaclass. */
function makeWith(meta: Value, args: usize, nargs: i32, kwnames: usize, given: usize, bases: usize): Value {
  const keywords = keywordsWithoutMetaclass(kwnames);
  const count: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  const values = keywords === 0 ? 0 : takeArguments(count + 3);
  if (values === 0) {
    if (keywords !== 0) decrefAt(keywords);
    return ERROR;
  }
  store<i64>(values, load<i64>(args, 8));
  store<i64>(values, box(bases), 8);
  copyKeywords(args + ((<usize>nargs) << 3), kwnames, values + 16);
  let result: Value = ERROR;
  const namespace = prepare(meta, values, keywords);
  if (namespace !== ERROR) {
    const cell = runBodyIn(load<i64>(args), namespace, given, bases);
    if (cell !== ERROR) {
      store<i64>(values, namespace, 16);
      copyKeywords(args + ((<usize>nargs) << 3), kwnames, values + 24);
      result = callVector(meta, values, 3, keywords);
      if (result !== ERROR) result = checkCell(result, cell, load<i64>(args, 8));
      decref(cell);
    }
    decref(namespace);
  }
  dropArguments(values);
  decrefAt(keywords);
  return result;
}

/** The names of the keywords that go on to the metaclass: a tuple, 0 with MemoryError pending. */
function keywordsWithoutMetaclass(kwnames: usize): usize {
  const count: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  let kept: u32 = 0;
  for (let i: u32 = 0; i < count; i++) if (!isMetaclass(tupleItem(kwnames, i))) kept++;
  const names = allocTuple(kept);
  if (names === 0 || kept === 0) return names;
  let k: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    if (!isMetaclass(tupleItem(kwnames, i))) tupleInit(names, k++, incref(tupleItem(kwnames, i)));
  }
  finishTuple(names);
  return names;
}

function copyKeywords(from: usize, kwnames: usize, to: usize): void {
  const count: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  for (let i: u32 = 0; i < count; i++) {
    if (isMetaclass(tupleItem(kwnames, i))) continue;
    store<i64>(to, load<i64>(from + (i << 3)));
    to += 8;
  }
}

/** The namespace that the metaclass wants: meta.__prepare__(name, bases, **keywords), a dict where it has no such method. */
function prepare(meta: Value, values: usize, keywords: usize): Value {
  const hook = getAttrOptional(meta, nameOf(Name.__prepare__));
  if (hook === ERROR) return ERROR;
  if (hook === UNBOUND) {
    const dict = newDict();
    return dict === 0 ? ERROR : box(dict);
  }
  const namespace = callVector(hook, values, 2, keywords);
  decref(hook);
  if (namespace === ERROR || asType(typeOf(namespace)).getItem !== 0) return namespace;
  if (isType(meta)) {
    raisef(Exc.TypeError, "%N.__prepare__() must return a mapping, not %T", meta, namespace);
  } else raisef(Exc.TypeError, "<metaclass>.__prepare__() must return a mapping, not %T", namespace);
  decref(namespace);
  return ERROR;
}

/** The `__class__` cell that the body gives, or None; ERROR. Bases that were replaced are kept as `__orig_bases__`. */
function runBodyIn(func: Value, namespace: Value, given: usize, bases: usize): Value {
  const cell = runClassBody(func, namespace);
  if (cell === ERROR || given === bases) return cell;
  if (setItem(namespace, nameValue(Name.__orig_bases__), box(given)) >= 0) return cell;
  decref(cell);
  return ERROR;
}

/** A metaclass that hands on a namespace of its own may lose the cell that methods find their class by. */
function checkCell(cls: Value, cell: Value, name: Value): Value {
  if (!isType(cls) || !isExactly(cell, TypeId.CELL)) return cls;
  const found = asCell(pointer(cell)).value;
  if (found === cls) return cls;
  if (found === UNBOUND) {
    const message = "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?";
    raisef(Exc.RuntimeError, message, name, cls);
  } else raisef(Exc.TypeError, "__class__ set to %R defining %R as %R", found, name, cls);
  decref(cls);
  return ERROR;
}
