#!/usr/bin/env node
/**
 * Starts the command fast: its code (dist/command.cjs) is run with V8's code cache beside it, so that nothing of it is parsed or
 * compiled again. Node 20 has no compile cache of its own (`module.enableCompileCache` came with 22). Measured: the code cache takes a
 * fifth off the time that `print(1)` takes above `node -e 0`.
 *
 * A cache is good for one version of V8 only. Where it is missing or refused the code runs all the same, and is cached at the end if
 * the folder can be written.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch } from "node:process";
import { Script } from "node:vm";

const source = new URL("./command.cjs", import.meta.url);
const cache = new URL(`./command.${process.versions.v8}.${arch}.cache`, import.meta.url);

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
    const temporary = new URL(`${cache.pathname}.${process.pid}`, cache);
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, cache);
  } catch {
    // Without a cache the command only starts more slowly.
  }
}

const cachedData = readCache();
// What CommonJS modules are wrapped in; BUNDLE_URL stands for import.meta.url (scripts/build.mjs).
const text = `(function (require, exports, module, BUNDLE_URL) {${readFileSync(source, "utf8")}\n})`;
const script = new Script(text, { filename: source.pathname, cachedData });
if (cachedData === undefined || script.cachedDataRejected) process.once("exit", () => writeCache(script));
const module = { exports: {} };
script.runInThisContext()(createRequire(source), module.exports, module, import.meta.url);
