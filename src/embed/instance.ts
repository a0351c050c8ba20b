/** What all entries share: an instance of Python on files in memory, from what its host has loaded (`Assets`). */

import type { System } from "../host/system.ts";
import type { FolderNode } from "../host/virtual/nodes.ts";
import { seededBytes } from "../host/virtual/seeded.ts";
import type { Mount } from "../host/virtual/store.ts";
import { hostRandomBytes, type VirtualOptions, VirtualSystem } from "../host/virtual/system.ts";
import { type StandardLibrary, type Tier2, Vm } from "../host/vm.ts";
import { Jit, type TierExports } from "../jit/index.ts";
import type { JitMode, PythonOptions } from "./options.ts";
import { Python } from "./python.ts";

/** What an instance is made of, wherever that has come from. What few programs need is asked for when they do. */
export interface Assets {
  vm: WebAssembly.Module;
  /** Our modules written in Python. */
  library: (name: string) => Uint8Array | undefined;
  standard?: StandardLibrary;
  natives: () => WebAssembly.Module;
  unicodeData: () => Uint8Array;
}

/** What the host itself gives to an instance. */
export interface Host extends Pick<VirtualOptions, "stdout" | "stderr" | "sleep" | "interrupted"> {
  openMount?: (mount: Mount) => FolderNode;
}

export interface VmSettings {
  system: System;
  memoryLimit?: number;
  hashKey?: [bigint, bigint];
  jit?: JitMode;
  jitLog?: (line: string) => void;
}

export function makeVm(assets: Assets, { system, memoryLimit, hashKey, jit, jitLog }: VmSettings): Vm {
  return new Vm({
    system,
    module: assets.vm,
    library: assets.library,
    standard: assets.standard,
    natives: assets.natives,
    unicodeData: assets.unicodeData,
    memoryLimit,
    hashKey,
    tier2: tierOf(jit ?? "on", jitLog),
  });
}

function tierOf(
  mode: JitMode,
  log: VmSettings["jitLog"],
): ((exports: WebAssembly.Exports) => Tier2) | undefined {
  if (mode === "off") return undefined;
  const options = mode === "always" ? { sightings: 1, log } : { log };
  return (exports) => new Jit(exports as unknown as TierExports, options);
}

/** The key of an instance's str hashes, of 16 bytes. */
export function keyOf(bytes: Uint8Array): [bigint, bigint] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  return [view.getBigUint64(0, true), view.getBigUint64(8, true)];
}

/** A new instance. */
export function makePython(assets: Assets, options: PythonOptions, host: Host): Python {
  const { memoryLimit, jit, jitLog, hashSeed, randomSeed } = options;
  const system = new VirtualSystem({
    ...host,
    ...given(options),
    filesLimit: options.filesLimit ?? memoryLimit,
    randomBytes: randomSeed === undefined ? undefined : seededBytes(randomSeed),
  });
  const hashKey: [bigint, bigint] =
    hashSeed === undefined ? keyOf(hostRandomBytes(16)) : [BigInt.asUintN(64, BigInt(hashSeed)), 0n];
  return new Python(makeVm(assets, { system, memoryLimit, hashKey, jit, jitLog }), options, system);
}

/** What the embedder gives in place of the host's. */
function given(options: PythonOptions): VirtualOptions {
  const { stdin, stdout, stderr, terminal, env, cwd, files, mounts, clock, interrupt } = options;
  const all = { stdin, stdout, stderr, terminal, env, cwd, files, mounts, clock, interrupt };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
