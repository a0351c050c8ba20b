/**
 * Signatures of native functions: parsing them (once, at the first call) and binding arguments to them.
 *
 *     parameters   count × │ name u32 │ kind u32 │ default Value │
 *
 * `kind` is a ParameterKind; a parameter without default has ERROR there. Wording of errors follows CPython's Argument Clinic.
 */
import { rawAlloc, rawFree, rawKeep } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { newBuilder } from "./builder.ts";
import { dictSet, newDict } from "./dict.ts";
import { formatText, raisef, raiseMemoryError, raiseWith } from "./errors.ts";
import { emptyStr, internForGood, latin1 } from "./intern.ts";
import { declarationOf, NativeDef, NativeKind } from "./native.ts";
import { decref, incref } from "./object.ts";
import { strEquals, strIs } from "./string.ts";
import { newTuple, tupleItem, tupleLength } from "./tuple.ts";
import { asType } from "./type.ts";
import { box, ERROR, FALSE, NONE, pointer, small, TRUE, UNBOUND, Value } from "./value.ts";

export enum ParameterKind {
  POSITIONAL_ONLY,
  POSITIONAL_OR_KEYWORD,
  KEYWORD_ONLY,
  VAR_POSITIONAL,
  VAR_KEYWORD,
}

export const PARAMETER_SIZE: usize = 16;
/** Where the default stands in a parameter. */
export const PARAMETER_DEFAULT: usize = 8;
const MAX_PARAMETERS: u32 = 24;

function parameterName(def: NativeDef, i: u32): usize {
  return load<u32>(<usize>def.parameters + i * PARAMETER_SIZE);
}
function parameterKind(def: NativeDef, i: u32): ParameterKind {
  return load<u32>(<usize>def.parameters + i * PARAMETER_SIZE, 4);
}
/** The default of a parameter: ERROR if it has none, UNBOUND if the function knows it. */
export function parameterDefault(def: NativeDef, i: u32): Value {
  return load<i64>(<usize>def.parameters + i * PARAMETER_SIZE, PARAMETER_DEFAULT);
}

// ---- parsing ----

let text: usize = 0;
let at: i32 = 0;
let length: i32 = 0;

function peek(): u32 {
  return at < length ? load<u16>(text + (at << 1)) : 0;
}

/** Fills a def from its signature text; false with MemoryError pending, or RuntimeError. A signature that does not parse is a bug of ours. */
export function parseSignature(def: NativeDef): bool {
  const signature = declarationOf(def);
  if (signature.length === 0) return false;
  const table = rawKeep(rawAlloc(MAX_PARAMETERS * PARAMETER_SIZE));
  if (table === 0) {
    raiseMemoryError();
    return false;
  }
  def.parameters = <u32>table;
  text = changetype<usize>(signature);
  length = signature.length;
  at = 0;
  while (peek() !== 40) at++;
  at++;
  complete = true;
  parseParameters(def);
  if (complete) def.parsed = 1;
  else {
    rawFree(def.parameters);
    def.parameters = 0;
    // Nobody may take the short way to defaults that are not there.
    def.direct = -1;
    def.simple = 0;
  }
  return complete;
}

/** Whether there was memory for all names so far. */
let complete: bool = true;

/** The immortal str of `size` characters of the signature; 0, with MemoryError pending, spoils the parse. */
function keepName(start: i32, size: i32): usize {
  const name = internForGood(text + (start << 1), size);
  if (name === 0) complete = false;
  return name;
}

function parseParameters(def: NativeDef): void {
  let count: u32 = 0;
  let kind = ParameterKind.POSITIONAL_OR_KEYWORD;
  def.simple = 1;
  def.varPositional = -1;
  def.varKeyword = -1;
  while (peek() !== 41 && at < length) {
    const c = peek();
    if (c === 32 || c === 44) at++;
    else if (c === 47) {
      for (let i: u32 = 0; i < count; i++)
        store<u32>(<usize>def.parameters + i * PARAMETER_SIZE, ParameterKind.POSITIONAL_ONLY, 4);
      at++;
    } else if (c === 42) {
      at++;
      if (peek() === 42) {
        at++;
        def.varKeyword = count;
        addParameter(def, count++, ParameterKind.VAR_KEYWORD);
      } else {
        if (isWord(peek())) {
          def.varPositional = count;
          addParameter(def, count++, ParameterKind.VAR_POSITIONAL);
        }
        kind = ParameterKind.KEYWORD_ONLY;
      }
      def.simple = 0;
    } else {
      if (c === 36) at++;
      addParameter(def, count++, kind);
    }
  }
  def.count = count;
  countParameters(def);
  if (def.simple && def.kind !== NativeKind.RESUMING) def.direct = count;
  def.optional = count - def.required;
}

function addParameter(def: NativeDef, i: u32, kind: ParameterKind): void {
  const start = at;
  while (isWord(peek())) at++;
  const p = <usize>def.parameters + i * PARAMETER_SIZE;
  store<u32>(p, <u32>keepName(start, at - start));
  store<u32>(p, kind, 4);
  store<i64>(p, peek() === 61 ? parseDefault() : ERROR, PARAMETER_DEFAULT);
}

function isWord(c: u32): bool {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95;
}

/** Reads `=default`: an int, None, True, False or a quoted str give that value; anything else is for the function to know. */
function parseDefault(): Value {
  at++;
  const start = at;
  const first = peek();
  if (first === 39 || first === 34) return parseQuoted(first);
  let nesting = 0;
  while (at < length && (nesting > 0 || (peek() !== 44 && peek() !== 41))) {
    if (peek() === 40 || peek() === 91 || peek() === 123) nesting++;
    if (peek() === 41 || peek() === 93 || peek() === 125) nesting--;
    at++;
  }
  if (textIs(start, "None")) return NONE;
  if (textIs(start, "True")) return TRUE;
  if (textIs(start, "False")) return FALSE;
  return parseNumber(start);
}

/** A quoted str; the only escape is `\n`, alone. */
function parseQuoted(quote: u32): Value {
  const start = ++at;
  while (peek() !== quote) at++;
  const size = at - start;
  at++;
  if (size === 0) return box(emptyStr());
  if (load<u16>(text + (start << 1)) === 92) return box(latin1(10));
  return box(keepName(start, size));
}

function textIs(start: i32, word: string): bool {
  if (at - start !== word.length) return false;
  return memory.compare(text + (start << 1), changetype<usize>(word), word.length << 1) === 0;
}

function parseNumber(start: i32): Value {
  let i = start;
  const negative = load<u16>(text + (i << 1)) === 45;
  if (negative) i++;
  if (i === at) return UNBOUND;
  let n: i64 = 0;
  for (; i < at; i++) {
    const digit = <u32>load<u16>(text + (i << 1)) - 48;
    if (digit > 9) return UNBOUND;
    n = n * 10 + digit;
  }
  return small(negative ? -n : n);
}

/** Counts what binding needs: required values, positional ones, and whether all is plain. */
function countParameters(def: NativeDef): void {
  def.required = 0;
  def.positional = 0;
  for (let i: u32 = 0; i < def.count; i++) {
    const kind = parameterKind(def, i);
    if (kind <= ParameterKind.POSITIONAL_OR_KEYWORD) {
      def.positional++;
      if (parameterDefault(def, i) === ERROR) def.required = i + 1;
    }
  }
}

// ---- binding ----

/**
 * Puts one value for each parameter at `values`; false with TypeError pending. What was collected for `*name` and `**name` is
 * owned by the caller: dropCollected after the call.
 */
export function bindArguments(def: NativeDef, args: usize, nargs: i32, kwnames: usize, values: usize): bool {
  const positional = <i32>def.positional;
  if (kwnames !== 0 || nargs > positional) {
    const keywords: i32 = kwnames === 0 ? 0 : tupleLength(kwnames);
    if (isTooMany(def, nargs + keywords)) return tooMany(def, nargs, keywords);
    if (nargs > positional && def.varPositional < 0) return tooManyPositional(def, nargs);
  }
  const taken = nargs < positional ? nargs : positional;
  for (let i = 0; i < taken; i++) store<i64>(values + (i << 3), load<i64>(args + (i << 3)));
  for (let i = taken; i < <i32>def.count; i++) store<i64>(values + (i << 3), ERROR);
  if (!collectRest(def, args, nargs, values)) return false;
  const good = bindKeywords(def, args, nargs, kwnames, values) && fillDefaults(def, nargs, values);
  if (!good) dropCollected(def, values);
  return good;
}

/** Makes the tuple for `*name` and an empty dict for `**name`. */
function collectRest(def: NativeDef, args: usize, nargs: i32, values: usize): bool {
  if (def.varPositional >= 0) {
    const positional = <i32>def.positional;
    const rest = newTuple(args + (positional << 3), nargs > positional ? nargs - positional : 0);
    if (rest === 0) return false;
    store<i64>(values + (def.varPositional << 3), box(rest));
  }
  if (def.varKeyword >= 0) {
    const dict = newDict();
    if (dict === 0) {
      dropCollected(def, values);
      return false;
    }
    store<i64>(values + (def.varKeyword << 3), box(dict));
  }
  return true;
}

/** Drops the tuple and the dict that bindArguments made. */
export function dropCollected(def: NativeDef, values: usize): void {
  if (def.varPositional >= 0) decref(load<i64>(values + (def.varPositional << 3)));
  if (def.varKeyword >= 0) decref(load<i64>(values + (def.varKeyword << 3)));
}

function bindKeywords(def: NativeDef, args: usize, nargs: i32, kwnames: usize, values: usize): bool {
  if (kwnames === 0) return true;
  const count = tupleLength(kwnames);
  if (!positionalOnly(def) && nargs < requiredPositionalOnly(def)) return missingArgument(def, nargs, nargs);
  for (let k: u32 = 0; k < count; k++) {
    const name = pointer(tupleItem(kwnames, k));
    const value = load<i64>(args + ((nargs + k) << 3));
    const i = findParameter(def, name);
    if (i < 0) {
      if (def.varKeyword >= 0) {
        if (dictSet(pointer(load<i64>(values + (def.varKeyword << 3))), box(name), value) < 0) return false;
        continue;
      }
      if (requiredAreThere(def, nargs, kwnames)) unexpectedKeyword(def, name);
      return false;
    }
    if (load<i64>(values + (i << 3)) !== ERROR) return givenTwice(def, name, i);
    store<i64>(values + (i << 3), value);
  }
  return true;
}

/** Whether no argument is missing; else TypeError, which comes before that of a keyword that nobody knows. */
function requiredAreThere(def: NativeDef, nargs: i32, kwnames: usize): bool {
  for (let i = nargs; i < <i32>def.count; i++) {
    if (parameterDefault(def, i) !== ERROR || parameterKind(def, i) !== ParameterKind.POSITIONAL_OR_KEYWORD)
      continue;
    let given: bool = false;
    for (let k: u32 = 0; !given && k < tupleLength(kwnames); k++) {
      given = strEquals(pointer(tupleItem(kwnames, k)), parameterName(def, i));
    }
    if (!given) return missingArgument(def, i, nargs);
  }
  return true;
}

/** Index of the parameter that a keyword names, -1 if none. */
function findParameter(def: NativeDef, name: usize): i32 {
  for (let i = 0; i < <i32>def.count; i++) {
    const kind = parameterKind(def, i);
    if (kind !== ParameterKind.POSITIONAL_OR_KEYWORD && kind !== ParameterKind.KEYWORD_ONLY) continue;
    if (strEquals(parameterName(def, i), name)) return i;
  }
  return -1;
}

function fillDefaults(def: NativeDef, nargs: i32, values: usize): bool {
  for (let i = 0; i < <i32>def.count; i++) {
    if (load<i64>(values + (i << 3)) !== ERROR) continue;
    const value = parameterDefault(def, i);
    if (value === ERROR) return missingArgument(def, i, nargs);
    store<i64>(values + (i << 3), value);
  }
  return true;
}

// ---- errors, worded as CPython's Argument Clinic and method calls word them ----

/** Whether every parameter is positional-only: such a function takes no keywords at all. */
function positionalOnly(def: NativeDef): bool {
  for (let i: u32 = 0; i < def.count; i++)
    if (parameterKind(def, i) !== ParameterKind.POSITIONAL_ONLY) return false;
  return true;
}

/** The type that the next errors name a method by: that of the object it is bound to; 0: the type that it belongs to. */
let namedBy: usize = 0;

export function nameErrorsBy(type: usize): void {
  namedBy = type;
}

/** "list.append", "math.sqrt" or, for what lies in builtins, "len": a reference, or ERROR. */
function fullName(def: NativeDef): Value {
  const name = box(<usize>def.name);
  if (def.owner !== 0) {
    const type: usize = namedBy === 0 ? <usize>def.owner : namedBy;
    return formatText("%S.%S", box(<usize>asType(type).qualname), name);
  }
  if (def.module === 0 || strIs(def.module, "builtins")) return incref(name);
  return formatText("%S.%S", box(<usize>def.module), name);
}

/** Raises TypeError with the full name as the first argument of the message. */
function refuse(def: NativeDef, message: string, given: i64): bool {
  const full = fullName(def);
  if (full === ERROR) return false;
  raisef(Exc.TypeError, message, full, given);
  decref(full);
  return false;
}

function wrongCount(def: NativeDef, bound: string, count: i64, given: i64, positional: bool): bool {
  const text = newBuilder();
  text.str(<usize>def.name);
  const clinic = !positionalOnly(def);
  text.text(clinic ? "() takes " : " expected ");
  text.text(bound);
  text.decimal(count);
  text.text(clinic && positional ? " positional argument" : " argument");
  if (count !== 1) text.text("s");
  text.text(clinic ? " (" : ", got ");
  text.decimal(given);
  if (clinic) text.text(" given)");
  const message = text.finish();
  if (message === ERROR) return false;
  raiseWith(Exc.TypeError, message);
  decref(message);
  return false;
}

/** Whether there are more arguments, keywords counted, than parameters of a function that takes keywords. */
function isTooMany(def: NativeDef, given: i32): bool {
  if (def.varPositional >= 0 || def.varKeyword >= 0) return false;
  return given > <i32>def.count && !positionalOnly(def);
}

function tooMany(def: NativeDef, nargs: i32, keywords: i32): bool {
  const most: i64 = def.count - def.method;
  const given: i64 = nargs + keywords - <i32>def.method;
  const text = newBuilder();
  text.str(<usize>def.name);
  text.text("() takes at most ");
  text.decimal(most);
  text.text(nargs === <i32>def.method ? " keyword argument" : " argument");
  if (most !== 1) text.text("s");
  text.text(" (");
  text.decimal(given);
  text.text(" given)");
  const message = text.finish();
  if (message === ERROR) return false;
  raiseWith(Exc.TypeError, message);
  decref(message);
  return false;
}

function tooManyPositional(def: NativeDef, nargs: i32): bool {
  const given: i64 = nargs - <i32>def.method;
  const most: i64 = def.positional - def.method;
  const least: i64 = def.required - def.method;
  if (positionalOnly(def)) {
    if (most === 0) return refuse(def, "%S() takes no arguments (%d given)", given);
    if (most === 1 && least === 1 && def.fn !== 0) {
      return refuse(def, "%S() takes exactly one argument (%d given)", given);
    }
  } else if (most === 0) {
    raisef(Exc.TypeError, "%S() takes no positional arguments", box(<usize>def.name));
    return false;
  }
  const bound = least < most ? "at most " : positionalOnly(def) ? "" : "exactly ";
  return wrongCount(def, bound, most, given, def.positional < def.count);
}

function missingArgument(def: NativeDef, i: i32, nargs: i32): bool {
  const given: i64 = nargs - <i32>def.method;
  if (positionalOnly(def)) {
    const most: i64 = def.positional - def.method;
    const least: i64 = def.required - def.method;
    if (given < 0) return refuse(def, "unbound method %S() needs an argument", 0);
    if (most === 1 && least === 1 && def.fn !== 0) {
      return refuse(def, "%S() takes exactly one argument (%d given)", given);
    }
    return wrongCount(def, least < most ? "at least " : "", least, given, false);
  }
  const least: i64 = requiredPositionalOnly(def) - <i32>def.method;
  if (given < least) {
    const bound = least < <i64>(def.positional - def.method) ? "at least " : "exactly ";
    return wrongCount(def, bound, least, given, true);
  }
  const name = box(<usize>def.name);
  const position: i64 = i + 1 - <i32>def.method;
  raisef(
    Exc.TypeError,
    "%S() missing required argument '%S' (pos %d)",
    name,
    box(parameterName(def, i)),
    position,
  );
  return false;
}

/** Values that must be given by position: required positional-only parameters, self included. */
function requiredPositionalOnly(def: NativeDef): i32 {
  let count = 0;
  for (let i: u32 = 0; i < def.count; i++) {
    if (parameterKind(def, i) === ParameterKind.POSITIONAL_ONLY && parameterDefault(def, i) === ERROR)
      count++;
  }
  return count;
}

function unexpectedKeyword(def: NativeDef, name: usize): bool {
  if (positionalOnly(def)) return refuse(def, "%S() takes no keyword arguments", 0);
  raisef(Exc.TypeError, "%S() got an unexpected keyword argument '%S'", box(<usize>def.name), box(name));
  return false;
}

function givenTwice(def: NativeDef, name: usize, i: i32): bool {
  const position: i64 = i + 1 - <i32>def.method;
  const message = "argument for %S() given by name ('%S') and position (%d)";
  raisef(Exc.TypeError, message, box(<usize>def.name), box(name), position);
  return false;
}
