// The raw allocator: blocks of any size, for what is too large for the object allocator (arena.ts), for its arenas, and
// for scratch. Segregated fits with immediate coalescing: TLSF's two-level table of free lists (Masmano et al., "TLSF: a
// New Dynamic Memory Allocator for Real-Time Systems", 2004), boundary tags (Knuth, TAOCP 1, 2.5) laid out as Doug Lea's
// malloc has them, and Lea's wilderness: the last stretch of memory is kept out of the lists and used only when nothing
// else fits, so that the block before it, usually a growing list, grows in place.
//
// A block begins 8 bytes before a multiple of 16, so that its payload is aligned to 16:
//
//     block ->  +-----------------------+
//               | size of block before  |  only if that one is free; else the last 4 bytes of its payload
//             4 | size     | P | state 3 |  bytes to the next block, a multiple of 16; see FREE to KEPT
//     p ---> 8  +-----------------------+
//               | next free  \          |
//            12 | previous free  } only if free, else payload
//            16 |  ...       /          |
//     block + size ---------------------+
//               | payload runs on 4 bytes into the next block's first word
//
// Nothing follows the wilderness but 8 bytes nobody owns. Two free blocks never touch, and a free block never touches the
// wilderness.
//
// Freed blocks of up to 4 KiB first go into a quick list for their exact size (Lea's fastbins): a few blocks each, last
// in, first out, still marked as used so that nothing joins them. They are freed in earnest before memory grows.
//
// It refuses to hand out 0-byte blocks (they become the smallest block) and never moves a block by itself.
import { STATE_BASE, State } from "../shared/layout.ts";
import { hooked, mustFail, noteFreed, noteFresh, noteResized } from "./debug.ts";
import { checkGuard, GUARD_BYTES, guardedSize, openGuard } from "./guard.ts";
import { osBegin, osEnd, osGrow } from "./os.ts";

@unmanaged
export class Block {
  previousSize: u32;
  sizeAndFlags: u32;
  next: Block | null;
  previous: Block | null;

  @inline get size(): usize {
    return <usize>(this.sizeAndFlags & ~FLAGS);
  }

  @inline get isFree(): bool {
    return (this.sizeAndFlags & FREE) !== 0;
  }

  @inline get isQuick(): bool {
    return (this.sizeAndFlags & STATE) === QUICK;
  }

  @inline get isArena(): bool {
    return (this.sizeAndFlags & STATE) === ARENA;
  }

  /** Handed out, and bound to come back some day. */
  @inline get isInUse(): bool {
    return (this.sizeAndFlags & STATE) === 0;
  }

  @inline get isAfterFree(): bool {
    return (this.sizeAndFlags & PREVIOUS_FREE) !== 0;
  }

  @inline static of(payload: usize): Block {
    return changetype<Block>(payload - HEADER);
  }

  @inline get after(): Block {
    return changetype<Block>(changetype<usize>(this) + this.size);
  }
}

const HEADER: usize = 8;
/** What the header costs: its first word serves the block before. */
const OVERHEAD: usize = 4;
const GRAIN: usize = 16;
/** Requests above this cannot be met, and adding to them might overflow. */
const LARGEST: usize = 0xfff00000;

// The low four bits of the size: a state, 0 for a block in use, …
const FREE: u32 = 1;
/** Waits in a quick list. */
const QUICK: u32 = 2;
/** Set by the object allocator on its arenas, so that a walk over the heap knows them. */
const ARENA: u32 = 4;
/** In use for as long as the VM lives. */
const KEPT: u32 = 6;
const STATE: u32 = 7;
/** … and whether the block before is free. */
const PREVIOUS_FREE: u32 = 8;
const FLAGS: u32 = 15;

// The table of free lists: sizes below 256 have a list each (row 0); above, each power of two is a row of 16 lists.
const LIST_BITS: usize = 4;
const LIST_MASK: usize = 15;
const FIRST_ROW_BITS: usize = 8;
const ROWS: usize = 25;
const LISTS: usize = memory.data(<i32>(ROWS << (LIST_BITS + 2)), 16);
/** For each row, a bit for each list that is not empty. */
const ROW_BITS: usize = memory.data(<i32>(ROWS << 2), 16);
export const LIST_COUNT: usize = ROWS << LIST_BITS;
/** A bit for each row that is not empty. */
let rowBits: u32 = 0;
/** How many blocks of a list that may be too small are tried before going to a larger one. */
const TRIES: u32 = 4;

/** The largest block kept in a quick list. */
const QUICK_LIMIT: usize = 4096;
/** What such a block can hold. */
const QUICK_REQUEST: usize = QUICK_LIMIT - OVERHEAD;
/** For each size the head of the list (a payload) and how many more blocks it takes. */
const QUICK_LISTS: usize = memory.data(<i32>((QUICK_LIMIT + GRAIN) >> 1), 16);
const QUICK_ROOM: u32 = 8;

/** The wilderness: from `top` to `end`. `top` is 0 until the first allocation. */
let top: usize = 0;
let end: usize = 0;
let first: usize = 0;
/** Above this, memory was never handed out and is still zero. */
let dirtyTop: usize = 0;

let blocksInUse: u32 = 0;
let bytesInUse: usize = 0;
let bytesPeak: usize = 0;

/** Blocks handed out, arenas included. */
export function rawBlocks(): u32 {
  return blocksInUse;
}

/** Bytes handed out, headers and arenas included. */
export function rawBytes(): usize {
  return bytesInUse;
}

/** The most bytes that were ever handed out at one time. */
export function rawBytesPeak(): usize {
  return bytesPeak;
}

/** The first block; 0 before the first allocation. */
export function rawFirst(): usize {
  return first;
}

/** The head of a list of free blocks. */
export function listHead(list: usize): usize {
  return load<usize>(LISTS + (list << 2));
}

/** The head of the quick list for blocks of a size. */
export function quickHead(size: usize): usize {
  return load<usize>(quickList(size));
}

/** Where the wilderness begins: the end of the last block. */
export function rawTop(): usize {
  return top;
}

/** Where the wilderness ends. */
export function rawEnd(): usize {
  return end;
}

/** A block of at least `size` bytes, aligned to 16; 0 when memory is exhausted. */
export function rawAlloc(size: usize): usize {
  if (!isDefined(DEBUG)) return bareAlloc(size);
  if (size > LARGEST) return 0;
  const p = bareAlloc(size + GUARD_BYTES);
  return p === 0 ? 0 : openGuard(p, bareUsable(p), size);
}

/** As `rawAlloc`, all bytes asked for zero. Memory that was never used before is not written, unless fresh blocks are filled. */
export function rawAllocZeroed(size: usize): usize {
  const clean = dirtyTop;
  const p = rawAlloc(size);
  if (p !== 0 && (hooked || p - HEADER < clean)) memory.fill(p, 0, size);
  return p;
}

/**
 * A block whose payload begins at a multiple of `alignment` (a power of two) and which is marked as an arena;
 * 0 when memory is exhausted. Its last 8 bytes belong to the next block: only `size - 8` may be used, so that arenas lie
 * side by side without a gap.
 */
export function rawAllocArena(size: usize, alignment: usize): usize {
  if (hooked && mustFail()) return 0;
  const block = takeAligned(size, alignment);
  if (block === 0) return 0;
  changetype<Block>(block).sizeAndFlags |= ARENA;
  return block + HEADER;
}

/** Gives an arena back. */
export function rawFreeArena(p: usize): void {
  bareFree(p);
}

/** Gives a block back. Addresses below the heap (0, static data) are allowed, and nothing is done. */
export function rawFree(p: usize): void {
  if (p < osBegin()) return;
  if (isDefined(DEBUG)) checkGuard(p, bareUsable(p));
  bareFree(p);
}

/**
 * Makes a block larger or smaller, in place where its surroundings allow it, and answers where it is now. On failure 0,
 * and the block is as it was. `p` = 0 allocates.
 */
export function rawRealloc(p: usize, size: usize): usize {
  if (p === 0) return rawAlloc(size);
  if (!isDefined(DEBUG)) return bareRealloc(p, size);
  if (size > LARGEST) return 0;
  checkGuard(p, bareUsable(p));
  const moved = bareRealloc(p, size + GUARD_BYTES);
  return moved === 0 ? 0 : openGuard(moved, bareUsable(moved), size);
}

/** Marks a block as one that is never freed, whatever becomes of its size: the audit does not miss it. Answers `p`. */
export function rawKeep(p: usize): usize {
  if (p !== 0) Block.of(p).sizeAndFlags |= KEPT;
  return p;
}

/** How many bytes a block can hold. */
export function rawUsable(p: usize): usize {
  return isDefined(DEBUG) ? guardedSize(p, bareUsable(p)) : bareUsable(p);
}

// ---- the same, without guards ----

function bareAlloc(size: usize): usize {
  if (size <= QUICK_REQUEST) {
    const list = quickList(blockSize(size));
    const p = load<usize>(list);
    if (p !== 0) return takeQuick(p, list);
  }
  return allocSlow(size);
}

function bareFree(p: usize): void {
  const block = Block.of(p);
  const size = block.size;
  blocksInUse--;
  bytesInUse -= size;
  if (size > QUICK_LIMIT || !keepQuick(block, p, size)) freeSlow(block, p);
}

function bareRealloc(p: usize, size: usize): usize {
  if (size > LARGEST || (hooked && mustFail())) return 0;
  if (size >= LARGE) countWork(size >> 2);
  const result = resize(p, blockSize(size));
  if (hooked) noteResized(p, result, size);
  return result;
}

/** Makes a block one of `wanted` bytes: where it is then, 0 without memory. */
function resize(p: usize, wanted: usize): usize {
  const block = Block.of(p);
  if (wanted <= block.size) {
    trim(block, wanted);
    return p;
  }
  return growInPlace(block, wanted) ? p : move(p, wanted);
}

function bareUsable(p: usize): usize {
  return Block.of(p).size - OVERHEAD;
}

function blockSize(size: usize): usize {
  return (max(size, GRAIN - OVERHEAD) + OVERHEAD + GRAIN - 1) & ~(GRAIN - 1);
}

function quickList(size: usize): usize {
  return QUICK_LISTS + (size >> 1);
}

/** Takes the head off a quick list. */
function takeQuick(p: usize, list: usize): usize {
  store<usize>(list, load<usize>(p));
  store<u32>(list, load<u32>(list, 4) + 1, 4);
  const block = Block.of(p);
  block.sizeAndFlags &= ~QUICK;
  blocksInUse++;
  account(block.size);
  return p;
}

/** Puts a block into its quick list, if that has room. */
function keepQuick(block: Block, p: usize, size: usize): bool {
  const list = quickList(size);
  const room = load<u32>(list, 4);
  if (room === 0) return false;
  store<u32>(list, room - 1, 4);
  store<usize>(p, load<usize>(list));
  store<usize>(list, p);
  block.sizeAndFlags = (block.sizeAndFlags & ~STATE) | QUICK;
  return true;
}

/** Frees what waits in the quick lists, and lets each take `room` blocks from now on. */
function emptyQuick(room: u32): void {
  for (let size: usize = 0; size <= QUICK_LIMIT; size += GRAIN) {
    const list = quickList(size);
    let p = load<usize>(list);
    store<usize>(list, 0);
    store<u32>(list, room, 4);
    while (p !== 0) {
      const next = load<usize>(p);
      const block = Block.of(p);
      block.sizeAndFlags &= ~QUICK;
      release(block, block.size);
      p = next;
    }
  }
}

/** Opens or closes the quick lists: closed, every call takes the slow path. */
export function setQuickLists(open: bool): void {
  emptyQuick(open ? QUICK_ROOM : 0);
}

function allocSlow(size: usize): usize {
  if (size > LARGEST || (hooked && mustFail())) return 0;
  const block = take(blockSize(size));
  if (block === 0) return 0;
  if (hooked) noteFresh(block + HEADER, bareUsable(block + HEADER), size);
  if (size >= LARGE) countWork(size);
  return block + HEADER;
}

/** Who asks for a block from this size on will work on all of it. */
const LARGE: usize = 16384;

/** Counts work on a large block as steps (core/interrupt.ts), whether it moves or not: where blocks lie depends on what was there before. */
function countWork(size: usize): void {
  const left = load<i32>(STATE_BASE, State.BREAKER);
  if (left > MOST_OVERDRAWN) store<i32>(STATE_BASE, left - <i32>(size >> 5), State.BREAKER);
}

const MOST_OVERDRAWN: i32 = -(1 << 30);

function freeSlow(block: Block, p: usize): void {
  if (hooked) noteFreed(p, block.size - HEADER);
  release(block, block.size);
}

function account(size: usize): void {
  bytesInUse += size;
  if (bytesInUse > bytesPeak) bytesPeak = bytesInUse;
}

/** Takes a block of exactly `size` from the lists, else from the wilderness; 0 when there is no room. */
function take(size: usize): usize {
  let found = findFree(size, TRIES);
  if (found === 0) {
    if (end - top >= size || !exhausted()) return takeTop(size);
    found = findFree(size, 0xffffffff);
    if (found === 0) return takeTop(size);
  }
  const block = changetype<Block>(found);
  unlink(block);
  occupy(block);
  trim(block, size, false);
  blocksInUse++;
  account(block.size);
  return found;
}

/** Before memory grows: frees what the quick lists hold. Answers whether a free block may have come of it. */
function exhausted(): bool {
  if (top === 0) return false;
  emptyQuick(hooked ? 0 : QUICK_ROOM);
  return true;
}

function takeTop(size: usize): usize {
  if (!reserveTop(size)) return 0;
  const block = changetype<Block>(top);
  block.sizeAndFlags = <u32>size;
  top += size;
  if (top > dirtyTop) dirtyTop = top;
  blocksInUse++;
  account(size);
  return changetype<usize>(block);
}

/** Makes sure that the wilderness holds `size` bytes. */
function reserveTop(size: usize): bool {
  if (end - top >= size && top !== 0) return true;
  if (top === 0) {
    first = ((osBegin() + HEADER + GRAIN - 1) & ~(GRAIN - 1)) + GRAIN - HEADER;
    top = first;
    dirtyTop = first;
    end = osEnd() - HEADER;
    if (!hooked) setQuickLists(true);
    if (end - top >= size) return true;
  }
  if (!osGrow(size - (end - top))) return false;
  end = osEnd() - HEADER;
  return true;
}

function takeAligned(size: usize, alignment: usize): usize {
  if (end - top < size + alignment) exhausted();
  const found = findAligned(size, alignment);
  if (found !== 0) return carve(changetype<Block>(found), size, alignment);
  if (!reserveTop(HEADER)) return 0;
  const start = alignedBlock(top, alignment);
  if (!reserveTop(start - top + size)) return 0;
  const gap = start - top;
  if (gap !== 0) {
    const before = changetype<Block>(top);
    top = start;
    if (top > dirtyTop) dirtyTop = top;
    before.sizeAndFlags = <u32>gap;
    changetype<Block>(top).sizeAndFlags = 0;
    link(before, gap);
    const block = takeTop(size);
    changetype<Block>(block).sizeAndFlags |= PREVIOUS_FREE;
    return block;
  }
  return takeTop(size);
}

/** The first place at or after `block` where a block has its payload aligned. */
function alignedBlock(block: usize, alignment: usize): usize {
  return ((block + HEADER + alignment - 1) & ~(alignment - 1)) - HEADER;
}

/** A free block that has room for an aligned one; 0 if there is none. Rare: it looks at every large enough block. */
function findAligned(size: usize, alignment: usize): usize {
  for (let list = listOf(size); list < LIST_COUNT; list++) {
    let block = listHead(list);
    while (block !== 0) {
      const start = alignedBlock(block, alignment);
      if (start + size <= block + changetype<Block>(block).size) return block;
      block = changetype<usize>(changetype<Block>(block).next);
    }
  }
  return 0;
}

/** Takes the aligned part out of a free block and leaves what is before and after it free. */
function carve(block: Block, size: usize, alignment: usize): usize {
  const start = alignedBlock(changetype<usize>(block), alignment);
  const gap = start - changetype<usize>(block);
  const whole = block.size;
  unlink(block);
  occupy(block);
  let taken = block;
  if (gap !== 0) {
    taken = changetype<Block>(start);
    taken.sizeAndFlags = <u32>(whole - gap);
    block.sizeAndFlags = <u32>gap | (block.sizeAndFlags & PREVIOUS_FREE);
    link(block, gap);
  }
  trim(taken, size, false);
  blocksInUse++;
  account(taken.size);
  return start;
}

/** Marks a block just taken off its list as used. */
function occupy(block: Block): void {
  block.sizeAndFlags &= ~FREE;
  block.after.sizeAndFlags &= ~PREVIOUS_FREE;
}

/** Frees what a used block has beyond `size`. `counted` says whether the counters hold the block already. */
function trim(block: Block, size: usize, counted: bool = true): void {
  const rest = block.size - size;
  if (rest < GRAIN) return;
  block.sizeAndFlags = <u32>size | (block.sizeAndFlags & FLAGS);
  if (counted) bytesInUse -= rest;
  const tail = changetype<Block>(changetype<usize>(block) + size);
  tail.sizeAndFlags = <u32>rest;
  release(tail, rest);
}

/** Makes a block free that is counted no more, joining it with its free neighbours. */
function release(block: Block, size: usize): void {
  if (block.sizeAndFlags & PREVIOUS_FREE) {
    const before = changetype<Block>(changetype<usize>(block) - <usize>block.previousSize);
    unlink(before);
    size += before.size;
    block = before;
  }
  let next = changetype<usize>(block) + size;
  if (next !== top) {
    const after = changetype<Block>(next);
    if (after.sizeAndFlags & FREE) {
      unlink(after);
      size += after.size;
      next += after.size;
    }
  }
  if (next === top) {
    top = changetype<usize>(block);
    return;
  }
  block.sizeAndFlags = <u32>size | (block.sizeAndFlags & PREVIOUS_FREE);
  link(block, size);
}

/** Extends a used block to `wanted` bytes into the wilderness or a free block behind it. */
function growInPlace(block: Block, wanted: usize): bool {
  const size = block.size;
  const next = changetype<usize>(block) + size;
  if (next === top) {
    if (!reserveTop(wanted - size)) return false;
    top = changetype<usize>(block) + wanted;
    if (top > dirtyTop) dirtyTop = top;
    block.sizeAndFlags += <u32>(wanted - size);
    account(wanted - size);
    return true;
  }
  const after = changetype<Block>(next);
  if (!(after.sizeAndFlags & FREE) || size + after.size < wanted) return false;
  unlink(after);
  occupy(after);
  block.sizeAndFlags += <u32>after.size;
  trim(block, wanted, false);
  account(block.size - size);
  return true;
}

function move(p: usize, wanted: usize): usize {
  const block = take(wanted);
  if (block === 0) return 0;
  const old = Block.of(p);
  memory.copy(block + HEADER, p, old.size - OVERHEAD);
  changetype<Block>(block).sizeAndFlags |= old.sizeAndFlags & STATE;
  bareFree(p);
  return block + HEADER;
}

/** The number of the list a block of this size is kept in: row and list in one. */
export function listOf(size: usize): usize {
  if (size < 1 << FIRST_ROW_BITS) return size >> LIST_BITS;
  const bits: usize = 31 - <usize>clz<u32>(<u32>size);
  const row: usize = bits - FIRST_ROW_BITS + 1;
  return (row << LIST_BITS) + ((size >> (bits - LIST_BITS)) & LIST_MASK);
}

/** Marks a block free, tells the next block, and puts it at the head of its list. The block may not touch `top`. */
function link(block: Block, size: usize): void {
  const after = changetype<Block>(changetype<usize>(block) + size);
  block.sizeAndFlags |= FREE;
  after.previousSize = <u32>size;
  after.sizeAndFlags |= PREVIOUS_FREE;
  const list = listOf(size);
  const head = LISTS + (list << 2);
  const next = load<usize>(head);
  block.next = changetype<Block | null>(next);
  block.previous = null;
  if (next !== 0) {
    changetype<Block>(next).previous = block;
  } else {
    const row = list >> LIST_BITS;
    rowBits |= 1 << (<u32>row);
    store<u32>(ROW_BITS + (row << 2), load<u32>(ROW_BITS + (row << 2)) | (1 << (<u32>list & 15)));
  }
  store<usize>(head, changetype<usize>(block));
}

/** Takes a free block off its list. */
function unlink(block: Block): void {
  const next = block.next;
  const previous = block.previous;
  if (next) next.previous = previous;
  if (previous) {
    previous.next = next;
    return;
  }
  const list = listOf(block.size);
  store<usize>(LISTS + (list << 2), changetype<usize>(next));
  if (next) return;
  const row = list >> LIST_BITS;
  const bits = load<u32>(ROW_BITS + (row << 2)) & ~(1 << (<u32>list & 15));
  store<u32>(ROW_BITS + (row << 2), bits);
  if (bits === 0) rowBits &= ~(1 << (<u32>row));
}

/** A free block of at least `size` bytes, a good fit; 0 if none was found in `tries` of its own list or above. */
function findFree(size: usize, tries: u32): usize {
  const list = listOf(size);
  let block = listHead(list);
  for (; block !== 0 && tries > 0; tries--) {
    if (changetype<Block>(block).size >= size) return block;
    block = changetype<usize>(changetype<Block>(block).next);
  }
  return firstAbove(list);
}

/** The head of the first list after `list` that is not empty: every block in it is larger than any in `list`. */
function firstAbove(list: usize): usize {
  let row = list >> LIST_BITS;
  let bits = load<u32>(ROW_BITS + (row << 2)) & (0xfffffffe << (<u32>list & 15));
  if (bits === 0) {
    const rows = rowBits & (0xfffffffe << (<u32>row));
    if (rows === 0) return 0;
    row = <usize>ctz(rows);
    bits = load<u32>(ROW_BITS + (row << 2));
  }
  return load<usize>(LISTS + (((row << LIST_BITS) + <usize>ctz(bits)) << 2));
}
