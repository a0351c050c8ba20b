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
import { allocAscii, substring } from "../../core/substring.ts";
import { Fresh, isAscii } from "../../core/text/chars.ts";
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

class Part {
  /** The text from `start` to `end` of the str at `whole`, itself if that is all of it: a reference; 0 without memory. 16 characters behind `end` can be read. */
  @inline
  static cut(whole: usize, start: usize, end: usize): usize {
    const n = <u32>(end - start);
    if (n <= 1) return n === 0 ? emptyStr() : latin1(load<u8>(start));
    if (n === asStr(whole).length) {
      increfAt(whole);
      return whole;
    }
    const p = StrBlock.openAscii(n);
    if (p === 0) return 0;
    Fresh.copy(p + STR_DATA, start, n);
    if (!asStr(whole).ascii) {
      if (!isAscii(start, <i32>n)) asStr(p).ascii = 0;
    }
    return p;
  }
}

class Parts {
  /** Appends such a text to the list at `list`; false with the list dropped and an exception pending. */
  @inline
  static add(list: usize, whole: usize, start: usize, end: usize): bool {
    const p = Part.cut(whole, start, end);
    const count = asList(list).length;
    if (p !== 0) {
      if (count < asList(list).capacity) {
        store<i64>(<usize>asList(list).items + ((<usize>count) << 3), box(p));
        asList(list).length = count + 1;
        return true;
      }
    }
    return append(list, p);
  }
}

/** As add, of a text that there was no room for; 0: no memory for the text. */
function append(list: usize, p: usize): bool {
  if (p === 0) raiseMemoryError();
  else if (listAppendOwned(list, box(p))) return true;
  decrefAt(list);
  return false;
}

/** The text from `start` to `end` of the exact str at `whole`, of characters of one byte; ERROR with MemoryError pending. */
export function cut(whole: usize, start: usize, end: usize): Value {
  if (!Pair.isReadable(end, 0))
    return substring(whole, <i32>(start - whole - STR_DATA), <i32>(end - whole - STR_DATA));
  const p = Part.cut(whole, start, end);
  return p === 0 ? raiseMemoryError() : box(p);
}

/** Whether v is exactly a str of characters of one byte. */
export function isNarrow(v: Value): bool {
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
  let block = start;
  let hits = 0;
  while (true) {
    // The next place to cut at, or the end. Two of the same character may overlap those before.
    let at = end;
    if (cuts !== 0) {
      while (hits !== 0 || block < places) {
        if (hits === 0) {
          hits = Pair.hits(block, first, last, toLast);
          block += 16;
          continue;
        }
        const hit = block - 16 + <usize>ctz(hits);
        hits &= hits - 1;
        if (hit < start || hit >= places) continue;
        at = hit;
        break;
      }
    }
    if (!Parts.add(p, pointer(self), start, at)) return ERROR;
    if (at === end) break;
    start = at + <usize>m;
    cuts--;
  }
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
  // The last block has white space behind the text, if need be one more has it: each word ends in a block.
  for (let at = data; at <= end; at += 16) {
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
        if (!Parts.add(p, pointer(self), start, edge)) return ERROR;
        start = 0;
      }
    }
  }
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
  const head = cut(pointer(self), start, at);
  const tail = cut(pointer(self), at + <usize>m, end);
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
  if (!Pair.isReadable(end, 8)) return UNBOUND;
  const wanted = v128.splat<u8>(load<u8>(pointer(old), STR_DATA));
  const put = v128.splat<u8>(load<u8>(pointer(fresh), STR_DATA));
  spendOnBytes(length);
  if (Pair.next(from, end, wanted, wanted, 0) === end) return incref(self);
  if (length === 1) return incref(fresh);
  const p = allocAscii(length);
  if (p === 0) return ERROR;
  asStr(p).ascii = asStr(pointer(self)).ascii;
  let to = p + STR_DATA;
  if (isDefined(DEBUG)) {
    for (; from < end; from++, to++) {
      const c = load<u8>(from);
      store<u8>(to, c === load<u8>(pointer(old), STR_DATA) ? load<u8>(pointer(fresh), STR_DATA) : c);
    }
    return box(p);
  }
  if (length < 16) {
    // The block of a text just made is one of 16 bytes at least behind its first 8 characters.
    const block = v128.load(from);
    const rest = v128.load(from, 8);
    v128.store_lane<u64>(to, v128.bitselect(put, block, v128.eq<u8>(block, wanted)), 0);
    if (length > 8) v128.store(to, v128.bitselect(put, rest, v128.eq<u8>(rest, wanted)), 8);
    return box(p);
  }
  // The last block may overlap the one before.
  const last = end - 16;
  while (true) {
    const block = v128.load(from);
    v128.store(to, v128.bitselect(put, block, v128.eq<u8>(block, wanted)));
    if (from === last) break;
    const step = min<usize>(16, last - from);
    from += step;
    to += step;
  }
  return box(p);
}
