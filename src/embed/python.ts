/**
 * `Python`, an instance: what embedders work with. Common to all hosts; what differs (where files, the Wasm modules and the standard streams are) is handed
 * in by the entry of the host (index.ts for Node).
 *
 *     options.ts       what an instance may be told
 *     session.ts       entering the VM, values across the border
 *     structures.ts    whole structures: toJs, toPy
 *     proxies.ts       Python objects in JavaScript
 *     hostobjects.ts   JavaScript objects in Python
 *     errors.ts        what is thrown; exceptions.ts: how it crosses
 *
 * An instance is a session: names stay from one run to the next, and a run that fails leaves it usable.
 */

import { MemoryFact, Outcome } from "../../assembly/shared/embed.ts";
import { aText } from "../host/check.ts";
import { NONE } from "../host/values.ts";
import type { FileStore } from "../host/virtual/store.ts";
import type { StandardStreams } from "../host/virtual/streams.ts";
import type { VirtualSystem } from "../host/virtual/system.ts";
import type { Vm, VmDebug } from "../host/vm.ts";
import { bindMethods } from "./bound.ts";
import { checkRunOptions, checkToJsOptions, checkToPyOptions, words } from "./checks.ts";
import { abortedBefore } from "./jobs.ts";
import { Owned } from "./marks.ts";
import { addModule, removeModule } from "./modules.ts";
import type { JitMode, PythonOptions, RunAsyncOptions, RunOptions } from "./options.ts";
import { addressOf, isProxy, newProxy, PyProxy } from "./proxies.ts";
import { Session, type SessionState } from "./session.ts";
import { putStructure, type ToJsOptions, type ToPyOptions, toJavaScript } from "./structures.ts";

/** In bytes, but for `arenas` and `blocks`. */
export interface MemoryFacts {
  /** What there may be at most. */
  limit: number;
  /** What is handed out, in blocks and to arenas, and the most that ever was. */
  used: number;
  peak: number;
  /** What the instance has of the host: linear memory never shrinks. */
  reserved: number;
  /** Arenas, of 1 MiB each, that small objects lie in. */
  arenas: number;
  /** Blocks that objects have, as sys.getallocatedblocks(). */
  blocks: number;
}

export interface JitFacts {
  /** The option `jit`. */
  mode: JitMode;
  /** Why nothing is compiled all the same: the host forbids compiling Wasm at run time, or the compiler cannot be loaded. */
  obstacle: string | undefined;
}

export interface ObjectFacts {
  type: string;
  /** References, that of the proxy counted. */
  refcount: number;
  /** Bytes, as sys.getsizeof(). */
  size: number;
  /** The collector's generation that it is in; undefined where the collector does not track it. */
  generation: number | undefined;
  address: number;
}

/** What an instance stands on. */
export interface Ground {
  vm: Vm;
  system: VirtualSystem;
  /** Of a copy: what its session is to go on with. */
  state?: SessionState;
}

/** Makes what instances stand on: instance.ts. */
export interface Maker {
  /** As the options say. */
  begin(): Ground;
  copy(vm: Vm, system: VirtualSystem, state: SessionState): Ground;
  save(vm: Vm, system: VirtualSystem, state: SessionState): Uint8Array;
}

export class Python {
  private session!: Session;
  private ground!: Ground;
  private names!: PyProxy;

  /** Of a fork: what the runs give here that were going on in the original when it was made, in the order in which they began. */
  runs!: readonly Promise<unknown>[];

  /** @internal Use `loadPython`. */
  constructor(
    private readonly maker: Maker,
    private readonly options: PythonOptions,
    ground: Ground = maker.begin(),
  ) {
    bindMethods(this);
    this.open(ground);
  }

  private open(ground: Ground): void {
    const session = new Session(ground.vm, this.options);
    this.ground = ground;
    this.session = session;
    ground.system.watch((error) => session.noteFailure(error));
    ground.system.streams.arrived = () => session.inputArrived();
    this.runs = [];
    if (ground.state === undefined) session.start();
    else this.runs = session.adopt(ground.state);
    ground.state = undefined;
    session.values.retain(session.globals);
    this.names = newProxy(session, session.globals);
    for (const [name, members] of Object.entries(this.options.modules ?? {})) {
      if (!session.modules.has(name)) this.addModule(name, members);
    }
  }

  /** The names of `__main__`: `globals.get("x")`, `globals.set("x", 1)`. */
  get globals(): PyProxy {
    return this.names;
  }

  /** The files that programs see. */
  get files(): FileStore {
    return this.ground.system.store;
  }

  /** The standard streams: where they come from and go to can be changed. */
  get streams(): StandardStreams {
    return this.ground.system.streams;
  }

  // ---- copies ----

  /**
   * A second instance that is as this one is now: its objects, suspended generators and threads, modules, files in memory (their contents are shared until one
   * side writes), open files and streams. From then on each goes its own way. JavaScript objects that Python has are common to both; proxies
   * belong to this instance, and what only they refer to is not in the copy. Mounted folders are common, too.
   *
   * Runs that wait (`runAsync`) go on in both, for themselves: both get the value of the promise that one waits for, or the line of input. `runs` of the copy has
   * what they give there; limits and signals are the same.
   *
   * Throws TypeError while Python code of the instance is running, or has a file of a mounted folder open.
   */
  fork(): Python {
    const state = this.session.remember(false);
    const { vm, system } = this.ground;
    return new Python(this.maker, this.options, this.maker.copy(vm, system, state));
  }

  /**
   * The instance as bytes, for `loadPython({ snapshot })` of the same build of taipan, here or elsewhere: objects, suspended generators, modules, files in memory. What memory
   * remembers of the options (`hashSeed`, `args`, and limits that are not given again) is in it; streams, mounts, clock and randomness are those that the new instance is given.
   *
   * JavaScript objects cannot be in it, but for modules (`modules`, `addModule`) and their properties, which must be given again, under
   * their names, in `options.modules`. Throws TypeError where Python has any other, where a file is open, where runs wait, and where `fork` does.
   */
  snapshot(): Uint8Array {
    const state = this.session.remember(true);
    const { vm, system } = this.ground;
    return this.maker.save(vm, system, state);
  }

  /**
   * Back to what `loadPython` gave, with the same options, also where an error of the host has stopped the instance: names, modules and files that have come since are
   * gone, standard streams are those of the options. Proxies
   * of before throw as those of a disposed instance do; runs that wait in `runAsync` end with PythonInterrupt. Throws TypeError while Python
   * code of the instance is running.
   */
  reset(): void {
    if (!this.session.isBroken) this.session.check();
    if (this.session.depth > 0)
      throw new TypeError("the instance is running: it can be reset when the call has ended");
    const ground = this.maker.begin();
    this.session.close();
    this.open(ground);
  }

  /** Runs a program text: the value of its last statement, where that is an expression, else undefined. */
  // biome-ignore lint/suspicious/noExplicitAny: what it is, only the Python program knows
  run(code: string, options: RunOptions = {}): any {
    return this.execute(code, "exec", options);
  }

  /** The value of an expression. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  eval(expression: string, options: RunOptions = {}): any {
    return this.execute(expression, "eval", options);
  }

  private execute(text: string, mode: "exec" | "eval", options: RunOptions): unknown {
    const { session } = this;
    const { names, own } = this.scopes(text, options);
    return session.limiter.run(() => session.run(text, mode, options.filename, names, own), options);
  }

  /** Refuses what cannot be run; the namespaces to run it in. */
  private scopes(text: string, options: RunOptions): { names: number; own: number } {
    aText(text, "the code to run");
    checkRunOptions(options);
    const { globals, locals } = options;
    this.session.check();
    const names = globals === undefined ? this.session.globals : this.namespace(globals, "globals");
    const own = locals === undefined ? NONE : this.namespace(locals, "locals");
    return { names, own };
  }

  /**
   * As `run`, but JavaScript goes on meanwhile: the program runs in time slices, and is stopped where it waits: for promises that functions of JavaScript
   * give, for input, in time.sleep, at locks. `await` is allowed at top level. Several runs go on in turns. Where native code waits for the call that would wait
   * (`__import__` itself, metaclasses, sort keys) that is a RuntimeError; `await` and what functions called by the program itself wait for is not.
   */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  async runAsync(code: string, options: RunAsyncOptions = {}): Promise<any> {
    let scopes = this.scopes(code, options);
    const { timeout, maxSteps } = this.options;
    const limits = { timeout, maxSteps, ...options };
    const toCome = this.ground.vm.libraryToCome;
    if (toCome !== undefined) {
      await toCome;
      scopes = this.scopes(code, options);
    }
    const error = abortedBefore(limits);
    if (error) throw error;
    const { names, own } = scopes;
    return this.session.begin(code, options.filename, names, own, limits, this.streams.mayWait);
  }

  /** Python hears KeyboardInterrupt, as for Ctrl-C: all runs that go on in time slices, and the call that this is called from. */
  interrupt(): void {
    this.session.check();
    if (this.session.depth > 0) this.session.exports.interruptMain();
    this.session.jobs.interrupt();
  }

  private namespace(value: unknown, what: string): number {
    if (typeof value !== "object" && typeof value !== "function")
      throw new TypeError(`${what} must be a PyProxy`);
    if (value === null || !isProxy(value)) throw new TypeError(`${what} must be a PyProxy`);
    return addressOf(value, this.session);
  }

  /** A module, imported. */
  import(name: string): PyProxy {
    aText(name, "the name of the module");
    this.session.check();
    return newProxy(this.session, this.session.callOwn("import_", [name]));
  }

  /** Makes an object's properties importable as a module; one of that name is replaced. */
  addModule(name: string, members: object): void {
    addModule(this.session, name, members);
  }

  removeModule(name: string): void {
    removeModule(this.session, name);
  }

  /** A Python object of a JavaScript value, arrays and the like as Python's own; values that cross as they are come back unchanged. */
  // biome-ignore lint/suspicious/noExplicitAny: what it is depends on the value
  toPy(value: unknown, options: ToPyOptions = {}): any {
    checkToPyOptions(options);
    const { session } = this;
    putStructure(session, 1, value, options);
    const p = session.values.pointerAt(session.values.place(1));
    return p === 0 || typeof value !== "object"
      ? session.take(session.values.place(1))
      : newProxy(session, p);
  }

  /** A JavaScript value of a Python object: `proxy.toJs(options)`; anything else as it is. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  toJs(value: unknown, options: ToJsOptions = {}): any {
    checkToJsOptions(options);
    return value instanceof PyProxy ? value.toJs(options) : value;
  }

  /** Sets the option `interrupt`, or takes it back. */
  setInterruptBuffer(buffer: Int32Array | Uint8Array | undefined): void {
    if (buffer !== undefined) words(buffer, "the interrupt buffer");
    this.ground.system.interrupt = buffer;
  }

  /** Bytes and blocks of the instance's memory, as they are now. */
  get memory(): MemoryFacts {
    this.session.check();
    const fact = this.session.exports.embedMemory;
    return {
      limit: fact(MemoryFact.LIMIT),
      used: fact(MemoryFact.USED),
      peak: fact(MemoryFact.PEAK),
      reserved: fact(MemoryFact.RESERVED),
      arenas: fact(MemoryFact.ARENAS),
      blocks: fact(MemoryFact.BLOCKS),
    };
  }

  /** What there is to know of the compiler of hot code. Whether the host lets it compile is seen when something is hot. */
  get jit(): JitFacts {
    this.session.check();
    return { mode: this.options.jit ?? "on", obstacle: this.ground.vm.obstacleToTier2 };
  }

  /** What the VM knows of a Python object. */
  inspect(object: PyProxy): ObjectFacts {
    const { session } = this;
    const address = this.namespace(object, "the object");
    session.check();
    session.values.retain(address);
    const found = session.callOwn("inspect", [new Owned(address)]);
    try {
      return toJavaScript(session, found, { dictConverter: Object.fromEntries }) as ObjectFacts;
    } finally {
      session.drop(found);
    }
  }

  /** Collects what is part of cycles, as gc.collect() does. */
  collect(): void {
    this.session.check();
    this.session.enter(() => {
      this.session.exports.embedCollect();
      return Outcome.NOTHING;
    });
  }

  /** Switches that make the VM hostile, and its audit: for tests. */
  get debug(): VmDebug {
    this.session.check();
    return this.session.debug;
  }

  /** Ends the instance: its memory can go, its proxies are of no more use. Doing so twice is no error. */
  dispose(): void {
    if (this.session.isOpen) this.session.close();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}
