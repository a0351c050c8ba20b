// `npm run bench -- --depth [BUILDER,…]`: what nests deeper than any native may recurse, and all that can be done with it (bench/deep.py). Each ends with an
// answer or an exception; never does WebAssembly's stack overflow, or a count of references come out wrong. Listed is what does not; the exit code
// says whether there is any. A part of this is in the test suite (tests/embed/depth.test.ts).
import { readFileSync } from "node:fs";

const DEEP = readFileSync(new URL("deep.py", import.meta.url), "utf8");
/** What never ends is ended by this many steps: a dozen times what any other takes. */
const STEPS = 5_000_000;
const MEMORY = 2 ** 28;

async function makeInstance(loadPython, depth) {
  const ignore = () => {};
  const python = await loadPython({ memoryLimit: MEMORY, stdout: ignore, stderr: ignore, hashSeed: 1 });
  python.run(DEEP);
  if (depth !== undefined) python.globals.set("DEPTH", depth);
  return python;
}

/** What is wrong with a builder and an action; undefined if nothing is. */
function faultOf(python, builder, action) {
  try {
    python.run(`attempt(${JSON.stringify(builder)}, ${JSON.stringify(action)})`, { maxSteps: STEPS });
  } catch (error) {
    if (!/^Python(Timeout|Memory)Error$/.test(error.name)) return `${error.name}: ${error.message}`;
  }
  return undefined;
}

function auditOf(python) {
  try {
    python.run("forgetting(None)\ngc.collect()");
    return python.debug.auditCounts();
  } catch (error) {
    return String(error);
  }
}

/**
 * Goes through the pairs of builders and actions that are `wanted`; tells how many these were, and what was wrong. `depth`: another than
 * deep.py has.
 */
export async function attemptAll(loadPython, wanted, depth) {
  let python = await makeInstance(loadPython, depth);
  const [builders, actions] = ["BUILDERS", "ACTIONS"].map((name) => python.run(`list(${name})`).toJs());
  const faults = [];
  let count = 0;
  for (const [i, builder] of builders.entries()) {
    for (const [j, action] of actions.entries()) {
      if (!wanted(builder, action, i * actions.length + j)) continue;
      count++;
      const fault = faultOf(python, builder, action);
      if (fault === undefined) continue;
      faults.push(`${builder}, ${action}: ${fault}`);
      python = await makeInstance(loadPython, depth);
    }
  }
  const wrong = auditOf(python);
  if (wrong !== 0) faults.push(`${wrong} counts of references are wrong: which of the builders?`);
  python.dispose();
  return { count, faults };
}

/** Attempts everything; whether all was well. */
export async function measureDepth(args) {
  const { loadPython } = await import("../dist/index.mjs");
  const only = args[0]?.split(",");
  const { count, faults } = await attemptAll(loadPython, (builder) => only?.includes(builder) ?? true);
  for (const fault of faults) console.log(fault);
  console.log(`${count} attempts, ${faults.length} faults`);
  return faults.length === 0;
}
