/** The methods of re.Pattern that look for matches. */
import { getAttr } from "../../core/attribute.ts";
import { nameOf } from "../../core/intern.ts";
import { allocList, listAppendOwned } from "../../core/list.ts";
import { define } from "../../core/native.ts";
import { decref, decrefAt } from "../../core/object.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { allocTuple, finishTuple, tupleInit } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import { box, ERROR, NONE, UNBOUND, Value } from "../../core/value.ts";
import { newCallableIterator } from "../../objects/iterators.ts";
import { Name } from "../../shared/names.ts";
import { newMatch } from "./matchobject.ts";
import { asPattern, holdSubject, openPattern, slice } from "./pattern.ts";
import { isGroupSet, runMatch } from "./run.ts";
import { newScanner } from "./scanner.ts";
import { runSearch } from "./search.ts";
import { closeState, markAt, SreState } from "./state.ts";
import { patternSub, patternSubn } from "./substitute.ts";

/** The arguments (self, string, pos, endpos) of most of them: to be taken before a subject is asked for its bytes, which may be Python code that matches. */
let from: i64 = 0;
let to: i64 = 0;

/** Sets `from` and `to`; false with an exception pending. */
function takeBounds(args: usize): bool {
  const first = sizeNumber(load<i64>(args, 16));
  if (first === BAD_INDEX) return false;
  const end = load<i64>(args, 24);
  // The __index__ of the end may match, too: both are noted after it.
  to = end === UNBOUND ? i64.MAX_VALUE : sizeNumber(end);
  from = first;
  return to !== BAD_INDEX;
}

enum Way {
  MATCH,
  FULLMATCH,
  SEARCH,
}

function matchOnce(args: usize, way: Way): Value {
  const self = load<i64>(args);
  const subject = load<i64>(args, 8);
  if (!takeBounds(args)) return ERROR;
  const start = from;
  const end = to;
  const held = holdSubject(asPattern(self), subject);
  if (held === ERROR) return ERROR;
  const s = openPattern(asPattern(self), held, start, end);
  let result: Value = ERROR;
  if (changetype<usize>(s) !== 0) {
    const pos = s.start;
    s.all = way === Way.FULLMATCH;
    const found = way === Way.SEARCH ? runSearch(s) : runMatch(s);
    if (found === 0) result = NONE;
    else if (found > 0) result = newMatch(self, subject, s, pos, s.end);
    closeState(s);
  }
  decref(held);
  return result;
}

function patternMatch(args: usize): Value {
  return matchOnce(args, Way.MATCH);
}

function patternFullmatch(args: usize): Value {
  return matchOnce(args, Way.FULLMATCH);
}

function patternSearch(args: usize): Value {
  return matchOnce(args, Way.SEARCH);
}

/** The text of a group (from 0 on: the first behind the whole); `missing` (immortal) if it took no part. */
function textAt(s: SreState, held: Value, group: u32, missing: Value): Value {
  if (!isGroupSet(s, group)) return missing;
  return slice(held, markAt(s, group << 1), markAt(s, (group << 1) + 1));
}

/** What findall gives for a match: its text, that of its one group, or those of its groups. */
function found(s: SreState, held: Value, nothing: Value): Value {
  if (s.groups === 0) return slice(held, s.start, s.place);
  if (s.groups === 1) return textAt(s, held, 0, nothing);
  const texts = allocTuple(s.groups);
  if (texts === 0) return ERROR;
  for (let i: u32 = 0; i < s.groups; i++) {
    const text = textAt(s, held, i, nothing);
    if (text === ERROR) {
      decref(finishTuple(texts));
      return ERROR;
    }
    tupleInit(texts, i, text);
  }
  return finishTuple(texts);
}

/** The next search begins where a match has ended. */
function goOn(s: SreState): void {
  s.advance = s.place === s.start;
  s.start = s.place;
}

function patternFindall(args: usize): Value {
  const pattern = asPattern(load<i64>(args));
  if (!takeBounds(args)) return ERROR;
  const start = from;
  const end = to;
  const held = holdSubject(pattern, load<i64>(args, 8));
  if (held === ERROR) return ERROR;
  const s = openPattern(pattern, held, start, end);
  const list = changetype<usize>(s) === 0 ? 0 : allocList();
  // The empty str and the empty bytes are immortal.
  const nothing = list === 0 ? ERROR : slice(held, 0, 0);
  let result = nothing === ERROR ? -1 : 1;
  while (result > 0) {
    result = runSearch(s);
    if (result <= 0) break;
    const item = found(s, held, nothing);
    if (item === ERROR || !listAppendOwned(list, item)) result = -1;
    goOn(s);
  }
  if (changetype<usize>(s) !== 0) closeState(s);
  decref(held);
  if (result === 0) return box(list);
  if (list !== 0) decrefAt(list);
  return ERROR;
}

function patternSplit(args: usize): Value {
  const pattern = asPattern(load<i64>(args));
  const most = sizeNumber(load<i64>(args, 16));
  const held = most === BAD_INDEX ? ERROR : holdSubject(pattern, load<i64>(args, 8));
  if (held === ERROR) return ERROR;
  const s = openPattern(pattern, held, 0, i64.MAX_VALUE);
  const list = changetype<usize>(s) === 0 ? 0 : allocList();
  const good = list !== 0 && splitInto(list, s, held, most);
  if (changetype<usize>(s) !== 0) closeState(s);
  decref(held);
  if (good) return box(list);
  if (list !== 0) decrefAt(list);
  return ERROR;
}

/** Appends what is between matches, and the groups of each; false with an exception pending. */
function splitInto(list: usize, s: SreState, held: Value, most: i64): bool {
  let last = 0;
  for (let done: i64 = 0; most === 0 || done < most; done++) {
    const result = runSearch(s);
    if (result < 0) return false;
    if (result === 0) break;
    if (!appendText(list, slice(held, last, s.start))) return false;
    for (let i: u32 = 0; i < s.groups; i++) if (!appendText(list, textAt(s, held, i, NONE))) return false;
    last = s.place;
    goOn(s);
  }
  return appendText(list, slice(held, last, s.end));
}

function appendText(list: usize, text: Value): bool {
  return text !== ERROR && listAppendOwned(list, text);
}

function patternScanner(args: usize): Value {
  if (!takeBounds(args)) return ERROR;
  return newScanner(load<i64>(args), load<i64>(args, 8), from, to);
}

function patternFinditer(args: usize): Value {
  const scanner = patternScanner(args);
  if (scanner === ERROR) return ERROR;
  const search = getAttr(scanner, nameOf(Name.search));
  decref(scanner);
  if (search === ERROR) return ERROR;
  const iterator = newCallableIterator(search, NONE);
  decref(search);
  return iterator;
}

export function definePatternMethods(type: PyType): void {
  define(type, "match(self, /, string, pos=0, endpos=sys.maxsize)", patternMatch);
  define(type, "fullmatch(self, /, string, pos=0, endpos=sys.maxsize)", patternFullmatch);
  define(type, "search(self, /, string, pos=0, endpos=sys.maxsize)", patternSearch);
  define(type, "findall(self, /, string, pos=0, endpos=sys.maxsize)", patternFindall);
  define(type, "finditer(self, /, string, pos=0, endpos=sys.maxsize)", patternFinditer);
  define(type, "scanner(self, /, string, pos=0, endpos=sys.maxsize)", patternScanner);
  define(type, "split(self, /, string, maxsplit=0)", patternSplit);
  define(type, "sub(self, /, repl, string, count=0)", patternSub);
  define(type, "subn(self, /, repl, string, count=0)", patternSubn);
}
