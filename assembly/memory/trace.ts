// Traces of blocks, for tracemalloc: which blocks were handed out since it began, how large they are, and where the program was then (a number
// that the VM gives and that means nothing here). Both allocators tell of blocks on their slow paths, which all take while
// tracing is on (debug.ts); while it is off, nothing is asked.
//
//     table     | address u32 | size u32 | record u32 | 0 |  x 2^n, open addressing: 0 for an empty place
//
// What the tables need themselves is not traced. A block for which there is no memory to trace it is left out.
import { setTracing } from "./debug.ts";
import { rawAlloc, rawAllocZeroed, rawFree } from "./raw.ts";

const ENTRY_BITS: usize = 4;
const FIRST_PLACES: u32 = 4096;

let table: usize = 0;
let mask: u32 = 0;
let count: u32 = 0;
/** () => u32: the record of where the program is, 0 for none. */
let whereIndex: u32 = 0;
/** Traces are not added: what is going on is not the program's. */
let paused: bool = false;

/** Bytes of the blocks that have a trace, and the most there ever were. */
export let tracedBytes: u64 = 0;
export let tracedPeak: u64 = 0;

/** Begins; false without memory. `where` is the index of a function () => u32, see whereIndex. */
export function beginTraces(where: u32): bool {
  table = rawAllocZeroed((<usize>FIRST_PLACES) << ENTRY_BITS);
  if (table === 0) return false;
  mask = FIRST_PLACES - 1;
  whereIndex = where;
  setTracing(true);
  return true;
}

export function endTraces(): void {
  setTracing(false);
  const old = table;
  table = 0;
  rawFree(old);
  forgetCounts();
}

/** Forgets all traces there are. */
export function clearTraces(): void {
  memory.fill(table, 0, (<usize>mask + 1) << ENTRY_BITS);
  forgetCounts();
}

function forgetCounts(): void {
  count = 0;
  tracedBytes = 0;
  tracedPeak = 0;
}

export function resetPeak(): void {
  tracedPeak = tracedBytes;
}

/** Adds no traces until called again with what it answers. */
export function pauseTraces(on: bool): bool {
  const before = paused;
  paused = on;
  return before;
}

/** Bytes of the table. */
export function traceBytes(): usize {
  return table === 0 ? 0 : (<usize>mask + 1) << ENTRY_BITS;
}

// ---- the table ----

function slotOf(p: usize): u32 {
  return <u32>((<u32>p * 0x9e3779b1) >> 8) & mask;
}

/** The entry of a block, or the empty place where it belongs. */
function entryOf(p: usize): usize {
  let i = slotOf(p);
  let at = table + ((<usize>i) << ENTRY_BITS);
  while (load<u32>(at) !== <u32>p && load<u32>(at) !== 0) {
    i = (i + 1) & mask;
    at = table + ((<usize>i) << ENTRY_BITS);
  }
  return at;
}

function grow(): bool {
  const grown = rawAllocZeroed(((<usize>mask + 1) << ENTRY_BITS) << 1);
  if (grown === 0) return false;
  const old = table;
  const end = old + ((<usize>mask + 1) << ENTRY_BITS);
  table = grown;
  mask = mask * 2 + 1;
  for (let at = old; at < end; at += 1 << ENTRY_BITS) {
    if (load<u32>(at) !== 0) memory.copy(entryOf(load<u32>(at)), at, 1 << ENTRY_BITS);
  }
  rawFree(old);
  return true;
}

/** A block was handed out. */
export function traceTaken(p: usize, size: usize): void {
  if (paused) return;
  paused = true;
  const record = call_indirect<u32>(whereIndex);
  if (record !== 0 && (count * 4 <= mask * 3 || grow())) put(p, size, record);
  paused = false;
}

function put(p: usize, size: usize, record: u32): void {
  const at = entryOf(p);
  if (load<u32>(at) === 0) count++;
  else tracedBytes -= load<u32>(at, 4);
  store<u32>(at, <u32>p);
  store<u32>(at, <u32>size, 4);
  store<u32>(at, record, 8);
  addBytes(size);
}

function addBytes(size: usize): void {
  tracedBytes += size;
  if (tracedBytes > tracedPeak) tracedPeak = tracedBytes;
}

/** A block was given back: its entry goes, and those behind it that it kept from their places move up. */
export function traceGiven(p: usize): void {
  if (table === 0) return;
  let hole = entryOf(p);
  if (load<u32>(hole) === 0) return;
  tracedBytes -= load<u32>(hole, 4);
  count--;
  let i = <u32>((hole - table) >> ENTRY_BITS);
  let free = i;
  while (true) {
    i = (i + 1) & mask;
    const at = table + ((<usize>i) << ENTRY_BITS);
    if (load<u32>(at) === 0) break;
    // An entry may not stand before its own place.
    if (((i - slotOf(load<u32>(at))) & mask) < ((i - free) & mask)) continue;
    memory.copy(hole, at, 1 << ENTRY_BITS);
    hole = at;
    free = i;
  }
  store<u32>(hole, 0);
}

/** A block is of another size now, or elsewhere. Its trace tells of where that was done. */
export function traceResized(from: usize, to: usize, size: usize): void {
  if (from !== to) {
    traceGiven(from);
    traceTaken(to, size);
    return;
  }
  const at = entryOf(from);
  if (load<u32>(at) === 0) return traceTaken(to, size);
  tracedBytes -= load<u32>(at, 4);
  store<u32>(at, <u32>size, 4);
  addBytes(size);
}

/** The record of a block, 0 if it has no trace. */
export function traceOf(p: usize): u32 {
  return table === 0 ? 0 : load<u32>(entryOf(p), 8);
}

/** A copy of all traces, size u32 and record u32 for each, `copied` of them; 0 without memory. The caller frees it. */
export function copyTraces(): usize {
  const before = pauseTraces(true);
  const copy = rawAlloc(((<usize>count) << 3) + 8);
  paused = before;
  copied = 0;
  if (copy === 0) return 0;
  const end = table + traceBytes();
  for (let at = table; at < end; at += 1 << ENTRY_BITS) {
    if (load<u32>(at) === 0) continue;
    store<u64>(copy + ((<usize>copied) << 3), load<u64>(at, 4));
    copied++;
  }
  return copy;
}

/** How many traces the copy made last has. */
export let copied: u32 = 0;
