/**
 * Compiles what can be reached from one instruction of a running frame, a loop's head as a rule, into one Wasm function.
 *
 *     blocks (body/flow.ts) ─ what is known where each begins (solve.ts, body/state.ts)
 *     ─ instructions (lower/table.ts), blocks nested by dominators ─ module (wasm/encoder.ts)
 *
 * The kinds that variables have in the frame at hand are taken to be those that they will have: entering checks them. Nesting follows N. Ramsey,
 * Beyond Relooper (2022): a loop's head becomes a `loop`, a block that several lead to follows a `block`.
 */
import {
  CodeLayout,
  FrameLayout,
  FunctionLayout,
  Header,
  STATE_BASE,
  State as StateWord,
} from "../../assembly/shared/layout.ts";
import { R } from "../../assembly/shared/registers.ts";
import { depthIn, type Frame, isBuiltIn, NONE, type Span } from "./body/context.ts";
import { Floats } from "./body/floats.ts";
import { type Block, findBlocks, type HandlerOf, MOST_INSTRUCTIONS, reach } from "./body/flow.ts";
import { guardInvariant, Invariants } from "./body/invariants.ts";
import { Parameter, Slots } from "./body/slots.ts";
import {
  ANY_OBJECT,
  ANY_VALUE,
  addressOf,
  hintedType,
  intOf,
  isPointer,
  Kind,
  kindOf,
  SMALL,
  State,
  UNBOUND,
} from "./body/state.ts";
import { parametersOf } from "./lower/arguments.ts";
import { type Callees, LEAST_ROOM, SUSPENDABLE } from "./lower/calls.ts";
import { Inliner } from "./lower/inline.ts";
import { Lowering } from "./lower/table.ts";
import { canYield, sharedIterator, sinkOf } from "./lower/yields.ts";
import { lowerBlock, solve } from "./solve.ts";
import type { Compiled, Unit } from "./unit.ts";
import { IMPORTS, Import } from "./vm/imports.ts";
import { type Instruction, isCall, jumpTarget, suspends } from "./vm/instructions.ts";
import type { Memory } from "./vm/memory.ts";
import { Body, moduleOf, ValueType, W } from "./wasm/encoder.ts";

/** frame, window, room -> what the frame returns, or outcomeOf. */
const SIGNATURE = {
  parameters: [ValueType.I32, ValueType.I32, ValueType.I32],
  results: [ValueType.I64],
};

/** How often a loop is taken to go round, to weigh instructions; loops in more loops count as those. */
const LOOP_WEIGHT = 10;
const DEEPEST_LOOP = 4;

/** What a way that always ends in the interpreter costs, in instructions out of line: compiled code is not come back to at once. */
const COST_OF_LEAVING = 10;
/** Ints that are no more than this now are taken to be so whenever code with loops is entered. */
const MOST_AT_ENTRY = 2 ** 31;

/** Back edges between two looks at the breaker. */
const EDGES_AT_ONCE = 16;

/** What Wasm's stack holds of a call beside the locals. */
const STACK_BASE = 160;

/** How much further up the window of a call may be than where its arguments lie: constructors.ts. */
const MOST_SHIFT = 16;

/** Most slots of a window: each may want a Wasm local of either kind. MOST_WINDOW of assembly/vm/tier2.ts is their bytes. */
export const MOST_SLOTS = 256;

/** A module for the frame at `frame` to go on with where a unit begins; undefined if that is too long, or a loop that is none. */
export function compile(memory: Memory, frame: number, unit: Unit, callees: Callees): Compiled | undefined {
  const code = memory.u32(frame + FrameLayout.CODE);
  if (memory.u32(code + CodeLayout.WINDOW_BYTES) >> 3 > MOST_SLOTS) return undefined;
  unit.sink ??= sinkOf(memory, frame);
  const flags = memory.u32(code + CodeLayout.FLAGS);
  const parts: Frame = {
    start: unit.pc,
    base: 0,
    windowBytes: memory.u32(code + CodeLayout.WINDOW_BYTES),
    inlined: undefined,
    temporaries: memory.u32(code + CodeLayout.NSLOTS) << 3,
    constants: memory.u32(frame + FrameLayout.CONSTANTS),
    exits: [],
    floats: new Floats(),
    loops: [],
    parked: new Set(),
    farthest: new Map(),
    lessons: unit,
    isFunction: unit.isFunction,
    isVirtual: unit.isFunction,
    index: unit.index,
    ownBytes: memory.u32(code + CodeLayout.WINDOW_BYTES),
    extent: memory.u32(code + CodeLayout.WINDOW_BYTES),
    globals: memory.u32(frame + FrameLayout.GLOBALS),
    builtins: memory.u32(frame + FrameLayout.BUILTINS),
    closure: closureOf(memory, memory.u32(frame + FrameLayout.FUNCTION)),
    code,
    flags,
    isOnStack: (flags & SUSPENDABLE) === 0 || hasCallingLoop(memory, unit),
    callees,
    results: [],
    aside: [],
    yields: new Set(),
    sink: unit.sink,
    called: new Set(),
    bound: new Map(),
  };
  const inliner = new Inliner(memory);
  const choose = (within: Frame, reached: Map<number, Instruction>) => inliner.choose(within, reached);
  const handlerOf = (pc: number) => callees.handlerOf(code, pc);
  const find = (handlers: HandlerOf) => findBlocks(memory, parts, choose, handlers);
  const mayBegin = (found: Block[]) => unit.isFunction || unit.isResumption || isLoop(parts, found);
  let blocks = (unit.catches ? find(handlerOf) : undefined) ?? find(() => 0);
  if (blocks !== undefined && !mayBegin(blocks) && !unit.catches) {
    // The way back may lead through a handler only.
    unit.catches = true;
    blocks = find(handlerOf);
  }
  if (blocks === undefined || !mayBegin(blocks)) return undefined;
  const entry = stateOf(memory, frame, code, unit);
  if (!unit.isFunction || blocks.some((block) => block.isLoop)) noteMost(memory, frame, unit, entry);
  const extent = Math.max(...blocks.map((block) => block.frame.base + block.frame.windowBytes));
  if (extent >> 3 > MOST_SLOTS) return undefined;
  entry.extend(extent >> 3);
  for (const block of blocks) block.frame.extent = extent;
  parts.floats.isKept = blocks.some((block) => block.isLoop);
  parts.loops.push(...loopSpans(blocks));
  const invariants = new Invariants();
  const states = solve(memory, parts, blocks, entry.copy(), invariants);
  invariants.finish(blocks, (head) => unit.isLost(head.instructions[0]?.pc as number));
  unit.result = commonResult(parts.results);
  parts.exits.length = 0;
  parts.aside.length = 0;
  parts.called.clear();
  const emitter = new Emitter(memory, parts, states, invariants);
  const body = emitter.emit(blocks[0] as Block, entry, unit.pc);
  const bytes = moduleOf(IMPORTS, SIGNATURE, body);
  const { exits, aside, yields, called } = parts;
  const loops = blocks.filter((block) => block.isLoop && block.frame === parts);
  const heads = loops.map((block) => block.instructions[0]?.pc as number);
  const stackBytes = stackOf(body.localCount);
  return { bytes, exits, stackBytes, entry, aside, partAside: emitter.partAside, heads, yields, called };
}

function closureOf(memory: Memory, f: number): number {
  return f === 0 ? 0 : memory.u32(f + FunctionLayout.CLOSURE);
}

/** What Wasm's stack holds of a call, about. */
function stackOf(locals: number): number {
  return (locals << 3) + STACK_BASE;
}

/** Whether it begins with a loop, or a generator's that yields on every way round. */
function isLoop(frame: Frame, blocks: Block[]): boolean {
  if (blocks[0]?.isLoop) return true;
  return canYield(frame) && blocks.some((block) => block.instructions.at(-1)?.op === R.YIELD_VALUE);
}

/**
 * Whether a loop that can be reached in code that may be suspended calls something and does not wait: then it gains by having its window on the stack, as plain
 * functions have it. What yields on every way round does not: it is entered for each value.
 */
function hasCallingLoop(memory: Memory, { pc, sink }: Unit): boolean {
  const sinks = sink !== undefined;
  const reached = reach(memory, pc, { left: MOST_INSTRUCTIONS }, undefined, sinks);
  const waits = (op: R) => suspends(op) && !(sinks && op === R.YIELD_VALUE);
  const all = [...(reached?.values() ?? [])];
  return all.some((last) => {
    const first = jumpTarget(last);
    if (first === undefined || first > last.pc) return false;
    const loop = all.filter((i) => first <= i.pc && i.pc <= last.pc);
    return loop.some(({ op }) => isCall(op)) && !loop.some(({ op }) => waits(op));
  });
}

/** A value, or a hint, like those that the function returns, if all that are known are of one kind. */
function commonResult(results: (bigint | undefined)[]): bigint | undefined {
  const known = results.filter((value) => value !== undefined);
  const [first] = known;
  const isAlike = (value: bigint) =>
    kindOf(value) === kindOf(first as bigint) && hintedType(value) === hintedType(first as bigint);
  return known.every(isAlike) ? first : undefined;
}

/** What the slots of a frame hold. */
function stateOf(memory: Memory, frame: number, code: number, unit: Unit): State {
  const window = memory.u32(frame + FrameLayout.WINDOW);
  const bytes = memory.u32(code + CodeLayout.WINDOW_BYTES);
  const temporaries = memory.u32(code + CodeLayout.NSLOTS) << 3;
  const locals = memory.u32(code + CodeLayout.NLOCALS) << 3;
  const state = new State([], []);
  for (let slot = 0; slot < bytes; slot += 8) {
    const value = memory.value(window + slot);
    // What lies in a temporary may be live or not; cells are left where they are.
    const isSteady = !unit.varies.has(slot);
    const kind = slot < locals && isSteady ? kindOf(value) : Kind.BOXED;
    // What is no reference may stay where it is: whoever reads it finds it in memory.
    const isFree = slot >= temporaries && (unit.isFunction || !isReference(memory, value));
    state.kinds.push(isFree ? Kind.EMPTY : kind);
    const isKnown = isPointer(value) && !isFree && isSteady && value !== NONE;
    state.types.push(isKnown ? typeKnown(memory, addressOf(value)) : ANY_VALUE);
    state.opened.push(0);
    state.most.push(SMALL);
    // Of a function's variables the parameters have values where it begins.
    state.unbound.push(unit.isFunction && slot < locals && value === UNBOUND);
    state.examples.push(isPointer(value) || (slot < locals && kind !== Kind.BOXED) ? value : undefined);
  }
  return state;
}

/** What ints are at most where code with loops is entered, which is asked there. */
function noteMost(memory: Memory, frame: number, unit: Unit, entry: State): void {
  const window = memory.u32(frame + FrameLayout.WINDOW);
  entry.kinds.forEach((kind, i) => {
    if (kind !== Kind.INT || unit.isLarge(i << 3)) return;
    const int = intOf(memory.value(window + (i << 3)));
    if (int < MOST_AT_ENTRY && int >= -MOST_AT_ENTRY) entry.most[i] = MOST_AT_ENTRY;
  });
}

/** Whether a value is an object that does not live for ever. */
function isReference(memory: Memory, value: bigint): boolean {
  return isPointer(value) && memory.i32(addressOf(value) + Header.REFCOUNT) >= 0;
}

/** The type of an object, if that is one that can be relied on once it is checked. */
function typeKnown(memory: Memory, object: number): number {
  const type = memory.u32(object + Header.TYPE);
  return isBuiltIn(type) ? type : ANY_VALUE;
}

/** Where loops begin and end, by the addresses of jumps back: not what the flow from the entry makes loops. */
function loopSpans(blocks: Block[]): Span[] {
  const ends = new Map<number, number>();
  for (const block of blocks) {
    // Handlers stand behind everything, and jump back to what follows the statement.
    if (isHandling(block)) continue;
    const last = block.instructions.at(-1) as Instruction;
    const target = jumpTarget(last);
    if (target !== undefined && target <= last.pc) ends.set(target, Math.max(ends.get(target) ?? 0, last.pc));
  }
  return [...ends];
}

class Emitter {
  private readonly states: Map<Block, State>;
  private readonly body = new Body(Parameter.COUNT);
  private readonly slots: Slots;
  private readonly lowering: Lowering;
  private readonly frame: Frame;
  private readonly memory: Memory;
  private readonly invariants: Invariants;
  /** Depth inside which a branch goes to a block: the loop that it heads, or the `block` that it follows. */
  private readonly loops = new Map<Block, number>();
  private readonly follows = new Map<Block, number>();
  private all = 0;
  private aside = 0;
  private room = 0;

  constructor(memory: Memory, frame: Frame, states: Map<Block, State>, invariants: Invariants) {
    this.invariants = invariants;
    this.states = states;
    this.frame = frame;
    this.memory = memory;
    this.slots = new Slots(this.body, new State([], []), frame.temporaries);
    this.slots.shared = sharedIterator(memory, frame.code);
    this.slots.park(frame.parked);
    this.lowering = new Lowering(memory, frame, this.slots);
    if ([...states.keys()].some((block) => block.isLoop))
      this.lowering.exits.edges = this.body.local(ValueType.I32);
  }

  emit(first: Block, entry: State, pc: number): Body {
    this.enter(first, entry, pc);
    this.tree(first);
    this.body.op(W.Unreachable);
    this.body.settle(
      this.room,
      Math.max(stackOf(this.body.localCount), this.frame.extent + MOST_SHIFT, LEAST_ROOM),
    );
    this.lowering.exits.finish();
    return this.body;
  }

  /** Takes the room that a call needs, makes good what callers leave to a function without a record, and leaves where that will not do. */
  private begin(pc: number, number: number): void {
    const { body, frame, lowering } = this;
    const { exits } = lowering;
    const spaces = body.scratch(23);
    const isLent = frame.isOnStack && (frame.flags & SUSPENDABLE) !== 0;
    if (isLent) this.borrowWindow(pc, spaces);
    body.get(Parameter.ROOM);
    this.room = body.i32Later();
    body.op(W.I32Sub).set(Parameter.ROOM);
    if (frame.isVirtual) {
      body.get(Parameter.FRAME_OR_0).unlikely().if();
      this.beginRecorded(spaces);
      body.else();
      this.unbindVariables();
      body.get(Parameter.WINDOW).i32(8).op(W.I32Sub).loadI32().loadI64(FunctionLayout.GLOBALS).set(spaces);
      body.end();
    } else this.beginRecorded(spaces);
    const expected = (BigInt(frame.builtins) << 32n) | BigInt(frame.globals);
    body.get(spaces).i64(BigInt.asIntN(64, expected)).op(W.I64Ne).unlikely().if();
    exits.leave(frame, pc, number);
    body.end();
    frame.floats.begin(body, IMPORTS.globals.length);
    if (!frame.isVirtual && !isLent && frame.extent === frame.ownBytes) return;
    body.get(Parameter.ROOM).i32(0).op(W.I32LtS).unlikely().if();
    exits.leave(frame, pc, 0);
    body.end();
  }

  /** A generator's window moves onto the stack (assembly/vm/lentwindows.ts). What runs in place has it there. */
  private borrowWindow(pc: number, place: number): void {
    const { body, frame, lowering } = this;
    body.get(Parameter.FRAME_OR_0).loadI32(FrameLayout.GENERATOR).if();
    body.get(Parameter.FRAME_OR_0).i32(frame.extent).call(Import.LEND_WINDOW).tee(place);
    body.op(W.I64Eqz).unlikely().if();
    lowering.exits.leave(frame, pc, 0);
    body.end();
    body.get(place).op(W.I32WrapI64).set(Parameter.WINDOW);
    body.get(place).i64(32n).op(W.I64ShrU, W.I32WrapI64).set(Parameter.ROOM).end();
  }

  private beginRecorded(spaces: number): void {
    this.body.get(Parameter.FRAME_OR_0).loadI64(FrameLayout.GLOBALS).set(spaces);
    this.lowering.exits.reserve(this.frame);
  }

  /** Variables that are no parameters have no value as yet. */
  private unbindVariables(): void {
    const { body, frame, memory } = this;
    const first = parametersOf(memory, frame.code) << 3;
    for (let slot = first; slot < frame.temporaries; slot += 8)
      body.get(Parameter.WINDOW).i64(BigInt.asIntN(64, UNBOUND)).storeI64(slot);
  }

  /** Unboxes what the first block wants so; leaves where the frame is not as it was when this was compiled. */
  private enter(first: Block, entry: State, pc: number): void {
    const wanted = this.states.get(first) as State;
    const { body, slots } = this;
    // Until all are checked nothing has changed in memory.
    slots.state = new State(
      entry.kinds.map(() => Kind.BOXED),
      [...entry.examples],
      undefined,
      undefined,
      undefined,
      [...entry.unbound],
    );
    const { code, exits, windowBytes } = this.frame;
    const number = exits.push({ pc, code, base: 0, guards: ["ENTRY"], isEntry: true });
    const refuse = () => {
      body.unlikely().if();
      this.lowering.exits.leave(this.frame, pc, number);
      body.end();
    };
    this.begin(pc, number);
    wanted.kinds.forEach((kind, i) => {
      if (kind === Kind.EMPTY) {
        // Where a function begins no temporary is in use, and above a window there is none.
        if (!this.frame.isFunction && i << 3 < windowBytes) slots.guardEmpty(i << 3, refuse);
      } else if (kind === Kind.INT || kind === Kind.FLOAT) slots.unbox(i << 3, kind, refuse);
      if (kind === Kind.INT && entry.most[i] === MOST_AT_ENTRY) {
        const local = slots.local(i << 3, kind);
        body.get(local).op(W.I32WrapI64, W.I64ExtendI32S).get(local).op(W.I64Ne);
        refuse();
      }
      const type = wanted.types[i] as number;
      if (type > ANY_OBJECT) slots.guardType(i << 3, type, refuse);
      else if (type === ANY_OBJECT) slots.guardObject(i << 3, refuse);
    });
    slots.makeLazy(wanted, this.lowering.failAt(pc, "LAST"));
    this.open(wanted, pc);
    this.hoist(undefined, first);
  }

  /** Asks in front of a loop what is not to be asked in it. */
  private hoist(from: Block | undefined, head: Block): void {
    const { body, lowering } = this;
    const pc = head.instructions[0]?.pc as number;
    const { frame } = lowering;
    lowering.open(head.frame);
    for (const invariant of this.invariants.entering(from, head))
      guardInvariant(body, invariant, () => lowering.exits.leaveIf(pc, "LOOP"));
    lowering.open(frame);
  }

  /** A block and all that it dominates. */
  private tree(block: Block): void {
    const { body } = this;
    if (!block.isLoop) {
      this.within(block, followers(block));
      return;
    }
    body.loop();
    this.loops.set(block, body.depth);
    this.within(block, followers(block));
    this.loops.delete(block);
    body.end();
    body.op(W.Unreachable);
  }

  /** A block inside one `block` for each that follows: the outermost first. */
  private within(block: Block, following: Block[]): void {
    const { body } = this;
    const [outermost, ...others] = following;
    if (outermost === undefined) {
      this.contents(block);
      return;
    }
    body.block();
    this.follows.set(outermost, body.depth);
    this.within(block, others);
    this.follows.delete(outermost);
    body.end();
    this.tree(outermost);
  }

  /** Notes a block's instructions, those in loops more than others: how many there are, and how many of them are done out of line. */
  private weigh(block: Block, aside: number): void {
    if (isUnreached(block)) return;
    const start = block.instructions[0]?.pc as number;
    const depth = depthIn(this.frame.loops, block.frame, start);
    const weight = LOOP_WEIGHT ** Math.min(depth, DEEPEST_LOOP);
    this.all += weight * block.instructions.length;
    this.aside += weight * (aside + (alwaysLeaves(block) && this.isInFirstLoop(start) ? COST_OF_LEAVING : 0));
  }

  /** Whether what stands at pc is done on each way round of the loop that the code begins with, if it begins with one: that is what is hot for certain. */
  private isInFirstLoop(pc: number): boolean {
    const loop = this.frame.loops.find(([first]) => first === this.frame.start);
    return loop === undefined || (loop[0] <= pc && pc <= loop[1]);
  }

  /** The part of the instructions that is done out of line. */
  get partAside(): number {
    return this.aside / this.all;
  }

  private contents(block: Block): void {
    const { body, slots, lowering } = this;
    const start = this.states.get(block);
    if (start === undefined) {
      // No way that was seen leads there.
      body.op(W.Unreachable);
      return;
    }
    slots.resume(start.copy());
    const done = this.frame.aside.length;
    lowering.handlers = new Map(
      block.handlers.map((handler) => [handler.instructions[0]?.pc as number, this.follows.get(handler)]),
    );
    lowering.known = this.invariants.knownIn(block);
    const ending = lowerBlock(lowering, block);
    this.weigh(block, this.frame.aside.length - done);
    const { frame, handlers } = lowering;
    const { pc: last } = block.instructions.at(-1) as Instruction;
    // Other blocks, of other frames too, may have been emitted meanwhile.
    const reopen = () => lowering.reopen(frame, last, handlers);
    const go = (pc: number, state: State) => this.edge(block, pc, state);
    const state = (pc: number) => {
      reopen();
      return lowering.stateAt(ending, pc).copy();
    };
    slots.closeLists();
    const before = slots.state.copy();
    switch (ending.kind) {
      case "left":
        break;
      case "next":
        go(ending.pc, state(ending.pc));
        break;
      case "branch":
        body.if();
        go(ending.yes, state(ending.yes));
        body.else();
        slots.resume(before.copy());
        go(ending.no, state(ending.no));
        body.end();
        break;
      default:
        for (const pc of ending.to) {
          slots.resume(before.copy());
          body.get(ending.local).i32(pc).op(W.I32Eq).if();
          go(pc, state(pc));
          body.end();
        }
        reopen();
        lowering.giveBack(ending.local);
    }
    body.op(W.Unreachable);
  }

  /** Goes from a block to the one at pc. */
  private edge(from: Block, pc: number, state: State): void {
    const { body, slots } = this;
    const to = from.successors.find((b) => b.instructions[0]?.pc === pc) as Block;
    slots.state = state;
    const wanted = this.states.get(to) as State;
    this.makeLazy(to, wanted);
    slots.convert(wanted);
    const { opened } = slots.state;
    slots.resume(wanted.copy());
    slots.state.opened.forEach((_, i, all) => {
      if (opened[i] === 0) all[i] = 0;
    });
    this.open(wanted, pc);
    const isBack = to.order <= from.order;
    if (isBack) this.countEdge(pc);
    else if (to.isLoop) this.hoist(from, to);
    const label = isBack ? this.loops.get(to) : this.follows.get(to);
    if (label !== undefined) body.br(body.depth - label);
    else this.tree(to);
  }

  /** Variables that are LAZY where a block begins become so: else that is begun by the interpreter. */
  private makeLazy(to: Block, wanted: State): void {
    const { lowering, slots } = this;
    const { frame } = lowering;
    lowering.open(to.frame);
    slots.makeLazy(wanted, lowering.failAt(to.instructions[0]?.pc as number, "LAST"));
    lowering.open(frame);
  }

  /** Opens what is opened at the start of the block at pc. */
  private open(wanted: State, pc: number): void {
    this.slots.openAll(wanted, this.lowering.failAt(pc, "RANGE"));
  }

  /**
   * Back edges count down the breaker: at zero the interpreter sees to what is due. That is done for some at once, since a word of memory that each
   * way round changes would be what a short loop waits for.
   */
  private countEdge(pc: number): void {
    const { body } = this;
    const { exits } = this.lowering;
    const edges = exits.edges as number;
    body.get(edges).i32(1).op(W.I32Add).tee(edges).i32(EDGES_AT_ONCE).op(W.I32GeS).unlikely().if();
    exits.countEdges();
    // Not a constant, which V8 would keep in a register all along.
    body.get(edges).i32(EDGES_AT_ONCE).op(W.I32Sub).set(edges);
    body.i32(STATE_BASE).loadI32(StateWord.BREAKER).i32(0).op(W.I32LeS).unlikely().if();
    body.call(Import.GOES_ON_AT_BACK_EDGE).op(W.I32Eqz);
    exits.leaveIf(pc, undefined);
    body.end().end();
  }
}

/** Whether a block ends where a coroutine waits, or an asynchronous generator yields: that is for the interpreter. */
function alwaysLeaves({ instructions }: Block): boolean {
  const op = instructions.at(-1)?.op;
  return op === R.GET_AWAITABLE || op === R.YIELD_FROM || op === R.YIELD_ASYNC;
}

/** Whether code has never come to a block: an instruction has no cache yet that gets one when it is done first. */
function isUnreached(block: Block): boolean {
  if (block.instructions.some(({ op }) => op === R.LOAD_GLOBAL)) return true;
  return block.dominator !== block && isUnreached(block.dominator);
}

/** Whether a block is reached through a handler alone. */
function isHandling(block: Block): boolean {
  if (block.isHandler) return true;
  return block.dominator !== block && isHandling(block.dominator);
}

/** The blocks that a block dominates and several lead to, the last in reverse postorder first. */
function followers(block: Block): Block[] {
  const merges = block.dominated.filter(
    (b) => b.isHandler || b.predecessors.filter((p) => p.order < b.order).length > 1,
  );
  return merges.sort((x, y) => y.order - x.order);
}
