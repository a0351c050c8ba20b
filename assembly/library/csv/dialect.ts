/**
 * Dialects: how rows are written and read (CPython: Modules/_csv.c), and the registry of their names.
 *
 *     Dialect   │ refcount │ type │ delimiter u32 │ quote u32 │ escape u32 │ quoting u32 │ doubleQuote u8 │ skipSpace u8 │ strict u8 │ 0 │ 0 │
 *               │ terminator Value │
 */
import { getAttrOptional } from "../../core/attribute.ts";
import { dictClear, dictGet, dictSet, newDict } from "../../core/dict.ts";
import { clearError, fail, failf, literal, raise, raisef } from "../../core/errors.ts";
import { atFinish } from "../../core/finish.ts";
import { defineGetter } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { fitsI64, intToI64 } from "../../core/integer.ts";
import { internText } from "../../core/intern.ts";
import { define } from "../../core/native.ts";
import { decref, decrefAt, freeObject, gcTrack, gcUntrack, incref } from "../../core/object.ts";
import { asStr, charAt, isStr, newStr, strIs } from "../../core/string.ts";
import { charStr } from "../../core/substring.ts";
import { isTrue } from "../../core/truth.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, boxBool, ERROR, isSmall, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { raiseOwn } from "../errors.ts";

export enum Quoting {
  MINIMAL,
  ALL,
  NONNUMERIC,
  NONE,
  STRINGS,
  NOTNULL,
}

/** Stands for a character that is not set: none is so large. */
export const NOT_SET: u32 = 0xffff_ffff;

@unmanaged
export class PyDialect {
  refcount: i32;
  type: u32;
  delimiter: u32;
  quote: u32;
  escape: u32;
  quoting: Quoting;
  doubleQuote: bool;
  skipSpace: bool;
  strict: bool;
  pad: u8;
  pad2: u32;
  terminator: Value;
}

export function asDialect(v: Value): PyDialect {
  return changetype<PyDialect>(pointer(v));
}

// ---- parameters ----

enum Parameter {
  DELIMITER,
  DOUBLEQUOTE,
  ESCAPECHAR,
  LINETERMINATOR,
  QUOTECHAR,
  QUOTING,
  SKIPINITIALSPACE,
  STRICT,
  COUNT,
}

const NAMES: StaticArray<string> = [
  "delimiter",
  "doublequote",
  "escapechar",
  "lineterminator",
  "quotechar",
  "quoting",
  "skipinitialspace",
  "strict",
];

/** The parameters of the call that runs: references, UNBOUND where nobody says. */
const given = memory.data(64, 8);

function parameter(i: Parameter): Value {
  return load<i64>(given + ((<usize>i) << 3));
}

function named(i: Parameter): i64 {
  return literal(unchecked(NAMES[i]));
}

function dropGiven(): void {
  for (let i = 0; i < Parameter.COUNT; i++) {
    decref(load<i64>(given + ((<usize>i) << 3)));
    store<i64>(given + ((<usize>i) << 3), UNBOUND);
  }
}

/** Index of a keyword among the parameters, -1 if it is none. */
function indexOf(name: usize): i32 {
  for (let i = 0; i < Parameter.COUNT; i++) if (strIs(name, unchecked(NAMES[i]))) return i;
  return -1;
}

/**
 * The dialect that a call wants: `base` is a name, a dialect or anything with such attributes (UNBOUND: nothing), and keywords say more; their
 * values are at `values`. A reference, or ERROR.
 */
export function dialectFor(type: usize, base: Value, values: usize, kwnames: usize): Value {
  const count = kwnames === 0 ? 0 : tupleLength(kwnames);
  const place = placeOf("dialect", kwnames, count);
  if (place >= 0) {
    if (base !== UNBOUND) {
      return raise(Exc.TypeError, "argument for function given by name ('dialect') and position (1)");
    }
    base = load<i64>(values + ((<usize>place) << 3));
  }
  if (base !== UNBOUND && isStr(base)) {
    base = namedDialect(base);
    if (base === ERROR) return ERROR;
  } else incref(base);
  const more = place >= 0 ? count - 1 : count;
  if (more === 0 && isExactly(base, TypeId.CSV_DIALECT) && type === typeAt(TypeId.CSV_DIALECT)) return base;
  for (let i = 0; i < Parameter.COUNT; i++) store<i64>(given + ((<usize>i) << 3), UNBOUND);
  const good = takeKeywords(values, kwnames, count) && (base === UNBOUND || takeAttributes(base));
  const made = good ? make(type) : ERROR;
  dropGiven();
  decref(base);
  return made;
}

/** Place of a name among keywords, -1 if it is not there. */
function placeOf(name: string, kwnames: usize, count: u32): i32 {
  for (let k: u32 = 0; k < count; k++) if (strIs(pointer(tupleItem(kwnames, k)), name)) return <i32>k;
  return -1;
}

function takeKeywords(values: usize, kwnames: usize, count: u32): bool {
  for (let k: u32 = 0; k < count; k++) {
    const name = tupleItem(kwnames, k);
    if (strIs(pointer(name), "dialect")) continue;
    const i = indexOf(pointer(name));
    if (i < 0) {
      raisef(Exc.TypeError, "this function got an unexpected keyword argument '%S'", name);
      return false;
    }
    store<i64>(given + ((<usize>i) << 3), incref(load<i64>(values + ((<usize>k) << 3))));
  }
  return true;
}

/** Attributes in the place of parameters that are not given; what fails counts as not there. */
function takeAttributes(base: Value): bool {
  for (let i = 0; i < Parameter.COUNT; i++) {
    if (parameter(i) !== UNBOUND) continue;
    const name = internText(unchecked(NAMES[i]));
    if (name === 0) return false;
    let found = getAttrOptional(base, name);
    decrefAt(name);
    if (found === ERROR) {
      clearError();
      found = UNBOUND;
    }
    store<i64>(given + ((<usize>i) << 3), found);
  }
  return true;
}

// ---- making ----

function make(type: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  const d = changetype<PyDialect>(p);
  d.pad = 0;
  d.pad2 = 0;
  d.terminator = UNBOUND;
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  if (setCharacters(d) && setRest(d) && check(d)) return box(p);
  decrefAt(p);
  return ERROR;
}

/** A character parameter; `fallback` where nobody says. False with TypeError pending. */
function character(i: Parameter, fallback: u32, orNone: bool): i64 {
  const v = parameter(i);
  if (v === UNBOUND) return fallback;
  if (orNone && v === NONE) return NOT_SET;
  if (!isStr(v)) {
    const message = orNone
      ? '"%L" must be a unicode character or None, not %T'
      : '"%L" must be a unicode character, not %T';
    return failf(Exc.TypeError, message, named(i), v);
  }
  const length = asStr(pointer(v)).length;
  if (length === 1) return charAt(pointer(v), 0);
  const message = orNone
    ? '"%L" must be a unicode character or None, not a string of length %d'
    : '"%L" must be a unicode character, not a string of length %d';
  return failf(Exc.TypeError, message, named(i), <i64>length);
}

function setCharacters(d: PyDialect): bool {
  const delimiter = character(Parameter.DELIMITER, 44, false);
  if (delimiter < 0) return false;
  const doubleQuote = truth(Parameter.DOUBLEQUOTE, true);
  const escape = doubleQuote < 0 ? -1 : character(Parameter.ESCAPECHAR, NOT_SET, true);
  if (escape < 0 || !setTerminator(d)) return false;
  const quote = character(Parameter.QUOTECHAR, 34, true);
  if (quote < 0) return false;
  d.delimiter = <u32>delimiter;
  d.doubleQuote = doubleQuote !== 0;
  d.escape = <u32>escape;
  d.quote = <u32>quote;
  return true;
}

function truth(i: Parameter, fallback: bool): i32 {
  return parameter(i) === UNBOUND ? i32(fallback) : isTrue(parameter(i));
}

function setTerminator(d: PyDialect): bool {
  const v = parameter(Parameter.LINETERMINATOR);
  if (v === UNBOUND) {
    const text = newStr("\r\n");
    if (text !== 0) d.terminator = box(text);
    return text !== 0;
  }
  if (!isStr(v)) {
    failf(Exc.TypeError, '"lineterminator" must be a string, not %T', v);
    return false;
  }
  d.terminator = incref(v);
  return true;
}

function setRest(d: PyDialect): bool {
  const v = parameter(Parameter.QUOTING);
  let quoting: i64 = Quoting.MINIMAL;
  if (v === UNBOUND) {
    if (parameter(Parameter.QUOTECHAR) === NONE) quoting = Quoting.NONE;
  } else if (!isSmall(v) && !isExactly(v, TypeId.INT)) {
    return failf(Exc.TypeError, '"quoting" must be an integer, not %T', v) >= 0;
  } else quoting = fitsI64(v) ? intToI64(v) : -1;
  const skip = truth(Parameter.SKIPINITIALSPACE, false);
  const strict = skip < 0 ? -1 : truth(Parameter.STRICT, false);
  if (strict < 0) return false;
  if (quoting < 0 || quoting > Quoting.NOTNULL) return fail(Exc.TypeError, 'bad "quoting" value') >= 0;
  d.quoting = <Quoting>(<i32>quoting);
  d.skipSpace = skip !== 0;
  d.strict = strict !== 0;
  if (d.quoting === Quoting.NONE || d.quote !== NOT_SET) return true;
  return fail(Exc.TypeError, "quotechar must be set if quoting enabled") >= 0;
}

/** Whether the characters can be told from each other and from ends of lines. */
function check(d: PyDialect): bool {
  const spaces = !d.skipSpace;
  return (
    checkCharacter(d, Parameter.DELIMITER, d.delimiter, true) &&
    checkCharacter(d, Parameter.ESCAPECHAR, d.escape, spaces) &&
    checkCharacter(d, Parameter.QUOTECHAR, d.quote, spaces) &&
    checkPair(Parameter.DELIMITER, d.delimiter, Parameter.ESCAPECHAR, d.escape) &&
    checkPair(Parameter.DELIMITER, d.delimiter, Parameter.QUOTECHAR, d.quote) &&
    checkPair(Parameter.ESCAPECHAR, d.escape, Parameter.QUOTECHAR, d.quote)
  );
}

function checkCharacter(d: PyDialect, i: Parameter, c: u32, mayBeSpace: bool): bool {
  if (c === NOT_SET) return true;
  if (c === 10 || c === 13 || (c === 32 && !mayBeSpace)) {
    return failf(Exc.ValueError, "bad %L value", named(i)) >= 0;
  }
  if (!isInTerminator(d, c)) return true;
  return failf(Exc.ValueError, "bad %L or lineterminator value", named(i)) >= 0;
}

function checkPair(i: Parameter, a: u32, k: Parameter, b: u32): bool {
  if (a !== b || a === NOT_SET) return true;
  return failf(Exc.ValueError, "bad %L or %L value", named(i), named(k)) >= 0;
}

/** Whether a character is one of those that end rows. */
export function isInTerminator(d: PyDialect, c: u32): bool {
  const p = pointer(d.terminator);
  for (let i: u32 = 0; i < asStr(p).length; i++) if (charAt(p, i) === c) return true;
  return false;
}

// ---- the registry ----

/** Dialects by name: a dict that the module owns. */
let registry: usize = 0;

/** The dict of the module, once at boot. */
export function openRegistry(): usize {
  registry = newDict();
  return registry;
}

function forgetDialects(): void {
  dictClear(registry);
}

/** The dialect of a name: a reference, or ERROR. */
export function namedDialect(name: Value): Value {
  const found = dictGet(registry, name);
  if (found === ERROR) return ERROR;
  return found === UNBOUND ? raiseOwn(TypeId.CSV_ERROR, "unknown dialect") : incref(found);
}

/** Takes over the reference to the dialect. */
export function registerDialect(name: Value, dialect: Value): bool {
  atFinish(forgetDialects.index);
  const good = dictSet(registry, name, dialect) >= 0;
  decref(dialect);
  return good;
}

export function dialectRegistry(): usize {
  return registry;
}

// ---- the type ----

function dialectNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs > 1)
    return raisef(Exc.TypeError, "Dialect expected at most 1 positional argument, got %d", <i64>nargs);
  return dialectFor(type, nargs > 0 ? load<i64>(args) : UNBOUND, args + ((<usize>nargs) << 3), kwnames);
}

function dialectDealloc(p: usize): void {
  const d = changetype<PyDialect>(p);
  if (asType(d.type).flags & TypeFlag.HAVE_GC) gcUntrack(p);
  decref(d.terminator);
  freeObject(p);
}

function characterOf(c: u32): Value {
  return c === NOT_SET ? NONE : charStr(c);
}

function getDelimiter(v: Value): Value {
  return characterOf(asDialect(v).delimiter);
}

function getQuoteChar(v: Value): Value {
  return characterOf(asDialect(v).quote);
}

function getEscapeChar(v: Value): Value {
  return characterOf(asDialect(v).escape);
}

function getTerminator(v: Value): Value {
  return incref(asDialect(v).terminator);
}

function getQuoting(v: Value): Value {
  return small(asDialect(v).quoting);
}

function getDoubleQuote(v: Value): Value {
  return boxBool(asDialect(v).doubleQuote);
}

function getSkipSpace(v: Value): Value {
  return boxBool(asDialect(v).skipSpace);
}

function getStrict(v: Value): Value {
  return boxBool(asDialect(v).strict);
}

function refusePickle(args: usize): Value {
  return raisef(
    Exc.TypeError,
    "cannot pickle '%S' instances",
    box(<usize>asType(asDialect(load<i64>(args)).type).name),
  );
}

/** Slots and attributes of the declared type. */
export function fillDialect(type: PyType): void {
  type.new = dialectNew.index;
  type.dealloc = dialectDealloc.index;
  defineGetter(type, "delimiter", getDelimiter);
  defineGetter(type, "doublequote", getDoubleQuote);
  defineGetter(type, "escapechar", getEscapeChar);
  defineGetter(type, "lineterminator", getTerminator);
  defineGetter(type, "quotechar", getQuoteChar);
  defineGetter(type, "quoting", getQuoting);
  defineGetter(type, "skipinitialspace", getSkipSpace);
  defineGetter(type, "strict", getStrict);
  define(type, "__reduce__(self, /)", refusePickle);
  define(type, "__reduce_ex__(self, protocol, /)", refusePickle);
}
