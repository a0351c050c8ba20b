/**
 * Which argument of a call each parameter gets, where that is known when the call is compiled: by position, by a keyword, or the default. Arguments lie
 * from the slot behind the callable on, those by keyword last, and are moved to where the callee's window begins.
 */
import { CodeLayout, FunctionLayout, TupleLayout } from "../../../assembly/shared/layout.ts";
import { CodeFlag } from "../../../assembly/shared/opcodes.ts";
import { bitsOf, type Context } from "../body/context.ts";
import { Parameter } from "../body/slots.ts";
import { addressOf, UNBOUND } from "../body/state.ts";
import type { Memory } from "../vm/memory.ts";

/** What a parameter gets: the n-th argument, the n-th default, or what the callee is bound to. */
export type Source = { argument: number } | { fallback: number } | "self";

/** More arguments than these are not moved. */
const MOST_MOVED = 8;
/** The first of the scratch locals that they are moved by. */
const FIRST_LOCAL = 40;

/** Whether all arguments of calls of the code are parameters of their own. */
export function hasFixedParameters(memory: Memory, code: number): boolean {
  const isOpen = (memory.u32(code + CodeLayout.FLAGS) & (CodeFlag.VARARGS | CodeFlag.VARKEYWORDS)) !== 0;
  return !isOpen && parametersOf(memory, code) <= memory.u32(code + CodeLayout.NLOCALS);
}

/** Parameters that have slots of their own in the window: those by keyword only, too. */
export function parametersOf(memory: Memory, code: number): number {
  return memory.u32(code + CodeLayout.ARGCOUNT) + memory.u32(code + CodeLayout.KWONLYARGCOUNT);
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
  memory: Memory,
  f: number,
  count: number,
  names: number[],
  hasSelf: boolean,
): Source[] | undefined {
  const code = memory.u32(f + FunctionLayout.CODE);
  if (!hasFixedParameters(memory, code)) return undefined;
  const argcount = memory.u32(code + CodeLayout.ARGCOUNT);
  const positionalOnly = memory.u32(code + CodeLayout.POSONLYARGCOUNT);
  const all = parametersOf(memory, code);
  const sources: (Source | undefined)[] = Array.from({ length: all }, () => undefined);
  const positional = count - names.length;
  const shift = hasSelf ? 1 : 0;
  if (hasSelf) sources[0] = "self";
  if (positional + shift > argcount) return undefined;
  for (let n = 0; n < positional; n++) sources[n + shift] = { argument: n };
  const variables = memory.u32(code + CodeLayout.VARNAMES) + TupleLayout.ITEMS;
  for (const [n, name] of names.entries()) {
    let at = positionalOnly;
    while (at < all && addressOf(memory.value(variables + at * 8)) !== name) at++;
    if (at === all || sources[at] !== undefined) return undefined;
    sources[at] = { argument: positional + n };
  }
  const firstDefault = argcount - countDefaults(memory, f);
  for (let at = 0; at < all; at++) {
    if (sources[at] === undefined && at >= firstDefault && at < argcount)
      sources[at] = { fallback: at - firstDefault };
  }
  return sources.length <= MOST_MOVED && sources.every((source) => source !== undefined)
    ? (sources as Source[])
    : undefined;
}

/** Moves arguments, which all are in memory from slot `from` on, to `to`; self and the address of the tuple of defaults are in locals. */
export function emitSources(
  context: Context,
  sources: Source[],
  from: number,
  to: number,
  self: number,
  defaults: number,
): void {
  const { body, slots } = context;
  const local = (at: number) => body.scratch(FIRST_LOCAL + at);
  const isMoved = (source: Source, at: number) =>
    source === "self" || "fallback" in source || from + source.argument * 8 !== to + at * 8;
  sources.forEach((source, at) => {
    if (!isMoved(source, at)) return;
    if (source === "self") body.get(self).set(local(at));
    else if ("argument" in source) {
      body
        .get(Parameter.WINDOW)
        .loadI64(from + source.argument * 8)
        .set(local(at));
    } else {
      body
        .get(defaults)
        .loadI64(TupleLayout.ITEMS + source.fallback * 8)
        .set(local(at));
      slots.take(local(at));
    }
  });
  sources.forEach((source, at) => {
    if (!isMoved(source, at)) return;
    body
      .get(Parameter.WINDOW)
      .get(local(at))
      .storeI64(to + at * 8);
  });
  // Moved down, they leave what is no reference any more.
  const given = sources.filter((source) => source !== "self" && "argument" in source).length;
  for (let slot = to + sources.length * 8; slot < from + given * 8; slot += 8)
    body.get(Parameter.WINDOW).i64(bitsOf(UNBOUND)).storeI64(slot);
}
