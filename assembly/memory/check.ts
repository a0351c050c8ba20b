// The self-check of the allocators: every invariant stated in raw.ts and arena.ts, walked and compared. It serves the
// tests, the audit and the debug build; it changes nothing and needs no memory. Slow: it reads every header.
import { Arena, CLASSES, cacheHead, lastArena, POOLS_PER_ARENA, Pool, usedPool } from "./arena.ts";
import {
  Block,
  LIST_COUNT,
  listHead,
  listOf,
  quickHead,
  rawBlocks,
  rawBytes,
  rawEnd,
  rawFirst,
  rawTop,
} from "./raw.ts";

/** What is wrong, first fault found. */
export enum HeapFault {
  None,
  BlockSize,
  BlockFlags,
  BlocksTouch,
  FreeList,
  QuickList,
  RawCounters,
  PoolBlocks,
  PoolList,
  ArenaList,
  Cache,
}

/** Where the last check found its fault. */
let faultAt: usize = 0;

export function heapFaultAddress(): usize {
  return faultAt;
}

/** Checks both allocators. */
export function checkHeap(): HeapFault {
  faultAt = 0;
  let fault = checkBlocks();
  if (fault === HeapFault.None) fault = checkLists();
  if (fault === HeapFault.None) fault = checkArenas();
  if (fault === HeapFault.None) fault = checkClasses();
  return fault;
}

function fail(fault: HeapFault, at: usize): HeapFault {
  faultAt = at;
  return fault;
}

/** Walks the raw heap from the first block to the wilderness. */
function checkBlocks(): HeapFault {
  let blocks: u32 = 0;
  let bytes: usize = 0;
  let afterFree: bool = false;
  for (let at = rawFirst(); at < rawTop(); ) {
    const block = changetype<Block>(at);
    if (block.size < 16 || at + block.size > rawTop()) return fail(HeapFault.BlockSize, at);
    if (block.isAfterFree !== afterFree) return fail(HeapFault.BlockFlags, at);
    if (block.isFree && (afterFree || at + block.size === rawTop())) return fail(HeapFault.BlocksTouch, at);
    if (block.isFree && block.after.previousSize !== <u32>block.size) return fail(HeapFault.BlockFlags, at);
    if (!block.isFree && !block.isQuick) {
      blocks++;
      bytes += block.size;
    }
    afterFree = block.isFree;
    at += block.size;
  }
  if (blocks !== rawBlocks() || bytes !== rawBytes() || rawTop() > rawEnd())
    return fail(HeapFault.RawCounters, blocks);
  return HeapFault.None;
}

/** Every free block is in the list for its size, every quick one in its quick list, and nothing else is. */
function checkLists(): HeapFault {
  let listed = 0;
  for (let list: usize = 0; list < LIST_COUNT; list++) {
    let previous: usize = 0;
    for (let at = listHead(list); at !== 0; at = changetype<usize>(changetype<Block>(at).next)) {
      const block = changetype<Block>(at);
      if (!block.isFree || listOf(block.size) !== list) return fail(HeapFault.FreeList, at);
      if (changetype<usize>(block.previous) !== previous) return fail(HeapFault.FreeList, at);
      previous = at;
      listed++;
    }
  }
  let waiting = 0;
  for (let size: usize = 16; size <= 4096; size += 16) {
    for (let p = quickHead(size); p !== 0; p = load<usize>(p)) {
      if (!Block.of(p).isQuick || Block.of(p).size !== size) return fail(HeapFault.QuickList, p);
      waiting++;
    }
  }
  for (let at = rawFirst(); at < rawTop(); at += changetype<Block>(at).size) {
    if (changetype<Block>(at).isFree) listed--;
    if (changetype<Block>(at).isQuick) waiting--;
  }
  if (waiting !== 0) return fail(HeapFault.QuickList, 0);
  return listed === 0 ? HeapFault.None : fail(HeapFault.FreeList, 0);
}

/** Every pool's blocks add up, and every arena's free pools. */
function checkArenas(): HeapFault {
  let arena = lastArena();
  while (arena) {
    let free = POOLS_PER_ARENA - arena.untouched;
    for (let number: u32 = 0; number < arena.untouched; number++) {
      const pool = arena.pool(number);
      if (pool.used === 0) {
        free++;
        continue;
      }
      const fault = checkPool(pool);
      if (fault !== HeapFault.None) return fault;
    }
    if (free !== arena.freeCount || !Block.of(changetype<usize>(arena)).isArena) {
      return fail(HeapFault.ArenaList, changetype<usize>(arena));
    }
    let listed: u32 = 0;
    for (
      let at = changetype<usize>(arena.freePools);
      at !== 0;
      at = changetype<usize>(changetype<Pool>(at).next)
    ) {
      if (changetype<Pool>(at).used !== 0 || Arena.of(at) !== arena) return fail(HeapFault.ArenaList, at);
      listed++;
    }
    if (listed + POOLS_PER_ARENA - arena.untouched !== free)
      return fail(HeapFault.ArenaList, changetype<usize>(arena));
    arena = arena.older;
  }
  return HeapFault.None;
}

function checkPool(pool: Pool): HeapFault {
  const size: usize = pool.blockSize;
  let linked: u32 = 0;
  for (let p = pool.free; p !== 0; p = load<usize>(p)) {
    if (p < pool.begin || p >= pool.fresh || (p - pool.begin) % size !== 0)
      return fail(HeapFault.PoolBlocks, p);
    if (++linked > pool.capacity) return fail(HeapFault.PoolBlocks, p);
  }
  const fresh = pool.fresh > pool.last ? 0 : <u32>((pool.last - pool.fresh) / size) + 1;
  if (pool.used + linked + fresh !== pool.capacity)
    return fail(HeapFault.PoolBlocks, changetype<usize>(pool));
  if (linked === 0 && fresh !== 0) return fail(HeapFault.PoolBlocks, changetype<usize>(pool));
  return HeapFault.None;
}

/** The lists of used pools hold used pools of their class, linked both ways; the caches blocks of theirs. */
function checkClasses(): HeapFault {
  for (let sizeClass: usize = 0; sizeClass < CLASSES; sizeClass++) {
    let previous: usize = 0;
    for (let at = usedPool(sizeClass); at !== 0; at = changetype<usize>(changetype<Pool>(at).next)) {
      const pool = changetype<Pool>(at);
      if (changetype<usize>(pool.previous) !== previous) return fail(HeapFault.PoolList, at);
      if (<usize>pool.sizeClass !== sizeClass || pool.used === 0 || pool.free === 0)
        return fail(HeapFault.PoolList, at);
      previous = at;
    }
    for (let p = cacheHead(sizeClass); p !== 0; p = load<usize>(p)) {
      if (<usize>Pool.of(p).sizeClass !== sizeClass) return fail(HeapFault.Cache, p);
    }
  }
  return HeapFault.None;
}
