// Guards behind the blocks of the debug build: the size asked for is kept at the block's end, and what lies between is
// filled; freeing checks it. A write behind a block's end, or into a freed one, stops the VM when the block is freed.
//
//     p -> | bytes asked for … | 0xFD … 0xFD | size u32 |   to the end of the block, at least 8 bytes

/** What a guard takes at least. */
export const GUARD_BYTES: usize = 8;
const FILL: u8 = 0xfd;

/** Puts a guard behind `size` bytes of a block of `usable` bytes. Answers `p`. */
export function openGuard(p: usize, usable: usize, size: usize): usize {
  memory.fill(p + size, FILL, usable - 4 - size);
  store<u32>(p + usable - 4, <u32>size);
  return p;
}

/** The size asked for. */
export function guardedSize(p: usize, usable: usize): usize {
  return load<u32>(p + usable - 4);
}

/** Stops the VM if the guard has been written to, and marks the block as freed. */
export function checkGuard(p: usize, usable: usize): void {
  const size = guardedSize(p, usable);
  assert(size <= usable - GUARD_BYTES, "a block's guard was overwritten, or it was freed twice");
  for (let at = p + size; at < p + usable - 4; at++)
    assert(load<u8>(at) === FILL, "a block was written behind its end");
  store<u32>(p + usable - 4, 0xdddddddd);
}
