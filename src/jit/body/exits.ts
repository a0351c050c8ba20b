/**
 * Where guards lead: ways out of compiled code into the interpreter, which does an instruction anew. Guards that fail alike share one, and all of
 * them stand behind the rest of the code, where they cost nothing until they are taken:
 *
 *     block … block   the code, in which a guard is `br_if` to the end of a block   end  memory made whole, return   end …
 */
import { FrameLayout, STATE_BASE, State as StateWord } from "../../../assembly/shared/layout.ts";
import { Import } from "../vm/imports.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import type { Frame } from "./context.ts";
import type { Guard } from "./guards.ts";
import { Parameter, type Slots } from "./slots.ts";
import { outcomeOf, type State } from "./state.ts";

/** A guard: where it leaves to. Its number is its place in the list of all, from 1 on. */
export interface Exit {
  pc: number;
  /** The code that this is an address in, and where that code's window begins in the frame's. */
  code: number;
  base: number;
  /** What is asked there. */
  guards: Guard[];
  /** Whether it is about what the frame holds where the code is entered. */
  isEntry?: boolean;
  /** Whether it stands in front of a loop for guards that are asked in it. */
  isHoisted?: boolean;
  /** No guard: something that it does has raised, and has a handler that is not compiled. */
  isRaise?: boolean;
}

/** A way out: the n-th. */
interface Way {
  n: number;
  pc: number;
  /** What slots hold there. */
  state: State;
  isGuard: boolean;
  isHoisted: boolean;
  /** What was asked of those that lead here. */
  guards: Set<Guard>;
  frame: Frame;
}

/** As in assembly/vm/calls.ts: another frame is current, at its `next`. */
const ENTERED = 1;

export class Exits {
  private readonly slots: Slots;
  /** What the code that is being emitted belongs to. */
  frame: Frame;
  /** The local that counts back edges between two looks at the breaker; undefined where there is none. */
  edges: number | undefined;
  private readonly ways: Way[] = [];
  /** The same by the instruction that they lead to. */
  private readonly byPlace = new Map<number, Way[]>();

  constructor(slots: Slots, frame: Frame) {
    this.slots = slots;
    this.frame = frame;
  }

  /**
   * Leaves to the instruction at pc if the i32 on the stack is not 0. Until then nothing of that instruction may have been done. `guard`: what was asked;
   * undefined where it is no guard, which should seldom fail, but is left on purpose.
   */
  leaveIf(pc: number, guard: Guard | undefined): void {
    const { frame } = this;
    const { body, state } = this.slots;
    if (!body.records) return;
    const isGuard = guard !== undefined;
    const isHoisted = guard === "LOOP";
    const there = this.byPlace.get(pc) ?? [];
    let way = there.find(
      (w) =>
        w.frame === frame && w.isGuard === isGuard && w.isHoisted === isHoisted && state.isSpilledAs(w.state),
    );
    if (way === undefined) {
      way = { n: this.ways.length, pc, state: state.copy(), isGuard, isHoisted, guards: new Set(), frame };
      this.ways.push(way);
      there.push(way);
      this.byPlace.set(pc, there);
    }
    if (isGuard) way.guards.add(guard);
    body.unlikely().brIf(body.depth + way.n);
  }

  /** Ends the function: nothing can be emitted afterwards. */
  finish(): void {
    const { slots } = this;
    const { body } = slots;
    body.enclose(this.ways.length);
    for (const { pc, state, isGuard, isHoisted, guards, frame } of this.ways) {
      body.end();
      slots.state = state;
      slots.spill();
      const { code, base, exits } = frame;
      this.leave(frame, pc, isGuard ? exits.push({ pc, code, base, isHoisted, guards: [...guards] }) : 0);
    }
  }

  /** Returns to the interpreter, which is to go on at pc of a frame; all is in memory. `exit`: number of the guard that has failed. */
  leave(frame: Frame, pc: number, exit: number): void {
    const { body } = this.slots;
    this.countEdges();
    if (frame.inlined) this.pushFrames(frame, pc, body.scratch(24, ValueType.I32));
    const next = frame.inlined ? ENTERED : pc;
    if (!frame.isVirtual) {
      body.i64(outcomeOf(next, exit)).op(W.Return);
      return;
    }
    body.get(Parameter.FRAME_OR_0).get(Parameter.WINDOW).i32(next).i32(exit).i32(frame.index);
    body.call(Import.LEAVE).op(W.Return);
  }

  /** Takes the back edges that were counted in a local off the breaker. */
  countEdges(): void {
    const { edges } = this;
    if (edges === undefined) return;
    this.slots.body
      .i32(STATE_BASE)
      .i32(STATE_BASE)
      .loadI32(StateWord.BREAKER)
      .get(edges)
      .op(W.I32Sub)
      .storeI32(StateWord.BREAKER);
  }

  /** Makes sure that the unit's own frame has a record; it is at pc. */
  pushFrame(frame: Frame, pc: number): void {
    const { body } = this.slots;
    if (!frame.isVirtual) return;
    body.get(Parameter.FRAME_OR_0).op(W.I32Eqz).if();
    body.get(Parameter.WINDOW).i32(pc).call(Import.PUSH_VIRTUAL).set(Parameter.FRAME_OR_0);
    this.reserve(frame);
    body.end();
  }

  /** The windows of what is inlined belong to the frame: what is called meanwhile has its own above them. */
  reserve({ extent, ownBytes }: Frame): void {
    if (extent === ownBytes) return;
    const { body } = this.slots;
    body.get(Parameter.FRAME_OR_0).get(Parameter.WINDOW).i32(extent).op(W.I32Add).storeI32(FrameLayout.TOP);
  }

  /** Pushes the frames of all calls that a frame is inlined in, its own too, which is to go on at pc. Its record is in a local then. */
  pushFrames(frame: Frame, pc: number, record: number): void {
    const { body } = this.slots;
    const { inlined, code } = frame;
    if (inlined === undefined) {
      this.pushFrame(frame, pc);
      body.get(Parameter.FRAME_OR_0).set(record);
      return;
    }
    this.pushFrames(inlined.caller, inlined.call.pc, record);
    body.get(record).i32(inlined.call.pc).i32(code).i32(pc).call(Import.PUSH_INLINED).tee(record);
    body.op(W.I32Eqz).if().i64(outcomeOf(0, 0)).op(W.Return).end();
  }
}
