/** str.replace, bytes.replace, bytearray.replace; and repetition and concatenation, which make the whole anew as well. */
import { isBytes } from "../../core/bytes.ts";
import { raisef, raiseMemoryError } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { decrefAt } from "../../core/object.ts";
import { asStr, isExactStr, STR_DATA } from "../../core/string.ts";
import { BAD_INDEX } from "../../core/subscript.ts";
import { strFromChars } from "../../core/substring.ts";
import { charAt, copyBytes, copyChars, exchangeChars, repeatBytes, Short } from "../../core/text/chars.ts";
import { count as countIn, find } from "../../core/text/find.ts";
import { ERROR, isSmall, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { countArgument, needBytes } from "./arguments.ts";
import { quickReplace } from "./quick.ts";
import { allocLike, argument, Family, finishLike, first, madeData, second, subject, View } from "./view.ts";

/** replace(self, old, new, count=-1) */
export function textReplace(args: usize): Value {
  const v = quickReplace(args);
  if (v !== UNBOUND) return v;
  if (!openArguments(args)) return ERROR;
  const limit = countArgument(argument(args, 3));
  if (limit === BAD_INDEX) return ERROR;
  // Reading the count may have run Python code.
  if (!isSmall(argument(args, 3))) openArguments(args);
  const most = limit < 0 || limit > i32.MAX_VALUE ? i32.MAX_VALUE : <i32>limit;
  const times = first.length === 0 ? min(most, subject.length + 1) : occurrences(most);
  if (times === 0) return subject.copy();
  const length = <i64>subject.length + <i64>times * (<i64>second.length - first.length);
  const kind = max(subject.kind, second.kind);
  const ascii = subject.ascii && second.ascii;
  const p = allocLike(subject.family, length, kind, ascii);
  if (p === 0) return ERROR;
  if (first.length === 0) interleave(madeData, kind, times);
  else if (first.length === second.length) overwrite(madeData, kind, times, most);
  else splice(madeData, kind, times);
  if (subject.family === Family.STR && !ascii) return leastKind(p);
  return finishLike(subject.family, p);
}

/** Opens self and the two texts; false with TypeError pending. */
function openArguments(args: usize): bool {
  subject.open(argument(args, 0));
  const old = argument(args, 1);
  const fresh = argument(args, 2);
  if (subject.family === Family.STR && isExactStr(old) && isExactStr(fresh)) {
    first.openStr(old);
    second.openStr(fresh);
    return true;
  }
  return openArgument(first, old, 1) && openArgument(second, fresh, 2);
}

function openArgument(view: View, v: Value, position: i64): bool {
  if (view.openLike(subject, v)) return true;
  if (subject.family !== Family.STR) needBytes(v);
  else raisef(Exc.TypeError, "replace() argument %d must be str, not %A", position, v);
  return false;
}

/** Where the first occurrences are: so that those of a short text are looked for once. */
const places = memory.data(32 * 4, 4);
const PLACES: i32 = 32;

/** How often `first` occurs, at most `most` times; notes the first places. Of characters that are exchanged everywhere, only whether there are any. */
function occurrences(most: i32): i32 {
  if (first.length === 1 && second.length === 1 && most === i32.MAX_VALUE) return i32(nextPlace(0) >= 0);
  let found = 0;
  let at = 0;
  while (found < most) {
    at = nextPlace(at);
    if (at < 0) return found;
    if (found === PLACES) {
      const rest = subject.at(at);
      return (
        found +
        countIn(rest, subject.kind, subject.length - at, first.data, first.kind, first.length, most - found)
      );
    }
    store<i32>(places + ((<usize>found) << 2), at);
    found++;
    at += first.length;
  }
  return found;
}

function nextPlace(from: i32): i32 {
  return find(subject.data, subject.kind, subject.length, first.data, first.kind, first.length, from);
}

/** The i-th occurrence, which lies at or after `from`. */
function place(i: i32, from: i32): i32 {
  return i < PLACES ? load<i32>(places + ((<usize>i) << 2)) : nextPlace(from);
}

/** Copies characters of a view to index `at` of the result and gives the index behind them. */
function put(to: usize, kind: i32, at: i32, view: View, from: i32, n: i32): i32 {
  if (kind === 1) Short.copy(to + <usize>at, view.data + <usize>from, n);
  else copyChars(to + ((<usize>at) << (kind >> 1)), kind, view.at(from), view.kind, n);
  return at + n;
}

/** Puts the new text before each of the first `times` characters. */
function interleave(to: usize, kind: i32, times: i32): void {
  let at = put(to, kind, 0, second, 0, second.length);
  for (let i = 0; i < times - 1; i++) {
    at = put(to, kind, at, subject, i, 1);
    at = put(to, kind, at, second, 0, second.length);
  }
  put(to, kind, at, subject, times - 1, subject.length - times + 1);
}

/** The new text is as long as the old one: copy all, then write over what is replaced. */
function overwrite(to: usize, kind: i32, times: i32, most: i32): void {
  const n = subject.length;
  const m = first.length;
  copyChars(to, kind, subject.data, subject.kind, n);
  if (m === 1 && times < most) {
    exchangeChars(to, kind, n, charAt(first.data, first.kind, 0), charAt(second.data, second.kind, 0));
    return;
  }
  for (let i = 0, from = 0; i < times; i++) {
    const hit = place(i, from);
    put(to, kind, hit, second, 0, m);
    from = hit + m;
  }
}

function splice(to: usize, kind: i32, times: i32): void {
  const n = subject.length;
  let from = 0;
  let at = 0;
  for (let i = 0; i < times; i++) {
    const hit = place(i, from);
    at = put(to, kind, at, subject, from, hit - from);
    at = put(to, kind, at, second, 0, second.length);
    from = hit + first.length;
  }
  put(to, kind, at, subject, from, n - from);
}

/** The str at p, remade if its characters need a smaller kind than it has, or are all ASCII. */
function leastKind(p: usize): Value {
  const s = asStr(p);
  const result = strFromChars(p + STR_DATA, s.width, s.length);
  decrefAt(p);
  return result;
}

/** self * count. */
export function textRepeat(self: Value, count: i64): Value {
  subject.open(self);
  if (count === 1 && subject.family !== Family.BYTEARRAY) return subject.copy();
  if (count <= 0 || subject.length === 0) return subject.empty();
  if (count > i32.MAX_VALUE || !charge(<i32>min<i64>((count * subject.length) >> 8, i32.MAX_VALUE))) {
    return count > i32.MAX_VALUE ? raiseMemoryError() : ERROR;
  }
  subject.open(self);
  const p = allocLike(subject.family, count * subject.length, subject.kind, subject.ascii);
  if (p === 0) return ERROR;
  repeatBytes(madeData, subject.data, (<usize>subject.length) << (subject.kind >> 1), <i32>count);
  return finishLike(subject.family, p);
}

/** a + b for bytes and bytearray: anything like bytes may stand on the right. */
export function bytesConcat(a: Value, b: Value): Value {
  subject.open(a);
  if (!first.openLike(subject, b)) return raisef(Exc.TypeError, "can't concat %T to %T", b, a);
  if (subject.family === Family.BYTES && subject.length === 0 && isBytes(b)) return first.copy();
  if (subject.family === Family.BYTES && first.length === 0) return subject.copy();
  const p = allocLike(subject.family, <i64>subject.length + first.length, 1, false);
  if (p === 0) return ERROR;
  copyBytes(madeData, subject.data, subject.length);
  copyBytes(madeData + <usize>subject.length, first.data, first.length);
  return finishLike(subject.family, p);
}
