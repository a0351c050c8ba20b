/**
 * Windows of generators that lie on the stack for a while. What a frame calls has its window above the caller's, arguments being where they lie: in compiled code that
 * is so for all, inlined or not (src/jit/lower/calls.ts). A generator's window lies in its block; so compiled code with loops that call has it brought onto the stack
 * where it begins, and whoever has run that code puts it back before anything else is done with the generator, which is RUNNING all along.
 *
 *     resumer's window │ the generator's │ windows of what it calls         its block is empty meanwhile
 */
import { UNBOUND } from "../core/value.ts";
import { asCode } from "../objects/code.ts";
import { asFrame, current, Frame, stackLimit } from "./frame.ts";
import { asGenerator } from "./generator.ts";
import { room } from "./tier2.ts";

/**
 * The window of a generator's frame, the current one, moves onto the stack, with `bytes` for it and all that is inlined: where it lies then, and in the high half
 * the room that there is for calls. 0, and nothing done, where there is none.
 */
export function lendWindow(frame: Frame, bytes: u32): u64 {
  const from: usize = frame.regs;
  const to: usize = frame.top;
  if (to + bytes > stackLimit) return 0;
  move(from, to, asCode(frame.code).windowBytes);
  frame.regs = <u32>to;
  frame.top = <u32>(to + bytes);
  return <u64>to | ((<u64>room(frame)) << 32);
}

/** The generator of a frame ends in compiled code, its variables dropped: what it passes outwards (vm/chains.ts) is the `top` that it had. */
export function forgetLent(frame: Frame): void {
  if (frame.regs !== asGenerator(frame.generator).window) frame.top = frame.regs;
}

/**
 * Compiled code of a frame, if it is not freed by now, has been left: its window goes back to where it belongs. What it calls may go on in the interpreter: what
 * lies where that one's window begins is not the generator's.
 */
export function takeBack(frame: Frame): void {
  if (frame.generator === 0 || frame.regs === asGenerator(frame.generator).window) return;
  const from: usize = frame.regs;
  let bytes: usize = asCode(frame.code).windowBytes;
  let called: usize = 0;
  for (let p = current; p !== 0 && p !== changetype<usize>(frame); p = asFrame(p).prev) called = p;
  if (called !== 0) bytes = min<usize>(bytes, <usize>asFrame(called).regs - from);
  frame.regs = asGenerator(frame.generator).window;
  frame.top = <u32>from;
  move(from, frame.regs, bytes);
}

function move(from: usize, to: usize, bytes: usize): void {
  for (const end = from + bytes; from < end; from += 8) {
    store<i64>(to, load<i64>(from));
    store<i64>(from, UNBOUND);
    to += 8;
  }
}
