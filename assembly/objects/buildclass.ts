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

/** What is known of a class while its body runs: a tuple of these. */
enum Known {
  METACLASS,
  NAMESPACE,
  /** As they were written, and as they are: a tuple each. */
  GIVEN,
  BASES,
  FUNCTION,
  COUNT,
}

/** __build_class__(func, name, /, *bases, metaclass=…, **keywords) */
export function buildClass(args: usize, nargs: i32, kwnames: usize): Value {
  const known = openClass(args, nargs, kwnames);
  if (known === 0) return ERROR;
  const cell = runClassBody(load<i64>(args), namespaceOf(known));
  const cls = cell === ERROR ? ERROR : finishClass(known, args, nargs, kwnames, cell);
  decrefAt(known);
  return cls;
}

/** What comes before the body is run, in namespaceOf: a tuple to keep meanwhile, for finishClass; 0 with an exception pending. */
export function openClass(args: usize, nargs: i32, kwnames: usize): usize {
  if (nargs < 2) return refuse("__build_class__: not enough arguments");
  if (!isExactly(load<i64>(args), TypeId.FUNCTION)) return refuse("__build_class__: func must be a function");
  if (!isStr(load<i64>(args, 8))) return refuse("__build_class__: name is not a string");
  const given = newTuple(args + 16, nargs - 2);
  const bases = given === 0 ? 0 : resolveBases(given);
  let known: usize = 0;
  if (bases !== 0) {
    known = openWith(args, nargs, kwnames, given, bases);
    decrefAt(bases);
  }
  if (given !== 0) decrefAt(given);
  return known;
}

function refuse(message: string): usize {
  raise(Exc.TypeError, message);
  return 0;
}

/** Where the body runs. */
export function namespaceOf(known: usize): Value {
  return tupleItem(known, Known.NAMESPACE);
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
  const count = countOf(kwnames);
  for (let i: u32 = 0; i < count; i++) {
    if (isMetaclass(tupleItem(kwnames, i))) return load<i64>(args + ((<usize>nargs + i) << 3));
  }
  return UNBOUND;
}

function isMetaclass(name: Value): bool {
  return strEquals(pointer(name), nameOf(Name.metaclass));
}

/** Finds the metaclass and prepares the namespace. */
function openWith(args: usize, nargs: i32, kwnames: usize, given: usize, bases: usize): usize {
  let meta = metaclassKeyword(args, nargs, kwnames);
  if (meta === UNBOUND) {
    meta = box(tupleLength(bases) === 0 ? typeAt(TypeId.TYPE) : typeOf(tupleItem(bases, 0)));
  }
  if (isType(meta)) {
    const winner = calculateMetaclass(pointer(meta), bases);
    if (winner === 0) return 0;
    meta = box(winner);
  }
  incref(meta);
  const namespace = namespaceFrom(meta, args, nargs, kwnames, bases);
  const known = namespace === ERROR ? 0 : allocTuple(Known.COUNT);
  if (known === 0) {
    decref(namespace);
    decref(meta);
    return 0;
  }
  tupleInit(known, Known.METACLASS, meta);
  tupleInit(known, Known.NAMESPACE, namespace);
  increfAt(given);
  tupleInit(known, Known.GIVEN, box(given));
  increfAt(bases);
  tupleInit(known, Known.BASES, box(bases));
  tupleInit(known, Known.FUNCTION, incref(load<i64>(args)));
  finishTuple(known);
  return known;
}

function namespaceFrom(meta: Value, args: usize, nargs: i32, kwnames: usize, bases: usize): Value {
  const keywords = keywordsWithoutMetaclass(kwnames);
  const values = keywords === 0 ? 0 : takeArguments(countOf(kwnames) + 2);
  let namespace: Value = ERROR;
  if (values !== 0) {
    store<i64>(values, load<i64>(args, 8));
    store<i64>(values, box(bases), 8);
    copyKeywords(args + ((<usize>nargs) << 3), kwnames, values + 16);
    namespace = prepare(meta, values, keywords);
    dropArguments(values);
  }
  if (keywords !== 0) decrefAt(keywords);
  return namespace;
}

function countOf(kwnames: usize): u32 {
  return kwnames === 0 ? 0 : tupleLength(kwnames);
}

/** What comes after the body, which gave a cell (a reference) or None: the class, or ERROR. Of the arguments the first is not looked at. */
export function finishClass(known: usize, args: usize, nargs: i32, kwnames: usize, cell: Value): Value {
  const isDone = keepGivenBases(known);
  const keywords = isDone ? keywordsWithoutMetaclass(kwnames) : 0;
  const values = keywords === 0 ? 0 : takeArguments(countOf(kwnames) + 3);
  let cls: Value = ERROR;
  if (values !== 0) {
    store<i64>(values, load<i64>(args, 8));
    store<i64>(values, tupleItem(known, Known.BASES), 8);
    store<i64>(values, namespaceOf(known), 16);
    copyKeywords(args + ((<usize>nargs) << 3), kwnames, values + 24);
    cls = callVector(tupleItem(known, Known.METACLASS), values, 3, keywords);
    if (cls !== ERROR) cls = checkCell(cls, cell, load<i64>(args, 8));
    dropArguments(values);
  }
  if (keywords !== 0) decrefAt(keywords);
  decref(cell);
  return cls;
}

/** Bases that were replaced are kept as `__orig_bases__`; false with an exception pending. */
function keepGivenBases(known: usize): bool {
  const given = tupleItem(known, Known.GIVEN);
  if (given === tupleItem(known, Known.BASES)) return true;
  return setItem(namespaceOf(known), nameValue(Name.__orig_bases__), given) >= 0;
}

/** The names of the keywords that go on to the metaclass: a tuple, 0 with MemoryError pending. */
function keywordsWithoutMetaclass(kwnames: usize): usize {
  const count = countOf(kwnames);
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
  const count = countOf(kwnames);
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
