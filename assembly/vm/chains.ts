/**
 * Chains of generators that delegate to each other by `yield from` and `await`: a value goes from the innermost to whoever resumed the outermost, and the next
 * one sent back, without a step for each generator between them.
 *
 *     resumer ─ root (level 0) ─ generator (1) ─ … ─ innermost (n)      each frame's `prev` is the one to its left
 *
 * When the innermost yields, only the root is suspended: the generators between keep their state, RUNNING, and the links of their frames, and stand at their
 * YIELD_FROM with `next` behind it. The root remembers the innermost and goes on there. What a frame passes outwards when it ends is the `top` of
 * its window, which only the innermost has right.
 *
 * Nobody may see the difference: whoever asks for the state of a generator, or resumes, throws into or closes one that is not the root, first has the chain
 * taken apart (`loosen`), each generator suspended by itself as if there were no chains. The same happens where an exception is being handled,
 * for each generator keeps its own, and where tools watch.
 */

import { handled } from "../core/errors.ts";
import { decref, increfAt } from "../core/object.ts";
import { UNBOUND, Value } from "../core/value.ts";
import { NOWHERE } from "../shared/registers.ts";
import {
  asFrame,
  countDepths,
  current,
  depthLeft,
  Frame,
  FrameKind,
  setCurrent,
  stackLimit,
} from "./frame.ts";
import { asGenerator, GeneratorState, isHeld, Mark, PyGenerator } from "./generator.ts";
import { bytesOn, lastFrameOn, leaveShelf, levelsOn, takeFromShelf } from "./shelf.ts";
import { watched } from "./tools.ts";

/** Whether generators may be linked, or stay so, as things are. */
function isLinking(): bool {
  return handled === UNBOUND && watched === 0;
}

/**
 * The generator g, which runs no chain of its own, begins to be delegated to by `frame`, which stands at its YIELD_FROM: it becomes part of
 * the chain of that frame's generator, if it may.
 */
export function link(frame: Frame, g: PyGenerator): void {
  g.root = 0;
  if (frame.generator === 0 || !isLinking()) return;
  const outer = asGenerator(frame.generator);
  if (outer.handling !== 0) return;
  if (outer.root === 0) {
    if (frame.kind === FrameKind.YIELD_FROM) return;
    outer.root = <u32>changetype<usize>(outer);
    outer.level = 0;
  }
  g.root = outer.root;
  g.level = outer.level + 1;
}

/** Whether g, which is about to yield, is part of a chain that may be left as it is. */
export function isLinked(g: PyGenerator): bool {
  return g.root !== 0 && g.handling === 0 && isLinking();
}

/**
 * The innermost generator of a chain, the current frame's, yields: its root is suspended. The frame goes on at `next`, with what is sent in slot
 * `sendTo`. Gives the root's frame, which still says where the value goes; the resumer is current.
 */
export function suspendChain(g: PyGenerator, next: usize, sendTo: u32): Frame {
  const root = asGenerator(g.root);
  asFrame(g.record).next = <u32>next;
  g.sendTo = sendTo;
  const outermost = asFrame(root.record);
  if (root !== g) {
    root.innermost = <u32>changetype<usize>(g);
    waitInYieldFrom(root, outermost);
  }
  takeOff(g, root, outermost);
  return outermost;
}

/** The same where frames that run in place yield, which g waits for: they are put aside. Gives the root, which g becomes if it has none. */
export function suspendAround(g: PyGenerator): PyGenerator {
  if (g.root === 0) {
    g.root = <u32>changetype<usize>(g);
    g.level = 0;
  }
  const root = asGenerator(g.root);
  const outermost = asFrame(root.record);
  root.innermost = <u32>changetype<usize>(g);
  waitInYieldFrom(root, outermost);
  takeOff(g, root, outermost);
  return root;
}

function takeOff(g: PyGenerator, root: PyGenerator, outermost: Frame): void {
  root.become(GeneratorState.SUSPENDED);
  setCurrent(outermost.prev);
  outermost.prev = 0;
  countDepths(-1 - <i32>g.level);
}

/** Notes how a generator whose frame stands at a YIELD_FROM waits there. */
export function waitInYieldFrom(g: PyGenerator, frame: Frame): void {
  frame.next = frame.pc;
  g.sendTo = <u32>load<u16>(frame.pc, 2) + 8;
}

/**
 * Resumes the innermost generator of the chain that `root` waits with, by `sent` (a reference), for the current frame; `top` is that one's. False,
 * nothing done and the chain taken apart, where it has to be done step by step.
 */
export function resumeChain(root: PyGenerator, sent: Value, top: usize, kind: FrameKind, dst: u32): bool {
  const g = asGenerator(root.innermost);
  const isShelved = g.isMarked(Mark.SHELVED);
  const levels = <i32>g.level + 1 + (isShelved ? levelsOn(g) : 0);
  const hasRoom = depthLeft > levels && (!isShelved || top + bytesOn(g) <= stackLimit);
  if (!isLinking() || sent === UNBOUND || kind === FrameKind.YIELD_FROM || !hasRoom) {
    takeApart(root);
    return false;
  }
  const outermost = asFrame(root.record);
  const innermost = asFrame(g.record);
  if (isHeld(kind) && kind !== FrameKind.SEND) increfAt(changetype<usize>(root));
  root.innermost = 0;
  root.become(GeneratorState.RUNNING);
  outermost.prev = <u32>current;
  outermost.kind = kind;
  outermost.dst = dst;
  outermost.next = outermost.pc + 8;
  innermost.top = <u32>top;
  countDepths(levels);
  if (isShelved) {
    setCurrent(lastFrameOn(g));
    const slot = takeFromShelf(g, top);
    if (slot !== 0) store<i64>(slot, sent);
    else decref(sent);
    return true;
  }
  setCurrent(changetype<usize>(innermost));
  if (g.sendTo !== NOWHERE) store<i64>(<usize>g.window + g.sendTo, sent);
  else decref(sent);
  return true;
}

/** The frame of a generator that was delegated to is about to end, or to give a value of its own: the one around it goes on. */
export function unlink(g: PyGenerator, frame: Frame): void {
  if (g.root === 0) return;
  if (g.root !== <u32>changetype<usize>(g)) asFrame(frame.prev).top = frame.top;
  g.root = 0;
}

/** The generators of a chain that waits become suspended each by itself. */
function takeApart(root: PyGenerator): void {
  let g = asGenerator(root.innermost);
  root.innermost = 0;
  if (g.isMarked(Mark.SHELVED)) g = leaveShelf(g);
  while (g !== root) {
    const frame = asFrame(g.record);
    const outer = asFrame(frame.prev);
    frame.prev = 0;
    g.root = 0;
    g.become(GeneratorState.SUSPENDED);
    g = asGenerator(outer.generator);
    if (g !== root) waitInYieldFrom(g, outer);
  }
  root.root = 0;
}

/** Whatever chain g waits in, or with, is taken apart: it is what its state says. */
export function loosen(g: PyGenerator): void {
  if (g.innermost !== 0) takeApart(g);
  if (g.root === 0 || g.state !== GeneratorState.RUNNING) return;
  const root = asGenerator(g.root);
  if (root.innermost !== 0) takeApart(root);
}

/** The state of a generator as everyone sees it. */
export function stateOf(g: PyGenerator): GeneratorState {
  if (g.state === GeneratorState.RUNNING) loosen(g);
  return <GeneratorState>g.state;
}
