/**
 * The commonest forms of split, partition and replace, without views: an exact ASCII str, cut at a separator of one or two ASCII characters,
 * or with one character exchanged for another. Each is one function, since a chain of calls costs more than so little work. UNBOUND says
 * that the call is of another form, and nothing is done.
 */
import { spend, spendOnBytes } from "../../core/interrupt.ts";
import { allocList, asList, listAppendOwned } from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, isExactStr, STR_DATA } from "../../core/string.ts";
import { allocAscii, strFromAscii } from "../../core/substring.ts";
import { openTuple, tupleInit } from "../../core/tuple.ts";
import { box, ERROR, isSmall, pointer, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { argument } from "./view.ts";

/** The length of an exact ASCII str if it is from 1 to `most`, otherwise 0. */
function shortLength(v: Value, most: u32): u32 {
  if (!isExactStr(v) || !asStr(pointer(v)).ascii) return 0;
  const length = asStr(pointer(v)).length;
  return length <= most ? length : 0;
}

class Pair {
  /** Whether `next` may read blocks from addresses below `end`, the second character `toLast` bytes on. */
  @inline
  static isReadable(end: usize, toLast: usize): bool {
    return (end + toLast + 15) >> 16 < <usize>memory.size();
  }

  /** The first address from `at` on, below `end`, of a character that has another one `toLast` bytes on; `end` if there is none. */
  @inline
  static next(at: usize, end: usize, first: v128, last: v128, toLast: usize): usize {
    for (; at < end; at += 16) {
      const both = v128.and(v128.eq<u8>(v128.load(at), first), v128.eq<u8>(v128.load(at + toLast), last));
      const hits = v128.bitmask<u8>(both);
      if (hits !== 0) return min(at + <usize>ctz(hits), end);
    }
    return end;
  }
}

/** The text from `start` to `end` of the str `whole`, itself if that is all of it. */
function partOf(whole: Value, start: usize, end: usize): Value {
  const n = <u32>(end - start);
  return n === asStr(pointer(whole)).length ? incref(whole) : strFromAscii(start, <i32>n);
}

/** More cuts than there may be characters. */
const ALL_CUTS: i64 = i64.MAX_VALUE;
/** Room for parts at first (CPython: PREALLOC_SIZE). */
const PREALLOCATED: i64 = 12;

/** split(self, sep, maxsplit) */
export function quickSplit(args: usize): Value {
  const self = argument(args, 0);
  const separator = argument(args, 1);
  const most = argument(args, 2);
  const m = shortLength(separator, 2);
  if (m === 0 || !isSmall(most) || !isExactStr(self) || !asStr(pointer(self)).ascii) return UNBOUND;
  const length = asStr(pointer(self)).length;
  let start = pointer(self) + STR_DATA;
  const end = start + <usize>length;
  const toLast = <usize>m - 1;
  if (!Pair.isReadable(end, toLast)) return UNBOUND;
  let cuts = smallValue(most) < 0 ? ALL_CUTS : smallValue(most);
  const p = allocList(<u32>min<i64>(cuts, PREALLOCATED - 1) + 1);
  if (p === 0) return ERROR;
  const first = v128.splat<u8>(load<u8>(pointer(separator), STR_DATA));
  const last = v128.splat<u8>(load<u8>(pointer(separator) + toLast, STR_DATA));
  const places = end - toLast;
  while (true) {
    const at = cuts === 0 ? end : Pair.next(start, places, first, last, toLast);
    const found = at < places;
    if (!append(p, partOf(self, start, found ? at : end))) return ERROR;
    if (!found) break;
    start = at + <usize>m;
    cuts--;
  }
  spend(<i32>(length >> 4));
  return box(p);
}

/** Appends a part to the list at p, taking over its reference; false with the list dropped and an exception pending. */
function append(p: usize, part: Value): bool {
  const list = asList(p);
  const count = list.length;
  if (part !== ERROR && count < list.capacity) {
    store<i64>(<usize>list.items + ((<usize>count) << 3), part);
    list.length = count + 1;
    return true;
  }
  if (part !== ERROR && listAppendOwned(p, part)) return true;
  decrefAt(p);
  return false;
}

class Blanks {
  /** A bit for each of the 16 characters at an address: whether it is white space. */
  @inline
  static at(p: usize): u32 {
    const block = v128.load(p);
    const controls = v128.lt<u8>(v128.sub<u8>(block, v128.splat<u8>(9)), v128.splat<u8>(5));
    const separators = v128.lt<u8>(v128.sub<u8>(block, v128.splat<u8>(28)), v128.splat<u8>(5));
    return <u32>v128.bitmask<u8>(v128.or(controls, separators));
  }
}

/** split(self) at white space. */
export function quickSplitBlanks(args: usize): Value {
  const self = argument(args, 0);
  const most = argument(args, 2);
  if (!isSmall(most) || smallValue(most) >= 0 || !isExactStr(self) || !asStr(pointer(self)).ascii)
    return UNBOUND;
  const length = asStr(pointer(self)).length;
  const data = pointer(self) + STR_DATA;
  const end = data + <usize>length;
  if (!Pair.isReadable(end, 0)) return UNBOUND;
  const p = allocList(<u32>PREALLOCATED);
  if (p === 0) return ERROR;
  let start: usize = 0;
  // Whether the character before the block is white space, as its lowest bit.
  let before: u32 = 1;
  for (let at = data; at < end; at += 16) {
    let blanks = Blanks.at(at);
    const rest = <u32>(end - at);
    if (rest < 16) blanks |= (0xffff << rest) & 0xffff;
    // Where words begin and end, in turn.
    let edges = (blanks ^ ((blanks << 1) | before)) & 0xffff;
    before = blanks >> 15;
    for (; edges !== 0; edges &= edges - 1) {
      const edge = at + <usize>ctz(edges);
      if (start === 0) start = edge;
      else {
        if (!append(p, partOf(self, start, edge))) return ERROR;
        start = 0;
      }
    }
  }
  if (start !== 0 && !append(p, partOf(self, start, end))) return ERROR;
  spend(<i32>(length >> 4));
  return box(p);
}

/** partition(self, sep), where the separator occurs. */
export function quickPartition(args: usize): Value {
  const self = argument(args, 0);
  const separator = argument(args, 1);
  const m = shortLength(separator, 2);
  if (m === 0 || !isExactStr(self) || !asStr(pointer(self)).ascii) return UNBOUND;
  const start = pointer(self) + STR_DATA;
  const end = start + <usize>asStr(pointer(self)).length;
  const toLast = <usize>m - 1;
  if (!Pair.isReadable(end, toLast)) return UNBOUND;
  const first = v128.splat<u8>(load<u8>(pointer(separator), STR_DATA));
  const last = v128.splat<u8>(load<u8>(pointer(separator) + toLast, STR_DATA));
  const at = Pair.next(start, end - toLast, first, last, toLast);
  if (at >= end - toLast) return UNBOUND;
  spendOnBytes(at - start);
  const p = openTuple(3);
  if (p === 0) return ERROR;
  const head = strFromAscii(start, <i32>(at - start));
  const tail = strFromAscii(at + <usize>m, <i32>(end - at - m));
  tupleInit(p, 0, head);
  tupleInit(p, 1, incref(separator));
  tupleInit(p, 2, tail);
  // Three str are never part of a cycle: the tuple stays untracked.
  if (head !== ERROR && tail !== ERROR) return box(p);
  decref(box(p));
  return ERROR;
}

/** replace(self, old, new, count) of one character by another, everywhere. */
export function quickReplace(args: usize): Value {
  const self = argument(args, 0);
  const old = argument(args, 1);
  const fresh = argument(args, 2);
  if (!isSmall(argument(args, 3)) || smallValue(argument(args, 3)) >= 0) return UNBOUND;
  if (shortLength(old, 1) === 0 || shortLength(fresh, 1) === 0) return UNBOUND;
  if (!isExactStr(self) || !asStr(pointer(self)).ascii) return UNBOUND;
  const length = asStr(pointer(self)).length;
  let from = pointer(self) + STR_DATA;
  const end = from + <usize>length;
  if (!Pair.isReadable(end, 0)) return UNBOUND;
  const wanted = v128.splat<u8>(load<u8>(pointer(old), STR_DATA));
  const put = v128.splat<u8>(load<u8>(pointer(fresh), STR_DATA));
  spendOnBytes(length);
  if (Pair.next(from, end, wanted, wanted, 0) === end) return incref(self);
  if (length === 1) return incref(fresh);
  const p = allocAscii(length);
  if (p === 0) return ERROR;
  let to = p + STR_DATA;
  for (; from + 16 <= end; from += 16, to += 16) {
    const block = v128.load(from);
    v128.store(to, v128.bitselect(put, block, v128.eq<u8>(block, wanted)));
  }
  const block = v128.load(from);
  let rest = v128.bitselect(put, block, v128.eq<u8>(block, wanted));
  const n = <u32>(end - from);
  if (n & 8) {
    v128.store_lane<u64>(to, rest, 0);
    rest = v128.shuffle<u64>(rest, rest, 1, 1);
    to += 8;
  }
  if (n & 4) {
    v128.store_lane<u32>(to, rest, 0);
    rest = v128.shuffle<u32>(rest, rest, 1, 1, 1, 1);
    to += 4;
  }
  if (n & 2) {
    v128.store_lane<u16>(to, rest, 0);
    rest = v128.shr<u32>(rest, 16);
    to += 2;
  }
  if (n & 1) v128.store_lane<u8>(to, rest, 0);
  return box(p);
}
