/**
 * V8's optimised machine code of a Wasm module, kept in a file beside the module. Whoever has it runs at full speed from the first call; without it
 * V8 begins with baseline code and optimises on another core what is called often, each time again.
 *
 * Node has no interface for that, V8 has two functions for its own tests, which `--allow-natives-syntax` shows. They are called only where
 * the file is there, which scripts/machine-code.mjs writes at build time, and the flag stands for the moment of the call. The code is good for one
 * build of the module and one version of V8 with the same flags on the same kind of processor: the file's name says all of that, and V8
 * looks at its part again before it takes the code.
 */
import { readFileSync } from "node:fs";
import { Script } from "node:vm";
import { binding, builtin } from "./builtin.ts";

type V8 = Pick<typeof import("node:v8"), "cachedDataVersionTag" | "setFlagsFromString">;

/** The bytes of a build's name at the end of a module (scripts/build.mjs). */
const NAME_BYTES = 16;

/** The module in a file: with its machine code, if that is there. */
export function readModule(file: string): WebAssembly.Module {
  const bytes = readFileSync(file);
  const code = process.env.NODE_DISABLE_COMPILE_CACHE === undefined ? readCode(file, bytes) : undefined;
  return (code && withCode(bytes, code)) ?? new WebAssembly.Module(bytes);
}

/** Where the machine code of the module in `file` is, for this V8 with the flags that it has now. */
export function machineCodeFile(file: string, bytes: Uint8Array): string {
  const build = Buffer.from(bytes.subarray(-NAME_BYTES)).toString("hex");
  const tag = findV8().cachedDataVersionTag();
  return `${file.slice(0, file.lastIndexOf("."))}.${process.arch}.${tag}.${build}.cache`;
}

/** Calls a function of two parameters whose source may use V8's own functions. */
export function callNatively(source: string, a: unknown, b?: unknown): unknown {
  const v8 = findV8();
  v8.setFlagsFromString("--allow-natives-syntax");
  try {
    return new Script(source).runInThisContext()(a, b);
  } finally {
    v8.setFlagsFromString("--no-allow-natives-syntax");
  }
}

function readCode(file: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  try {
    return readFileSync(machineCodeFile(file, bytes));
  } catch {
    return undefined;
  }
}

/** The module with its machine code; undefined where V8 refuses that, or lives in another realm than this code (test runners make such). */
function withCode(bytes: Uint8Array, code: Uint8Array<ArrayBuffer>): WebAssembly.Module | undefined {
  try {
    const whole = code.byteLength === code.buffer.byteLength ? code.buffer : code.slice().buffer;
    const module = callNatively("(code, bytes) => %DeserializeWasmModule(code, bytes)", whole, bytes);
    return module instanceof WebAssembly.Module ? module : undefined;
  } catch {
    return undefined;
  }
}

function findV8(): V8 {
  // Without all else that node:v8 loads (3 ms).
  return binding<V8>("v8", "cachedDataVersionTag", "setFlagsFromString") ?? builtin("node:v8");
}
