// `npm run bench -- --memory [NAME…]`: the calls of bench/stops.mjs, with operands that nearly fill a small instance, so that most results have no room. Each ends
// with an answer or an exception of Python's, has no more memory than it may, and leaves the instance sound. Listed is what does not; the exit code
// says whether there is any. NAME: only these types and modules. A part of this is in the test suite (tests/embed/memory.test.ts).
import { ARGUMENTS, MODULES, OPERANDS, TYPES } from "./stops.mjs";

const LIMIT = 12 * 2 ** 20;
/** Of an instance that is asked for names. */
const ROOMY = 2 ** 28;
/** Size of the operands, which is 2 million where stops are measured. */
const SIZE = 100_000;
/** What never ends is ended by this many steps. */
const STEPS = 300_000;

async function makeInstance(loadPython, memoryLimit = LIMIT) {
  const ignore = () => {};
  const python = await loadPython({ memoryLimit, stdout: ignore, stderr: ignore, hashSeed: 1 });
  python.globals.set("MODULES", MODULES);
  python.run(`MODULES = set(MODULES)\n${OPERANDS.replace("N = 2_000_000", `N = ${SIZE}`)}`);
  return python;
}

const ENDED = /^Python(Error|MemoryError|TimeoutError|Exit|Interrupt)$/;

/** What is wrong with a call; undefined if nothing is. */
function faultOf(python, owner, name, kinds) {
  try {
    python.run(`prepare(${JSON.stringify(owner)}, ${JSON.stringify(name)}, ${JSON.stringify(kinds)})\ngo()`, {
      maxSteps: STEPS,
    });
  } catch (error) {
    if (!ENDED.test(error.name)) return `${error.name}: ${error.message}`;
  }
  const { peak, limit } = python.memory;
  return peak > limit ? `${peak} bytes` : undefined;
}

function end(action) {
  try {
    action();
  } catch {
    // That it ends is all that is asked.
  }
}

function auditOf(python) {
  try {
    // The last exception holds what was called with what: another takes its place.
    for (let i = 0; i < 2; i++) end(() => python.run("call = None"));
    python.collect();
    return python.debug.auditCounts();
  } catch (error) {
    return String(error);
  }
}

/** Goes through the calls that are `wanted`; tells how many these were, and what was wrong. */
export async function callAll(loadPython, wanted) {
  const roomy = await makeInstance(loadPython, ROOMY);
  let python = await makeInstance(loadPython);
  const faults = [];
  let number = 0;
  let count = 0;
  for (const owner of [...TYPES, ...MODULES]) {
    for (const name of roomy.run(`list(names(${JSON.stringify(owner)}))`).toJs()) {
      for (const kinds of ARGUMENTS) {
        if (!wanted(owner, number++)) continue;
        count++;
        const fault = faultOf(python, owner, name, kinds);
        if (fault === undefined) continue;
        faults.push(`${owner}.${name}(${kinds.join(", ")}): ${fault}`);
        python = await makeInstance(loadPython);
      }
    }
    const wrong = auditOf(python);
    if (wrong !== 0) faults.push(`${owner}: ${wrong} counts of references are wrong`);
    if (wrong !== 0 || python.memory.used > LIMIT / 2) python = await makeInstance(loadPython);
  }
  python.dispose();
  roomy.dispose();
  return { count, faults };
}

/** Calls everything; whether all was well. */
export async function measureMemory(args) {
  const { loadPython } = await import("../dist/index.mjs");
  const { count, faults } = await callAll(loadPython, (owner) => args.length === 0 || args.includes(owner));
  for (const fault of faults) console.log(fault);
  console.log(`${count} calls, ${faults.length} faults`);
  return faults.length === 0;
}
