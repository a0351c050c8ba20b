// The OS layer: the lowest of the allocation layers. It owns the end of linear memory and nothing else: it moves the
// end up with `memory.grow`, in large steps, and refuses to pass the cap the host has set.
//
// It never takes memory back (WebAssembly cannot) and knows nothing of blocks: raw.ts divides what it reserves.
// AssemblyScript's own allocator would start at `__heap_base` as well, so it must never be called at run time.

/** A WebAssembly page: 64 KiB. */
const PAGE_SHIFT: usize = 16;
/** 2 GiB less one page: JavaScript and compiled code have addresses as signed numbers of 32 bits. */
const MAX_PAGES: usize = 32767;
/** The least number of pages to ask for: growing takes 2 us, and the host has to look at memory anew. */
const LEAST_STEP: usize = 1;
/** The most pages asked for ahead of need. */
const LARGEST_STEP: usize = 1024;

/** Pages that the VM may have beyond the cap for what it makes for itself, and programs never give back. */
const OWN_PAGES: usize = 16;
const MOST_PAGES: usize = MAX_PAGES - OWN_PAGES;

/** Pages in use; 0 before they are counted. The host may have more ready, which an instance before this one has left (src/host/machine.ts). */
let pages: usize = 0;
/** The cap in pages. */
let limitPages: usize = MOST_PAGES;
/** Whether no page is asked for ahead of need. */
let isFrugal: bool = false;
let growthCount: u32 = 0;
let refusalCount: u32 = 0;

/** Caps linear memory at `bytes` (rounded down to pages); 0 takes the cap away. What is reserved already stays. */
export function setMemoryLimit(bytes: u32): void {
  const pages = <usize>bytes >> PAGE_SHIFT;
  limitPages = bytes === 0 || pages > MOST_PAGES ? MOST_PAGES : pages;
}

/** Lets memory grow a little beyond the cap, until `on` is false. */
export function exceedLimit(on: bool): void {
  limitPages = on ? limitPages + OWN_PAGES : limitPages - OWN_PAGES;
}

/** Lets memory grow by what is needed and no more, until `on` is false. */
export function growFrugally(on: bool): void {
  isFrugal = on;
}

/** The cap in bytes. */
export function memoryLimit(): u32 {
  return <u32>(limitPages << PAGE_SHIFT);
}

/** Bytes of linear memory reserved. As memory never shrinks, this is also the peak. */
export function memoryReserved(): u32 {
  return <u32>osEnd();
}

/** How many times memory has grown. */
export function memoryGrowths(): u32 {
  return growthCount;
}

/** How many times growing was refused, by the cap or by the host. */
export function memoryRefusals(): u32 {
  return refusalCount;
}

/** The first address that belongs to the allocators. */
export function osBegin(): usize {
  return __heap_base;
}

/** The address after the last byte of linear memory. */
export function osEnd(): usize {
  return pagesInUse() << PAGE_SHIFT;
}

function pagesInUse(): usize {
  if (pages === 0) pages = <usize>memory.size();
  return pages;
}

/** Has so many pages in use, asking the host for those that it does not have ready. */
function extend(wanted: usize): bool {
  const missing = <isize>(wanted - <usize>memory.size());
  if (missing > 0 && memory.grow(<i32>missing) < 0) return false;
  pages = wanted;
  return true;
}

/**
 * Moves the end of memory up by at least `bytes`, by a sixteenth of what there is if the cap allows it.
 * Answers whether it did; new memory is zero.
 */
export function osGrow(bytes: usize): bool {
  const present = pagesInUse();
  const needed = (bytes >> PAGE_SHIFT) + 1;
  if (present >= limitPages || needed > limitPages - present) return refuse();
  let step = isFrugal ? needed : min(max(present >> 4, LEAST_STEP), LARGEST_STEP);
  step = min(max(step, needed), limitPages - present);
  if (!extend(present + step) && (step === needed || !extend(present + needed))) return refuse();
  growthCount++;
  return true;
}

function refuse(): bool {
  refusalCount++;
  return false;
}
