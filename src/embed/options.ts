/** What `loadPython` may be told: all options of all hosts, each said here once. */
import type { FileContents, InitialFiles, Mount } from "../host/virtual/store.ts";
import type { Input, Output } from "../host/virtual/streams.ts";
import type { Clock } from "../host/virtual/system.ts";
import type { JobLimits } from "./jobs.ts";
import type { Limits } from "./limits.ts";
import type { PyProxy } from "./proxies.ts";

export type JitMode = "on" | "off" | "always";

/** The limits are of each run. */
export interface PythonOptions extends Limits {
  /** Most bytes of memory that the instance may have: past it, MemoryError. No more than the 2 GiB that there are by default. Up to 1 MiB
   * beyond it is taken, once a program has filled it, for saying what was raised, for compiling the next text and for deleting names. */
  memoryLimit?: number;
  /** As sys.setrecursionlimit; 1000 unless given. */
  recursionLimit?: number;
  /** Seed of the hashes of str and bytes: with the same one sets have the same order. At random unless given. */
  hashSeed?: number | bigint;
  /** sys.argv; [""] unless given. */
  args?: readonly string[];
  /** os.environ: empty but for HOME unless given. */
  env?: Readonly<Record<string, string>>;
  /**
   * Where sys.stdin comes from: text or bytes, or a function that gives more until it gives null, or a promise of either, which `runAsync` waits for. Nothing
   * unless given. What this function throws, and those for output and time, is OSError in Python (time goes on by the host's clock), and thrown by the run.
   */
  stdin?: Input;
  /** Told what is written to sys.stdout, as it is written out: when its buffer is full and when a run is over, with `terminal` at line ends. The host's own, or the console, unless given. */
  stdout?: Output;
  /** As `stdout`, for sys.stderr, which is written out at line ends. */
  stderr?: Output;
  /** Whether the standard streams say that they are a terminal. */
  terminal?: boolean;
  /** The current folder, made if it is not there; /home/python unless given. */
  cwd?: string;
  /** Files to begin with, by their paths; null for a folder. They lie in memory. */
  files?: InitialFiles;
  /** Folders of the host, by the paths where programs see them (in Node only). Nothing else of the host's files can be reached. */
  mounts?: Readonly<Record<string, Mount>>;
  /** Most bytes that files in memory may take; as many as `memoryLimit`, or 256 MB, unless given. Past it, OSError(ENOSPC). */
  filesLimit?: number;
  /** Shared memory in whose first place another thread writes 2 to have Python raise KeyboardInterrupt. */
  interrupt?: Int32Array | Uint8Array;
  /** Where time comes from in place of the host's clock. */
  clock?: Clock;
  /** Makes os.urandom, and with it the module random, give the same each time. */
  randomSeed?: number | bigint;
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
  /** Told, line by line, what the compiler of hot code does; also that it is off where the host forbids compiling Wasm. */
  jitLog?: (line: string) => void;
  /**
   * What `python.snapshot()` gave, of the same build of taipan: the new instance goes on from there. `hashSeed`, `args`, `env` and `cwd` are the snapshot's,
   * `files` are written over its own, `modules` that it had must be given again. RangeError where the bytes are damaged or of another build.
   */
  snapshot?: Uint8Array | ArrayBuffer;
  /** dist/taipan.wasm compiled, for hosts that compile no Wasm themselves (workerd). */
  module?: WebAssembly.Module;
  /**
   * In browsers: whether CPython's library is fetched while the instance is made (true), when it is first imported from (undefined: holding up the page
   * until it is there), or not at all (false). In Node it is read when it is imported from unless this is false.
   */
  stdlib?: boolean;
  /**
   * Where the package's files come from, by their names, in place of beside the code: an address, contents, or a compiled module. The compiler of hot code as it is
   * imported (`import * as tier2 from "taipan/tier2.mjs"`) is there from the start, and needs not be fetched while the program runs.
   */
  assets?: Readonly<Partial<Record<AssetName, string | URL | FileContents | WebAssembly.Module>>> & {
    readonly "tier2.mjs"?: object;
  };
}

/** What is loaded beside the code, most of it only by programs that need it. */
export type AssetName =
  | "taipan.wasm"
  | "library.wasm"
  | "lib.bin"
  | "stdlib.bin"
  | "unicodedata.bin"
  | "character-names.txt";

/** Limits are those of the instance unless given here. */
export interface RunOptions extends Limits {
  /** Names that the code sees and sets; `python.globals` unless given. */
  globals?: PyProxy;
  /** A second namespace, as exec() takes it. */
  locals?: PyProxy;
  /** What tracebacks call the code; `<run-1>` and so on unless given, and then they show its lines. */
  filename?: string;
}

/** `signal` ends the run. */
export interface RunAsyncOptions extends RunOptions, JobLimits {}
