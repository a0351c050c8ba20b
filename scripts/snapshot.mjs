// Makes dist/taipan.wasm of dist/boot.wasm, the VM as asc has compiled it: the same module, but an instance of it begins booted and
// with the modules of dist/lib.bin loaded that every program needs. See assembly/vm/snapshot.ts. `node scripts/snapshot.mjs`, run by
// scripts/build.mjs.
//
// The snapshot may depend on nothing but the two files. So the host answers `frozen`, says no to `isatty` and `interrupted`, and
// refuses all else; and two snapshots are made, of instances that have hashed with different keys: they must be the same to the byte.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { globalName, WasmModule } from "./wasm-module.mjs";

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), "dist");
const { VmMemory, readLibrary } = await loadHost();

/** Keys of the instances that snapshots are made of. */
const KEYS = [
  [0x0123456789abcdefn, 0xfedcba9876543210n],
  [0x5555555555555555n, 0x3333333333333333n],
];

/** A module with an instance's state, made in node's memory. */
export function makeSnapshot(bytes, library) {
  const module = new WasmModule(bytes);
  const compiled = new WebAssembly.Module(module.withGlobalsExported());
  const [state, other] = KEYS.map((key) => run(module, compiled, library, key));
  compare(module, state, other);
  return module.withState(state.globals, state.memory);
}

/** Boots an instance with a key and lets it forget that: its globals and its memory. */
function run(module, compiled, library, key) {
  let memory;
  const refuse = (name) => () => {
    throw new Error(`the VM has called ${name} before it was told to run anything`);
  };
  const imports = WebAssembly.Module.imports(compiled).map(({ name }) => [name, refuse(name)]);
  const host = {
    ...Object.fromEntries(imports),
    forgetCode: () => {},
    interrupted: () => 0,
    hotLoop: () => 0,
    isatty: () => 0,
    frozen: (name) => memory.putAnswer(library(memory.str(name))),
  };
  const { exports } = new WebAssembly.Instance(compiled, { host });
  memory = new VmMemory(exports);
  if (!exports.makeSnapshot(...key)) throw new Error("the VM does not boot");
  const globals = new Map(module.globals.map(({ index }) => [index, exports[globalName(index)].value]));
  return { globals, memory: new Uint8Array(exports.memory.buffer) };
}

/** Throws if two states differ. */
function compare(module, { globals, memory }, other) {
  const place = memory.findIndex((byte, at) => byte !== other.memory[at]);
  if (place >= 0 || memory.length !== other.memory.length)
    throw new Error(`memory depends on the hash key, first at ${place}`);
  const odd = module.globals.find(({ index }) => globals.get(index) !== other.globals.get(index));
  if (odd) throw new Error(`global ${odd.index} depends on the hash key`);
}

/** Bundles the parts of the host that know about memory and the library, since Node cannot run TypeScript. */
async function loadHost() {
  const contents = `
    export { VmMemory } from "./src/host/memory.ts";
    export { readLibrary } from "./src/embed/library.ts";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: dirname(dist) },
    bundle: true,
    write: false,
    format: "esm",
    target: "node20",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

const library = readLibrary(readFileSync(join(dist, "lib.bin")));
writeFileSync(join(dist, "taipan.wasm"), makeSnapshot(readFileSync(join(dist, "boot.wasm")), library));
