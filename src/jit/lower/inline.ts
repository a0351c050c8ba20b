/**
 * Calls whose callee's body is compiled in their place. The arguments of a call are the first slots of the callee's window already, so the body's slots
 * are those of the caller's window from there on; there is no frame, until something needs one: a way out of compiled code, or an instruction that is
 * done out of line. Then the frames of all calls that are being done are pushed (pushInlined of assembly/vm/tier2.ts), and it is as if they had been all
 * along.
 *
 * What is called is guessed by the inline cache of the instruction that puts the function on the stack, and asked for when the call is made. Small
 * functions only, whose instructions have forms of their own; no recursion; not where tools watch.
 */
import { CodeLayout, FunctionLayout, Header, TypeLayout } from "../../../assembly/shared/layout.ts";
import { R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import {
  type Context,
  type Ending,
  type Frame,
  type Inlined,
  POINTER_TAG,
  typeAddress,
} from "../body/context.ts";
import { reach } from "../body/flow.ts";
import { DEEPEST_INLINED, Parameter } from "../body/slots.ts";
import { ANY_VALUE, addressOf, isPointer, NO_SELF } from "../body/state.ts";
import { type Instruction, returns } from "../vm/instructions.ts";
import type { Memory } from "../vm/memory.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { defaultsFor, LEAST_ROOM, placeOfDefault, pushOtherDefaults, SUSPENDABLE } from "./calls.ts";
import { canLower } from "./table.ts";

/** Longest body. */
const MOST_INSTRUCTIONS = 60;

/** Entry.PLAIN of assembly/objects/code.ts. */
const PLAIN_ENTRY = 1;

/** Finds calls to be inlined. */
export class Inliner {
  private readonly memory: Memory;
  constructor(memory: Memory) {
    this.memory = memory;
  }

  /** By the address of the call: the body to put in its place. */
  choose(frame: Frame, reached: Map<number, Instruction>): Map<number, Frame> {
    const chosen = new Map<number, Frame>();
    if (!frame.isOnStack) return chosen;
    for (const i of reached.values()) {
      if ((i.op !== R.CALL && i.op !== R.CALL_METHOD) || frame.lessons.hasFailed(i.pc)) continue;
      const callee = this.calleeOf(frame, reached, i);
      if (callee !== undefined) chosen.set(i.pc, callee);
    }
    return chosen;
  }

  private calleeOf(frame: Frame, reached: Map<number, Instruction>, call: Instruction): Frame | undefined {
    const { memory } = this;
    const f = this.functionFor(frame, reached, call);
    const level = (frame.inlined?.level ?? 0) + 1;
    if (f === undefined || level > DEEPEST_INLINED) return undefined;
    const code = memory.u32(f + FunctionLayout.CODE);
    const count = call.b + (call.op === R.CALL_METHOD ? 1 : 0);
    const defaults = defaultsFor(memory, f, count);
    if (defaults === undefined || !this.isPlain(code)) return undefined;
    for (let outer: Frame | undefined = frame; outer; outer = outer.inlined?.caller)
      if (outer.code === code) return undefined;
    const mark = frame.callees.markOf(code);
    if (mark === 0) return undefined;
    const callee: Frame = {
      ...frame,
      temporaries: memory.u32(code + CodeLayout.NSLOTS) << 3,
      constants: memory.u32(code + CodeLayout.CONSTS) + TUPLE_ITEMS,
      code,
      flags: memory.u32(code + CodeLayout.FLAGS),
      isFunction: true,
      start: memory.u32(code + CodeLayout.PLAIN),
      base: frame.base + call.a + 8,
      windowBytes: memory.u32(code + CodeLayout.WINDOW_BYTES),
      inlined: {
        caller: frame,
        call,
        level,
        count,
        defaults,
        mark,
        globals: memory.u32(f + FunctionLayout.GLOBALS),
        builtins: memory.u32(f + FunctionLayout.GLOBALS + 4),
      },
    };
    return this.isSmall(callee) ? callee : undefined;
  }

  /** Whether code has no cells, and can be entered without binding arguments. */
  private isPlain(code: number): boolean {
    const { memory } = this;
    const word = (field: CodeLayout) => memory.u32(code + field);
    if (word(CodeLayout.PLAIN) === 0 || word(CodeLayout.ENTRY_KIND) !== PLAIN_ENTRY) return false;
    return word(CodeLayout.NSLOTS) === word(CodeLayout.NLOCALS) && !(word(CodeLayout.FLAGS) & SUSPENDABLE);
  }

  /** The function that the cache of an instruction says will be called. */
  private functionFor(
    frame: Frame,
    reached: Map<number, Instruction>,
    call: Instruction,
  ): number | undefined {
    const { memory } = this;
    for (let pc = call.pc - 8; pc > call.pc - FARTHEST; pc -= 8) {
      const i = reached.get(pc);
      if (i?.a !== call.a) continue;
      let value: bigint;
      if (i.op === R.LOAD_GLOBAL_MODULE) value = memory.value(memory.u32(pc + 16));
      else if (i.op !== R.LOAD_METHOD_CACHED) continue;
      else if (this.isOneMethod(frame, i)) value = memory.value(pc + 16);
      else return undefined;
      if (!isPointer(value)) return undefined;
      const f = addressOf(value);
      return memory.u32(f + Header.TYPE) === typeAddress(TypeId.FUNCTION) ? f : undefined;
    }
    return undefined;
  }

  /** Whether all types that came by have the same method. */
  private isOneMethod(frame: Frame, i: Instruction): boolean {
    const { memory } = this;
    const cached = memory.value(i.pc + 16);
    return frame.callees.typesAt(i.pc).every((type) => {
      const method = frame.callees.methodOf(memory.u32(type + TypeLayout.VERSION), frame.code, i.c);
      return method === undefined || method === cached;
    });
  }

  private isSmall(callee: Frame): boolean {
    const reached = reach(this.memory, callee.start, { left: MOST_INSTRUCTIONS });
    if (reached === undefined) return false;
    const inner = this.choose(callee, reached);
    return [...reached.values()].every((i) => {
      if (i.op === R.CALL || i.op === R.CALL_METHOD) return inner.has(i.pc) || this.callsBuiltin(reached, i);
      return returns(i.op) || i.op === R.RAISE || canLower(i.op);
    });
  }

  private callsBuiltin(reached: Map<number, Instruction>, call: Instruction): boolean {
    for (let pc = call.pc - 8; pc > call.pc - FARTHEST; pc -= 8) {
      const i = reached.get(pc);
      if (i?.a === call.a && i.op === R.LOAD_GLOBAL_BUILTIN) return true;
    }
    return false;
  }
}

/** How far before a call, in bytes, what puts the function on the stack is looked for. */
const FARTHEST = 400;

const TUPLE_ITEMS = 16;

/**
 * Guards a call whose callee follows in its place: the slots are the callee's from the next block on. Undefined, and nothing emitted, where it is not to
 * be expected that the guards hold.
 */
export function lowerInlinedCall(context: Context, i: Instruction, callee: Frame): Ending | undefined {
  const { body, memory, slots } = context;
  const { inlined, code, base } = callee;
  if (inlined === undefined || (i.op === R.CALL_METHOD && !hasSelf(slots.type(i.a + 8)))) return undefined;
  const f = context.seen(i.a, TypeId.FUNCTION)?.object;
  if (f === undefined || memory.u32(f + FunctionLayout.CODE) !== code) return undefined;
  const p = context.guardType(i.a, TypeId.FUNCTION, i.pc);
  if (!isKnownCallee(context, i.a, f, callee)) {
    body.get(p).loadI32(FunctionLayout.CODE).i32(code).op(W.I32Ne);
    body.get(p).loadI32(FunctionLayout.GLOBALS).i32(inlined.globals).op(W.I32Ne, W.I32Or);
    body.i32(code).loadI32(CodeLayout.INLINED).i32(inlined.mark).op(W.I32Ne, W.I32Or);
    context.exits.leaveIf(i.pc, "FUNCTION");
  }
  const bytes = inlined.level * LEAST_ROOM;
  if (!context.holds({ kind: "room", bytes })) {
    body.get(Parameter.ROOM).i32(bytes).op(W.I32LtS);
    context.exits.leaveIf(i.pc, undefined);
  }
  const first = base - inlined.caller.base;
  const bound = inlined.count + inlined.defaults.missing;
  if (bound !== inlined.count) addDefaults(context, i.pc, inlined, f, p, first + inlined.count * 8);
  for (let slot = first + bound * 8; slot < first + callee.temporaries; slot += 8) slots.beginUnbound(slot);
  return { kind: "next", pc: callee.start };
}

/** Whether a slot holds the function of which all was asked in front of a loop. */
function isKnownCallee(context: Context, slot: number, f: number, { code, inlined }: Frame): boolean {
  const isExpected = context.slots.constant(slot) === (POINTER_TAG | BigInt(f));
  if (!context.body.records || isExpected) {
    const { globals, mark } = inlined as Inlined;
    return context.holds({ kind: "callee", f, code, globals, mark }) && isExpected;
  }
  return false;
}

/** Whether what is known of the slot for self of a method says that there is one. */
function hasSelf(type: number): boolean {
  return type !== ANY_VALUE && type !== NO_SELF;
}

/** Sets the slots from `to` on to the defaults of the function whose address is in local p; `f`: the one that is expected. */
function addDefaults(context: Context, pc: number, inlined: Inlined, f: number, p: number, to: number): void {
  const { body, item, memory } = context;
  const { defaults } = inlined;
  const tuple = body.scratch(37, ValueType.I32);
  pushOtherDefaults(body, p, defaults, tuple);
  context.exits.leaveIf(pc, "FUNCTION");
  const seen = memory.u32(f + FunctionLayout.DEFAULTS);
  // All are looked at before a slot changes.
  for (const set of [false, true]) {
    for (let n = 0; n < defaults.missing; n++) {
      const place = placeOfDefault(defaults, n);
      const example = memory.value(seen + place);
      body.get(tuple).loadI64(place).set(item);
      if (set) context.setItem(to + n * 8, example);
      else context.guardItem(example, pc);
    }
  }
}
