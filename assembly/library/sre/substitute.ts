/** sub and subn: what replaces matches is a text, a template, or what a callable makes of each. */

import { bytesAt, bytesCount, openBytes } from "../../core/bytes.ts";
import { call1, callMethod } from "../../core/call.ts";
import { importModule } from "../../core/importing.ts";
import { allocList, listAppend, listAppendOwned } from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, isStr, STR_DATA } from "../../core/string.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { findChar } from "../../core/text/find.ts";
import { tuple2 } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, Value } from "../../core/value.ts";
import { Name } from "../../shared/names.ts";
import { asMatch, newMatch } from "./matchobject.ts";
import { asPattern, holdSubject, openPattern, slice } from "./pattern.ts";
import { runSearch } from "./search.ts";
import { closeState, SreState } from "./state.ts";
import { appendExpanded, joinTexts } from "./template.ts";

/** How a replacement is made. */
enum Way {
  CALL,
  TEXT,
  TEMPLATE,
}

const BACKSLASH: u32 = 92;

/** A text without a backslash stands for itself. */
function isPlain(replacement: Value): bool {
  if (isStr(replacement)) {
    const s = asStr(pointer(replacement));
    return findChar(pointer(replacement) + STR_DATA, s.width, s.length, BACKSLASH) < 0;
  }
  return openBytes(replacement) && findChar(bytesAt, 1, bytesCount, BACKSLASH) < 0;
}

/** re._compile_template(pattern, replacement) */
function compileTemplate(pattern: Value, replacement: Value): Value {
  const re = importModule(Name.re);
  if (re === ERROR) return ERROR;
  const template = callMethod(re, Name._compile_template, pattern, replacement);
  decref(re);
  return template;
}

/** Number of replacements of the last call of `substitute`. */
let replaced: i64 = 0;

/** (self, repl, string, count) */
function substitute(args: usize): Value {
  const pattern = load<i64>(args);
  const given = load<i64>(args, 8);
  const subject = load<i64>(args, 16);
  const most = sizeNumber(load<i64>(args, 24));
  if (most === BAD_INDEX) return ERROR;
  const way = asType(typeOf(given)).call !== 0 ? Way.CALL : isPlain(given) ? Way.TEXT : Way.TEMPLATE;
  const replacement = way === Way.TEMPLATE ? compileTemplate(pattern, given) : incref(given);
  const held = replacement === ERROR ? ERROR : holdSubject(asPattern(pattern), subject);
  let result: Value = ERROR;
  if (held !== ERROR) {
    result = replaceAll(pattern, subject, held, replacement, way, most);
    const count = replaced;
    decref(held);
    decref(replacement);
    replaced = count;
  } else decref(replacement);
  return result;
}

function replaceAll(
  pattern: Value,
  subject: Value,
  held: Value,
  replacement: Value,
  way: Way,
  most: i64,
): Value {
  const s = openPattern(asPattern(pattern), held, 0, i64.MAX_VALUE);
  if (changetype<usize>(s) === 0) return ERROR;
  const list = allocList();
  let count: i64 = 0;
  let last = 0;
  let good: bool = list !== 0;
  while (good && (most === 0 || count < most)) {
    const found = runSearch(s);
    if (found <= 0) {
      good = found === 0;
      break;
    }
    good =
      (last >= s.start || appendSlice(list, held, last, s.start)) &&
      appendReplacement(list, pattern, subject, s, replacement, way);
    last = s.place;
    count++;
    s.advance = s.place === s.start;
    s.start = s.place;
  }
  good = good && (last >= s.end || appendSlice(list, held, last, s.end));
  closeState(s);
  if (!good) {
    if (list !== 0) decrefAt(list);
    return ERROR;
  }
  const joined = joinTexts(list, held);
  replaced = count;
  return joined;
}

function appendSlice(list: usize, held: Value, from: i32, to: i32): bool {
  const text = slice(held, from, to);
  return text !== ERROR && listAppendOwned(list, text);
}

function appendReplacement(
  list: usize,
  pattern: Value,
  subject: Value,
  s: SreState,
  replacement: Value,
  way: Way,
): bool {
  if (way === Way.TEXT) return listAppend(list, replacement);
  const match = newMatch(pattern, subject, s, 0, s.end);
  if (match === ERROR) return false;
  let good: bool = false;
  if (way === Way.TEMPLATE) good = appendExpanded(list, replacement, asMatch(match));
  else {
    const text = call1(replacement, match);
    good = text !== ERROR && (text === NONE || listAppendOwned(list, text));
  }
  decref(match);
  return good;
}

export function patternSub(args: usize): Value {
  return substitute(args);
}

export function patternSubn(args: usize): Value {
  const text = substitute(args);
  if (text === ERROR) return ERROR;
  const pair = tuple2(text, small(replaced));
  return pair === 0 ? ERROR : box(pair);
}
