/**
 * list.sort: timsort (Tim Peters, Objects/listsort.txt) with the merge policy of powersort (Munro, Wild, "Nearly-Optimal
 * Mergesorts", 2018), as CPython since 3.11.
 *
 * The list is empty while it is sorted; its items are in blocks of the sorter:
 *
 *     keys     │ key × n │ value × n │         values only if there is a key function; keys and values move together
 *     spare    │ key × capacity │ value × capacity │      the smaller run of a merge
 *
 * A position is the address of a key; the value that goes with it stands `shift` (in spare: `spareShift`) bytes behind it.
 * Comparisons choose their way once: keys that are all small ints are compared where they lie, floats, str and tuples each by a
 * function that knows what they are (CPython: unsafe_latin_compare and its like). Whatever a comparison does, every item stays in its block exactly once.
 */

import { dropArguments, takeArguments } from "../core/call.ts";
import { compareTruth, valuesEqual } from "../core/compare.ts";
import { enterNative, leaveNative } from "../core/depth.ts";
import { raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { charge } from "../core/interrupt.ts";
import { allocItems, asList, dropItems, moveItems } from "../core/list.ts";
import { decref, incref } from "../core/object.ts";
import { asStr, STR_DATA, strOrder } from "../core/string.ts";
import { Words } from "../core/text/compare.ts";
import { isTrue } from "../core/truth.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeOf } from "../core/typeids.ts";
import {
  bothSmall,
  ERROR,
  floatValue,
  isFloat,
  isPointer,
  isSmall,
  NONE,
  pointer,
  Value,
} from "../core/value.ts";
import { objAlloc, objFree } from "../memory/arena.ts";
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { reverseItems } from "./list.ts";

/** How keys are compared. */
enum Way {
  ANY,
  SMALL,
  FLOAT,
  /** Str of one byte a character. */
  LATIN,
  STR,
  /** Tuples whose first items are all of one kind: see Sorter.firstWay. */
  TUPLE,
}

/** Runs won in a row before merging gallops. */
const MIN_GALLOP: i32 = 7;
/** Enough pending runs for any list: their powers increase, and are below 32. */
const MAX_PENDING: usize = 34;
const RUN_SIZE: usize = 12;
const SHORT_RUN: u32 = 64;

@unmanaged
class Sorter {
  keys: usize;
  count: u32;
  shift: usize;
  way: Way;
  firstWay: Way;
  /** Index of the function that compares, unless all keys are small ints or all are floats. */
  lessIndex: u32;
  spare: usize;
  spareCapacity: u32;
  spareShift: usize;
  minGallop: i32;
  pending: u32;
}

/** Runs that wait to be merged follow the Sorter: │ start (address) │ length │ power │ */
function runAt(s: Sorter, i: u32): usize {
  return changetype<usize>(s) + offsetof<Sorter>() + i * RUN_SIZE;
}

// ---- comparing ----

/** a < b: 0, 1, -1 with an exception pending. */
function less(s: Sorter, a: Value, b: Value): i32 {
  if (s.way === Way.SMALL) return a << 15 < b << 15 ? 1 : 0;
  if (s.way === Way.FLOAT) return floatValue(a) < floatValue(b) ? 1 : 0;
  return call_indirect<i32>(s.lessIndex, s, a, b);
}

/** The function for each way: (s, a, b) => less. */
function lessFunction(way: Way): u32 {
  switch (way) {
    case Way.FLOAT:
      return lessFloat.index;
    case Way.LATIN:
      return lessLatin.index;
    case Way.STR:
      return lessStr.index;
    case Way.TUPLE:
      return lessTuple.index;
    default:
      return lessAny.index;
  }
}

function lessFloat(_s: Sorter, a: Value, b: Value): i32 {
  return floatValue(a) < floatValue(b) ? 1 : 0;
}

function lessLatin(_s: Sorter, a: Value, b: Value): i32 {
  return Texts.order(pointer(a), pointer(b)) < 0 ? 1 : 0;
}

function lessStr(_s: Sorter, a: Value, b: Value): i32 {
  return strOrder(pointer(a), pointer(b)) < 0 ? 1 : 0;
}

function lessAny(_s: Sorter, a: Value, b: Value): i32 {
  return compareTruth(a, b, Compare.LT);
}

class Texts {
  /** Whether both are str of one byte a character. */
  @inline
  static areLatin(x: Value, y: Value): bool {
    if (!isExactly(x, TypeId.STR) || !isExactly(y, TypeId.STR)) return false;
    return asStr(pointer(x)).width === 1 && asStr(pointer(y)).width === 1;
  }

  /** The order of two str of one byte a character. */
  @inline
  static order(a: usize, b: usize): i32 {
    return Words.order(a + STR_DATA, asStr(a).length, b + STR_DATA, asStr(b).length);
  }
}

/** First items that differ decide by `firstWay`, later ones by any comparison (CPython: unsafe_tuple_compare). */
function lessTuple(s: Sorter, v: Value, w: Value): i32 {
  const a = pointer(v);
  const b = pointer(w);
  const m = tupleLength(a);
  const n = tupleLength(b);
  const first = tupleItem(a, 0);
  const other = tupleItem(b, 0);
  let from: u32 = 0;
  if (first === other) from = 1;
  else if (s.firstWay === Way.SMALL) return first << 15 < other << 15 ? 1 : 0;
  else if (s.firstWay === Way.LATIN) {
    const order = Texts.order(pointer(first), pointer(other));
    if (order !== 0) return order < 0 ? 1 : 0;
    from = 1;
  }
  for (let i = from; i < m && i < n; i++) {
    const x = tupleItem(a, i);
    const y = tupleItem(b, i);
    if (x === y) continue;
    if (bothSmall(x, y)) return x << 15 < y << 15 ? 1 : 0;
    if (Texts.areLatin(x, y)) {
      const order = Texts.order(pointer(x), pointer(y));
      if (order === 0) continue;
      return order < 0 ? 1 : 0;
    }
    const same = valuesEqual(x, y);
    if (same < 0) return -1;
    if (same === 0) return i === 0 ? lessFirst(s, x, y) : compareTruth(x, y, Compare.LT);
  }
  return m < n ? 1 : 0;
}

function lessFirst(s: Sorter, a: Value, b: Value): i32 {
  return call_indirect<i32>(lessFunction(s.firstWay), s, a, b);
}

function wayOf(v: Value): Way {
  if (isSmall(v)) return Way.SMALL;
  if (isFloat(v)) return Way.FLOAT;
  if (!isExactly(v, TypeId.STR)) return Way.ANY;
  return asStr(pointer(v)).width === 1 ? Way.LATIN : Way.STR;
}

/** How values of two ways are compared: str of any width as such. */
function commonWay(a: Way, b: Way): Way {
  if (a === b) return a;
  return (a === Way.LATIN && b === Way.STR) || (a === Way.STR && b === Way.LATIN) ? Way.STR : Way.ANY;
}

function isFullTuple(v: Value): bool {
  return isExactly(v, TypeId.TUPLE) && tupleLength(pointer(v)) > 0;
}

function setWay(s: Sorter, way: Way): void {
  s.way = way;
  s.lessIndex = lessFunction(way);
}

/** Looks at all keys and chooses how to compare them. */
function chooseWay(s: Sorter): void {
  const first = load<i64>(s.keys);
  const tuples = isFullTuple(first);
  let way = wayOf(tuples ? tupleItem(pointer(first), 0) : first);
  for (let i: u32 = 0; i < s.count; i++) {
    let key = load<i64>(s.keys + (i << 3));
    if (tuples) {
      if (!isFullTuple(key)) {
        setWay(s, Way.ANY);
        return;
      }
      key = tupleItem(pointer(key), 0);
    }
    way = commonWay(way, wayOf(key));
    if (way === Way.ANY && !tuples) break;
  }
  s.firstWay = way;
  setWay(s, tuples ? Way.TUPLE : way);
}

// ---- moving keys and their values ----

/** Copies a run of keys with their values; ranges may overlap. The shifts are of target and source. */
function copyRun(s: Sorter, to: usize, toShift: usize, from: usize, fromShift: usize, count: u32): void {
  moveItems(to, from, count);
  if (s.shift !== 0) moveItems(to + toShift, from + fromShift, count);
}

/** Moves one key with its value within the block of keys. */
function moveOne(s: Sorter, to: usize, from: usize): void {
  store<i64>(to, load<i64>(from));
  if (s.shift !== 0) store<i64>(to + s.shift, load<i64>(from + s.shift));
}

/** Moves one key with its value from the spare block. */
function moveSpare(s: Sorter, to: usize, from: usize): void {
  store<i64>(to, load<i64>(from));
  if (s.shift !== 0) store<i64>(to + s.shift, load<i64>(from + s.spareShift));
}

function reverseRun(s: Sorter, start: usize, count: u32): void {
  reverseItems(start, count);
  if (s.shift !== 0) reverseItems(start + s.shift, count);
}

// ---- runs ----

/** Whether item n of the run is smaller than the one before; or, `larger`, the other way round. */
function steps(s: Sorter, start: usize, n: u32, larger: bool): i32 {
  const at = start + (n << 3);
  return larger ? less(s, load<i64>(at - 8), load<i64>(at)) : less(s, load<i64>(at), load<i64>(at - 8));
}

/**
 * Length of the run at `start`, -1 with an exception pending. A run that goes down may hold equal items, too: it is turned round
 * so that these keep their order (CPython since 3.13).
 */
function countRun(s: Sorter, start: usize, left: u32): i32 {
  const n = ascend(s, start, 1, left);
  if (n < 0 || n === left) return n;
  // The next item is smaller: the run goes down if all before are equal.
  const rises = n === 1 ? 0 : less(s, load<i64>(start), load<i64>(start + ((n - 1) << 3)));
  if (rises !== 0) return rises < 0 ? -1 : n;
  return descend(s, start, n, left);
}

/** Goes on with a run of n items while none is smaller than the one before. */
function ascend(s: Sorter, start: usize, n: u32, left: u32): i32 {
  for (; n < left; n++) {
    const smaller = steps(s, start, n, false);
    if (smaller < 0) return -1;
    if (smaller > 0) break;
  }
  return n;
}

/** The first n items are equal, the next is smaller: goes on, and turns the run round. */
function descend(s: Sorter, start: usize, n: u32, left: u32): i32 {
  reverseRun(s, start, n);
  let equal: u32 = 1;
  for (n++; n < left; n++) {
    const smaller = steps(s, start, n, false);
    const larger = smaller === 0 ? steps(s, start, n, true) : 0;
    if (smaller < 0 || larger < 0) return -1;
    if (larger > 0) break;
    if (smaller === 0) equal++;
    else {
      reverseRun(s, start + ((n - equal) << 3), equal);
      equal = 1;
    }
  }
  reverseRun(s, start + ((n - equal) << 3), equal);
  reverseRun(s, start, n);
  return ascend(s, start, n, left);
}

/** Sorts `count` items at `start`, the first `sorted` of which are in order, by binary insertion. */
function insertionSort(s: Sorter, start: usize, count: u32, sorted: u32): bool {
  for (let i: u32 = sorted === 0 ? 1 : sorted; i < count; i++) {
    const at = start + (i << 3);
    const key = load<i64>(at);
    let low: u32 = 0;
    let high = i;
    while (low < high) {
      const middle = (low + high) >> 1;
      const smaller = less(s, key, load<i64>(start + (middle << 3)));
      if (smaller < 0) return false;
      if (smaller) high = middle;
      else low = middle + 1;
    }
    insertAt(s, start + (low << 3), at);
  }
  return true;
}

/** Moves the item at `from` down to `to`, the ones between up by one. */
function insertAt(s: Sorter, to: usize, from: usize): void {
  if (to === from) return;
  const key = load<i64>(from);
  const between = <u32>((from - to) >> 3);
  moveItems(to + 8, to, between);
  store<i64>(to, key);
  if (s.shift === 0) return;
  const value = load<i64>(from + s.shift);
  moveItems(to + s.shift + 8, to + s.shift, between);
  store<i64>(to + s.shift, value);
}

/** Shortest run worth merging: n / 2^k between 32 and 64, rounded up. */
function minimalRun(n: u32): u32 {
  let rest: u32 = 0;
  while (n >= SHORT_RUN) {
    rest |= n & 1;
    n >>= 1;
  }
  return n + rest;
}

// ---- galloping ----

/**
 * Where `key` belongs among the `n` sorted keys at `a`: k with a[k-1] < key <= a[k] (left of equals), or for `right`
 * a[k-1] <= key < a[k]. Searches outwards from `hint` in exponential steps, then by halves. -1 with an exception pending.
 */
function gallop(s: Sorter, key: Value, a: usize, n: i32, hint: i32, right: bool): i32 {
  let before = isBefore(s, key, load<i64>(a + (hint << 3)), right);
  if (before < 0) return -1;
  let last = 0;
  let offset = 1;
  const up = before > 0;
  const most = up ? n - hint : hint + 1;
  while (offset < most) {
    const probe = up ? hint + offset : hint - offset;
    before = isBefore(s, key, load<i64>(a + (probe << 3)), right);
    if (before < 0) return -1;
    if (before > 0 !== up) break;
    last = offset;
    offset = (offset << 1) + 1;
    if (offset <= 0) offset = most;
  }
  if (offset > most) offset = most;
  let low = up ? hint + last + 1 : hint - offset + 1;
  let high = up ? hint + offset : hint - last;
  while (low < high) {
    const middle = low + ((high - low) >> 1);
    before = isBefore(s, key, load<i64>(a + (middle << 3)), right);
    if (before < 0) return -1;
    if (before > 0) low = middle + 1;
    else high = middle;
  }
  return high;
}

/** Whether the item stands before the place of the key: item < key, or for `right` not key < item. */
function isBefore(s: Sorter, key: Value, item: Value, right: bool): i32 {
  if (!right) return less(s, item, key);
  const smaller = less(s, key, item);
  return smaller < 0 ? -1 : 1 - smaller;
}

// ---- merging ----

function reserveSpare(s: Sorter, count: u32): bool {
  if (count <= s.spareCapacity) return true;
  objFree(s.spare);
  s.spareCapacity = 0;
  s.spare = allocItems(s.shift !== 0 ? count << 1 : count);
  if (s.spare === 0) return false;
  s.spareCapacity = count;
  s.spareShift = (<usize>count) << 3;
  return true;
}

enum Merge {
  GOING,
  /** The spare run is what is left (maybe nothing), or an exception is pending. */
  SPARE_LEFT,
  /** One item of the spare run is left, and belongs behind all that is left of the other. */
  OTHER_LEFT,
  FAILED,
}

/** Merges neighbours a (na items) and b (nb items), na <= nb, from the left: a goes to the spare block. */
function mergeLow(s: Sorter, a: usize, na: i32, b: usize, nb: i32): bool {
  if (!reserveSpare(s, na)) return false;
  copyRun(s, s.spare, s.spareShift, a, s.shift, na);
  let to = a;
  let pa = s.spare;
  moveOne(s, to, b);
  to += 8;
  b += 8;
  nb--;
  let state = nb === 0 ? Merge.SPARE_LEFT : na === 1 ? Merge.OTHER_LEFT : Merge.GOING;
  let minGallop = s.minGallop;
  while (state === Merge.GOING) {
    let wonA = 0;
    let wonB = 0;
    while (true) {
      const smaller = less(s, load<i64>(b), load<i64>(pa));
      if (smaller > 0) {
        moveOne(s, to, b);
        to += 8;
        b += 8;
        wonB++;
        wonA = 0;
        if (--nb === 0) {
          state = Merge.SPARE_LEFT;
          break;
        }
        if (wonB >= minGallop) break;
      } else if (smaller === 0) {
        moveSpare(s, to, pa);
        to += 8;
        pa += 8;
        wonA++;
        wonB = 0;
        if (--na === 1) {
          state = Merge.OTHER_LEFT;
          break;
        }
        if (wonA >= minGallop) break;
      } else {
        state = Merge.FAILED;
        break;
      }
    }
    minGallop++;
    while (state === Merge.GOING) {
      if (minGallop > 1) minGallop--;
      s.minGallop = minGallop;
      wonA = gallop(s, load<i64>(b), pa, na, 0, true);
      if (wonA < 0) {
        state = Merge.FAILED;
        break;
      }
      copyRun(s, to, s.shift, pa, s.spareShift, wonA);
      to += (<usize>wonA) << 3;
      pa += (<usize>wonA) << 3;
      na -= wonA;
      // na 0 is possible only with an inconsistent comparison.
      if (na <= 1) {
        state = na === 1 ? Merge.OTHER_LEFT : Merge.SPARE_LEFT;
        break;
      }
      moveOne(s, to, b);
      to += 8;
      b += 8;
      if (--nb === 0) {
        state = Merge.SPARE_LEFT;
        break;
      }
      wonB = gallop(s, load<i64>(pa), b, nb, 0, false);
      if (wonB < 0) {
        state = Merge.FAILED;
        break;
      }
      copyRun(s, to, s.shift, b, s.shift, wonB);
      to += (<usize>wonB) << 3;
      b += (<usize>wonB) << 3;
      nb -= wonB;
      if (nb === 0) {
        state = Merge.SPARE_LEFT;
        break;
      }
      moveSpare(s, to, pa);
      to += 8;
      pa += 8;
      if (--na === 1) {
        state = Merge.OTHER_LEFT;
        break;
      }
      if (wonA < MIN_GALLOP && wonB < MIN_GALLOP) break;
    }
    if (state === Merge.GOING) s.minGallop = ++minGallop;
  }
  if (state === Merge.OTHER_LEFT) {
    copyRun(s, to, s.shift, b, s.shift, nb);
    moveSpare(s, to + ((<usize>nb) << 3), pa);
  } else copyRun(s, to, s.shift, pa, s.spareShift, na);
  return state !== Merge.FAILED;
}

/** As mergeLow for na >= nb, from the right: b goes to the spare block. */
function mergeHigh(s: Sorter, a: usize, na: i32, b: usize, nb: i32): bool {
  if (!reserveSpare(s, nb)) return false;
  copyRun(s, s.spare, s.spareShift, b, s.shift, nb);
  let to = b + ((<usize>(nb - 1)) << 3);
  let pb = s.spare + ((<usize>(nb - 1)) << 3);
  const first = a;
  a += (<usize>(na - 1)) << 3;
  moveOne(s, to, a);
  to -= 8;
  a -= 8;
  na--;
  let state = na === 0 ? Merge.SPARE_LEFT : nb === 1 ? Merge.OTHER_LEFT : Merge.GOING;
  let minGallop = s.minGallop;
  while (state === Merge.GOING) {
    let wonA = 0;
    let wonB = 0;
    while (true) {
      const smaller = less(s, load<i64>(pb), load<i64>(a));
      if (smaller > 0) {
        moveOne(s, to, a);
        to -= 8;
        a -= 8;
        wonA++;
        wonB = 0;
        if (--na === 0) {
          state = Merge.SPARE_LEFT;
          break;
        }
        if (wonA >= minGallop) break;
      } else if (smaller === 0) {
        moveSpare(s, to, pb);
        to -= 8;
        pb -= 8;
        wonB++;
        wonA = 0;
        if (--nb === 1) {
          state = Merge.OTHER_LEFT;
          break;
        }
        if (wonB >= minGallop) break;
      } else {
        state = Merge.FAILED;
        break;
      }
    }
    minGallop++;
    while (state === Merge.GOING) {
      if (minGallop > 1) minGallop--;
      s.minGallop = minGallop;
      wonA = gallop(s, load<i64>(pb), first, na, na - 1, true);
      if (wonA < 0) {
        state = Merge.FAILED;
        break;
      }
      wonA = na - wonA;
      to -= (<usize>wonA) << 3;
      a -= (<usize>wonA) << 3;
      copyRun(s, to + 8, s.shift, a + 8, s.shift, wonA);
      na -= wonA;
      if (na === 0) {
        state = Merge.SPARE_LEFT;
        break;
      }
      moveSpare(s, to, pb);
      to -= 8;
      pb -= 8;
      if (--nb === 1) {
        state = Merge.OTHER_LEFT;
        break;
      }
      wonB = gallop(s, load<i64>(a), s.spare, nb, nb - 1, false);
      if (wonB < 0) {
        state = Merge.FAILED;
        break;
      }
      wonB = nb - wonB;
      to -= (<usize>wonB) << 3;
      pb -= (<usize>wonB) << 3;
      copyRun(s, to + 8, s.shift, pb + 8, s.spareShift, wonB);
      nb -= wonB;
      // nb 0 is possible only with an inconsistent comparison.
      if (nb <= 1) {
        state = nb === 1 ? Merge.OTHER_LEFT : Merge.SPARE_LEFT;
        break;
      }
      moveOne(s, to, a);
      to -= 8;
      a -= 8;
      if (--na === 0) {
        state = Merge.SPARE_LEFT;
        break;
      }
      if (wonA < MIN_GALLOP && wonB < MIN_GALLOP) break;
    }
    if (state === Merge.GOING) s.minGallop = ++minGallop;
  }
  if (state === Merge.OTHER_LEFT) {
    to -= (<usize>na) << 3;
    a -= (<usize>na) << 3;
    copyRun(s, to + 8, s.shift, a + 8, s.shift, na);
    moveSpare(s, to, pb);
  } else copyRun(s, to - ((<usize>(nb - 1)) << 3), s.shift, s.spare, s.spareShift, nb);
  return state !== Merge.FAILED;
}

/** Merges pending runs i and i + 1. */
function mergeAt(s: Sorter, i: u32): bool {
  const run = runAt(s, i);
  let a: usize = load<u32>(run);
  let na = load<i32>(run, 4);
  const b: usize = load<u32>(run + RUN_SIZE);
  let nb = load<i32>(run + RUN_SIZE, 4);
  store<i32>(run, na + nb, 4);
  if (i + 3 === s.pending) memory.copy(run + RUN_SIZE, run + 2 * RUN_SIZE, RUN_SIZE);
  s.pending--;
  if (!charge((na + nb) >> 1)) return false;
  // Items of a that are in place already, and of b.
  const skip = gallop(s, load<i64>(b), a, na, 0, true);
  if (skip < 0) return false;
  a += (<usize>skip) << 3;
  na -= skip;
  if (na === 0) return true;
  nb = gallop(s, load<i64>(b - 8), b, nb, nb - 1, false);
  if (nb <= 0) return nb === 0;
  return na <= nb ? mergeLow(s, a, na, b, nb) : mergeHigh(s, a, na, b, nb);
}

/** Depth in the ideal merge tree of the boundary between runs of n1 and n2 items, the first at position s1, of n in all. */
function powerOf(s1: u64, n1: u64, n2: u64, n: u64): u32 {
  let a = 2 * s1 + n1;
  let b = a + n1 + n2;
  let power: u32 = 0;
  while (true) {
    power++;
    if (a >= n) {
      a -= n;
      b -= n;
    } else if (b >= n) return power;
    a <<= 1;
    b <<= 1;
  }
}

/** Before a run of `length` items is pushed: merges what powersort merges now. */
function collapse(s: Sorter, length: u32): bool {
  if (s.pending === 0) return true;
  const top = runAt(s, s.pending - 1);
  const position = (load<u32>(top) - <u32>s.keys) >> 3;
  const power = powerOf(position, load<u32>(top, 4), length, s.count);
  while (s.pending > 1 && load<u32>(runAt(s, s.pending - 2), 8) > power) {
    if (!mergeAt(s, s.pending - 2)) return false;
  }
  store<u32>(runAt(s, s.pending - 1), power, 8);
  return true;
}

function mergeRest(s: Sorter): bool {
  while (s.pending > 1) {
    let i = s.pending - 2;
    if (i > 0 && load<u32>(runAt(s, i - 1), 4) < load<u32>(runAt(s, i + 1), 4)) i--;
    if (!mergeAt(s, i)) return false;
  }
  return true;
}

/** Sorts the block of keys; false with an exception pending: then the items are in some order. */
function sortRuns(s: Sorter): bool {
  const shortest = minimalRun(s.count);
  let left = s.count;
  let at = s.keys;
  while (left > 0) {
    let n = countRun(s, at, left);
    if (n < 0) return false;
    if (<u32>n < shortest) {
      const forced = min(left, shortest);
      if (!insertionSort(s, at, forced, n)) return false;
      n = forced;
    }
    if (!charge(n) || !collapse(s, n)) return false;
    const run = runAt(s, s.pending++);
    store<u32>(run, <u32>at);
    store<i32>(run, n, 4);
    store<u32>(run, 0, 8);
    at += (<usize>n) << 3;
    left -= n;
  }
  return mergeRest(s);
}

// ---- the method ----

/** Sorts a list in place; `key` NONE for none. False with an exception pending; the list then holds its items in some order. */
export function listSort(p: usize, key: Value, reverse: bool): bool {
  const list = asList(p);
  const items: usize = list.items;
  const count = list.length;
  const capacity = list.capacity;
  list.items = 0;
  list.length = 0;
  list.capacity = 0;
  // A comparison may sort the list that is being sorted: it is empty, and stays as it was for the sort around.
  const isNested = list.sorting;
  list.sorting = 1;
  let good = count < 2 && key === NONE ? true : sortItems(items, count, key, reverse);
  const changed = list.sorting === 0;
  const strayItems: usize = list.items;
  const strayLength = list.length;
  list.items = <u32>items;
  list.length = count;
  list.capacity = capacity;
  list.sorting = isNested;
  if (changed) {
    if (good) raise(Exc.ValueError, "list modified during sort");
    good = false;
    dropItems(strayItems, strayLength);
  }
  return good;
}

function sortItems(items: usize, count: u32, key: Value, reverse: bool): bool {
  const s = changetype<Sorter>(objAlloc(offsetof<Sorter>() + MAX_PENDING * RUN_SIZE));
  if (changetype<usize>(s) === 0) {
    raiseMemoryError();
    return false;
  }
  s.count = count;
  s.keys = items;
  s.shift = 0;
  s.spare = 0;
  s.spareCapacity = 0;
  s.spareShift = 0;
  s.minGallop = MIN_GALLOP;
  s.pending = 0;
  let good = key === NONE || count === 0 || makeKeys(s, items, key);
  if (good && count > 1) {
    // Turned round before and after, equal items keep their order.
    if (reverse) reverseRun(s, s.keys, count);
    chooseWay(s);
    good = sortRuns(s);
    if (reverse) reverseRun(s, s.keys, count);
  }
  if (s.shift !== 0) {
    memory.copy(items, s.keys + s.shift, (<usize>count) << 3);
    dropItems(s.keys, count);
  }
  objFree(s.spare);
  objFree(changetype<usize>(s));
  return good;
}

/** Calls the key function for each item: the block of keys and values. */
function makeKeys(s: Sorter, items: usize, key: Value): bool {
  const count = s.count;
  const block = allocItems(count << 1);
  if (block === 0) return false;
  const made = callForAll(key, items, count, block);
  if (made < count) {
    dropItems(block, made);
    return false;
  }
  s.keys = block;
  s.shift = (<usize>count) << 3;
  memory.copy(block + s.shift, items, s.shift);
  return true;
}

/** Items whose objects are read together before they are used. */
const AHEAD: u32 = 16;

/**
 * Items that have been sorted by something else before lie all over memory. One by one, the processor waits for each; asked for one right after
 * the other, they come at the same time. Answers something made of all of them.
 */
function readAhead(items: usize, count: u32): u32 {
  let all: u32 = 0;
  for (const end = items + (count << 3); items < end; items += 8) {
    const v = load<i64>(items);
    if (isPointer(v)) all |= load<u32>(pointer(v));
  }
  return all;
}

/** Puts function(item) for each of `count` > 0 items at `to`: how many it has made; fewer with an exception pending. */
function callForAll(callable: Value, items: usize, count: u32, to: usize): u32 {
  // What callVector does for one call, done once.
  const slot = asType(typeOf(callable)).call;
  if (slot === 0) {
    raisef(Exc.TypeError, "'%T' object is not callable", callable);
    return 0;
  }
  const args = takeArguments(1);
  if (args === 0) return 0;
  let made: u32 = 0;
  if (enterNative()) {
    for (; made < count; made++) {
      // Kept for a moment where the result will stand: what nobody wants is not read.
      if (made % AHEAD === 0)
        store<u32>(to + (made << 3), readAhead(items + (made << 3), min(count - made, AHEAD)));
      store<i64>(args, load<i64>(items + (made << 3)));
      const result = call_indirect<Value>(slot, callable, args, 1, 0);
      if (result === ERROR) break;
      store<i64>(to + (made << 3), result);
    }
    leaveNative();
  }
  dropArguments(args);
  return made;
}

/** list.sort(*, key=None, reverse=False) */
export function listSortMethod(args: usize): Value {
  const self = load<i64>(args);
  const reverse = isTrue(load<i64>(args, 16));
  if (reverse < 0) return ERROR;
  incref(self);
  const good = listSort(pointer(self), load<i64>(args, 8), reverse > 0);
  decref(self);
  return good ? NONE : ERROR;
}
