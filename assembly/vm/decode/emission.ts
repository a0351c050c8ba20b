/** Instructions, in a copy with the slots for events that belong to them (PEP 669). */
import { MonitorEvent } from "../../shared/monitoring.ts";
import { R } from "../../shared/registers.ts";
import { Input } from "./input.ts";
import { BRANCH, emitWord, isCopy, jumpsTo, Output, WAY } from "./output.ts";

export function emit(op: R, a: u32 = 0, b: u32 = 0, c: u32 = 0): void {
  if (isCopy()) slotsBefore(op);
  emitWord(op, a, b, c);
  if (isCopy() && (op === R.YIELD_VALUE || op === R.YIELD_ASYNC)) slot(MonitorEvent.PY_RESUME);
}

/** An instruction with a 32-bit operand at +4. */
export function emitWide(op: R, a: u32, wide: u32): void {
  emit(op, a);
  if (!Output.failed) store<u32>(Output.start + Output.length - 4, wide);
}

/** A slot for an event, with a fact about it that needs no more than 32 bits. */
export function slot(event: MonitorEvent, fact: u32 = 0): void {
  Output.isSlot = true;
  emitWord(R.EVENT, event, 0, 0);
  if (!Output.failed) store<u32>(Output.start + Output.length - 4, fact);
  Output.isSlot = false;
}

function slotsBefore(op: R): void {
  switch (op) {
    case R.CALL:
    case R.CALL_METHOD:
    case R.CALL_KW:
    case R.CALL_EX:
      slot(MonitorEvent.CALL);
      return;
    case R.RETURN:
    case R.RETURN_CONST:
      slot(MonitorEvent.PY_RETURN);
      return;
    case R.YIELD_VALUE:
    case R.YIELD_ASYNC:
      slot(MonitorEvent.PY_YIELD);
      return;
    case R.YIELD_FROM:
      // Only who resumes the generator comes by the slot.
      Output.isSlot = true;
      emitWord(R.JUMP, 0, 8, 0);
      slot(MonitorEvent.PY_RESUME);
  }
}

/** The last instruction branches: if it does not, it runs into a slot; if it does, through one behind the code (wayOfBranches). */
export function branchesTo(target: u32): void {
  jumpsTo(target);
  if (!isCopy() || Output.failed) return;
  store<u32>(Output.fixups + ((<usize>Output.fixupCount - 1) << 3), target | BRANCH, 4);
  slot(MonitorEvent.BRANCH_LEFT, Input.next);
}

/** The ways of taken branches: a slot, and a jump to the target. */
export function wayOfBranches(): void {
  Output.copy.main = Output.length;
  const count = Output.fixupCount;
  for (let i: u32 = 0; i < count && !Output.failed; i++) {
    const target = load<u32>(Output.fixups + ((<usize>i) << 3), 4);
    if (!(target & BRANCH)) continue;
    Output.origin = load<u32>(Output.offsets + (load<u32>(Output.fixups + ((<usize>i) << 3)) >> 1));
    store<u32>(Output.fixups + ((<usize>i) << 3), Output.length | WAY, 4);
    const goal = load<u32>(Output.starts + ((target & ~BRANCH) << 2));
    const goalWord = load<u32>(Output.words + (goal >> 1)) | 1;
    slot(MonitorEvent.BRANCH_RIGHT, target & ~BRANCH);
    if (!Output.failed) store<u32>(Output.words + ((Output.length - 8) >> 1), goalWord);
    emitWord(R.JUMP, 0, 0, 0);
    if (!Output.failed) store<u32>(Output.words + ((Output.length - 8) >> 1), goalWord);
    jumpsTo(target & ~BRANCH);
  }
}
