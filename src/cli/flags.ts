/**
 * How much a WebAssembly function runs before V8 optimises it, in V8's units (about bytes of machine code passed through).
 * V8's default, 1,800,000, has the VM's largest functions optimised while modules are imported at the start, and the process cannot
 * end before that is done: a program that prints a line took 100 ms longer, with 10 or 20 million still 28. With 100 million, programs of a
 * second spent most of it in baseline code (wordcount: twice as long); with 30 they take what they take with 10.
 */
const TIERING_BUDGET = 30_000_000;

/** The last major version of V8 that is known to have branch hinting off, and a flag for it: that of Node 22. V8 complains of flags that it does not know. */
const LAST_WITHOUT_HINTING = 12;

const HINTING =
  Number.parseInt(process.versions.v8, 10) <= LAST_WITHOUT_HINTING
    ? ["--experimental-wasm-branch-hinting"]
    : [];

/**
 * What the command tells V8 before anything else. The VM is ours and has been validated: functions that are not called need not be looked at. Tier 2 says
 * which branches are rarely taken, and the build does so for the dispatch loop (scripts/branch-hints.mjs).
 */
export const V8_FLAGS = [`--wasm-tiering-budget=${TIERING_BUDGET}`, "--wasm-lazy-validation", ...HINTING];
