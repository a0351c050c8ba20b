/**
 * What `dis.dis(f, jit=True)` shows of a code object: each piece of compiled code that begins in it, its guards with the lines that they stand on and how
 * often they have failed, and its Wasm.
 */

import type { Log } from "./log.ts";
import type { Unit } from "./unit.ts";
import { IMPORTS } from "./vm/imports.ts";
import { type ImportedFunction, ValueType } from "./wasm/encoder.ts";
import { textOf } from "./wasm/text.ts";

/** What every compiled function is like: compile.ts. */
const OWN: ImportedFunction = {
  name: "run",
  parameters: [ValueType.I32, ValueType.I32, ValueType.I32],
  results: [ValueType.I64],
};

/** The text for the units of a code object, an empty one if there are none. */
export function listingOf(units: Unit[], log: Log): string {
  return units.map((unit) => listUnit(unit, log).join("\n")).join("\n\n");
}

function fateOf({ isWanted, isRefused, isAway }: Unit): string {
  if (isRefused) return ", not used any more";
  if (isAway) return ", not used for now";
  return isWanted ? ", about to be compiled again" : "";
}

function listUnit(unit: Unit, log: Log): string[] {
  const { bytes, versions } = unit;
  const fate = fateOf(unit);
  const times = versions === 1 ? "" : `, compiled ${versions} times`;
  const lines = [`Compiled: ${log.nameOf(unit)}: ${bytes?.length ?? 0} bytes of Wasm${times}${fate}`];
  const guards = unit.guards.map(({ exit, failures }, i) => {
    const taken = failures === 0 ? "" : `, left there ${failures} ${failures === 1 ? "time" : "times"}`;
    return `  guard ${i + 1}: ${log.placeOf(exit)}${taken}`;
  });
  lines.push(...guards);
  if (bytes !== undefined) lines.push(...textOf(bytes, IMPORTS, OWN));
  return lines;
}
