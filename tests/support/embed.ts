/** The embedding API as it was built last. */
import { expect } from "vitest";
import type * as Embed from "../../src/embed/index.ts";

/** All that the package exports. */
export const everything = (await import(
  new URL("../../dist/index.mjs", import.meta.url).href
)) as typeof Embed;
export const {
  FileError,
  loadPython,
  PythonError,
  PythonExit,
  PythonInterrupt,
  PythonMemoryError,
  PyProxy,
  VmBug,
} = everything;
export type { Python } from "../../src/embed/index.ts";

/** What an action throws. */
export function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** Blocks that a Python instance has after all that can go has gone. */
function blocks(python: Embed.Python): number {
  python.collect();
  return python.memory.blocks;
}

/** Asserts that many rounds of an action leave no block behind; the first rounds fill caches. */
export function expectNoLeak(python: Embed.Python, rounds: number, action: () => void): void {
  for (let i = 0; i < 50; i++) action();
  const before = blocks(python);
  for (let i = 0; i < rounds; i++) action();
  expect(blocks(python) - before).toBeLessThan(20);
}
