/**
 * What `--jit-log` tells: what was compiled, how large it is and how many guards it has, which guards failed and what came of it, and at the end which
 * ways out of compiled code were taken how often.
 */
import { CodeLayout, StrLayout } from "../../assembly/shared/layout.ts";
import type { Memory } from "./memory.ts";
import type { Unit } from "./unit.ts";

/** Takes a line without its end. */
export type JitLog = (line: string) => void;

/** The text of a str object. */
function textAt(memory: Memory, p: number): string {
  const length = memory.u32(p + StrLayout.LENGTH);
  const width = memory.unit(p + StrLayout.WIDTH, 1);
  let text = "";
  for (let i = 0; i < length; i++) {
    text += String.fromCodePoint(memory.unit(p + StrLayout.DATA + i * width, width));
  }
  return text;
}

/** What a unit is called: function, file and line, and whether it is a loop of it. Read while the code lives. */
export function nameOf(memory: Memory, unit: Unit, line: number): string {
  const name = textAt(memory, memory.u32(unit.code + CodeLayout.QUALNAME));
  const file = textAt(memory, memory.u32(unit.code + CodeLayout.FILENAME));
  return `${name}${unit.isFunction ? "" : " (loop)"} at ${file}:${line}`;
}

/** The ways out of a unit that were taken, for the end. */
export function exitsTaken(unit: Unit, lineAt: (pc: number) => number): string[] {
  const byLine = new Map<number, number>();
  for (const [pc, times] of unit.taken) byLine.set(lineAt(pc), (byLine.get(lineAt(pc)) ?? 0) + times);
  return [...byLine].map(([line, times]) => `  line ${line}: left ${times} times`);
}
