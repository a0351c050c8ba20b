/**
 * Places in register code: which classic instruction an address belongs to, and what is its like in the other copy.
 *
 * Code that tools watch has two copies of its register code, the plain and the instrumented one (vm/instrument.ts); a frame runs in either, so
 * an address alone says which. Both have the same words in the same order; the instrumented copy has slots in between, and behind `main` what
 * taken branches run through on their way.
 */
import { asInstrumented, entranceOf, Instrumented, PyCode } from "../objects/code.ts";

/** Whether an address lies in the plain copy. */
export function isPlain(code: PyCode, pc: usize): bool {
  return pc - code.plain < <usize>code.registerBytes;
}

/** Whether an address is that of an instruction of a code object, in either copy. */
export function isWithin(code: PyCode, pc: usize): bool {
  if (isPlain(code, pc) || pc === entranceOf(code)) return code.plain !== 0;
  return (
    code.instrumented !== 0 &&
    pc - asInstrumented(code.instrumented).entry < <usize>asInstrumented(code.instrumented).main
  );
}

/** Offset in the classic code of an instruction of the register code. */
export function classicOffset(code: PyCode, pc: usize): u32 {
  if (isPlain(code, pc)) return load<u32>(<usize>code.offsets + ((pc - code.plain) >> 1));
  // Not begun yet.
  if (pc === entranceOf(code)) return load<u32>(code.offsets);
  const copy = asInstrumented(code.instrumented);
  return load<u32>(<usize>copy.offsets + ((pc - copy.entry) >> 1));
}

/** The first register instruction of what the classic code has at `offset`, in the copy that `pc` lies in: offsets only grow. */
export function registerAddress(code: PyCode, pc: usize, offset: u32): usize {
  if (isPlain(code, pc) || pc === entranceOf(code))
    return code.plain + (firstWord(code.offsets, code.registerBytes, offset) << 3);
  const copy = asInstrumented(code.instrumented);
  return copy.entry + (firstWord(copy.offsets, copy.main, offset) << 3);
}

/** Number of the first word whose entry in a growing table is `value` or more. */
function firstWord(table: usize, bytes: u32, value: u32): u32 {
  let low: u32 = 0;
  let high = bytes >> 3;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(table + (middle << 2)) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In the fact of LINE and INSTRUCTION slots: entries of the stack are not where their depth says. */
export const BORROWING: u32 = 0x8000_0000;
/** In the fact of LINE slots: entered by jumps, but no beginning of a line (CPython: of an entry of the line table). */
export const ENTERED_ONLY: u32 = 0x4000_0000;

export function isBorrowing(pc: usize): bool {
  return (load<u32>(pc, 4) & BORROWING) !== 0;
}

/** Whether a trace function may send the frame to this LINE slot. */
export function isJumpTarget(pc: usize): bool {
  return (load<u32>(pc, 4) & (BORROWING | ENTERED_ONLY)) === 0;
}

/** The line of a LINE slot, or the offset of an INSTRUCTION slot. */
export function lineOfSlot(pc: usize): i32 {
  return load<u32>(pc, 4) & ~(BORROWING | ENTERED_ONLY);
}

/** Entry of a word of the instrumented copy in its table `words`. */
function wordOf(copy: Instrumented, pc: usize): u32 {
  return load<u32>(<usize>copy.words + ((pc - copy.entry) >> 1));
}

/** Where a frame of instrumented code that is to go on at `pc` would go on in the plain copy. */
export function plainAddress(code: PyCode, pc: usize): usize {
  return code.plain + ((<usize>(wordOf(asInstrumented(code.instrumented), pc) >> 1)) << 3);
}

/** The instruction in the instrumented copy that is at `pc` in the plain one. */
export function instrumentedAddress(code: PyCode, pc: usize): usize {
  const copy = asInstrumented(code.instrumented);
  let word = firstWord(copy.words, copy.main, (<u32>((pc - code.plain) >> 3)) << 1);
  while (load<u32>(<usize>copy.words + (word << 2)) & 1) word++;
  return copy.entry + (word << 3);
}

/** As instrumentedAddress, but the first of the slots in front of the instruction: a frame is to go on there. */
export function slotsAddress(code: PyCode, pc: usize): usize {
  const copy = asInstrumented(code.instrumented);
  return copy.entry + ((<usize>firstWord(copy.words, copy.main, (<u32>((pc - code.plain) >> 3)) << 1)) << 3);
}
