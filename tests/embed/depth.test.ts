/** Operands that nest deeper than natives may recurse: a part of what `npm run bench -- --depth` goes through. */
import { expect, test } from "vitest";
import { attemptAll } from "../../bench/depth.mjs";
import { loadPython } from "../support/embed.ts";

/** Every so many pairs of an operand and what is done with it: a prime, so that all operands and all actions come. */
const EVERY = 149;
/** WebAssembly's stack takes less even of small frames, two a level. */
const DEPTH = 10_000;
/** These recursed without being counted, but for the last. */
const KNOWN = new Set([
  ...["property, __set__", "deleter, __isabstractmethod__", "staticmethod, __isabstractmethod__"],
  ...["property, __name__", "method, repr", "method, __doc__", "method, getattr", "mappingproxy, len"],
  ...["mappingproxy, [0]", "mappingproxy, |", "alias, [int]", "alias, __parameters__", "union, [int]"],
  ...["origin of an alias, getattr", "unpacked alias, __parameters__"],
  // An error was lost, and came out of what was compiled next.
  ...["constant of code, <", "constant of code, =="],
]);

test("whatever is nested without end ends with an answer or an exception", async () => {
  const isWanted = (builder: string, action: string, number: number) =>
    number % EVERY === 0 || KNOWN.has(`${builder}, ${action}`);
  const { count, faults } = await attemptAll(loadPython, isWanted, DEPTH);
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(KNOWN.size + 100);
});
