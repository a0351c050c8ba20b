/**
 * A system that is not there: files in memory, a clock, randomness and streams that the embedder hands in or JavaScript itself has. It runs
 * wherever JavaScript does; nothing of the host can be reached from it but what was mounted.
 */
import type { Answer } from "../answers.ts";
import { type System, writeWhole } from "../system.ts";
import { utcOffset, zoneName } from "../zone.ts";
import { virtualCalls } from "./calls.ts";
import { VirtualFiles } from "./descriptors.ts";
import { errnoOf } from "./errors.ts";
import type { Device } from "./memory.ts";
import { restoreFiles, type SavedSystem, saveFiles } from "./saved.ts";
import type { SeededBytes } from "./seeded.ts";
import { FileStore, type InitialFiles, type Mount, type OpenMount } from "./store.ts";
import { StandardStreams, type StreamOptions } from "./streams.ts";
import { Tree } from "./tree.ts";

/** Where time comes from, instead of the host's clock. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds of a clock that never goes back; `now` unless given. */
  monotonic?(): number;
  /** Lets time pass, in milliseconds; the host waits unless given. */
  sleep?(milliseconds: number): void;
}

export interface VirtualOptions extends StreamOptions {
  /** Variables of the environment. */
  env?: Readonly<Record<string, string>>;
  /** Current folder when the program begins; made if it is not there. */
  cwd?: string;
  /** Files to begin with. */
  files?: InitialFiles;
  /** Folders of the host, by the paths at which programs see them; needs `openMount`. */
  mounts?: Readonly<Record<string, Mount>>;
  openMount?: OpenMount;
  /** Most bytes that files may take. */
  filesLimit?: number;
  clock?: Clock;
  /** Randomness, instead of the host's. */
  randomBytes?: (count: number) => Uint8Array;
  /** A system as it was saved, in place of `env`, `cwd` and none but the usual files. */
  restored?: SavedSystem;
  /** Lets time pass, in milliseconds, ending early where somebody asks to stop. */
  sleep?: (milliseconds: number) => void;
  /** Whether somebody has asked to stop since the last time. */
  interrupted?: () => boolean;
  /** Shared memory in which another thread asks to stop, by writing 2 to its first place. */
  interrupt?: Int32Array | Uint8Array;
}

export const HOME = "/home/python";
const FOLDERS = [HOME, "/tmp", "/dev"];
const DEFAULT_LIMIT = 2 ** 28;
/** What another thread writes, as Pyodide has it: the number of the signal. */
const SIGINT = 2;
/** crypto.getRandomValues gives no more at once. */
const RANDOM_AT_ONCE = 65536;

export class VirtualSystem implements System {
  readonly streams: StandardStreams;
  readonly files: VirtualFiles;
  /** The same files, for JavaScript. */
  readonly store: FileStore;
  readonly call: System["call"];
  /** Shared memory in which another thread asks to stop. */
  interrupt: Int32Array | Uint8Array | undefined;
  /** Told what functions of the embedder's (streams, clock) have thrown; without it that is thrown on. */
  private failed: ((error: unknown) => void) | undefined;
  private readonly env: Map<string, string>;
  private readonly clock: Required<Clock>;

  /** What /dev/random is. */
  private readonly random: Device;

  /** With `origin` a copy of that system, as it is now. */
  constructor(
    private readonly options: VirtualOptions = {},
    origin?: VirtualSystem,
  ) {
    this.clock = completeClock(options, (error) => {
      if (this.failed === undefined) throw error;
      this.failed(error);
    });
    this.interrupt = options.interrupt;
    this.streams = origin?.streams.copy() ?? new StandardStreams(options);
    this.env = new Map(origin?.env ?? options.restored?.env ?? Object.entries({ HOME, ...options.env }));
    const randomBytes = options.randomBytes ?? hostRandomBytes;
    this.random = randomDevice(randomBytes);
    const known = new Map<unknown, unknown>([[origin?.random, this.random]]);
    const nanoseconds = () => BigInt(Math.round(this.clock.now() * 1e3)) * 1000n;
    const tree =
      origin?.files.tree.copy(nanoseconds, known) ??
      new Tree(options.filesLimit ?? DEFAULT_LIMIT, nanoseconds);
    this.files = origin?.files.copy(tree, this.streams, known) ?? new VirtualFiles(tree, this.streams);
    this.store = new FileStore(tree, options.openMount);
    if (origin === undefined) this.furnish(tree);
    this.call = virtualCalls({ files: this.files, env: this.env, randomBytes, version: "0.1.0" });
  }

  /** A system with files, descriptors, streams and environment as they are now. */
  copy(): VirtualSystem {
    const { randomBytes } = this.options;
    const own = randomBytes && "copy" in randomBytes ? (randomBytes as SeededBytes).copy() : randomBytes;
    return new VirtualSystem({ ...this.options, randomBytes: own, interrupt: this.interrupt }, this);
  }

  /** Files in memory and what else the system has changed since its start, as data: `restored` of the options takes it. */
  saved(): SavedSystem {
    if (this.files.hasOpen) throw new TypeError("a file is open: it cannot be part of a snapshot");
    const { tree } = this.files;
    return { env: [...this.env], cwd: tree.getcwd(), umask: tree.umask, nodes: saveFiles(tree) };
  }

  /** What a program finds: folders, devices, what was mounted, files to begin with. */
  private furnish(tree: Tree): void {
    const { restored, mounts = {}, files = {} } = this.options;
    const cwd = restored?.cwd ?? this.options.cwd ?? HOME;
    makeUsual(tree, this.random);
    if (restored !== undefined) restoreFiles(tree, restored.nodes);
    tree.umask = restored?.umask ?? tree.umask;
    for (const [path, mount] of Object.entries(mounts)) this.store.mount(path, mount);
    tree.makeFolders(cwd);
    tree.chdir(cwd);
    this.store.fill(files);
  }

  /** Who hears of what functions of the embedder's have thrown: from then on Python goes on with an error of its own, or the host's clock. */
  watch(failed: (error: unknown) => void): void {
    this.failed = this.streams.failed = failed;
  }

  write = (fd: number, data: Uint8Array): number => writeWhole(this.files, fd, data);
  /** Whether a line of input can be read without waiting for a promise. */
  inputReady = (): boolean => this.streams.isReady();
  isTerminal = (fd: number): boolean => {
    const stream = this.files.streamOf(fd);
    return stream !== undefined && this.streams.isTerminal(stream);
  };
  readLine = (prompt: string): string | number | null =>
    attempt(() => {
      if (this.files.streamOf(0) === 0) return this.streams.readLine(prompt);
      this.write(1, new TextEncoder().encode(prompt));
      return new TextDecoder().decode(this.files.readLine(0)) || null;
    });
  interrupted = (): boolean => this.takeSignal() || (this.options.interrupted?.() ?? false);
  wallClock = (): number => this.clock.now() / 1000;
  monotonicClock = (): number => this.clock.monotonic() / 1000;
  processTime = (): number => this.clock.monotonic() / 1000;
  sleep = (seconds: number): void => this.clock.sleep(seconds * 1000);
  utcOffset = utcOffset;
  zoneName = zoneName;

  /** Whether somebody has written SIGINT into the shared memory since the last time. */
  private takeSignal(): boolean {
    const { interrupt } = this;
    if (interrupt === undefined || Atomics.load(interrupt, 0) !== SIGINT) return false;
    Atomics.store(interrupt, 0, 0);
    return true;
  }

  readFile(path: string): Uint8Array | number {
    return attempt(() => this.store.read(path));
  }

  stat(path: string): Answer {
    return attempt(() => {
      const { isFolder, mtimeMs, size } = this.store.stat(path);
      return [isFolder, { float: mtimeMs / 1000 }, size];
    });
  }

  list(path: string): Answer {
    return attempt(() => this.store.list(path));
  }

  writeFile(path: string, data: Uint8Array): null | number {
    return attempt(() => {
      this.store.write(path, data);
      return null;
    });
  }
}

function attempt<T>(action: () => T): T | number {
  try {
    return action();
  } catch (error) {
    return errnoOf(error);
  }
}

const swallow = (data: Uint8Array) => data.length;

function randomDevice(randomBytes: (count: number) => Uint8Array): Device {
  const read = (target: Uint8Array) => {
    target.set(randomBytes(target.length));
    return target.length;
  };
  return { read, write: swallow };
}

/** Folders and devices that programs expect. */
function makeUsual(tree: Tree, random: Device): void {
  for (const folder of FOLDERS) tree.makeFolders(folder);
  tree.change("/tmp", { mode: 0o1777 });
  tree.device("/dev", "null", { read: () => 0, write: swallow });
  tree.device("/dev", "zero", { read: (target) => target.fill(0).length, write: swallow });
  tree.device("/dev", "random", random);
  tree.device("/dev", "urandom", random);
}

/** A whole clock of what was given; where that fails, the host's. */
function completeClock(
  { clock, sleep = wait }: VirtualOptions,
  failed: (error: unknown) => void,
): Required<Clock> {
  const own = { now: () => Date.now(), monotonic: () => performance.now(), sleep };
  if (clock === undefined) return own;
  const guarded = (given: () => number, other: () => number) => () => {
    try {
      const time = given();
      if (Number.isFinite(time)) return time;
      throw new TypeError("a clock must give numbers");
    } catch (error) {
      failed(error);
      return other();
    }
  };
  return {
    now: guarded(() => clock.now(), own.now),
    monotonic: guarded(() => (clock.monotonic ? clock.monotonic() : clock.now()), own.monotonic),
    sleep: (milliseconds) => {
      if (clock.sleep === undefined) return sleep(milliseconds);
      try {
        clock.sleep(milliseconds);
      } catch (error) {
        failed(error);
      }
    },
  };
}

/** Holds everything up: where a thread may sleep it does, the main thread of a browser can only look at the clock. */
function wait(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  } catch {
    // No shared memory here, or no waiting.
  }
  while (performance.now() < end);
}

/** Bytes that nobody can foretell. */
export function hostRandomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; at += RANDOM_AT_ONCE) {
    crypto.getRandomValues(bytes.subarray(at, at + RANDOM_AT_ONCE));
  }
  return bytes;
}
