// Walks over every block that is handed out, of both allocators: what the audit and the heap views are made of.
import { lastArena, Pool, trimCaches } from "./arena.ts";
import { Block, rawFirst, rawTop } from "./raw.ts";

/** A bit for each block of one pool: 1024 of 16 bytes at most. */
const FREE_BITS: usize = memory.data(128, 16);

/**
 * Calls `visit`, a (p: usize, size: usize) => void, for every block in use: payload and usable bytes. Blocks marked by
 * rawKeep and arenas are left out. The visitor may neither allocate nor free.
 */
export function walkBlocks(visit: u32): void {
  trimCaches();
  for (let at = rawFirst(); at < rawTop(); at += changetype<Block>(at).size) {
    const block = changetype<Block>(at);
    if (block.isInUse) call_indirect<void>(visit, at + 8, block.size - 4);
  }
  let arena = lastArena();
  while (arena) {
    for (let number: u32 = 0; number < arena.untouched; number++) {
      const pool = arena.pool(number);
      if (pool.used !== 0) walkPool(pool, visit);
    }
    arena = arena.older;
  }
}

function walkPool(pool: Pool, visit: u32): void {
  const size: usize = pool.blockSize;
  memory.fill(FREE_BITS, 0, 128);
  for (let p = pool.free; p !== 0; p = load<usize>(p)) setBit((p - pool.begin) / size);
  let bit: usize = 0;
  for (let p = pool.begin; p < pool.fresh; p += size) {
    if (!hasBit(bit)) call_indirect<void>(visit, p, size);
    bit++;
  }
}

function setBit(bit: usize): void {
  const word = FREE_BITS + ((bit >> 5) << 2);
  store<u32>(word, load<u32>(word) | ((<u32>1) << (<u32>bit & 31)));
}

function hasBit(bit: usize): bool {
  return ((load<u32>(FREE_BITS + ((bit >> 5) << 2)) >> (<u32>bit & 31)) & 1) !== 0;
}
