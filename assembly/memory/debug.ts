// Every switch that makes the memory layers hostile, in one place, all off. They live in the release build too, because
// the test sweep runs on it, and cost nothing while they are off: arming a switch empties the lists in front of both
// allocators (caches in arena.ts, quick lists in raw.ts) and closes them, so that every call takes the slow path, and
// only the slow paths ask.
import { setCaches } from "./arena.ts";
import { setQuickLists } from "./raw.ts";
import { traceGiven, traceResized, traceTaken } from "./trace.ts";

/** What fresh and freed blocks are filled with, to show. */
const FRESH: u8 = 0xcb;
const FREED: u8 = 0xdb;

/** Set while any switch is armed: the slow paths ask this one flag. */
export let hooked: bool = false;
/** A collection is due at each allocation of a container. */
export let collectAlways: bool = false;
/** Fresh and freed blocks are filled. */
export let fillBlocks: bool = false;
/** Blocks are traced (trace.ts): no hostility, but it wants to be told of the same. */
let tracing: bool = false;
/** What they are filled with. */
let freshByte: u8 = FRESH;
let freedByte: u8 = FREED;

/** Allocations left until one fails; negative: none fails. */
let failCountdown: i32 = -1;
/** Once the countdown has run out, every later allocation fails too until it is set anew. */
let failForever: bool = false;
let failed: u32 = 0;

/**
 * Makes the n-th allocation from now fail, counted over both allocators (1 is the next). With `forever`, all later
 * ones fail as well. n = 0 disarms.
 */
export function failAllocation(n: u32, forever: bool): void {
  failCountdown = n === 0 ? -1 : <i32>n;
  failForever = forever;
  failed = 0;
  rehook();
}

/** Lets no allocation fail, until `resumeFailing` gets the answer. */
export function pauseFailing(): i32 {
  const countdown = failCountdown;
  failCountdown = -1;
  return countdown;
}

export function resumeFailing(countdown: i32): void {
  failCountdown = countdown;
}

/** How many allocations were made to fail since `failAllocation`. */
export function failedAllocations(): u32 {
  return failed;
}

/** How many allocations are left until one fails; negative: none will. */
export function allocationsLeft(): i32 {
  return failCountdown;
}

/** Makes a collection due at each allocation of a container. */
export function setCollectAlways(on: bool): void {
  collectAlways = on;
  rehook();
}

/** Fills fresh and freed blocks with patterns, so that use of either before or after its life shows. */
export function setFillBlocks(on: bool): void {
  freshByte = FRESH;
  freedByte = FREED;
  fillBlocks = on;
  rehook();
}

/** Fills both with zeros instead: a snapshot has nothing of what blocks held before. */
export function setZeroBlocks(on: bool): void {
  freshByte = 0;
  freedByte = 0;
  fillBlocks = on;
  rehook();
}

/** The slow paths' question, asked only while `hooked`: whether this allocation has to fail. */
export function mustFail(): bool {
  if (failCountdown < 0) return false;
  if (failCountdown > 0) failCountdown--;
  if (failCountdown > 0) return false;
  failed++;
  if (!failForever) {
    failCountdown = -1;
    rehook();
  }
  return true;
}

/** Marks a fresh block of `size` bytes, `asked` of which were asked for. */
export function noteFresh(block: usize, size: usize, asked: usize): void {
  if (fillBlocks) memory.fill(block, freshByte, size);
  if (tracing) traceTaken(block, asked);
}

/** Marks a freed block, before the allocator links it. */
export function noteFreed(block: usize, size: usize): void {
  if (tracing) traceGiven(block);
  if (fillBlocks) memory.fill(block, freedByte, size);
}

/** A block has another size from now on, perhaps at another place. */
export function noteResized(from: usize, to: usize, asked: usize): void {
  if (tracing && to !== 0) traceResized(from, to, asked);
}

/** Tells trace.ts of all blocks, or no longer. */
export function setTracing(on: bool): void {
  tracing = on;
  rehook();
}

function rehook(): void {
  const wanted = failCountdown >= 0 || collectAlways || fillBlocks || tracing;
  if (wanted === hooked) return;
  hooked = wanted;
  setCaches(!wanted);
  setQuickLists(!wanted);
}
