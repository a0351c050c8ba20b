/**
 * Damaged and hostile code objects (what a `.pyc` or marshal data may hold): loading and running them gives Python exceptions, never a trap,
 * a hang or a leak. `RUNS=20000 SEED=7` looks longer, elsewhere.
 */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";

import { decodeCode } from "../../src/bytecode/decode.ts";
import { compile } from "../../src/compiler/index.ts";
import { createVm, nodeSystem } from "../support/vm.ts";
import { change, damage } from "./mutate.ts";

const RUNS = Number(process.env.RUNS ?? 1000);
const SEED = Number(process.env.SEED ?? 1);
/** Code objects that one instance of the VM gets. */
const BATCH = 50;
/** Looks at the interrupts (each after 10,000 back edges) after which a program gets KeyboardInterrupt, and is ended. */
const PATIENCE = 3;
const END = 60;

const here = new URL("./", import.meta.url);
const text = (file: URL) => readFileSync(file, "utf8");
const driver = text(new URL("driver.py", here));
const disassembly = new URL("../compiler/disassembly/", here);
const sources = [
  ...readdirSync(disassembly)
    .filter((name) => name.endsWith(".py"))
    .map((name) => text(new URL(name, disassembly))),
  text(new URL("programs.py", here)),
];
const programs = sources.map((source) => decodeCode(compile(source, "damaged.py", "exec").bytes));

class Endless extends Error {}

/** Runs the damaged code; the number of the one that ended the VM by running on and on, or -1. */
function runBatch(batch: readonly Uint8Array[], from: number): number {
  let current = -1;
  let polls = 0;
  const vm = createVm({
    memoryLimit: 1 << 28,
    hashKey: [1n, 2n],
    system: {
      ...nodeSystem,
      write() {},
      sleep() {},
      readLine: () => null,
      stat: () => 2,
      list: () => 2,
      readFile: (name: string) => batch[Number(name)] ?? 2,
      writeFile(name: string, data: Uint8Array) {
        const next = new TextDecoder().decode(data);
        current = name === "begin" && next !== "end" ? Number(next) : -1;
        polls = 0;
        return null;
      },
      interrupted() {
        // The driver's own work is not interrupted.
        if (current < 0) return false;
        polls++;
        if (polls > END) throw new Endless();
        return polls > PATIENCE;
      },
    },
  });
  vm.debug.auditBegin();
  const names = batch.map((_, i) => String(i)).slice(from);
  try {
    const status = vm.runProgram(["command", driver, names, false, false, 0, [], "."]);
    expect([status, current], "the program ended by itself").toEqual([0, -1]);
  } catch (error) {
    if (error instanceof Endless) return current;
    throw new Error(`code object ${current} of the batch: ${(error as Error).stack}`);
  }
  expect(vm.finish(), "blocks left behind").toBe(0);
  return -1;
}

const damaged = fc.tuple(fc.nat(programs.length - 1), fc.array(change, { minLength: 1, maxLength: 3 }));

test("damaged code objects give exceptions only", { timeout: 600_000 }, () => {
  const samples = fc.sample(damaged, { numRuns: RUNS, seed: SEED });
  for (let at = 0; at < samples.length; at += BATCH) {
    const chosen = samples.slice(at, at + BATCH);
    const batch = chosen.map(([program, changes]) => damage(programs[program], changes));
    let from = 0;
    while (from >= 0 && from < batch.length) {
      const stopped = runBatch(batch, from);
      from = stopped < 0 ? -1 : stopped + 1;
    }
  }
});
