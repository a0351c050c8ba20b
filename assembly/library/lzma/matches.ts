/**
 * The window of the LZMA coder and what was seen in it before: chains of positions with the same four bytes, and the last position with each three.
 *
 *     window     │ what distances reach │ at: to be coded │ filled: room │
 *     previous   u32 for each position: the one before with the same hash, plus 1; 0: none
 *     heads      u32 for each hash of four bytes, then for each of three
 *
 * Window and chains grow with what is put in; when they have their full size, all moves down.
 */
import { rawAlloc, rawAllocZeroed, rawFree, rawRealloc } from "../../memory/raw.ts";
import { MAX_MATCH } from "./model.ts";

const FIRST_CAPACITY: u32 = 1 << 16;
/** What must stay behind the position at least: as much may have to be written as it is. */
const LEAST_KEPT: u32 = 1 << 16;
const SHORT_BITS: u32 = 14;

@unmanaged
export class Window {
  data: usize;
  previous: usize;
  heads: usize;
  capacity: u32;
  limit: u32;
  filled: u32;
  /** The next byte to be coded, and the next position that goes into the chains. */
  at: u32;
  inserted: u32;
  /** Farthest distance. */
  reach: u32;
  hashBits: u32;
  /** A match of this length is good enough; steps along a chain. */
  nice: u32;
  depth: u32;
  /** Matches found last: pairs of length and distance (u32), both growing. */
  found: u32;

  get ahead(): u32 {
    return this.filled - this.at;
  }
}

/** Matches that `findMatches` has found. */
export const pairs: usize = memory.data(8 * 280, 8);

export function pairLength(i: u32): u32 {
  return load<u32>(pairs + ((<usize>i) << 3));
}

/** Bytes back, less one. */
export function pairDistance(i: u32): u32 {
  return load<u32>(pairs + ((<usize>i) << 3), 4);
}

/** Makes the memory of a window whose fields are zeros; false without it. */
export function openWindow(w: Window, dictionary: u32, nice: u32, depth: u32): bool {
  w.reach = dictionary;
  w.nice = nice;
  w.depth = depth;
  const kept = max(dictionary, LEAST_KEPT);
  w.limit = kept + max(kept >> 1, LEAST_KEPT);
  w.hashBits = max<u32>(12, min<u32>(17, 31 - <u32>clz(dictionary)));
  w.capacity = FIRST_CAPACITY;
  w.data = rawAlloc(FIRST_CAPACITY + 8);
  w.previous = rawAlloc((<usize>FIRST_CAPACITY) << 2);
  w.heads = rawAllocZeroed(((<usize>1) << (w.hashBits + 2)) + ((<usize>1) << (SHORT_BITS + 2)));
  return w.data !== 0 && w.previous !== 0 && w.heads !== 0;
}

export function closeWindow(w: Window): void {
  if (w.data !== 0) rawFree(w.data);
  if (w.previous !== 0) rawFree(w.previous);
  if (w.heads !== 0) rawFree(w.heads);
}

/** Puts as many of `n` bytes in as there is room for: how many; -1 without memory. */
export function fillWindow(w: Window, from: usize, n: u32): i32 {
  if (w.filled === w.capacity) {
    if (w.capacity === w.limit) slide(w);
    else if (!grow(w)) return -1;
  }
  const count = min(n, w.capacity - w.filled);
  memory.copy(w.data + w.filled, from, count);
  w.filled += count;
  return <i32>count;
}

function grow(w: Window): bool {
  const capacity = w.capacity > w.limit >> 1 ? w.limit : w.capacity << 1;
  const data = rawRealloc(w.data, <usize>capacity + 8);
  if (data === 0) return false;
  w.data = data;
  const previous = rawRealloc(w.previous, (<usize>capacity) << 2);
  if (previous === 0) return false;
  w.previous = previous;
  w.capacity = capacity;
  return true;
}

/** Moves all down by what nothing refers to any more. */
function slide(w: Window): void {
  const kept = max(w.reach, LEAST_KEPT);
  const by = w.at > kept ? w.at - kept : 0;
  memory.copy(w.data, w.data + by, w.filled - by);
  memory.copy(w.previous, w.previous + ((<usize>by) << 2), (<usize>(w.inserted - by)) << 2);
  lower(w.previous, w.inserted - by, by);
  lower(w.heads, (1 << w.hashBits) + (1 << SHORT_BITS), by);
  w.filled -= by;
  w.at -= by;
  w.inserted -= by;
}

function lower(at: usize, count: u32, by: u32): void {
  for (const end = at + ((<usize>count) << 2); at < end; at += 4) {
    const position = load<u32>(at);
    store<u32>(at, position > by ? position - by : 0);
  }
}

class Hash {
  @inline
  static four(w: Window, at: usize): usize {
    return w.heads + ((<usize>((load<u32>(at) * 0x9e3779b1) >> (32 - w.hashBits))) << 2);
  }

  @inline
  static three(w: Window, at: usize): usize {
    const hash = ((load<u32>(at) & 0xffffff) * 0x9e3779b1) >> (32 - SHORT_BITS);
    return w.heads + (((<usize>1) << w.hashBits) << 2) + ((<usize>hash) << 2);
  }
}

/** Puts the positions before `end` into the chains, as far as four bytes are there. */
export function insertUpTo(w: Window, end: u32): void {
  const stop = min(end, w.filled < 3 ? 0 : w.filled - 3);
  for (; w.inserted < stop; w.inserted++) {
    const at = w.data + w.inserted;
    const head = Hash.four(w, at);
    store<u32>(w.previous + ((<usize>w.inserted) << 2), load<u32>(head));
    store<u32>(head, w.inserted + 1);
    store<u32>(Hash.three(w, at), w.inserted + 1);
  }
}

/** Looks for matches of what is at a position that all before are in the chains of: how long the longest is (0: there is none). */
export function findMatches(w: Window, at: u32): u32 {
  w.found = 0;
  const most = min(MAX_MATCH, w.filled - at);
  if (most < 4) return 0;
  insertUpTo(w, at);
  const here = w.data + at;
  const first = at > w.reach ? at - w.reach : 0;
  let best: u32 = 2;
  const near = load<u32>(Hash.three(w, here));
  if (near > first) best = record(w, here, at, near - 1, best, most);
  let next = load<u32>(Hash.four(w, here));
  for (let steps = w.depth; next > first && steps > 0 && best < most && best < w.nice; steps--) {
    const other = w.data + (next - 1);
    if (load<u8>(other + best) === load<u8>(here + best)) best = record(w, here, at, next - 1, best, most);
    next = load<u32>(w.previous + ((<usize>(next - 1)) << 2));
  }
  return w.found === 0 ? 0 : best;
}

/** Notes the match with `position` if it is longer than `best`: the longest so far. */
function record(w: Window, here: usize, at: u32, position: u32, best: u32, most: u32): u32 {
  const length = sameBytes(w.data + position, here, most);
  if (length <= best) return best;
  const pair = pairs + ((<usize>w.found) << 3);
  w.found++;
  store<u32>(pair, length);
  store<u32>(pair, at - position - 1, 4);
  return length;
}

/** How many bytes are the same at both places, at most `most`. The window has eight bytes more than are filled. */
export function sameBytes(a: usize, b: usize, most: u32): u32 {
  for (let i: u32 = 0; i < most; i += 8) {
    const difference = load<u64>(a + i) ^ load<u64>(b + i);
    if (difference !== 0) return min(most, i + <u32>(ctz(difference) >> 3));
  }
  return most;
}
