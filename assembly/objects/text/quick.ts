/**
 * The commonest forms of split, partition and replace, without views: an exact str of characters of one byte, cut at a separator of one or two
 * ASCII characters, or with one such exchanged for another. Each is one function, since a chain of calls costs more than so little work. UNBOUND says
 * that the call is of another form, and nothing is done.
 */
import { raiseMemoryError } from "../../core/errors.ts";
import { emptyStr, latin1 } from "../../core/intern.ts";
import { spend, spendOnBytes } from "../../core/interrupt.ts";
import { allocList, asList, listAppendOwned } from "../../core/list.ts";
import { decref, decrefAt, incref, increfAt } from "../../core/object.ts";
import { asStr, isExactStr, STR_DATA, StrBlock } from "../../core/string.ts";
import { allocAscii, strFromAscii, strFromChars } from "../../core/substring.ts";
import { isAscii, Short } from "../../core/text/chars.ts";
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

  /** A bit for each of the 16 characters at an address: whether it is the first and the one `toLast` bytes on the last. */
  @inline
  static hits(at: usize, first: v128, last: v128, toLast: usize): i32 {
    return v128.bitmask<u8>(
      v128.and(v128.eq<u8>(v128.load(at), first), v128.eq<u8>(v128.load(at + toLast), last)),
    );
  }

  /** The first address from `at` on, below `end`, of a character that has another one `toLast` bytes on; `end` if there is none. */
  @inline
  static next(at: usize, end: usize, first: v128, last: v128, toLast: usize): usize {
    for (; at < end; at += 16) {
      const hits = Pair.hits(at, first, last, toLast);
      if (hits !== 0) return min(at + <usize>ctz(hits), end);
    }
    return end;
  }
}

/**
 * Appends the text from `start` to `end` of the str `whole`, itself if that is all of it, to the list at p; false with the list dropped and an
 * exception pending. All that a part takes is written out here.
 */
function put(p: usize, whole: Value, start: usize, end: usize): bool {
  const n = <u32>(end - start);
  let part: usize;
  if (n === 1) part = latin1(load<u8>(start));
  else if (n === 0) part = emptyStr();
  else if (n === asStr(pointer(whole)).length) {
    part = pointer(whole);
    increfAt(part);
  } else {
    part = StrBlock.openAscii(n);
    if (part === 0) {
      raiseMemoryError();
      decrefAt(p);
      return false;
    }
    Short.copy(part + STR_DATA, start, n);
    if (!asStr(pointer(whole)).ascii && !isAscii(start, <i32>n)) asStr(part).ascii = 0;
  }
  const list = asList(p);
  const count = list.length;
  if (count < list.capacity) {
    store<i64>(<usize>list.items + ((<usize>count) << 3), box(part));
    list.length = count + 1;
    return true;
  }
  if (listAppendOwned(p, box(part))) return true;
  decrefAt(p);
  return false;
}

/** The text from `start` on of `n` characters of the str `whole`, of one byte each. */
function partOf(whole: Value, start: usize, n: i32): Value {
  return asStr(pointer(whole)).ascii ? strFromAscii(start, n) : strFromChars(start, 1, n);
}

/** Whether v is exactly a str of characters of one byte. */
function isNarrow(v: Value): bool {
  return isExactStr(v) && asStr(pointer(v)).width === 1;
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
  if (m === 0 || !isSmall(most) || !isNarrow(self)) return UNBOUND;
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
  for (let block = start; block < places && cuts !== 0; block += 16) {
    let hits = Pair.hits(block, first, last, toLast);
    for (; hits !== 0 && cuts !== 0; hits &= hits - 1) {
      const at = block + <usize>ctz(hits);
      if (at >= places) break;
      // Two of the same character may overlap those before.
      if (at < start) continue;
      if (!put(p, self, start, at)) return ERROR;
      start = at + <usize>m;
      cuts--;
    }
  }
  if (!put(p, self, start, end)) return ERROR;
  spend(<i32>(length >> 4));
  return box(p);
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

  /** The same for those of Latin-1 that are not ASCII: next line and no-break space. */
  @inline
  static beyondAscii(p: usize): u32 {
    const block = v128.load(p);
    const blanks = v128.or(
      v128.eq<u8>(block, v128.splat<u8>(0x85)),
      v128.eq<u8>(block, v128.splat<u8>(0xa0)),
    );
    return <u32>v128.bitmask<u8>(blanks);
  }
}

/** split(self) at white space. */
export function quickSplitBlanks(args: usize): Value {
  const self = argument(args, 0);
  const most = argument(args, 2);
  if (!isSmall(most) || smallValue(most) >= 0 || !isNarrow(self)) return UNBOUND;
  const isAscii = asStr(pointer(self)).ascii;
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
    if (!isAscii) blanks |= Blanks.beyondAscii(at);
    const rest = <u32>(end - at);
    if (rest < 16) blanks |= (0xffff << rest) & 0xffff;
    // Where words begin and end, in turn.
    let edges = (blanks ^ ((blanks << 1) | before)) & 0xffff;
    before = blanks >> 15;
    for (; edges !== 0; edges &= edges - 1) {
      const edge = at + <usize>ctz(edges);
      if (start === 0) start = edge;
      else {
        if (!put(p, self, start, edge)) return ERROR;
        start = 0;
      }
    }
  }
  if (start !== 0 && !put(p, self, start, end)) return ERROR;
  spend(<i32>(length >> 4));
  return box(p);
}

/** partition(self, sep), where the separator occurs. */
export function quickPartition(args: usize): Value {
  const self = argument(args, 0);
  const separator = argument(args, 1);
  const m = shortLength(separator, 2);
  if (m === 0 || !isNarrow(self)) return UNBOUND;
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
  const head = partOf(self, start, <i32>(at - start));
  const tail = partOf(self, at + <usize>m, <i32>(end - at - m));
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
  if (shortLength(old, 1) === 0 || shortLength(fresh, 1) === 0 || !isNarrow(self)) return UNBOUND;
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
  asStr(p).ascii = asStr(pointer(self)).ascii;
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
