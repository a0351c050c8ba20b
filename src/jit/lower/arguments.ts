/**
 * Which argument of a call each parameter gets, where that is known when the call is compiled: by position, by a keyword, the default, a tuple of
 * all that are left, or an empty dict of further keywords. Arguments lie from the slot behind the callable on, those by keyword last, and are moved to where the callee's window begins.
 */
import { CodeLayout, FunctionLayout, TupleLayout } from "../../../assembly/shared/layout.ts";
import { CodeFlag } from "../../../assembly/shared/opcodes.ts";
import { bitsOf, type Context, POINTER_TAG } from "../body/context.ts";
import { Parameter } from "../body/slots.ts";
import { addressOf, UNBOUND } from "../body/state.ts";
import type { Memory } from "../vm/memory.ts";
import { W } from "../wasm/encoder.ts";

/**
 * What a parameter gets: the n-th argument, the n-th default, the default at an address (of one by keyword only), a tuple of so many arguments from the
 * n-th on, an empty dict, or what the callee is bound to.
 */
export type Source =
  | { argument: number }
  | { fallback: number }
  | { place: number }
  | { rest: number; count: number }
  | "keywords"
  | "self";

/** More arguments than these are not moved. */
const MOST_MOVED = 8;
/** Nor are there more arguments than these. */
const MOST_GIVEN = 16;
/** The first of the scratch locals that they are moved by. */
const FIRST_LOCAL = 40;

function has(memory: Memory, code: number, flag: CodeFlag): boolean {
  return (memory.u32(code + CodeLayout.FLAGS) & flag) !== 0;
}

/** Whether all that calls of the code give is in slots of its own when it begins. */
export function hasParametersInSlots(memory: Memory, code: number): boolean {
  return parametersOf(memory, code) <= memory.u32(code + CodeLayout.NLOCALS);
}

/** Parameters that have names of their own: those by keyword only, too. */
function namedParametersOf(memory: Memory, code: number): number {
  return memory.u32(code + CodeLayout.ARGCOUNT) + memory.u32(code + CodeLayout.KWONLYARGCOUNT);
}

/** Slots at the beginning of the window that have values when the code begins: the parameters, those with `*` and `**` last. */
export function parametersOf(memory: Memory, code: number): number {
  const tuples = has(memory, code, CodeFlag.VARARGS) ? 1 : 0;
  const dicts = has(memory, code, CodeFlag.VARKEYWORDS) ? 1 : 0;
  return namedParametersOf(memory, code) + tuples + dicts;
}

/** Names of the arguments by keyword, as addresses. */
export function namesIn(memory: Memory, tuple: number): number[] {
  const count = memory.u32(tuple + TupleLayout.LENGTH);
  return Array.from({ length: count }, (_, n) => addressOf(memory.value(tuple + TupleLayout.ITEMS + n * 8)));
}

/** How many defaults a function has. */
export function countDefaults(memory: Memory, f: number): number {
  const defaults = memory.u32(f + FunctionLayout.DEFAULTS);
  return defaults === 0 ? 0 : memory.u32(defaults + TupleLayout.LENGTH);
}

/**
 * What the parameters of a function get of `count` arguments, the last of which have names; undefined where the call fails or wants more than that.
 */
export function sourcesFor(
  { frame, memory }: Context,
  f: number,
  count: number,
  names: number[],
  hasSelf: boolean,
): Source[] | undefined {
  const code = memory.u32(f + FunctionLayout.CODE);
  if (!hasParametersInSlots(memory, code) || count > MOST_GIVEN) return undefined;
  const argcount = memory.u32(code + CodeLayout.ARGCOUNT);
  const positionalOnly = memory.u32(code + CodeLayout.POSONLYARGCOUNT);
  const all = namedParametersOf(memory, code);
  const sources: (Source | undefined)[] = Array.from({ length: all }, () => undefined);
  const positional = count - names.length;
  const shift = hasSelf ? 1 : 0;
  if (shift > argcount) return undefined;
  if (hasSelf) sources[0] = "self";
  const own = Math.min(positional, argcount - shift);
  if (has(memory, code, CodeFlag.VARARGS)) sources.push({ rest: own, count: positional - own });
  else if (own < positional) return undefined;
  if (has(memory, code, CodeFlag.VARKEYWORDS)) sources.push("keywords");
  for (let n = 0; n < own; n++) sources[n + shift] = { argument: n };
  const variables = memory.u32(code + CodeLayout.VARNAMES) + TupleLayout.ITEMS;
  for (const [n, name] of names.entries()) {
    let at = positionalOnly;
    while (at < all && addressOf(memory.value(variables + at * 8)) !== name) at++;
    if (at === all || sources[at] !== undefined) return undefined;
    sources[at] = { argument: positional + n };
  }
  const firstDefault = argcount - countDefaults(memory, f);
  for (let at = 0; at < all; at++) {
    if (sources[at] !== undefined || at < firstDefault) continue;
    if (at < argcount) sources[at] = { fallback: at - firstDefault };
    else {
      const place = frame.callees.keywordDefaultAt(f, at);
      if (place !== 0) sources[at] = { place };
    }
  }
  return sources.length <= MOST_MOVED && sources.every((source) => source !== undefined)
    ? (sources as Source[])
    : undefined;
}

/** The arguments that go into a tuple. */
export function restOf(sources: Source[] | undefined): { rest: number; count: number } | undefined {
  const found = sources?.find((source) => typeof source === "object" && "rest" in source);
  return found as { rest: number; count: number } | undefined;
}

/** Whether an empty dict is wanted. */
export function wantsDict(sources: Source[] | undefined): boolean {
  return sources?.includes("keywords") === true;
}

/** Where arguments are moved from and to, and in which locals the rest of what they are moved with is. */
export interface Moving {
  /** Slots of the first argument and the first parameter, and how many arguments there are. */
  from: number;
  given: number;
  to: number;
  /** Locals: what the callee is bound to; the addresses of the tuple of defaults, of that of a `*` parameter, and of the dict of a `**` parameter. */
  self: number;
  defaults: number;
  rest: number;
  keywords: number;
}

/** Moves arguments, which all are in memory. Nothing fails. */
export function emitSources(context: Context, sources: Source[], moving: Moving): void {
  const { body } = context;
  const { from, to, given } = moving;
  const local = (at: number) => body.scratch(FIRST_LOCAL + at);
  const isMoved = (source: Source, at: number) =>
    typeof source !== "object" || !("argument" in source) || from + source.argument * 8 !== to + at * 8;
  sources.forEach((source, at) => {
    if (isMoved(source, at)) emitSource(context, source, moving, local(at));
  });
  sources.forEach((source, at) => {
    if (!isMoved(source, at)) return;
    body
      .get(Parameter.WINDOW)
      .get(local(at))
      .storeI64(to + at * 8);
  });
  // Moved down, they leave what is no reference any more.
  for (let slot = to + sources.length * 8; slot < from + given * 8; slot += 8)
    body.get(Parameter.WINDOW).i64(bitsOf(UNBOUND)).storeI64(slot);
}

/** Sets a local to what a parameter gets, with a reference. */
function emitSource({ body, slots }: Context, source: Source, moving: Moving, to: number): void {
  const pushObject = (address: number) =>
    body.get(address).op(W.I64ExtendI32U).i64(bitsOf(POINTER_TAG)).op(W.I64Or);
  if (source === "self") body.get(moving.self).set(to);
  else if (source === "keywords") pushObject(moving.keywords).set(to);
  else if ("argument" in source) {
    body
      .get(Parameter.WINDOW)
      .loadI64(moving.from + source.argument * 8)
      .set(to);
  } else if ("rest" in source) pushObject(moving.rest).set(to);
  else {
    if ("place" in source) body.i32(source.place).loadI64();
    else body.get(moving.defaults).loadI64(TupleLayout.ITEMS + source.fallback * 8);
    body.set(to);
    slots.take(to);
  }
}
