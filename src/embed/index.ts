/** taipan for JavaScript programs: Python 3.14 in WebAssembly. This is the entry for Node. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setCharacterNames } from "../compiler/index.ts";
import { runCached } from "../host/cached.ts";
import { now } from "../host/clock.ts";
import { randomBytes } from "../host/entropy.ts";
import { readModule } from "../host/machinecode.ts";
import { openMount } from "../host/mount.ts";
import { nodeSystem } from "../host/node.ts";
import type { System } from "../host/system.ts";
import type { Vm } from "../host/vm.ts";
import { AssetFiles } from "./assets.ts";
import { checkInstanceOptions } from "./checks.ts";
import { type Assets, type Host, keyOf, makePython, makeVm } from "./instance.ts";
import { readLibrary } from "./library.ts";
import type { JitMode, PythonOptions } from "./options.ts";
import { packageFile, readingFile } from "./packagefiles.ts";
import type { Python } from "./python.ts";
import { standardLibrary } from "./standard.ts";
import type { TierModule } from "./tier2.ts";

export type { Answer } from "../host/answers.ts";
export { openMount } from "../host/mount.ts";
export { nodeSystem } from "../host/node.ts";
export type { System } from "../host/system.ts";
export { type Clock, VirtualSystem } from "../host/virtual/system.ts";
export { Vm, VmBug } from "../host/vm.ts";
export * from "./public.ts";

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
  /** Bytes that compiled code may take, about; when it takes more, all of it is dropped. 32 MB unless told. */
  jitMemory?: number;
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
const compiled = new Map<string, WebAssembly.Module>();
let library: ReturnType<typeof readLibrary> | undefined;
let tier: TierModule | undefined;

const host: Host = {
  stdout: { write: (bytes) => nodeSystem.write(1, bytes) },
  stderr: { write: (bytes) => nodeSystem.write(2, bytes) },
  sleep: (milliseconds) => nodeSystem.sleep(milliseconds / 1000),
  interrupted: nodeSystem.interrupted,
  randomBytes,
  openMount,
};

/** A new instance of Python. */
export async function loadPython(options: PythonOptions = {}): Promise<Python> {
  checkInstanceOptions(options);
  if (options.assets !== undefined)
    return makePython(await filesOf(options.assets).load(options), options, host);
  const own = assets(options.module);
  return makePython(options.stdlib === false ? { ...own, standard: undefined } : own, options, host);
}

/** A new instance of the VM, with what the command gives to it. */
export function createVm(options: CreateOptions = {}): Vm {
  return makeVm(assets(options.wasm && compile(options.wasm)), {
    ...options,
    system: options.system ?? nodeSystem,
    hashKey: options.hashKey ?? keyOf(randomBytes(16)),
  });
}

const given = new WeakMap<object, AssetFiles>();

/** Files of which the embedder has said where they come from. */
function filesOf(sources: NonNullable<PythonOptions["assets"]>): AssetFiles {
  const reader = { fetch, readNow: (address: string | URL) => readFileSync(address), tier2 };
  const beside = (name: string) => new URL(`./${name}`, import.meta.url);
  const files = given.get(sources) ?? new AssetFiles(reader, beside, sources);
  given.set(sources, files);
  return files;
}

/** What lies beside this file. */
function assets(vm: WebAssembly.Module | undefined): Assets {
  setCharacterNames(() => readingFile(characterNames, (path) => readFileSync(path, "latin1")));
  return {
    vm: vm ?? compile(wasm),
    library: findInLibrary,
    standard,
    natives: () => compile(natives),
    unicodeData: () => packageFile(unicodeData),
    tier2,
    clock: now,
  };
}

/** Tier 2 is a bundle of its own: a quarter of the code, of which programs that end soon run nothing. */
function tier2(): TierModule {
  const load = (file: string) => runCached(createRequire(import.meta.url), file) as TierModule;
  tier ??= readingFile(new URL("./tier2.js", import.meta.url), load);
  return tier;
}

/** The data of one of our modules. The library is read when one is wanted that is not in the VM from the start. */
function findInLibrary(name: string): Uint8Array | undefined {
  library ??= readLibrary(packageFile(lib));
  return library(name);
}

/** The Wasm module in a file, compiled once. */
function compile(file: URL): WebAssembly.Module {
  const known = compiled.get(file.href);
  if (known) return known;
  const module = readingFile(file, readModule);
  compiled.set(file.href, module);
  return module;
}
