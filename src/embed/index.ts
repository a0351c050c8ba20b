/** taipan for JavaScript programs: Python 3.14 in WebAssembly. This is the entry for Node. */
import { readFileSync } from "node:fs";
import { setCharacterNames } from "../compiler/index.ts";
import { randomBytes } from "../host/entropy.ts";
import { nodeSystem } from "../host/node.ts";
import type { System } from "../host/system.ts";
import { type Tier2, Vm } from "../host/vm.ts";
import { Jit, type TierExports } from "../jit/index.ts";
import { readLibrary } from "./library.ts";
import type { JitMode, PythonOptions } from "./options.ts";
import { Python } from "./python.ts";
import { standardLibrary } from "./standard.ts";

export type { Answer } from "../host/answers.ts";
export { openMount } from "../host/mount.ts";
export { nodeSystem } from "../host/node.ts";
export type { System } from "../host/system.ts";
export { VirtualSystem } from "../host/virtual/system.ts";
export { Vm, VmBug } from "../host/vm.ts";
export {
  PythonError,
  PythonExit,
  type PythonFrame,
  PythonInterrupt,
  PythonMemoryError,
} from "./errors.ts";
export type { JitMode, PythonOptions, RunOptions } from "./options.ts";
export { PyProxy } from "./proxies.ts";
export { type MemoryFacts, type ObjectFacts, Python } from "./python.ts";
export type { ToJsOptions, ToPyOptions } from "./structures.ts";

export interface CreateOptions {
  /** Most bytes of memory that the instance may have. */
  memoryLimit?: number;
  /** Key of str hashes; at random unless given. */
  hashKey?: [bigint, bigint];
  system?: System;
  /**
   * Whether hot loops and functions are compiled to Wasm: "on" (the default), "off", or "always", the first time that one is looked at, whether it
   * gains or not.
   */
  jit?: JitMode;
  /** Told, line by line, what the compiler of hot code does. */
  jitLog?: (line: string) => void;
  /** The VM's Wasm file, for one that was built differently (`npm run build -- --debug`). */
  wasm?: URL;
}

const wasm = new URL("./taipan.wasm", import.meta.url);
const natives = new URL("./library.wasm", import.meta.url);
const lib = new URL("./lib.bin", import.meta.url);
const standard = standardLibrary(
  new URL("./stdlib.bin", import.meta.url),
  new URL("./stdlib-source.bin", import.meta.url),
);
const unicodeData = new URL("./unicodedata.bin", import.meta.url);
const characterNames = new URL("./character-names.txt", import.meta.url);
setCharacterNames(() => readFileSync(characterNames, "latin1"));
const compiled = new Map<string, WebAssembly.Module>();
let library: ReturnType<typeof readLibrary> | undefined;

/** A new instance of Python. */
export async function loadPython(options: PythonOptions = {}): Promise<Python> {
  const { memoryLimit, jit, hashSeed } = options;
  const hashKey: [bigint, bigint] | undefined = hashSeed === undefined ? undefined : [BigInt(hashSeed), 0n];
  return new Python(
    createVm({ memoryLimit, jit, hashKey, system: withStreams(nodeSystem, options) }),
    options,
  );
}

/** A system whose standard output and error go to functions, where there are any. */
function withStreams(system: System, { stdout, stderr }: PythonOptions): System {
  const targets = [undefined, textWriter(stdout), textWriter(stderr)];
  return {
    ...system,
    write: (fd, data) => (targets[fd] ?? ((data) => system.write(fd, data)))(data),
    isTerminal: (fd) => targets[fd] === undefined && system.isTerminal(fd),
  };
}

/** What decodes bytes of UTF-8, in pieces of any size, for a function that takes text. */
function textWriter(write: ((text: string) => void) | undefined): ((data: Uint8Array) => void) | undefined {
  if (write === undefined) return undefined;
  const decoder = new TextDecoder();
  return (data) => write(decoder.decode(data, { stream: true }));
}

/** A new instance of the VM, in Node. */
export function createVm(options: CreateOptions = {}): Vm {
  return new Vm({
    system: options.system ?? nodeSystem,
    module: compile(options.wasm ?? wasm),
    library: findInLibrary,
    standard,
    natives: () => compile(natives),
    unicodeData: () => readFileSync(unicodeData),
    memoryLimit: options.memoryLimit,
    hashKey: options.hashKey ?? randomKey(),
    tier2: tierOf(options.jit ?? "on", options.jitLog),
  });
}

function tierOf(
  mode: JitMode,
  log: CreateOptions["jitLog"],
): ((exports: WebAssembly.Exports) => Tier2) | undefined {
  if (mode === "off") return undefined;
  const options = mode === "always" ? { sightings: 1, log } : { log };
  return (exports) => new Jit(exports as unknown as TierExports, options);
}

/** The data of one of our modules. The library is read when one is wanted that is not in the VM from the start. */
function findInLibrary(name: string): Uint8Array | undefined {
  library ??= readLibrary(readFileSync(lib));
  return library(name);
}

/** The Wasm module in a file, compiled once. */
function compile(file: URL): WebAssembly.Module {
  const known = compiled.get(file.href);
  if (known) return known;
  const module = new WebAssembly.Module(readFileSync(file));
  compiled.set(file.href, module);
  return module;
}

function randomKey(): [bigint, bigint] {
  const [key0, key1] = new BigUint64Array(randomBytes(16).buffer);
  return [key0, key1];
}
