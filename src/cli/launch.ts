#!/usr/bin/env node
/**
 * Starts the command fast: its code (dist/command.js) is run with V8's code cache beside it, so that nothing of it is parsed or
 * compiled again. Node 20 has no compile cache of its own (`module.enableCompileCache` came with 22).
 *
 * A cache is good for one version of V8 with the same flags on the same kind of processor: its name has V8's tag for these. Where it is
 * missing or refused the code runs all the same, and is cached at the end if the folder can be written.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { binding, builtin } from "../host/builtin.ts";

/**
 * How much a WebAssembly function runs before V8 optimises it, in V8's units (about bytes of machine code passed through).
 * V8's default, 1,800,000, has the VM's largest functions optimised while modules are imported at the start, and the process cannot
 * end before that is done: a program that prints a line took 100 ms longer, with 10 or 20 million still 28. With 100 million, programs of a
 * second spent most of it in baseline code (wordcount: twice as long); with 30 they take what they take with 10.
 */
const TIERING_BUDGET = 30_000_000;

type V8 = Pick<typeof import("node:v8"), "setFlagsFromString" | "cachedDataVersionTag">;

/** Of node:v8 what we want, if we can have it without all else that it loads (3 ms). */
const v8 = binding<V8>("v8", "setFlagsFromString", "cachedDataVersionTag") ?? builtin("node:v8");

/** Sets V8's flags: its tag for the code that it can run with them. */
function setUp({ setFlagsFromString, cachedDataVersionTag }: V8): number {
  setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`);
  // The VM is ours and has been validated: functions that are not called need not be looked at.
  setFlagsFromString("--wasm-lazy-validation");
  return cachedDataVersionTag();
}

const source = join(__dirname, "command.js");
const cache = join(__dirname, `command.${process.arch}.${setUp(v8)}.cache`);

function readCache(): Buffer | undefined {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that no other process reads half of it. */
function writeCache(script: Script): void {
  try {
    const temporary = `${cache}.${process.pid}`;
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, cache);
  } catch {
    // Without a cache the command only starts more slowly.
  }
}

const cachedData = readCache();
// A function of what CommonJS modules have, and what stands for import.meta.url (scripts/build.mjs).
const script = new Script(readFileSync(source, "latin1"), { filename: source, cachedData });
if (cachedData === undefined || script.cachedDataRejected) process.once("exit", () => writeCache(script));
script.runInThisContext()(require, module, exports, pathToFileURL(source).href);
