/**
 * re.Match: where a pattern has matched.
 *
 *     │ refcount │ type │ pos i32 │ endpos i32 │ lastindex i32 │ groups u32 │ string │ pattern │ start, end (i32) of the whole and of each group │
 *
 * A group that took no part has -1. Texts are cut out of the subject when they are asked for.
 */
import { callMethod } from "../../core/call.ts";
import { dictGet, dictSet, newDict } from "../../core/dict.ts";
import { formatText, raise, raiseMemoryError } from "../../core/errors.ts";
import { defineGetter, defineMember, Member } from "../../core/getset.ts";
import { importModule } from "../../core/importing.ts";
import { fitsI64, intToI64Clamped } from "../../core/integer.ts";
import { define, defineClassMethod, defineVector } from "../../core/native.ts";
import {
  decref,
  decrefAt,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  newContainer,
  visitValue,
} from "../../core/object.ts";
import { toIndex } from "../../core/subscript.ts";
import { allocTuple, finishTuple, tuple2, tupleInit, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isSmall, NONE, pointer, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { asPattern, classGetItem, slice } from "./pattern.ts";
import { isGroupSet } from "./run.ts";
import { markAt, SreState } from "./state.ts";
import { expandTemplate } from "./template.ts";

@unmanaged
export class PyMatch {
  refcount: i32;
  type: u32;
  pos: i32;
  endpos: i32;
  /** 0: none. */
  lastindex: i32;
  /** The whole counts as one. */
  groups: u32;
  string: Value;
  pattern: Value;
}

const SPANS: usize = offsetof<PyMatch>();
export const MATCH_SIZE: u32 = <u32>offsetof<PyMatch>();

export function asMatch(v: Value): PyMatch {
  return changetype<PyMatch>(pointer(v));
}

/** The match that a state holds, of a pattern and the subject as it was given: a reference, or ERROR. */
export function newMatch(pattern: Value, string: Value, s: SreState, pos: i32, endpos: i32): Value {
  const groups = s.groups + 1;
  const p = newContainer(typeAt(TypeId.SRE_MATCH), SPANS + ((<usize>groups) << 3));
  if (p === 0) return raiseMemoryError();
  const m = changetype<PyMatch>(p);
  m.pos = pos;
  m.endpos = endpos;
  m.lastindex = s.lastIndex;
  m.groups = groups;
  m.string = incref(string);
  m.pattern = incref(pattern);
  store<i32>(p, s.start, SPANS);
  store<i32>(p, s.place, SPANS + 4);
  for (let i: u32 = 1; i < groups; i++) {
    const set = isGroupSet(s, i - 1);
    store<i32>(p + ((<usize>i) << 3), set ? markAt(s, (i - 1) << 1) : -1, SPANS);
    store<i32>(p + ((<usize>i) << 3), set ? markAt(s, (i << 1) - 1) : -1, SPANS + 4);
  }
  gcTrack(p);
  return box(p);
}

function matchDealloc(p: usize): void {
  gcUntrack(p);
  decref(changetype<PyMatch>(p).string);
  decref(changetype<PyMatch>(p).pattern);
  freeContainer(p);
}

function matchTraverse(p: usize, visit: u32): void {
  visitValue(changetype<PyMatch>(p).string, visit);
  visitValue(changetype<PyMatch>(p).pattern, visit);
}

function startOf(m: PyMatch, group: u32): i32 {
  return load<i32>(changetype<usize>(m) + ((<usize>group) << 3), SPANS);
}

function endOf(m: PyMatch, group: u32): i32 {
  return load<i32>(changetype<usize>(m) + ((<usize>group) << 3), SPANS + 4);
}

/** The text of a group, by its number, which must be one; `missing` (borrowed) if it took no part. */
export function groupText(m: PyMatch, group: u32, missing: Value): Value {
  const start = startOf(m, group);
  return start < 0 ? incref(missing) : slice(m.string, start, endOf(m, group));
}

/** The number of the group that an index or a name means; -1 with IndexError pending. */
function groupNumber(m: PyMatch, group: Value): i32 {
  let number: i64 = -1;
  if (isSmall(group)) number = smallValue(group);
  else if (asType(typeOf(group)).index !== 0) {
    const index = toIndex(group);
    if (index === ERROR) return -1;
    number = fitsI64(index) ? intToI64Clamped(index) : -1;
    decref(index);
  } else {
    const found = dictGet(pointer(asPattern(m.pattern).groupindex), group);
    if (found === ERROR) return -1;
    if (found !== UNBOUND && isSmall(found)) number = smallValue(found);
  }
  if (number >= 0 && number < <i64>m.groups) return <i32>number;
  raise(Exc.IndexError, "no such group");
  return -1;
}

function textOfGroup(m: PyMatch, group: Value): Value {
  const number = groupNumber(m, group);
  return number < 0 ? ERROR : groupText(m, number, NONE);
}

// ---- methods ----

function matchGroup(args: usize, nargs: i32, kwnames: usize): Value {
  const m = asMatch(load<i64>(args));
  if (kwnames !== 0 && tupleLength(kwnames) > 0) {
    return raise(Exc.TypeError, "re.Match.group() takes no keyword arguments");
  }
  if (nargs === 1) return groupText(m, 0, NONE);
  if (nargs === 2) return textOfGroup(m, load<i64>(args, 8));
  const texts = allocTuple(nargs - 1);
  if (texts === 0) return ERROR;
  for (let i = 1; i < nargs; i++) {
    const text = textOfGroup(m, load<i64>(args + ((<usize>i) << 3)));
    if (text === ERROR) {
      decref(finishTuple(texts));
      return ERROR;
    }
    tupleInit(texts, i - 1, text);
  }
  return finishTuple(texts);
}

function matchGetItem(self: Value, key: Value): Value {
  return textOfGroup(asMatch(self), key);
}

function matchStart(args: usize): Value {
  const m = asMatch(load<i64>(args));
  const number = groupNumber(m, load<i64>(args, 8));
  return number < 0 ? ERROR : small(startOf(m, number));
}

function matchEnd(args: usize): Value {
  const m = asMatch(load<i64>(args));
  const number = groupNumber(m, load<i64>(args, 8));
  return number < 0 ? ERROR : small(endOf(m, number));
}

function span(m: PyMatch, number: u32): Value {
  const pair = tuple2(small(startOf(m, number)), small(endOf(m, number)));
  return pair === 0 ? ERROR : box(pair);
}

function matchSpan(args: usize): Value {
  const m = asMatch(load<i64>(args));
  const number = groupNumber(m, load<i64>(args, 8));
  return number < 0 ? ERROR : span(m, number);
}

function matchGroups(args: usize): Value {
  const m = asMatch(load<i64>(args));
  const texts = allocTuple(m.groups - 1);
  if (texts === 0) return ERROR;
  for (let i: u32 = 1; i < m.groups; i++) {
    const text = groupText(m, i, load<i64>(args, 8));
    if (text === ERROR) {
      decref(finishTuple(texts));
      return ERROR;
    }
    tupleInit(texts, i - 1, text);
  }
  return finishTuple(texts);
}

function matchGroupdict(args: usize): Value {
  const m = asMatch(load<i64>(args));
  const names = pointer(asPattern(m.pattern).indexgroup);
  const dict = newDict();
  if (dict === 0) return ERROR;
  for (let i: u32 = 1; i < tupleLength(names) && i < m.groups; i++) {
    const name = tupleItem(names, i);
    if (name === NONE) continue;
    const text = groupText(m, i, load<i64>(args, 8));
    const good = text !== ERROR && dictSet(dict, name, text) >= 0;
    decref(text);
    if (!good) {
      decrefAt(dict);
      return ERROR;
    }
  }
  return box(dict);
}

function matchExpand(args: usize): Value {
  const self = load<i64>(args);
  const re = importModule(Name.re);
  if (re === ERROR) return ERROR;
  const template = callMethod(re, Name._compile_template, asMatch(self).pattern, load<i64>(args, 8));
  decref(re);
  const text = template === ERROR ? ERROR : expandTemplate(template, asMatch(self));
  decref(template);
  return text;
}

function self(args: usize): Value {
  return incref(load<i64>(args));
}

// ---- attributes ----

function getRegs(v: Value): Value {
  const m = asMatch(v);
  const all = allocTuple(m.groups);
  if (all === 0) return ERROR;
  for (let i: u32 = 0; i < m.groups; i++) {
    const pair = span(m, i);
    if (pair === ERROR) {
      decref(finishTuple(all));
      return ERROR;
    }
    tupleInit(all, i, pair);
  }
  return finishTuple(all);
}

function getLastindex(v: Value): Value {
  const number = asMatch(v).lastindex;
  return number === 0 ? NONE : small(number);
}

function getLastgroup(v: Value): Value {
  const number = asMatch(v).lastindex;
  const names = pointer(asPattern(asMatch(v).pattern).indexgroup);
  return number === 0 || <u32>number >= tupleLength(names) ? NONE : incref(tupleItem(names, number));
}

function matchRepr(v: Value): Value {
  const m = asMatch(v);
  const text = groupText(m, 0, NONE);
  if (text === ERROR) return ERROR;
  const shown = formatText(
    "<re.Match object; span=(%R, %R), match=%R>",
    small(startOf(m, 0)),
    small(endOf(m, 0)),
    text,
  );
  decref(text);
  return shown;
}

export function fillMatch(type: PyType): void {
  type.dealloc = matchDealloc.index;
  type.traverse = matchTraverse.index;
  type.repr = matchRepr.index;
  type.getItem = matchGetItem.index;
  defineMember(type, "string", offsetof<PyMatch>("string"), Member.VALUE);
  defineMember(type, "re", offsetof<PyMatch>("pattern"), Member.VALUE);
  defineMember(type, "pos", offsetof<PyMatch>("pos"), Member.I32);
  defineMember(type, "endpos", offsetof<PyMatch>("endpos"), Member.I32);
  defineGetter(type, "lastindex", getLastindex);
  defineGetter(type, "lastgroup", getLastgroup);
  defineGetter(type, "regs", getRegs);
  defineVector(type, "group(self, /, *args)", matchGroup);
  define(type, "start(self, group=0, /)", matchStart);
  define(type, "end(self, group=0, /)", matchEnd);
  define(type, "span(self, group=0, /)", matchSpan);
  define(type, "groups(self, /, default=None)", matchGroups);
  define(type, "groupdict(self, /, default=None)", matchGroupdict);
  define(type, "expand(self, /, template)", matchExpand);
  define(type, "__copy__(self, /)", self);
  define(type, "__deepcopy__(self, memo, /)", self);
  defineClassMethod(type, "__class_getitem__(type, item, /)", classGetItem);
}
