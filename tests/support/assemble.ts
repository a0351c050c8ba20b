// Compiles one file of assembly/testing to a WebAssembly module of its own, so that a layer of the VM can be tested alone.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The options the VM itself is built with, except for those that name its entry. */
const OPTIONS = [
  ["--runtime", "stub"],
  ["--memoryBase", "65536"],
  ["--initialMemory", "32"],
  ["--enable", "simd,bulk-memory,sign-extension,nontrapping-f2i"],
  ["--optimizeLevel", "3"],
].flat();

/** The compiled bytes of `assembly/testing/<name>.ts`. Throws with asc's messages if it does not compile. */
export function assemble(name: string, ...options: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "taipan-"));
  try {
    const out = join(folder, `${name}.wasm`);
    const asc = join(root, "node_modules/assemblyscript/bin/asc.js");
    const config = ["--config", join(folder, "none")];
    const args = [asc, `assembly/testing/${name}.ts`, ...config, ...OPTIONS, ...options, "-o", out];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A new instance of a compiled module, its exports typed by the caller. */
export function instantiate<Exports>(bytes: Buffer): Exports {
  const abort = () => {
    throw new Error("abort");
  };
  const imports = { env: { abort } };
  return new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)), imports)
    .exports as unknown as Exports;
}
