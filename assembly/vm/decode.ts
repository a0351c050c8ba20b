/**
 * Decodes classic bytecode into register code, once, when a code object first runs.
 *
 * The decoder walks the code in order with an abstract stack. An entry is a temporary (its value lies in the slot of its depth), a local
 * or a constant that was pushed but not yet read: LOAD_FAST and LOAD_CONST emit nothing. The instruction that consumes an entry
 * names the local or constant as its operand, and a STORE_FAST right after it becomes its result slot. So
 * `LOAD_FAST a; LOAD_FAST b; BINARY_ADD; STORE_FAST c` is one instruction.
 *
 * A borrowed local is read late. Entries become temporaries ("spilled") before anything could make that visible:
 * a store to that local, a jump or a jump's target, and, where a handler may unwind to them, everything below its depth.
 * A local that may be unbound is checked where the classic code loads it (vm/kinds.ts says which).
 *
 * For tools that watch the code it is decoded once more, into the same words with slots for events between them (vm/instrument.ts).
 *
 *     decode/input.ts         the code object, the place in it
 *     decode/output.ts        words, jumps            emission.ts   instructions with their slots
 *     decode/stack.ts         the abstract stack      slots.ts      slots of lines and offsets      follow.ts   what follows
 *     decode/instructions.ts  which register instruction a classic one becomes      operators.ts, forms.ts   how
 */
import { clearError, raiseMemoryError } from "../core/errors.ts";
import { DEFAULTS_IN_PLACE } from "../core/native.ts";
import { rawAlloc, rawFree } from "../memory/raw.ts";
import { pauseTraces } from "../memory/trace.ts";
import { Instrumented, linkDecoded, PyCode } from "../objects/code.ts";
import { fallsThrough } from "../shared/effects.ts";
import { MonitorEvent } from "../shared/monitoring.ts";
import { R } from "../shared/registers.ts";
import { emit, slot, wayOfBranches } from "./decode/emission.ts";
import { Input, NOTHING } from "./decode/input.ts";
import { instruction } from "./decode/instructions.ts";
import { closeOutput, isCopy, Output, openOutput, patchJumps } from "./decode/output.ts";
import { openSlots, slotsOf } from "./decode/slots.ts";
import { cell, Stack, setDepth, spillBelow } from "./decode/stack.ts";
import { handlerDepth } from "./exceptiontable.ts";
import { chooseEntry } from "./instrument.ts";
import { analyseKinds, closeKinds } from "./kinds.ts";
import { insOp, insOperand, insSize, readInstruction, verify } from "./verify.ts";

/** Makes `code` ready to run; false with an exception pending. */
export function decode(target: PyCode): bool {
  if (target.entry !== 0) return true;
  // The VM's own, which a program that traces its memory does not want to see.
  const before = pauseTraces(true);
  const good = target.plain !== 0 || decodeInto(target, changetype<Instrumented>(0));
  pauseTraces(before);
  if (!good) return false;
  chooseEntry(target);
  return true;
}

/** Makes the copy of decoded code that has slots; false if that cannot be done, nothing raised. */
export function decodeInstrumented(target: PyCode, to: Instrumented): bool {
  if (decodeInto(target, to)) return true;
  clearError();
  return false;
}

function decodeInto(target: PyCode, to: Instrumented): bool {
  Output.copy = to;
  Input.analysis = verify(target);
  if (changetype<usize>(Input.analysis) === 0) return false;
  if (!analyseKinds(target, Input.analysis)) {
    closeKinds();
    Input.analysis.drop();
    return false;
  }
  Input.code = target;
  open();
  if (!Output.failed) translate();
  if (!Output.failed && isCopy()) wayOfBranches();
  if (!Output.failed) patchJumps();
  const done = close();
  Input.analysis.drop();
  if (!done) raiseMemoryError();
  return done;
}

function open(): void {
  openOutput(Input.analysis.length);
  Stack.depth = 0;
  Stack.entries = rawAlloc((<usize>Input.code.stacksize + 4) << 2);
  if (Stack.entries === 0) Output.failed = true;
  Input.taken = NOTHING;
  if (isCopy()) openSlots(Input.code);
}

/** Gives the register code to whom it belongs; false if there is none. */
function close(): bool {
  closeKinds();
  rawFree(Stack.entries);
  if (!closeOutput()) return false;
  if (isCopy()) giveCopy(Output.copy);
  else giveCode(Input.code);
  return true;
}

function giveCopy(copy: Instrumented): void {
  copy.entry = <u32>Output.start;
  copy.bytes = Output.length;
  copy.offsets = <u32>Output.offsets;
  copy.words = <u32>Output.words;
}

function giveCode(code: PyCode): void {
  code.windowBytes = (code.nslots + code.stacksize + DEFAULTS_IN_PLACE) << 3;
  code.registerBytes = Output.length;
  code.offsets = <u32>Output.offsets;
  code.plain = <u32>Output.start;
  linkDecoded(code);
}

function translate(): void {
  prologue();
  let reachable = true;
  for (Input.at = 0; Input.at < Input.analysis.length && !Output.failed; Input.at = Input.next) {
    readInstruction(Input.analysis.bytes, Input.analysis.length, Input.at);
    Input.next = Input.at + insSize;
    const known = Input.analysis.depth(Input.at);
    if (known < 0) {
      reachable = false;
      store<u32>(Output.starts + (Input.at << 2), Output.length);
      continue;
    }
    if (Input.analysis.isTarget(Input.at) || !reachable) {
      if (reachable) spillBelow(Stack.depth);
      setDepth(known);
    }
    store<u32>(Output.starts + (Input.at << 2), Output.length);
    Output.origin = Input.at;
    if (isCopy()) slotsOf(Input.at, !reachable || Input.analysis.isTarget(Input.at));
    if (Input.analysis.findHandler(Input.at)) spillBelow(min<u32>(handlerDepth, Stack.depth));
    readInstruction(Input.analysis.bytes, Input.analysis.length, Input.at);
    const op = insOp;
    instruction(op, insOperand);
    if (isCopy() && Input.taken !== NOTHING) {
      Output.origin = Input.taken;
      slotsOf(Input.taken, false, true);
    }
    Input.taken = NOTHING;
    reachable = fallsThrough(op);
  }
  store<u32>(Output.starts + (Input.analysis.length << 2), Output.length);
}

/** Arguments that are cells move into them; the closure's cells are copied in. */
function prologue(): void {
  Output.origin = 0;
  const cells = Input.code.nslots - Input.code.nlocals;
  const free = load<u32>(<usize>Input.code.freevars, 8);
  for (let i: u32 = 0; i < cells - free; i++) emit(R.MAKE_CELL, cell(i), cellArgument(i));
  if (free !== 0) emit(R.COPY_CLOSURE, cell(cells - free), free);
  if (isCopy()) slot(MonitorEvent.PY_START);
}

/** Number of the local that has the same name as cell variable i, plus one; 0 if there is none. */
function cellArgument(i: u32): u32 {
  const name = load<i64>(<usize>Input.code.cellvars + (i << 3), 16);
  for (let k: u32 = 0; k < Input.code.nlocals; k++) {
    if (load<i64>(<usize>Input.code.varnames + (k << 3), 16) === name) return k + 1;
  }
  return 0;
}
