// What `sys._debugmallocstats()` prints of the memory layers: CPython's report (Objects/obmalloc.c,
// _PyObject_DebugMallocStats) for the object allocator, and the same kind of lines for what lies below it here.
import {
  ARENA_BYTES,
  ARENA_TAIL,
  arenasAllocated,
  arenasHighwater,
  arenasPresent,
  CLASSES,
  cachedBlocks,
  HEADER_BYTES,
  lastArena,
  POOL_BYTES,
  POOLS_PER_ARENA,
  SMALL_LIMIT,
} from "./arena.ts";
import { memoryGrowths, memoryLimit, memoryRefusals, memoryReserved } from "./os.ts";
import { Block, rawBlocks, rawBytes, rawBytesPeak, rawEnd, rawFirst, rawTop } from "./raw.ts";
import { putByte, putNumber, putSpaces, putText } from "./text.ts";

/** Puts the whole report into the text buffer. */
export function putMemoryStats(): void {
  putText("Small block threshold = ");
  putNumber(SMALL_LIMIT);
  putText(", in ");
  putNumber(CLASSES);
  putText(" size classes.\n\nclass   size   num pools   blocks in use  avail blocks\n");
  putText("-----   ----   ---------   -------------  ------------\n");
  for (let sizeClass: usize = 0; sizeClass < CLASSES; sizeClass++) putClass(<u32>sizeClass);
  putByte(0x0a);
  putArenas();
  putByte(0x0a);
  putBytesOfArenas();
  putByte(0x0a);
  putRaw();
  putByte(0x0a);
  putOs();
}

function putLine(label: string, value: u64): void {
  putText(label);
  putSpaces(35 - label.length);
  putByte(0x3d);
  putNumber(value, 21, true);
  putByte(0x0a);
}

/** A row of the table: pools, blocks in use and blocks free of a class, if it has a pool. */
function putClass(sizeClass: u32): void {
  let pools: u32 = 0;
  let used: u32 = 0;
  let room: u32 = 0;
  let arena = lastArena();
  while (arena) {
    for (let number: u32 = 0; number < arena.untouched; number++) {
      const pool = arena.pool(number);
      if (pool.used === 0 || pool.sizeClass !== sizeClass) continue;
      pools++;
      used += pool.used;
      room += pool.capacity;
    }
    arena = arena.older;
  }
  if (pools === 0) return;
  used -= cachedBlocks(sizeClass);
  putNumber(sizeClass, 5);
  putNumber((sizeClass + 1) << 4, 7);
  putNumber(pools, 12);
  putNumber(used, 16);
  putNumber(room - used, 14);
  putByte(0x0a);
}

function putArenas(): void {
  putLine("# arenas allocated total", arenasAllocated());
  putLine("# arenas reclaimed", arenasAllocated() - arenasPresent());
  putLine("# arenas highwater mark", arenasHighwater());
  putLine("# arenas allocated current", arenasPresent());
  putNumber(arenasPresent());
  putText(" arenas * ");
  putNumber(ARENA_BYTES);
  putText(" bytes/arena     =");
  putNumber(<u64>arenasPresent() * ARENA_BYTES, 21, true);
  putByte(0x0a);
}

/** Where the bytes of the arenas are. The lines add up to the total. */
function putBytesOfArenas(): void {
  let allocated: u64 = 0;
  let available: u64 = 0;
  let quantization: u64 = 0;
  let empty: u64 = 0;
  let emptyPools: u32 = 0;
  let arena = lastArena();
  while (arena) {
    for (let number: u32 = 0; number < POOLS_PER_ARENA; number++) {
      const pool = arena.pool(number);
      const bytes =
        POOL_BYTES - (number === 0 ? HEADER_BYTES : 0) - (number === POOLS_PER_ARENA - 1 ? ARENA_TAIL : 0);
      if (number >= arena.untouched || pool.used === 0) {
        emptyPools++;
        empty += bytes;
        continue;
      }
      allocated += <usize>pool.used * pool.blockSize;
      available += <usize>(pool.capacity - pool.used) * pool.blockSize;
      quantization += bytes - <usize>pool.capacity * pool.blockSize;
    }
    arena = arena.older;
  }
  for (let sizeClass: usize = 0; sizeClass < CLASSES; sizeClass++) {
    const cached = <u64>cachedBlocks(sizeClass) * ((sizeClass + 1) << 4);
    allocated -= cached;
    available += cached;
  }
  const headers = <u64>arenasPresent() * HEADER_BYTES;
  const tails = <u64>arenasPresent() * ARENA_TAIL;
  putLine("# bytes in allocated blocks", allocated);
  putLine("# bytes in available blocks", available);
  putLine("# unused pools", emptyPools);
  putLine("# bytes in unused pools", empty);
  putLine("# bytes lost to pool headers", headers);
  putLine("# bytes lost to quantization", quantization);
  putLine("# bytes lost to arena alignment", tails);
  putLine("Total", allocated + available + empty + headers + quantization + tails);
}

/** The raw allocator: large blocks, arenas, scratch. */
function putRaw(): void {
  let quick: u64 = 0;
  let free: u64 = 0;
  let freeBlocks: u32 = 0;
  for (let at = rawFirst(); at < rawTop(); at = changetype<usize>(changetype<Block>(at).after)) {
    const block = changetype<Block>(at);
    if (block.isQuick) quick += block.size;
    if (block.isFree) {
      free += block.size;
      freeBlocks++;
    }
  }
  putLine("# raw blocks in use", rawBlocks());
  putLine("# raw bytes in use", rawBytes());
  putLine("# raw bytes highwater mark", rawBytesPeak());
  putLine("# raw bytes in quick lists", quick);
  putLine("# raw free blocks", freeBlocks);
  putLine("# raw bytes in free blocks", free);
  putLine("# raw bytes in the wilderness", rawEnd() - rawTop());
}

function putOs(): void {
  putLine("# bytes of linear memory", memoryReserved());
  putLine("# bytes of linear memory allowed", memoryLimit());
  putLine("# times memory grew", memoryGrowths());
  putLine("# times growing was refused", memoryRefusals());
}
