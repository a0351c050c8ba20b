// V8's machine code of the VM, which the build keeps beside it (src/host/machinecode.ts).
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const dist = join(import.meta.dirname, "..", "dist");

/** Prints how many functions of the VM's table are optimised when nothing has run but `boot`, which has V8 optimise one or two itself. */
const COUNT = `
import { readFileSync } from "node:fs";
import v8 from "node:v8";
const [index, wasm] = process.argv.slice(1);
const { createVm } = await import(index);
const { table } = createVm({ jit: "off" }).exports;
const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm)));
// The functions that come first, by their numbers, are the host's: V8 looks for code of theirs where there is none.
const isOwn = (f) => Number(f.name) >= imports.filter(({ kind }) => kind === "function").length;
v8.setFlagsFromString("--allow-natives-syntax");
const isOptimised = new Function("f", "return %IsTurboFanFunction(f)");
let count = 0;
for (let i = 0; i < table.length; i++) {
  const f = table.get(i);
  if (f !== null && isOwn(f) && isOptimised(f)) count++;
}
console.log(count);
`;

function optimisedFunctions(env: NodeJS.ProcessEnv): number {
  const args = ["--input-type=module", "--eval", COUNT, join(dist, "index.mjs"), join(dist, "taipan.wasm")];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  expect(stderr).toBe("");
  return Number(stdout);
}

/** Whether V8's function tells of functions that came with their code: that of Node 22 does not. */
const isTold = process.version.startsWith("v20.");

// A quick build has a VM in one piece, and no machine code.
describe.skipIf(!existsSync(join(dist, "library.wasm")))("machine code of the VM", () => {
  test("is taken by V8", () => {
    const TAKE = `
      import { readFileSync, readdirSync } from "node:fs";
      import v8 from "node:v8";
      const [dist] = process.argv.slice(1);
      const name = readdirSync(dist).find((name) => name.startsWith(\`taipan.\${process.arch}.\${v8.cachedDataVersionTag()}.\`));
      v8.setFlagsFromString("--allow-natives-syntax");
      const take = new Function("code", "bytes", "return %DeserializeWasmModule(code, bytes)");
      const read = (name) => new Uint8Array(readFileSync(dist + "/" + name));
      console.log(take(read(name).buffer, read("taipan.wasm")) instanceof WebAssembly.Module);
    `;
    const args = ["--input-type=module", "--eval", TAKE, dist];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(stderr + stdout).toBe("true\n");
  });

  test.skipIf(!isTold)("is there before anything has run", () => {
    expect(optimisedFunctions({})).toBeGreaterThan(100);
  });

  test.skipIf(!isTold)("is not looked for where caches are off", () => {
    expect(optimisedFunctions({ NODE_DISABLE_COMPILE_CACHE: "1" })).toBeLessThan(10);
  });
});
