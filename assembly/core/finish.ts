/**
 * What has to be let go of at the end of a program besides objects: static references of files that keep some. vm/finish.ts calls
 * each function registered here, the latest first.
 */

const MOST: u32 = 64;
const TABLE: usize = memory.data(256);
let count: u32 = 0;

/** Registers a () => void by its index, once: at the end of the program it drops what its file keeps. */
export function atFinish(index: u32): void {
  for (let i: u32 = 0; i < count; i++) if (load<u32>(TABLE + (i << 2)) === index) return;
  assert(count < MOST, "too many functions for the end of the program");
  store<u32>(TABLE + (count++ << 2), index);
}

export function runAtFinish(): void {
  while (count > 0) call_indirect<void>(load<u32>(TABLE + (--count << 2)));
}
