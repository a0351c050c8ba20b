// Loops over the allocators, for bench/pieces.ts: inside the module, so that no call from outside is measured with them.
import { objAlloc, objFree } from "../memory/arena.ts";
import { rawAlloc, rawFree } from "../memory/raw.ts";

/** `count` times: allocates a block of `size` bytes and frees it. */
export function objPairs(count: u32, size: usize): void {
  for (let i: u32 = 0; i < count; i++) objFree(objAlloc(size));
}

export function rawPairs(count: u32, size: usize): void {
  for (let i: u32 = 0; i < count; i++) rawFree(rawAlloc(size));
}

/** A table of `live` blocks of 16 to 64 bytes; 0 if there is no memory. */
export function makeTable(live: u32): usize {
  const table = rawAlloc((<usize>live) << 2);
  if (table === 0) return 0;
  for (let i: u32 = 0; i < live; i++) store<u32>(table + ((<usize>i) << 2), <u32>objAlloc(sizeOf(i)));
  return table;
}

/** `count` times: frees one of the table's blocks, chosen in a scattered order, and allocates another in its place. */
export function objChurn(count: u32, table: usize, live: u32): void {
  let at: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    at = (at * 5 + 7919) % live;
    const place = table + ((<usize>at) << 2);
    objFree(load<u32>(place));
    store<u32>(place, <u32>objAlloc(sizeOf(i)));
  }
}

function sizeOf(i: u32): usize {
  return 16 + ((<usize>i & 3) << 4);
}
