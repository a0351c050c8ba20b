/**
 * re.Pattern: a compiled pattern, and how its methods get at a subject. Made by `_sre.compile` of what re._compiler has compiled.
 *
 *     │ refcount │ type │ weakrefs u32 │ flags u32 │ code u32 │ words u32 │ groups u32 │ kind i32 │ pattern │ groupindex │ indexgroup │ classes u32 │
 *
 * The code is a block of its own, and so are the classes (classes.ts), which are made when first needed. Methods that look for matches are in patternmethods.ts.
 */
import { bytesAt, bytesCount, isBytes, newBytes, openBytes } from "../../core/bytes.ts";
import { compareTruth } from "../../core/compare.ts";
import { isDict } from "../../core/dict.ts";
import { fail, raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import { defineGetter, defineMember, Member } from "../../core/getset.ts";
import { hashOf } from "../../core/hash.ts";
import { fitsI64, intToI64, isInt } from "../../core/integer.ts";
import { isList, listItem, listLength } from "../../core/list.ts";
import { define, defineClassMethod } from "../../core/native.ts";
import {
  decref,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  newContainer,
  visitValue,
} from "../../core/object.ts";
import { asStr, isStr } from "../../core/string.ts";
import { substring } from "../../core/substring.ts";
import { hashBytes } from "../../core/text/siphash.ts";
import { isTuple } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, boxBool, ERROR, NONE, NOT_IMPLEMENTED, pointer, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { newGenericAlias } from "../../objects/genericalias.ts";
import { newMappingProxy } from "../../objects/mappingproxy.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { newClasses } from "./classes.ts";
import { MAXGROUPS } from "./codes.ts";
import { openState, SreState } from "./state.ts";
import { isValidCode } from "./validate.ts";

/** What subjects a pattern is for. */
export enum PatternKind {
  ANY,
  STR,
  BYTES,
}

@unmanaged
export class PyPattern {
  refcount: i32;
  type: u32;
  weakrefs: u32;
  flags: u32;
  code: u32;
  /** Number of words. */
  words: u32;
  groups: u32;
  kind: i32;
  /** What was compiled: a str, bytes, or None. */
  pattern: Value;
  /** Dict: name of a group → number. */
  groupindex: Value;
  /** Tuple: names by number, None for groups without. */
  indexgroup: Value;
  classes: u32;
}

export const PATTERN_SIZE: u32 = <u32>offsetof<PyPattern>();

export function asPattern(v: Value): PyPattern {
  return changetype<PyPattern>(pointer(v));
}

// ---- making ----

/** compile(pattern, flags, code, groups, groupindex, indexgroup) */
export function compilePattern(args: usize): Value {
  const pattern = load<i64>(args);
  const code = load<i64>(args, 16);
  const groups = load<i64>(args, 24);
  const groupindex = load<i64>(args, 32);
  const indexgroup = load<i64>(args, 40);
  const flags = load<i64>(args, 8);
  if (!isInt(flags) || !isInt(groups)) return raise(Exc.TypeError, "an integer is required");
  if (pattern !== NONE && !isStr(pattern) && !openBytes(pattern)) {
    return raisef(Exc.TypeError, "expected string or bytes-like object, got '%T'", pattern);
  }
  if (!isList(code)) return raisef(Exc.TypeError, "compile() argument 'code' must be list, not %T", code);
  if (!isDict(groupindex)) {
    return raisef(Exc.TypeError, "compile() argument 'groupindex' must be dict, not %T", groupindex);
  }
  if (!isTuple(indexgroup)) {
    return raisef(Exc.TypeError, "compile() argument 'indexgroup' must be tuple, not %T", indexgroup);
  }
  const count = fitsI64(groups) ? intToI64(groups) : -1;
  const bits = fitsI64(flags) ? intToI64(flags) : -1;
  const words = listLength(pointer(code));
  const block = rawAlloc(((<usize>words) << 2) + 4);
  if (block === 0) return raiseMemoryError();
  let good = takeWords(pointer(code), words, block);
  if (good && (count < 0 || count > <i64>MAXGROUPS || bits < 0 || bits > 0x7fff_ffff)) {
    good = fail(Exc.RuntimeError, "invalid SRE code") === 0;
  } else if (good && !isValidCode(block, block + ((<usize>words) << 2), <u32>count)) {
    good = fail(Exc.RuntimeError, "invalid SRE code") === 0;
  }
  const p = good ? newContainer(typeAt(TypeId.SRE_PATTERN), offsetof<PyPattern>()) : 0;
  if (p === 0) {
    rawFree(block);
    return good ? raiseMemoryError() : ERROR;
  }
  const made = changetype<PyPattern>(p);
  made.weakrefs = 0;
  made.flags = <u32>bits;
  made.code = <u32>block;
  made.words = words;
  made.groups = <u32>count;
  made.kind = pattern === NONE ? PatternKind.ANY : isStr(pattern) ? PatternKind.STR : PatternKind.BYTES;
  made.pattern = incref(pattern);
  made.groupindex = incref(groupindex);
  made.indexgroup = incref(indexgroup);
  made.classes = 0;
  gcTrack(p);
  return box(p);
}

/** Copies a list of ints as words. */
function takeWords(list: usize, count: u32, block: usize): bool {
  for (let i: u32 = 0; i < count; i++) {
    const v = listItem(list, i);
    const good = isInt(v) && fitsI64(v);
    const n = good ? intToI64(v) : -1;
    if (n < 0 || n > 0xffff_ffff) {
      raise(isInt(v) ? Exc.OverflowError : Exc.TypeError, "regular expression code size limit exceeded");
      return false;
    }
    store<u32>(block + ((<usize>i) << 2), <u32>n);
  }
  return true;
}

function patternDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  const pattern = changetype<PyPattern>(p);
  rawFree(pattern.code);
  if (pattern.classes !== 0) rawFree(pattern.classes);
  decref(pattern.pattern);
  decref(pattern.groupindex);
  decref(pattern.indexgroup);
  freeContainer(p);
}

function patternTraverse(p: usize, visit: u32): void {
  const pattern = changetype<PyPattern>(p);
  visitValue(pattern.pattern, visit);
  visitValue(pattern.groupindex, visit);
  visitValue(pattern.indexgroup, visit);
}

// ---- subjects ----

/**
 * What stands for a subject while it is searched: itself for str and bytes; of others, which may change meanwhile, their bytes as they are
 * now. A reference; ERROR where the pattern is not for it.
 */
export function holdSubject(pattern: PyPattern, subject: Value): Value {
  const text = isStr(subject);
  if (!text && !openBytes(subject)) {
    return raisef(Exc.TypeError, "expected string or bytes-like object, got '%T'", subject);
  }
  if (text && pattern.kind === PatternKind.BYTES) {
    return raise(Exc.TypeError, "cannot use a bytes pattern on a string-like object");
  }
  if (!text && pattern.kind === PatternKind.STR) {
    return raise(Exc.TypeError, "cannot use a string pattern on a bytes-like object");
  }
  return text || isBytes(subject) ? incref(subject) : newBytes(bytesAt, bytesCount);
}

/** A state for the pattern and a held subject; null with MemoryError pending. */
export function openPattern(pattern: PyPattern, held: Value, start: i64, end: i64): SreState {
  if (pattern.classes === 0) pattern.classes = <u32>newClasses(pattern.code, pattern.words);
  return openState(pattern.code, pattern.classes, pattern.groups, held, start, end);
}

/** The part [from, to) of a subject: a str or bytes. */
export function slice(subject: Value, from: i32, to: i32): Value {
  if (isStr(subject)) {
    const length = <i32>asStr(pointer(subject)).length;
    return substring(pointer(subject), min(from, length), min(to, length));
  }
  if (!openBytes(subject)) return raise(Exc.TypeError, "expected string or bytes-like object");
  if (from === 0 && to === bytesCount && isExactly(subject, TypeId.BYTES)) return incref(subject);
  const start = min(from, bytesCount);
  return newBytes(bytesAt + start, min(to, bytesCount) - start);
}

// ---- comparing, showing ----

function isPattern(v: Value): bool {
  return isExactly(v, TypeId.SRE_PATTERN);
}

function patternCompare(a: Value, b: Value, op: Compare): Value {
  if ((op !== Compare.EQ && op !== Compare.NE) || !isPattern(a) || !isPattern(b)) return NOT_IMPLEMENTED;
  const equal = a === b ? 1 : areEqual(asPattern(a), asPattern(b));
  return equal < 0 ? ERROR : boxBool((equal === 1) === (op === Compare.EQ));
}

function areEqual(a: PyPattern, b: PyPattern): i32 {
  if (a.flags !== b.flags || a.kind !== b.kind || a.words !== b.words) return 0;
  if (memory.compare(a.code, b.code, (<usize>a.words) << 2) !== 0) return 0;
  return compareTruth(a.pattern, b.pattern, Compare.EQ);
}

function patternHash(v: Value): i64 {
  const pattern = asPattern(v);
  const hash = hashOf(pattern.pattern);
  if (hash === -1) return -1;
  const all = hash ^ hashBytes(pattern.code, pattern.words << 2) ^ ((<i64>pattern.flags) << 8) ^ pattern.kind;
  return all === -1 ? -2 : all;
}

function self(args: usize): Value {
  return incref(load<i64>(args));
}

function getGroupindex(v: Value): Value {
  return newMappingProxy(asPattern(v).groupindex);
}

export function classGetItem(args: usize): Value {
  return newGenericAlias(load<i64>(args), load<i64>(args, 8));
}

/** Slots, and the methods that look for nothing. */
export function fillPattern(type: PyType): void {
  type.dealloc = patternDealloc.index;
  type.traverse = patternTraverse.index;
  type.compare = patternCompare.index;
  type.hash = patternHash.index;
  type.weakOffset = <i32>offsetof<PyPattern>("weakrefs");
  defineMember(type, "pattern", offsetof<PyPattern>("pattern"), Member.VALUE);
  defineMember(type, "flags", offsetof<PyPattern>("flags"), Member.U32);
  defineMember(type, "groups", offsetof<PyPattern>("groups"), Member.U32);
  defineGetter(type, "groupindex", getGroupindex);
  define(type, "__copy__(self, /)", self);
  define(type, "__deepcopy__(self, memo, /)", self);
  defineClassMethod(type, "__class_getitem__(type, item, /)", classGetItem);
}
