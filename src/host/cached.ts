/**
 * Runs a bundle of ours with V8's code cache beside it, so that nothing of it is parsed or compiled again: half of what loading it takes.
 * Node 20 has no compile cache of its own (`module.enableCompileCache` came with 22).
 *
 * A cache is good for one version of V8 with the same flags on the same kind of processor: its name has V8's tag for these. Where it is
 * missing or refused the code runs all the same, and is cached when the process ends, if the folder can be written and nobody has set
 * NODE_DISABLE_COMPILE_CACHE, as Node itself has it.
 *
 * `require` is handed in: an ES module that imports node:fs or node:vm loads all that they could be asked for, which takes 3 ms.
 */
import { binding } from "./builtin.ts";

type V8 = Pick<typeof import("node:v8"), "cachedDataVersionTag">;

/** A bundle as scripts/build.mjs writes it: a function of what CommonJS modules have, and of its own address. */
export type Bundle = (
  require: NodeJS.Require,
  module: { exports: object },
  exports: object,
  address: string,
) => void;

/** What the bundle in a file exports. */
export function runCached(require: NodeJS.Require, file: string): object {
  const fs: typeof import("node:fs") = require("node:fs");
  const { Script }: typeof import("node:vm") = require("node:vm");
  const { pathToFileURL }: typeof import("node:url") = require("node:url");
  // Of node:v8 what is wanted, if that can be had without all else that it loads (3 ms).
  const v8 = binding<V8>("v8", "cachedDataVersionTag") ?? (require("node:v8") as V8);
  const cache = `${file.slice(0, file.lastIndexOf("."))}.${process.arch}.${v8.cachedDataVersionTag()}.cache`;
  const source = fs.readFileSync(file, "latin1");
  const cachedData = attempt(() => fs.readFileSync(cache));
  const script = new Script(source, { filename: file, cachedData });
  const isStale = cachedData === undefined || script.cachedDataRejected;
  if (isStale && process.env.NODE_DISABLE_COMPILE_CACHE === undefined)
    process.once("exit", () => attempt(() => write(fs, cache, script.createCachedData())));
  const module = { exports: {} };
  bundleOf(script.runInThisContext(), source)(require, module, module.exports, pathToFileURL(file).href);
  return module.exports;
}

/** Scripts run in Node's own realm: where this one is another (test runners make such), its objects would be of none of our classes. */
function bundleOf(bundle: unknown, source: string): Bundle {
  // biome-ignore lint/security/noGlobalEval: it is the package's own file
  return (bundle instanceof Function ? bundle : globalThis.eval(source)) as Bundle;
}

/** Written beside and renamed, so that no other process reads half of it. */
function write(fs: typeof import("node:fs"), file: string, data: Uint8Array): void {
  const temporary = `${file}.${process.pid}`;
  fs.writeFileSync(temporary, data);
  fs.renameSync(temporary, file);
}

/** Without a cache everything only starts more slowly. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
