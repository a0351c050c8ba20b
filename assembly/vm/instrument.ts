/**
 * Instrumented code: how tools are told of lines, calls, branches without any cost while none watches.
 *
 * Code that a tool watches is decoded once more, into a copy with slots between its instructions: where a line begins, in front of each
 * classic instruction, of calls, returns and yields, at both ends of branches. A slot holds the instruction EVENT while a tool wants its event, else
 * NOP. The loop knows neither: entering a function is entering the copy. The plain code is as if nothing were there.
 *
 * When tools want something else, all code is chosen anew at its next call (`entry` is 0 until then), and frames that run or wait
 * change over to the other copy at the next safe point of the loop (`switchFrames`), each to the same place. Frames that native
 * code has between them and the loop do so when it returns to them (`noteReturnToNative`).
 * CPython: Python/instrumentation.c, which overwrites instructions in place.
 */

import { expireBreaker } from "../core/interrupt.ts";
import { asCode, asInstrumented, decodedCode, entranceOf, PyCode, plainEntry } from "../objects/code.ts";
import { MonitorEvent } from "../shared/monitoring.ts";
import { R } from "../shared/registers.ts";
import { loosen } from "./chains.ts";
import { decodeInstrumented } from "./decode.ts";
import { asFrame, current, eachFrame, Frame, FrameKind } from "./frame.ts";
import { asGenerator, GeneratorState } from "./generator.ts";
import { lineOf } from "./positions.ts";
import { classicOffset, instrumentedAddress, isPlain, plainAddress, slotsAddress } from "./registercode.ts";
import { isCurrent, isWatched, makeRecord, setChangeHook, toolsFor, toolsVersion, watched } from "./tools.ts";

/** Frames are to change over at the next safe point; waiting generators too. */
let switchDue: bool = false;
let waitingDue: bool = false;
/** Whether there was ever a copy. */
export let areCopies: bool = false;

/** Sets the entry of decoded code: the copy if a tool watches it and the copy can be made. */
export function chooseEntry(code: PyCode): void {
  code.entry =
    watched !== 0 && isWatched(code) && makeCopy(code)
      ? asInstrumented(code.instrumented).entry
      : plainEntry(code);
}

function makeCopy(code: PyCode): bool {
  if (!makeRecord(code)) return false;
  const copy = asInstrumented(code.instrumented);
  if (copy.entry === 0 && !decodeInstrumented(code, copy)) return false;
  areCopies = true;
  if (!isCurrent(code)) setSlots(code);
  return true;
}

/** Makes slots EVENT or NOP: whether a tool wants the event that has not switched it off there. */
function setSlots(code: PyCode): void {
  const copy = asInstrumented(code.instrumented);
  const wanted = memory.data(16);
  for (let event: u32 = 0; event < <u32>MonitorEvent.RAISE; event++)
    store<u8>(wanted + event, <u8>toolsFor(code, event));
  const end = <usize>copy.entry + copy.bytes;
  let word: usize = copy.words;
  for (let pc: usize = copy.entry; pc < end; pc += 8) {
    const isSlot = load<u32>(word) & 1;
    word += 4;
    if (isSlot === 0 || load<u16>(pc) === R.JUMP) continue;
    const tools = load<u8>(wanted + load<u8>(pc, 2)) & ~load<u8>(pc, 3);
    store<u16>(pc, <u16>(tools !== 0 ? R.EVENT : R.NOP));
  }
  copy.version = toolsVersion;
}

/** A slot whose event every tool has switched off becomes NOP. */
export function switchOffSlot(code: PyCode, pc: usize, tool: u32): void {
  store<u8>(pc, load<u8>(pc, 3) | <u8>((<u32>1) << tool), 3);
  if (!(toolsFor(code, load<u8>(pc, 2)) & ~(<u32>load<u8>(pc, 3)))) store<u16>(pc, <u16>R.NOP);
}

/** All slots that tools have switched off are on again. */
export function restartEvents(): void {
  for (let p = decodedCode; p !== 0; p = asCode(p).nextDecoded) {
    const code = asCode(p);
    if (code.instrumented === 0) continue;
    const copy = asInstrumented(code.instrumented);
    if (copy.entry === 0) continue;
    let word: usize = copy.words;
    const end = <usize>copy.entry + copy.bytes;
    for (let pc: usize = copy.entry; pc < end; pc += 8) {
      if (load<u32>(word) & 1 && load<u16>(pc) !== R.JUMP) store<u8>(pc, 0, 3);
      word += 4;
    }
    setSlots(code);
  }
}

/** Tools want something else: code is chosen anew when it is next called, and frames change over at the next safe point. */
function changed(): void {
  for (let p = decodedCode; p !== 0; p = asCode(p).nextDecoded) {
    const code = asCode(p);
    code.entry = watched === 0 ? plainEntry(code) : 0;
    code.inlined = 0;
  }
  if (watched === 0 && !areCopies) return;
  waitingDue = true;
  requestSwitch();
}

function requestSwitch(): void {
  switchDue = true;
  expireBreaker();
}

/** Whether the frame runs in the copy that its code is to run in. */
function isRight(frame: Frame): bool {
  const code = asCode(frame.code);
  if (frame.next === entranceOf(code)) frame.next = code.plain;
  if (code.entry === 0) chooseEntry(code);
  return isEntryPlain(code) === isPlain(code, frame.next);
}

function isEntryPlain(code: PyCode): bool {
  return code.entry === plainEntry(code);
}

/** A nested loop returns to native code that a frame has called: that frame could not change over before. */
export function noteReturnToNative(): void {
  if (current !== 0 && !isRight(asFrame(current))) requestSwitch();
}

/** At a safe point, `next` of the current frame set: frames go on in the copy that tools want. */
export function switchFrames(): void {
  if (!switchDue) return;
  switchDue = false;
  if (waitingDue) {
    waitingDue = false;
    eachFrame(loosenWaiting);
    eachFrame(switchWaiting);
  }
  for (let p = current; p !== 0; p = asFrame(p).prev) {
    switchFrame(asFrame(p));
    if (asFrame(p).kind === FrameKind.STOP) return;
  }
}

function loosenWaiting(record: usize): void {
  const generator: usize = asFrame(record).generator;
  if (generator !== 0) loosen(asGenerator(generator));
}

function switchWaiting(record: usize): void {
  const frame = asFrame(record);
  if (frame.generator === 0) return;
  const state = asGenerator(frame.generator).state;
  if (state !== GeneratorState.CREATED && state !== GeneratorState.SUSPENDED) return;
  const delegates = load<u16>(frame.next) === R.YIELD_FROM && isPlain(asCode(frame.code), frame.next);
  switchFrame(frame);
  // It waits in `yield from`: whoever resumes it comes by the slot in front.
  if (delegates && !isPlain(asCode(frame.code), frame.next)) {
    frame.next = <u32>instrumentedAddress(asCode(frame.code), frame.pc) - 8;
  }
}

function switchFrame(frame: Frame): void {
  if (isRight(frame)) return;
  const code = asCode(frame.code);
  if (isEntryPlain(code)) {
    frame.next = <u32>plainAddress(code, frame.next);
    if (!isPlain(code, frame.pc)) frame.pc = <u32>plainAddress(code, frame.pc);
    return;
  }
  frame.next = <u32>slotsAddress(code, frame.next);
  if (isPlain(code, frame.pc)) frame.pc = <u32>instrumentedAddress(code, frame.pc);
  frame.line = lineOf(code, classicOffset(code, frame.pc));
}

export function initInstrument(): void {
  setChangeHook(changed.index);
}
