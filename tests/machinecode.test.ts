// V8's machine code of the VM, which the build keeps beside it (src/host/machinecode.ts).
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const dist = join(import.meta.dirname, "..", "dist");

/** Prints how many functions of the VM's table are optimised when nothing has run but `boot`, which has V8 optimise one or two itself. */
const COUNT = `
import v8 from "node:v8";
const { createVm } = await import(process.argv[1]);
const { table } = createVm({ jit: "off" }).exports;
v8.setFlagsFromString("--allow-natives-syntax");
const isOptimised = new Function("f", "return %IsTurboFanFunction(f)");
let count = 0;
for (let i = 0; i < table.length; i++) {
  const f = table.get(i);
  if (f !== null && isOptimised(f)) count++;
}
console.log(count);
`;

function optimisedFunctions(env: NodeJS.ProcessEnv): number {
  const args = ["--input-type=module", "--eval", COUNT, join(dist, "index.mjs")];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  expect(stderr).toBe("");
  return Number(stdout);
}

// A quick build has a VM in one piece, and no machine code.
describe.skipIf(!existsSync(join(dist, "library.wasm")))("machine code of the VM", () => {
  test("is there before anything has run", () => {
    expect(optimisedFunctions({})).toBeGreaterThan(100);
  });

  test("is not looked for where caches are off", () => {
    expect(optimisedFunctions({ NODE_DISABLE_COMPILE_CACHE: "1" })).toBeLessThan(10);
  });
});
