/** What `loadPython` may be told: all options of all hosts, each said here once. */
import type { Limits } from "./limits.ts";

import type { PyProxy } from "./proxies.ts";

export type JitMode = "on" | "off" | "always";

/** The limits are of each run. */
export interface PythonOptions extends Limits {
  /** Most bytes of memory that the instance may have: past it, MemoryError. No more than there is by default. */
  memoryLimit?: number;
  /** As sys.setrecursionlimit; 1000 unless given. */
  recursionLimit?: number;
  /** Seed of the hashes of str and bytes: with the same one sets have the same order. At random unless given. */
  hashSeed?: number | bigint;
  /** sys.argv; [""] unless given. */
  args?: readonly string[];
  /** os.environ; empty unless given. */
  env?: Readonly<Record<string, string>>;
  /** Told what is written to sys.stdout, as it is written out: at line ends and when a run is over. */
  stdout?: (text: string) => void;
  /** As `stdout`, for sys.stderr. */
  stderr?: (text: string) => void;
  /** What Python programs import by name: the properties of these objects. */
  modules?: Readonly<Record<string, object>>;
  /** Classes whose methods and accessors Python may use where it is given an instance. Otherwise it sees own properties only (hostobjects.ts). */
  // biome-ignore lint/complexity/noBannedTypes: any class at all
  classes?: readonly Function[];
  /**
   * Whether hot loops and functions are compiled to Wasm: "on" (the default), "off", or "always", the first time that one is looked at, whether it
   * gains or not.
   */
  jit?: JitMode;
}

/** Limits are those of the instance unless given here. */
export interface RunOptions extends Limits {
  /** Names that the code sees and sets; `python.globals` unless given. */
  globals?: PyProxy;
  /** A second namespace, as exec() takes it. */
  locals?: PyProxy;
  /** What tracebacks call the code; `<run-1>` and so on unless given, and then they show its lines. */
  filename?: string;
}
