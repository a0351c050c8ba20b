// The object allocator, for blocks of up to 512 bytes: what nearly every Python object is. It follows CPython's obmalloc
// (Objects/obmalloc.c, PEP 445 for the layers' names) in its terms and its policy; larger requests go to raw.ts.
//
// Sizes are rounded up to multiples of 16: class 0 holds blocks of 16 bytes, class 31 of 512. An arena is 256 KiB,
// aligned to 256 KiB, and divided into 32 pools of 8 KiB; a pool holds blocks of one class only. (CPython's are four and two
// times as large; an instance that has just begun would be so by a third.)
//
//     arena     +-- pool 0 --+-- pool 1 --+--  ...  --+-- pool 31 -+
//               | header     | blocks     |           | blocks     |
//               | blocks     |            |           |       8 B -|- the raw allocator's
//               +------------+------------+-----------+------------+
//     header    | free pools, links to other arenas   |   one Pool record for each pool
//
// The records stand together in the arena's header, and not at the head of each pool as in CPython: there they would
// all fall into the same few cache lines (8 KiB apart is the same set of a cache), which a random free feels.
//
// A pool is in one of three states.
//   used    has a block in use and a free one. It is in the doubly linked list `usedpools[class]`, and its list of free
//           blocks is not empty.
//   full    all blocks in use; in no list. Freeing a block makes it used again.
//   empty   no block in use; in the list of free pools of its arena, and of no class until it is taken again.
// Blocks that were never handed out are not linked: `fresh` is the next of them. That way a new pool costs nothing.
//
// Arenas stand in one list for each number of free pools (1 to 32), and a new pool comes from the arena that has fewest,
// so that nearly empty arenas drain; an arena all of whose pools are empty goes back to the raw allocator.
//
// In front stands a cache for each class: a list of up to 64 freed blocks, last in, first out. It serves most pairs of
// alloc and free without touching a pool. To a pool, a cached block is in use; the counters below take it off again.
//
// Neither an arena's address nor anything else says whether a block is ours: `ARENA_MAP` has a byte for every
// 256 KiB of linear memory, 1 where an arena lies. It refuses nothing but what the raw allocator refuses: 0 means out of memory.
import { hooked, mustFail, noteFreed, noteFresh, noteResized } from "./debug.ts";
import { checkGuard, GUARD_BYTES, guardedSize, openGuard } from "./guard.ts";
import { rawAlloc, rawAllocArena, rawFree, rawFreeArena, rawRealloc, rawUsable } from "./raw.ts";

/** The largest size the pools serve. */
export const SMALL_LIMIT: usize = 512;
export const CLASSES: usize = 32;
export const ARENA_BYTES: usize = 1 << 18;
export const POOL_BYTES: usize = 1 << 13;
export const POOLS_PER_ARENA: u32 = 32;

const GRAIN_BITS: usize = 4;
const ARENA_BITS: usize = 18;
const POOL_BITS: usize = 13;
const ARENA_MASK: usize = ARENA_BYTES - 1;
/** The bytes at the end of an arena that belong to the raw allocator. */
export const ARENA_TAIL: usize = 16;

@unmanaged
export class Pool {
  /** First free block, 0 if none. */
  free: usize;
  /** First block never handed out yet. */
  fresh: usize;
  /** The last address at which a block may begin. */
  last: usize;
  /** Blocks in use. */
  used: u32;
  sizeClass: u32;
  /** In `usedpools[class]`, or in the arena's list of free pools (`next` only). */
  next: Pool | null;
  previous: Pool | null;
  /** Where the pool's blocks begin. */
  begin: usize;

  @inline static of(p: usize): Pool {
    const arena = p & ~ARENA_MASK;
    return changetype<Pool>(arena + offsetof<Arena>() + ((p & ARENA_MASK) >> POOL_BITS) * offsetof<Pool>());
  }

  @inline get blockSize(): usize {
    return (<usize>this.sizeClass + 1) << GRAIN_BITS;
  }

  /** Blocks the pool has room for. */
  @inline get capacity(): u32 {
    return <u32>((this.last - this.begin) / this.blockSize) + 1;
  }
}

@unmanaged
export class Arena {
  /** Empty pools, those never taken included. */
  freeCount: u32;
  /** Pools from this number on were never taken. */
  untouched: u32;
  freePools: Pool | null;
  next: Arena | null;
  previous: Arena | null;
  /** All arenas, for walks. */
  older: Arena | null;
  newer: Arena | null;
  reserved: u32;

  @inline static of(p: usize): Arena {
    return changetype<Arena>(p & ~ARENA_MASK);
  }

  pool(number: u32): Pool {
    return changetype<Pool>(changetype<usize>(this) + offsetof<Arena>() + <usize>number * offsetof<Pool>());
  }
}

/** A byte for each 256 KiB of linear memory: 1 where an arena lies. */
const ARENA_MAP: usize = memory.data(1 << 14, 16);
/** `usedpools`: the head of each class's list. */
const USED_POOLS: usize = memory.data(128, 16);
/** The caches: for each class the head of the list and how many more blocks it takes. */
const CACHES: usize = memory.data(256, 16);
const CACHE_LIMIT: u32 = 64;
const COPY_LIMIT: usize = 96;
/** The arenas that have n free pools, n = 0 to 32 (those with none are in no list). */
const ARENAS_BY_FREE: usize = memory.data(132, 16);

/** Bit n - 1: there is an arena with n free pools. */
let freeBits: u32 = 0;
let newestArena: Arena | null = null;

let arenasTotal: u32 = 0;
let arenasCurrent: u32 = 0;
let arenasPeak: u32 = 0;
/** Blocks above `SMALL_LIMIT`, which the raw allocator holds for us. */
let largeBlocks: u32 = 0;

/** A block of at least `size` bytes, aligned to 16; 0 when memory is exhausted. */
export function objAlloc(size: usize): usize {
  if (isDefined(DEBUG)) {
    if (size > SMALL_LIMIT - GUARD_BYTES) return allocLarge(size);
    const p = bareAlloc(size + GUARD_BYTES);
    return p === 0 ? 0 : openGuard(p, Pool.of(p).blockSize, size);
  }
  return bareAlloc(size);
}

function bareAlloc(size: usize): usize {
  const sizeClass = (size - 1) >> GRAIN_BITS;
  if (sizeClass >= CLASSES) return allocLarge(size);
  const cache = CACHES + (sizeClass << 3);
  const p = load<usize>(cache);
  if (p === 0) return poolAlloc(sizeClass, size);
  store<usize>(cache, load<usize>(p));
  store<u32>(cache, load<u32>(cache, 4) + 1, 4);
  return p;
}

/**
 * objAlloc and objFreeSized written out where they are called, as far as the caches serve them: for what is made and freed
 * all the time, since V8 inlines no function of Wasm. With a constant size no question about it is left.
 */
export class Cached {
  @inline
  static alloc(size: usize): usize {
    if (isDefined(DEBUG) || size > SMALL_LIMIT) return objAlloc(size);
    const cache = CACHES + (((size - 1) >> GRAIN_BITS) << 3);
    const p = load<usize>(cache);
    if (p === 0) return objAlloc(size);
    store<usize>(cache, load<usize>(p));
    store<u32>(cache, load<u32>(cache, 4) + 1, 4);
    return p;
  }

  /** objFree. */
  @inline
  static freeAny(p: usize): void {
    if (!isDefined(DEBUG) && load<u8>(ARENA_MAP + (p >> ARENA_BITS)) !== 0) {
      const cache = CACHES + ((<usize>Pool.of(p).sizeClass) << 3);
      const room = load<u32>(cache, 4);
      if (room !== 0) {
        store<u32>(cache, room - 1, 4);
        store<usize>(p, load<usize>(cache));
        store<usize>(cache, p);
        return;
      }
    }
    objFree(p);
  }

  @inline
  static free(p: usize, size: usize): void {
    const cache = CACHES + (((size - 1) >> GRAIN_BITS) << 3);
    if (isDefined(DEBUG) || size > SMALL_LIMIT || load<u32>(cache, 4) === 0) {
      objFreeSized(p, size);
      return;
    }
    store<u32>(cache, load<u32>(cache, 4) - 1, 4);
    store<usize>(p, load<usize>(cache));
    store<usize>(cache, p);
  }
}

/** Gives back a block of `objAlloc` or `objRealloc`; 0 is allowed and does nothing. */
export function objFree(p: usize): void {
  if (!load<u8>(ARENA_MAP + (p >> ARENA_BITS))) {
    freeLarge(p);
    return;
  }
  if (isDefined(DEBUG)) checkGuard(p, Pool.of(p).blockSize);
  freeSmall(p, <usize>Pool.of(p).sizeClass);
}

/** As `objFree`, for those who know the size they gave to `objAlloc`: saves looking at the pool. Not after `objRealloc`. */
export function objFreeSized(p: usize, size: usize): void {
  const sizeClass = (size - 1) >> GRAIN_BITS;
  if (isDefined(DEBUG)) assert(!isSmall(p) || objUsable(p) === size, "objFreeSized: wrong size");
  if (isDefined(DEBUG) || sizeClass >= CLASSES) objFree(p);
  else freeSmall(p, sizeClass);
}

/** Makes a block larger or smaller, and answers where it is now; on failure 0, and the block is as it was. */
export function objRealloc(p: usize, size: usize): usize {
  if (p === 0) return objAlloc(size);
  const present = objUsable(p);
  if (isDefined(DEBUG)) {
    // Moves always, so that whoever keeps the old address is found out.
  } else if (isSmall(p) ? size <= present && size > present >> 1 : size > SMALL_LIMIT) {
    if (size > SMALL_LIMIT) return rawRealloc(p, size);
    if (hooked) noteResized(p, p, size);
    return p;
  }
  const moved = objAlloc(size);
  if (moved === 0) return 0;
  memory.copy(moved, p, min(size, present));
  objFree(p);
  return moved;
}

/**
 * As `objRealloc`, for those who know the size they asked for last: the block stays of the class of its size, so that
 * `objFreeSized` may free it.
 */
export function objResize(p: usize, present: usize, size: usize): usize {
  if (p === 0) return objAlloc(size);
  if (isDefined(DEBUG) || size <= SMALL_LIMIT || present <= SMALL_LIMIT) {
    const sameClass = (present - 1) >> GRAIN_BITS === (size - 1) >> GRAIN_BITS;
    if (!isDefined(DEBUG) && sameClass) {
      if (hooked) noteResized(p, p, size);
      return p;
    }
    const moved = objAlloc(size);
    if (moved === 0) return 0;
    copyBlock(moved, p, min(size, present));
    objFreeSized(p, present);
    return moved;
  }
  return rawRealloc(p, size);
}

/** memory.copy takes 5 ns whatever the size: short blocks are copied by words, to the end of the last one. */
function copyBlock(to: usize, from: usize, size: usize): void {
  if (size > COPY_LIMIT) memory.copy(to, from, size);
  else for (let i: usize = 0; i < size; i += 8) store<u64>(to + i, load<u64>(from + i));
}

/** How many bytes a block of this allocator can hold. */
export function objUsable(p: usize): usize {
  if (!isSmall(p)) return rawUsable(p);
  return isDefined(DEBUG) ? guardedSize(p, Pool.of(p).blockSize) : Pool.of(p).blockSize;
}

/** Whether a block lies in a pool. */
export function isSmall(p: usize): bool {
  return load<bool>(ARENA_MAP + (p >> ARENA_BITS));
}

/** The caches' part of a free. */
function freeSmall(p: usize, sizeClass: usize): void {
  const cache = CACHES + (sizeClass << 3);
  const room = load<u32>(cache, 4);
  if (room === 0) {
    poolFree(p);
    return;
  }
  store<u32>(cache, room - 1, 4);
  store<usize>(p, load<usize>(cache));
  store<usize>(cache, p);
}

function allocLarge(size: usize): usize {
  if (size === 0) return bareAlloc(1);
  const p = rawAlloc(size);
  if (p !== 0) largeBlocks++;
  return p;
}

function freeLarge(p: usize): void {
  if (p === 0) return;
  largeBlocks--;
  rawFree(p);
}

/** Takes a block from a pool of the class of its size. */
function poolAlloc(sizeClass: usize, size: usize): usize {
  if (hooked && mustFail()) return 0;
  const head = load<usize>(USED_POOLS + (sizeClass << 2));
  const pool = head !== 0 ? changetype<Pool>(head) : takePool(<u32>sizeClass);
  if (changetype<usize>(pool) === 0) return 0;
  const p = pool.free;
  const next = load<usize>(p);
  pool.free = next;
  pool.used++;
  if (next === 0) extendPool(pool);
  if (hooked) noteFresh(p, pool.blockSize, size);
  return p;
}

/** A used pool has run out of linked blocks: links one never handed out, or makes the pool full. */
function extendPool(pool: Pool): void {
  const p = pool.fresh;
  if (p <= pool.last) {
    pool.fresh = p + pool.blockSize;
    pool.free = p;
    store<usize>(p, 0);
    return;
  }
  removeUsed(pool);
}

/** Puts a block back into its pool. */
function poolFree(p: usize): void {
  const pool = Pool.of(p);
  if (hooked) noteFreed(p, pool.blockSize);
  const next = pool.free;
  store<usize>(p, next);
  pool.free = p;
  pool.used--;
  if (pool.used === 0) {
    if (next !== 0) removeUsed(pool);
    freePool(pool);
  } else if (next === 0) addUsed(pool);
}

/** Puts a pool at the head of the used pools of its class. */
function addUsed(pool: Pool): void {
  const head = USED_POOLS + ((<usize>pool.sizeClass) << 2);
  const next = changetype<Pool | null>(load<usize>(head));
  pool.next = next;
  pool.previous = null;
  if (next) next.previous = pool;
  store<usize>(head, changetype<usize>(pool));
}

function removeUsed(pool: Pool): void {
  const next = pool.next;
  const previous = pool.previous;
  if (next) next.previous = previous;
  if (previous) previous.next = next;
  else store<usize>(USED_POOLS + ((<usize>pool.sizeClass) << 2), changetype<usize>(next));
}

/** Takes an empty pool for a class, from the fullest arena that has one; 0 when memory is exhausted. */
function takePool(sizeClass: u32): Pool {
  if (freeBits === 0 && !newArena()) return changetype<Pool>(0);
  const arena = changetype<Arena>(load<usize>(ARENAS_BY_FREE + ((<usize>ctz(freeBits) + 1) << 2)));
  unlistArena(arena);
  arena.freeCount--;
  listArena(arena);
  let pool = arena.freePools;
  if (pool) arena.freePools = pool.next;
  else pool = arena.pool(arena.untouched++);
  layOut(pool, arena, sizeClass);
  addUsed(pool);
  return pool;
}

/** Prepares an empty pool for blocks of a class: one linked, the rest fresh. */
function layOut(pool: Pool, arena: Arena, sizeClass: u32): void {
  const number = (changetype<usize>(pool) - changetype<usize>(arena) - offsetof<Arena>()) / offsetof<Pool>();
  let begin = changetype<usize>(arena) + (number << POOL_BITS);
  let end = begin + POOL_BYTES;
  if (number === 0) begin += HEADER_BYTES;
  if (number === <usize>POOLS_PER_ARENA - 1) end -= ARENA_TAIL;
  pool.sizeClass = sizeClass;
  pool.used = 0;
  pool.begin = begin;
  pool.free = begin;
  pool.fresh = begin + pool.blockSize;
  pool.last = end - pool.blockSize;
  store<usize>(begin, 0);
}

/** The arena's own data at the head of pool 0. */
export const HEADER_BYTES: usize = 32 + 32 * 32;
if (offsetof<Arena>() !== 32 || offsetof<Pool>() !== 32) ERROR("HEADER_BYTES does not fit Arena and Pool");

/** Gives a pool that has become empty to its arena, and the arena back if it is the last pool and another has room. */
function freePool(pool: Pool): void {
  const arena = Arena.of(changetype<usize>(pool));
  unlistArena(arena);
  pool.next = arena.freePools;
  arena.freePools = pool;
  arena.freeCount++;
  if (arena.freeCount === POOLS_PER_ARENA && freeBits !== 0) freeArena(arena);
  else listArena(arena);
}

function newArena(): bool {
  if (arenasTotal === 0 && !hooked) setCaches(true);
  const p = rawAllocArena(ARENA_BYTES, ARENA_BYTES);
  if (p === 0) return false;
  const arena = changetype<Arena>(p);
  arena.freeCount = POOLS_PER_ARENA;
  arena.untouched = 0;
  arena.freePools = null;
  arena.newer = null;
  const older = newestArena;
  arena.older = older;
  if (older) older.newer = arena;
  newestArena = arena;
  store<u8>(ARENA_MAP + (p >> ARENA_BITS), 1);
  listArena(arena);
  arenasTotal++;
  arenasCurrent++;
  arenasPeak = max(arenasPeak, arenasCurrent);
  return true;
}

/** Gives an arena that is in no list back to the raw allocator. */
function freeArena(arena: Arena): void {
  const older = arena.older;
  const newer = arena.newer;
  if (older) older.newer = newer;
  if (newer) newer.older = older;
  else newestArena = older;
  store<u8>(ARENA_MAP + (changetype<usize>(arena) >> ARENA_BITS), 0);
  arenasCurrent--;
  rawFreeArena(changetype<usize>(arena));
}

/** Enters an arena in the list for its number of free pools, if it has any. */
function listArena(arena: Arena): void {
  const count = arena.freeCount;
  if (count === 0) return;
  const head = ARENAS_BY_FREE + ((<usize>count) << 2);
  const next = changetype<Arena | null>(load<usize>(head));
  arena.next = next;
  arena.previous = null;
  if (next) next.previous = arena;
  store<usize>(head, changetype<usize>(arena));
  freeBits |= 1 << (count - 1);
}

function unlistArena(arena: Arena): void {
  const count = arena.freeCount;
  if (count === 0) return;
  const next = arena.next;
  const previous = arena.previous;
  if (next) next.previous = previous;
  if (previous) {
    previous.next = next;
    return;
  }
  store<usize>(ARENAS_BY_FREE + ((<usize>count) << 2), changetype<usize>(next));
  if (!next) freeBits &= ~(1 << (count - 1));
}

/** Empties the caches into the pools, and lets each take `room` blocks from now on. */
function emptyCaches(room: u32): void {
  for (let sizeClass: usize = 0; sizeClass < CLASSES; sizeClass++) {
    const cache = CACHES + (sizeClass << 3);
    let p = load<usize>(cache);
    store<usize>(cache, 0);
    store<u32>(cache, room, 4);
    while (p !== 0) {
      const next = load<usize>(p);
      poolFree(p);
      p = next;
    }
  }
}

/** Opens or closes the caches: closed, every allocation and every free reaches a pool. */
export function setCaches(open: bool): void {
  emptyCaches(open ? CACHE_LIMIT : 0);
}

/** Gives what the caches hold back to the pools; full collections do this, so that arenas drain. */
export function trimCaches(): void {
  setCaches(!hooked);
}

/** Blocks of the object allocator that are handed out, large ones included: `sys.getallocatedblocks()`. */
export function allocatedBlocks(): u32 {
  let blocks = largeBlocks;
  for (let sizeClass: usize = 0; sizeClass < CLASSES; sizeClass++) blocks -= cachedBlocks(sizeClass);
  let arena = newestArena;
  while (arena) {
    for (let number: u32 = 0; number < arena.untouched; number++) blocks += arena.pool(number).used;
    arena = arena.older;
  }
  return blocks;
}

/** Blocks of a class that wait in its cache. */
export function cachedBlocks(sizeClass: usize): u32 {
  let blocks: u32 = 0;
  for (let p = load<usize>(CACHES + (sizeClass << 3)); p !== 0; p = load<usize>(p)) blocks++;
  return blocks;
}

/** The block a cache would hand out next. */
export function cacheHead(sizeClass: usize): usize {
  return load<usize>(CACHES + (sizeClass << 3));
}

/** The pool a class would take its next block from. */
export function usedPool(sizeClass: usize): usize {
  return load<usize>(USED_POOLS + (sizeClass << 2));
}

/** The arena made last, the head of the list of all. */
export function lastArena(): Arena | null {
  return newestArena;
}

/** Arenas taken from the raw allocator since the start. */
export function arenasAllocated(): u32 {
  return arenasTotal;
}

/** Arenas that exist now. */
export function arenasPresent(): u32 {
  return arenasCurrent;
}

/** The most arenas that existed at one time. */
export function arenasHighwater(): u32 {
  return arenasPeak;
}
