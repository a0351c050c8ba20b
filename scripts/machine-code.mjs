// Writes the VM's machine code as V8 optimises it (src/host/machinecode.ts): for the command, which tells V8 some flags, and for programs that embed
// Python and tell it none. The training runs with V8 told to optimise nearly everything that is called, and to put small functions in the places of
// their frequent calls.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import v8 from "node:v8";
import { bundleSources, importBundle } from "./sources.mjs";
import { runTraining } from "./training.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * V8 optimises a function that has run through so many bytes of machine code, about. It knows by then what the function calls, and how often: with 1000
 * programs took 2 % longer. What every program begins with must come to as much in the training.
 */
const SOON = 100_000;

/** For the training only, where V8 has it: functions of up to 500 bytes stand in the places of their calls. */
const INLINING = "--experimental-wasm-inlining";

/** Milliseconds in which V8, which optimises on other threads, has something new if it is still at work. */
const PATIENCE = 1000;

const { callNatively, machineCodeFile, V8_FLAGS } = await loadSources();
const defaults = V8_FLAGS.map((flag) => defaultOf(flag.split("=")[0]));
const files = ["taipan.wasm", "library.wasm"].map((name) => join(root, "dist", name));
const modules = recordModules(files.map((file) => readFileSync(file)));
const withoutInlining = defaultOf(INLINING);
setFlags([...V8_FLAGS, `--wasm-tiering-budget=${SOON}`]);
if (withoutInlining !== undefined) setFlags([INLINING]);
await runTraining();
await setTimeout(PATIENCE);
if (withoutInlining !== undefined) setFlags([withoutInlining]);
for (const [i, file] of files.entries()) {
  await settled(modules[i]);
  for (const flags of [V8_FLAGS, defaults]) save(modules[i], file, flags);
}

/** From the project's sources, bundled in memory. */
async function loadSources() {
  const contents = `
    export { callNatively, machineCodeFile } from "./src/host/machinecode.ts";
    export { V8_FLAGS } from "./src/cli/flags.ts";`;
  const options = { platform: "node", define: { "import.meta.url": JSON.stringify(import.meta.url) } };
  return importBundle(await bundleSources(contents, options));
}

/** The flag as V8 has it unless told; undefined if it has none. */
function defaultOf(flag) {
  const { stdout } = spawnSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
  const name = flag.slice("--".length);
  return stdout.match(new RegExp(`default: (--(?:no-)?${name}(?:=\\d+)?)\\n`))?.[1];
}

function setFlags(flags) {
  for (const flag of flags) v8.setFlagsFromString(flag);
}

/** The modules that are compiled of these bytes from now on, in their order. */
function recordModules(sources) {
  const found = [];
  WebAssembly.Module = new Proxy(WebAssembly.Module, {
    construct(compile, [bytes]) {
      const module = new compile(bytes);
      const i = sources.findIndex((source) => source.equals(bytes));
      if (i >= 0) found[i] ??= module;
      return module;
    },
  });
  return found;
}

/** The machine code of a module; V8 ends the process where there is none yet. */
function machineCode(module) {
  return new Uint8Array(callNatively("(module) => %SerializeWasmModule(module)", module));
}

/** Waits until V8 has optimised what it wants to. */
async function settled(module) {
  for (let size = 0, before = -1; size !== before; before = size, size = machineCode(module).length) {
    await setTimeout(PATIENCE);
  }
}

function save(module, file, flags) {
  setFlags(flags);
  const target = machineCodeFile(file, readFileSync(file));
  writeFileSync(target, machineCode(module));
}
