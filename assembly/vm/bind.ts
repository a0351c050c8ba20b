/** Binding arguments to the parameters of a Python function (CPython: initialize_locals). Messages: vm/binderrors.ts. */
import { dictContains, dictGetStr, dictSet, newDict } from "../core/dict.ts";
import { incref } from "../core/object.ts";
import { isExactStr, isStr, strEquals } from "../core/string.ts";
import { newTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { PyCode } from "../objects/code.ts";
import { PyFunction } from "../objects/function.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import {
  keywordsMustBeStrings,
  missingArguments,
  multipleValues,
  tooManyPositional,
  unexpectedKeyword,
} from "./binderrors.ts";

/** Fills the named slots of a fresh window (all UNBOUND); false with TypeError pending, what was bound stays for the caller to drop. */
export function bindParameters(
  f: PyFunction,
  code: PyCode,
  args: usize,
  nargs: i32,
  kwnames: usize,
  window: usize,
): bool {
  const positional = <i32>code.argcount;
  const given = nargs < positional ? nargs : positional;
  for (let i = 0; i < given; i++) setSlot(window, i, incref(load<i64>(args + (i << 3))));
  const total = positional + <i32>code.kwonlyargcount;
  if (code.flags & CodeFlag.VARARGS) {
    const rest = newTuple(args + (given << 3), nargs - given);
    if (rest === 0) return false;
    setSlot(window, total, box(rest));
  }
  let extra: usize = 0;
  if (code.flags & CodeFlag.VARKEYWORDS) {
    extra = newDict();
    if (extra === 0) return false;
    setSlot(window, total + (code.flags & CodeFlag.VARARGS ? 1 : 0), box(extra));
  }
  if (kwnames !== 0 && !bindKeywords(f, code, args + (nargs << 3), kwnames, window, extra)) return false;
  if (nargs > positional && !(code.flags & CodeFlag.VARARGS))
    return tooManyPositional(f, code, nargs, window);
  return fillDefaults(f, code, window);
}

function setSlot(window: usize, i: i32, v: Value): void {
  store<i64>(window + (i << 3), v);
}

function slot(window: usize, i: i32): Value {
  return load<i64>(window + (i << 3));
}

function bindKeywords(
  f: PyFunction,
  code: PyCode,
  values: usize,
  kwnames: usize,
  window: usize,
  extra: usize,
): bool {
  const count = tupleLength(kwnames);
  for (let k: u32 = 0; k < count; k++) {
    const keyword = tupleItem(kwnames, k);
    if (!isStr(keyword)) return keywordsMustBeStrings(f);
    const i = findParameter(code, pointer(keyword));
    const v = load<i64>(values + (k << 3));
    if (i >= 0) {
      if (slot(window, i) !== UNBOUND) return multipleValues(f, keyword);
      setSlot(window, i, incref(v));
    } else if (extra !== 0) {
      if (!isExactStr(keyword) && dictContains(extra, keyword) < 0) return false;
      if (dictSet(extra, keyword, v) < 0) return false;
    } else {
      return unexpectedKeyword(f, code, keyword, kwnames);
    }
  }
  return true;
}

/** Number of the parameter with this name that a keyword may give, -1 if there is none. Identity first: names are interned. */
function findParameter(code: PyCode, name: usize): i32 {
  const total = <i32>(code.argcount + code.kwonlyargcount);
  const wanted = box(name);
  for (let i = <i32>code.posonlyargcount; i < total; i++)
    if (tupleItem(code.varnames, i) === wanted) return i;
  for (let i = <i32>code.posonlyargcount; i < total; i++) {
    if (strEquals(pointer(tupleItem(code.varnames, i)), name)) return i;
  }
  return -1;
}

function fillDefaults(f: PyFunction, code: PyCode, window: usize): bool {
  const positional = <i32>code.argcount;
  const count = f.defaults === 0 ? 0 : <i32>tupleLength(f.defaults);
  const first = positional - count;
  for (let i = 0; i < positional; i++) {
    if (slot(window, i) !== UNBOUND) continue;
    if (i < first) return missingArguments(f, code, window, first);
    setSlot(window, i, incref(tupleItem(f.defaults, i - first)));
  }
  return fillKeywordDefaults(f, code, window);
}

function fillKeywordDefaults(f: PyFunction, code: PyCode, window: usize): bool {
  const positional = <i32>code.argcount;
  const total = positional + <i32>code.kwonlyargcount;
  for (let i = positional; i < total; i++) {
    if (slot(window, i) !== UNBOUND) continue;
    const name = pointer(tupleItem(code.varnames, i));
    const v = f.kwdefaults === 0 ? UNBOUND : dictGetStr(f.kwdefaults, name);
    if (v === ERROR) return false;
    if (v === UNBOUND) return missingArguments(f, code, window, -1);
    setSlot(window, i, incref(v));
  }
  return true;
}
