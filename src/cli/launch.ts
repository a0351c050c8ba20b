#!/usr/bin/env node
/** Starts the command fast: V8's flags, then its code (dist/command.js) from V8's code cache. */
import { join } from "node:path";
import { binding, builtin } from "../host/builtin.ts";
import { runCached } from "../host/cached.ts";

/**
 * How much a WebAssembly function runs before V8 optimises it, in V8's units (about bytes of machine code passed through).
 * V8's default, 1,800,000, has the VM's largest functions optimised while modules are imported at the start, and the process cannot
 * end before that is done: a program that prints a line took 100 ms longer, with 10 or 20 million still 28. With 100 million, programs of a
 * second spent most of it in baseline code (wordcount: twice as long); with 30 they take what they take with 10.
 */
const TIERING_BUDGET = 30_000_000;

type V8 = Pick<typeof import("node:v8"), "setFlagsFromString">;

/** Of node:v8 what we want, if we can have it without all else that it loads (3 ms). */
const { setFlagsFromString } = binding<V8>("v8", "setFlagsFromString") ?? (builtin("node:v8") as V8);

setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`);
// The VM is ours and has been validated: functions that are not called need not be looked at.
setFlagsFromString("--wasm-lazy-validation");
runCached(require, join(__dirname, "command.js"));
