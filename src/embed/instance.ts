/** What all entries share: an instance of Python on files in memory, from what its host has loaded (`Assets`). */

import type { System } from "../host/system.ts";
import type { FolderNode } from "../host/virtual/nodes.ts";
import type { SavedSystem } from "../host/virtual/saved.ts";
import { seededBytes } from "../host/virtual/seeded.ts";
import type { Mount } from "../host/virtual/store.ts";
import { hostRandomBytes, type VirtualOptions, VirtualSystem } from "../host/virtual/system.ts";
import { type StandardLibrary, type Tier2, Vm, type VmImage } from "../host/vm.ts";
import type { TierExports } from "../jit/index.ts";
import type { JitMode, PythonOptions } from "./options.ts";
import { type Ground, type Maker, Python } from "./python.ts";
import type { SessionState } from "./session.ts";
import { describeState, packSnapshot, restoreState, unpackSnapshot } from "./snapshots.ts";
import { LateTier, type TierSource } from "./tier2.ts";

/** What an instance is made of, wherever that has come from. What few programs need is asked for when they do. */
export interface Assets {
  vm: WebAssembly.Module;
  /** Our modules written in Python. */
  library: (name: string) => Uint8Array | undefined;
  standard?: StandardLibrary;
  natives: () => WebAssembly.Module;
  libraryLater?: (hasNatives: boolean) => Promise<unknown> | undefined;
  unicodeData: () => Uint8Array;
  tier2: TierSource;
  /** Milliseconds of a clock that never goes back, where that of `performance` costs more. */
  clock?: () => number;
}

/** What the host itself gives to an instance. */
export interface Host
  extends Pick<VirtualOptions, "stdout" | "stderr" | "sleep" | "interrupted" | "randomBytes"> {
  openMount?: (mount: Mount) => FolderNode;
}

export interface VmSettings {
  system: System;
  memoryLimit?: number;
  hashKey?: [bigint, bigint];
  jit?: JitMode;
  jitLog?: (line: string) => void;
  /** Bytes that compiled code may take, about: 32 MB unless told. */
  jitMemory?: number;
  image?: VmImage;
}

export function makeVm(assets: Assets, settings: VmSettings): Vm {
  const { system, memoryLimit, hashKey, image } = settings;
  return new Vm({
    system,
    module: assets.vm,
    library: assets.library,
    standard: assets.standard,
    natives: assets.natives,
    libraryLater: assets.libraryLater,
    unicodeData: assets.unicodeData,
    memoryLimit,
    hashKey,
    image,
    tier2: tierOf(assets, settings),
  });
}

function tierOf(
  { tier2, clock }: Assets,
  { jit = "on", jitLog, jitMemory }: VmSettings,
): ((exports: WebAssembly.Exports) => Tier2) | undefined {
  if (jit === "off") return undefined;
  const options = { log: jitLog, clock, memory: jitMemory, sightings: jit === "always" ? 1 : undefined };
  return (exports) => new LateTier(exports as unknown as TierExports, tier2, options);
}

/** The key of an instance's str hashes, of 16 bytes. */
export function keyOf(bytes: Uint8Array): [bigint, bigint] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  return [view.getBigUint64(0, true), view.getBigUint64(8, true)];
}

/** A new instance. */
export function makePython(assets: Assets, options: PythonOptions, host: Host): Python {
  return new Python(new InstanceMaker(assets, options, host), options);
}

class InstanceMaker implements Maker {
  constructor(
    private readonly assets: Assets,
    private readonly options: PythonOptions,
    private readonly host: Host,
  ) {}

  begin(): Ground {
    const { options } = this;
    if (options.snapshot !== undefined) return this.restore(options.snapshot);
    const { hashSeed } = options;
    const system = this.system();
    const hashKey: [bigint, bigint] =
      hashSeed === undefined
        ? keyOf((this.host.randomBytes ?? hostRandomBytes)(16))
        : [BigInt.asUintN(64, BigInt(hashSeed)), 0n];
    return { vm: this.vm({ system, hashKey }), system };
  }

  copy(vm: Vm, origin: VirtualSystem, state: SessionState): Ground {
    const system = origin.copy();
    return { vm: this.vm({ system, image: vm.image }), system, state };
  }

  save(vm: Vm, system: VirtualSystem, state: SessionState): Uint8Array {
    const { image } = vm;
    return packSnapshot(buildOf(this.assets.vm), {
      image,
      system: system.saved(),
      state: describeState(state),
    });
  }

  private restore(bytes: Uint8Array | ArrayBuffer): Ground {
    const { image, system: restored, state } = unpackSnapshot(buildOf(this.assets.vm), bytes);
    const known = restoreState(state, this.options.modules ?? {});
    const system = this.system(restored);
    const vm = this.vm({ system, image });
    return { vm, system, state: known };
  }

  private system(restored?: SavedSystem): VirtualSystem {
    const { filesLimit, memoryLimit, randomSeed } = this.options;
    return new VirtualSystem({
      ...this.host,
      ...given(this.options),
      restored,
      filesLimit: filesLimit ?? memoryLimit,
      randomBytes: randomSeed === undefined ? this.host.randomBytes : seededBytes(randomSeed),
    });
  }

  private vm(settings: Pick<VmSettings, "system" | "hashKey" | "image">): Vm {
    const { memoryLimit, jit, jitLog } = this.options;
    return makeVm(this.assets, { ...settings, memoryLimit, jit, jitLog });
  }
}

/** The name that the build has given to the VM. */
function buildOf(module: WebAssembly.Module): Uint8Array {
  const [section] = WebAssembly.Module.customSections(module, "build");
  if (section === undefined)
    throw new TypeError("this VM has no name of a build: there are no snapshots of it");
  return new Uint8Array(section);
}

/** What the embedder gives in place of the host's. */
function given(options: PythonOptions): VirtualOptions {
  const { stdin, stdout, stderr, terminal, env, cwd, files, mounts, clock, interrupt } = options;
  const all = { stdin, stdout, stderr, terminal, env, cwd, files, mounts, clock, interrupt };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
