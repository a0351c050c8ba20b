// The memory layers as a module of their own, for tests and benchmarks (tests/memory.test.ts). Not part of the VM.
import {
  allocatedBlocks,
  arenasAllocated,
  arenasHighwater,
  arenasPresent,
  isSmall,
  objAlloc,
  objFree,
  objFreeSized,
  objRealloc,
  objUsable,
  trimCaches,
} from "../memory/arena.ts";
import { checkHeap, heapFaultAddress } from "../memory/check.ts";
import { failAllocation, failedAllocations, setCollectAlways, setFillBlocks } from "../memory/debug.ts";
import { memoryGrowths, memoryRefusals, memoryReserved, setMemoryLimit } from "../memory/os.ts";
import {
  rawAlloc,
  rawAllocZeroed,
  rawBlocks,
  rawBytes,
  rawBytesPeak,
  rawFree,
  rawRealloc,
  rawUsable,
} from "../memory/raw.ts";

import { putMemoryStats } from "../memory/stats.ts";
import { textBytes, textEnd, textLength } from "../memory/text.ts";

export {
  allocatedBlocks,
  arenasAllocated,
  arenasHighwater,
  arenasPresent,
  checkHeap,
  failAllocation,
  failedAllocations,
  heapFaultAddress,
  isSmall,
  memoryGrowths,
  memoryRefusals,
  memoryReserved,
  objAlloc,
  objFree,
  objFreeSized,
  objRealloc,
  objUsable,
  putMemoryStats,
  rawAlloc,
  rawAllocZeroed,
  rawBlocks,
  rawBytes,
  rawBytesPeak,
  rawFree,
  rawRealloc,
  rawUsable,
  setCollectAlways,
  setFillBlocks,
  setMemoryLimit,
  textBytes,
  textEnd,
  textLength,
  trimCaches,
};
