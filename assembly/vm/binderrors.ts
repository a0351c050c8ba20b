/** What is said when arguments do not fit a Python function (CPython: too_many_positional, missing_arguments …). */
import { Builder, newBuilder } from "../core/builder.ts";
import { dictGetStr } from "../core/dict.ts";
import { raisef, raiseWith } from "../core/errors.ts";
import { decref } from "../core/object.ts";
import { repr } from "../core/represent.ts";
import { strEquals } from "../core/string.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { PyCode } from "../objects/code.ts";
import { PyFunction } from "../objects/function.ts";
import { Exc } from "../shared/exceptions.ts";

function finish(text: Builder): bool {
  const message = text.finish();
  if (message === ERROR) return false;
  raiseWith(Exc.TypeError, message);
  decref(message);
  return false;
}

function begin(f: PyFunction): Builder {
  const text = newBuilder();
  text.str(f.qualname);
  text.text("()");
  return text;
}

export function keywordsMustBeStrings(f: PyFunction): bool {
  const text = begin(f);
  text.text(" keywords must be strings");
  return finish(text);
}

export function multipleValues(f: PyFunction, keyword: Value): bool {
  raisef(Exc.TypeError, "%S() got multiple values for argument '%S'", box(f.qualname), keyword);
  return false;
}

/** "f() takes from 1 to 2 positional arguments but 3 were given". */
export function tooManyPositional(f: PyFunction, code: PyCode, given: i32, window: usize): bool {
  const most = <i32>code.argcount;
  const defaults = f.defaults === 0 ? 0 : <i32>tupleLength(f.defaults);
  let keywordOnly = 0;
  for (let i = most; i < most + <i32>code.kwonlyargcount; i++)
    if (load<i64>(window + (i << 3)) !== UNBOUND) keywordOnly++;
  const text = begin(f);
  text.text(" takes ");
  if (defaults > 0) {
    text.text("from ");
    text.decimal(most - defaults);
    text.text(" to ");
  }
  text.decimal(most);
  text.text(defaults > 0 || most !== 1 ? " positional arguments but " : " positional argument but ");
  text.decimal(given);
  if (keywordOnly > 0) {
    text.text(given !== 1 ? " positional arguments (and " : " positional argument (and ");
    text.decimal(keywordOnly);
    text.text(keywordOnly !== 1 ? " keyword-only arguments)" : " keyword-only argument)");
  }
  text.text(given === 1 && keywordOnly === 0 ? " was given" : " were given");
  return finish(text);
}

/** "f() missing 2 required positional arguments: 'a' and 'b'"; `first` is the number without default, -1 for keyword-only ones. */
export function missingArguments(f: PyFunction, code: PyCode, window: usize, first: i32): bool {
  const from = first < 0 ? <i32>code.argcount : 0;
  const to = first < 0 ? from + <i32>code.kwonlyargcount : first;
  let count = 0;
  for (let i = from; i < to; i++) if (isMissing(f, code, window, i, first)) count++;
  const text = begin(f);
  text.text(" missing ");
  text.decimal(count);
  text.text(first < 0 ? " required keyword-only argument" : " required positional argument");
  text.text(count === 1 ? ": " : "s: ");
  let done = 0;
  for (let i = from; i < to; i++) {
    if (!isMissing(f, code, window, i, first)) continue;
    if (done > 0) text.text(count === 2 ? " and " : done === count - 1 ? ", and " : ", ");
    done++;
    const name = repr(tupleItem(code.varnames, i));
    if (name !== ERROR) {
      text.str(pointer(name));
      decref(name);
    }
  }
  return finish(text);
}

function isMissing(f: PyFunction, code: PyCode, window: usize, i: i32, first: i32): bool {
  if (load<i64>(window + (i << 3)) !== UNBOUND) return false;
  if (first >= 0 || f.kwdefaults === 0) return true;
  return dictGetStr(f.kwdefaults, pointer(tupleItem(code.varnames, i))) === UNBOUND;
}

/** An unknown keyword: or positional-only parameters given by keyword. */
export function unexpectedKeyword(f: PyFunction, code: PyCode, keyword: Value, kwnames: usize): bool {
  const text = newBuilder();
  let count = 0;
  for (let i: u32 = 0; i < code.posonlyargcount; i++) {
    const name = pointer(tupleItem(code.varnames, i));
    if (!names(kwnames, name)) continue;
    if (count++ > 0) text.text(", ");
    text.str(name);
  }
  if (count === 0) {
    text.drop();
    raisef(Exc.TypeError, "%S() got an unexpected keyword argument '%S'", box(f.qualname), keyword);
    return false;
  }
  const list = text.finish();
  if (list === ERROR) return false;
  const message = "%S() got some positional-only arguments passed as keyword arguments: '%S'";
  raisef(Exc.TypeError, message, box(f.qualname), list);
  decref(list);
  return false;
}

function names(kwnames: usize, name: usize): bool {
  for (let i: u32 = 0; i < tupleLength(kwnames); i++)
    if (strEquals(pointer(tupleItem(kwnames, i)), name)) return true;
  return false;
}
