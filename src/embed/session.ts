/**
 * The inside of an instance: how JavaScript enters the VM, and what of values and errors crosses at once. `Python` (python.ts) is what embedders see.
 *
 *     enter          the one way in: limits, time and interruption have their place there, and in `hostCall`, the one way out
 *     take, put      values that cross by value or as proxies; whole structures: structures.ts
 *     raised, raise  exceptions on their way out and in
 *
 * What a slot (assembly/shared/embed.ts) holds is a counted reference: whoever takes it out drops it or hands it on.
 */
import { INPUT_TOKEN, Operation, Outcome } from "../../assembly/shared/embed.ts";
import { Exc } from "../../assembly/shared/exceptions.ts";
import { TupleLayout } from "../../assembly/shared/layout.ts";
import { TypeId } from "../../assembly/shared/types.ts";
import { AREA_SLOTS, type EmbedExports, NONE, typeNumber, Values } from "../host/values.ts";
import type { Embedder, Vm, VmDebug } from "../host/vm.ts";
import { fromTypedArray } from "./arrays.ts";
import { ownedError, PythonError, PythonMemoryError } from "./errors.ts";
import { Raised } from "./exceptions.ts";
import { type Entry as HostEntry, HostObjects } from "./hostobjects.ts";
import type { Slice } from "./hostslices.ts";
import { type BegunJob, type JobLimits, Jobs } from "./jobs.ts";
import { Limiter } from "./limits.ts";
import { NOT_PLAIN, NOTHING, Owned } from "./marks.ts";
import type { PythonOptions } from "./options.ts";
import { addressOf, isProxy, newProxy, type PyProxy, returnLoan } from "./proxies.ts";
import { Reserve } from "./reserve.ts";

/** Compiled texts that are kept, and how long each may be. */
const MOST_COMPILED = 128;
const LONGEST_KEPT = 4096;
/** Texts that may be names: there is room for these where there is none for others. */
const LONGEST_NAME = 256;
/** Texts whose lines tracebacks can show. */
const MOST_REMEMBERED = 256;
/** compile() flag: a module gives the value of its last expression. */
const GIVE_LAST = 0x1000_0000;
/** ast.PyCF_ALLOW_TOP_LEVEL_AWAIT */
const TOP_LEVEL_AWAIT = 0x2000;
/** How deep JavaScript and Python may call each other: each level takes 2 to 4 KB of the host's stack. */
const MOST_DEPTH = 100;
/** Ints up to this size lie in the value itself. */
const SMALL_LIMIT = 2 ** 48;
/** Values that fit into one call: the callable and the names of keyword arguments want a slot, too. */
export const MOST_ARGUMENTS = AREA_SLOTS - 3;

type Entry = (a: number, b: number) => number;

function refuseDisposed(): never {
  throw new TypeError("this Python instance has been disposed of");
}

/** What a session has of its VM when that is gone: an object being converted may have had an accessor that ends the instance. */
const GONE = new Proxy({}, { get: refuseDisposed });

/** What a session knows of its instance beside what lies in memory: a copy goes on with it. */
export interface SessionState {
  main: number;
  texts: number;
  compiled: [key: string, code: number][];
  own: [name: string, address: number][];
  hostError: number;
  /** References that JavaScript has to objects of the original: the copy has nobody for them. */
  held: number[];
  objects: readonly (HostEntry | undefined)[];
  modules: [name: string, members: object][];
  /** Runs in time slices, which go on in a fork. */
  jobs: BegunJob[];
}

export class Session implements Embedder {
  readonly exports: EmbedExports;
  readonly values: Values;
  readonly objects: HostObjects;
  /** For what must not keep the instance alive. */
  readonly weak = new WeakRef(this);
  /** How deep calls from JavaScript and from Python lie in each other. */
  depth = 0;
  private state: "open" | "disposed" | "broken" = "open";
  /** The namespace of __main__, a reference of the session. */
  private main = 0;
  /** How many texts were given a name. */
  private texts = 0;
  private readonly compiled = new Map<string, number>();
  /** Functions of lib/_embed.py that have been used, references of the session. */
  private readonly own = new Map<string, number>();
  private readonly lastErrors: Raised;
  /** Runs that go on in time slices. */
  readonly jobs: Jobs;
  /** Objects that nobody in JavaScript refers to any more: they are let go of when the VM is entered next. */
  private unused: number[] = [];
  /** How many references proxies have to each object. */
  private readonly held = new Map<number, number>();
  /** What was made importable, by its names. */
  readonly modules = new Map<string, object>();

  /** What functions of the embedder's have thrown meanwhile: the first in each run, by its job. */
  private readonly failures = new Map<number, { error: unknown }>();
  /** Whether Python waits where input gives promises. */
  private waitsForInput = false;

  /** Limits of what is entered. */
  readonly limiter: Limiter;
  /** What there is where a program has left no memory. */
  readonly reserve: Reserve;

  constructor(
    private readonly vm: Vm,
    readonly options: PythonOptions,
  ) {
    this.exports = vm.embedding;
    this.limiter = new Limiter(vm.embedding, options, () => this.tidy());
    this.reserve = new Reserve(vm.embedding);
    this.values = new Values(this.exports);
    this.objects = new HostObjects(this, options.classes ?? []);
    this.lastErrors = new Raised(this);
    this.jobs = new Jobs(this);
    vm.embedder = this;
  }

  /** Starts what Python sees as its program. */
  start(): void {
    const { recursionLimit } = this.options;
    if (recursionLimit !== undefined) this.limiter.limitRecursion(recursionLimit);
    const [program = "", ...args] = this.options.args ?? [];
    const config = ["interactive", program, args, false, false, 0, [], "."];
    // Without arguments all is there from the start (lib/_main.py, `begin`).
    if (program === "" && args.length === 0) this.enter(this.exports.embedBegin);
    else this.enter(() => this.vm.openSession(config));
    this.main = this.values.pointerAt(this.values.place(0));
  }

  // ---- copies ----

  /** What a copy of the instance goes on with. Throws while anything runs in it, and where it is for later, if runs wait. */
  remember(isForLater: boolean): SessionState {
    this.check();
    if (this.depth > 0)
      throw new TypeError("the instance is running: it can be copied when the call has ended");
    if (isForLater && this.jobs.size > 0)
      throw new TypeError(
        "runs of the instance are waiting (runAsync): it can be copied when they have ended",
      );
    this.reserve.release();
    const held = [...this.held].flatMap(([address, count]) => new Array<number>(count).fill(address));
    return {
      main: this.main,
      texts: this.texts,
      compiled: [...this.compiled],
      own: [...this.own],
      hostError: this.lastErrors.hostErrorClass,
      held: [...held, ...this.lastErrors.addresses()],
      objects: this.objects.list(),
      modules: [...this.modules],
      jobs: this.jobs.list(),
    };
  }

  /** Goes on, in a copy of its memory, as another session was, in place of `start`. */
  adopt(state: SessionState): Promise<unknown>[] {
    this.main = state.main;
    this.texts = state.texts;
    for (const [key, code] of state.compiled) this.compiled.set(key, code);
    for (const [name, address] of state.own) this.own.set(name, address);
    for (const [name, members] of state.modules) this.modules.set(name, members);
    this.lastErrors.adopt(state.hostError);
    this.objects.adopt(state.objects);
    for (const address of state.held) this.drop(address);
    // Promises that were waited for have told the original so far.
    if (this.objects.size > 0) this.drop(this.callOwn("listen_again", []));
    return this.jobs.adopt(state.jobs);
  }

  /** A proxy has one more reference to an object. */
  hold(address: number): void {
    this.held.set(address, (this.held.get(address) ?? 0) + 1);
  }

  /** The reference is given back, or about to be. */
  letGo(address: number): void {
    const count = this.held.get(address) ?? 0;
    if (count > 1) this.held.set(address, count - 1);
    else this.held.delete(address);
  }

  // ---- entering ----

  /** Throws where the VM cannot be entered: to be asked before anything is put into slots. */
  check(): void {
    if (this.state === "disposed") refuseDisposed();
    if (this.state === "broken")
      throw new TypeError(
        "this Python instance has been stopped by an error of the host: reset() begins anew",
      );
    if (this.depth >= MOST_DEPTH)
      throw new RangeError("calls between JavaScript and Python are nested too deeply");
    if (this.unused.length > 0) this.dropUnused();
  }

  /** The one way into the VM. Whether there is an answer in slot 0 (an iterator at its end gives none); what Python raises is thrown. */
  enter(entry: Entry, a = 0, b = 0): boolean {
    if (!this.limiter.isNeeded) return this.enterNow(entry, a, b);
    return this.limiter.run(() => this.enterNow(entry, a, b));
  }

  private enterNow(entry: Entry, a: number, b: number): boolean {
    this.depth++;
    let outcome: Outcome;
    try {
      outcome = entry(a, b);
    } catch (error) {
      // Nothing of Python comes out so: the host's stack has overflowed, or the VM has found itself wrong.
      this.state = "broken";
      throw error;
    } finally {
      this.depth--;
    }
    if (this.depth === 0) {
      this.jobs.kick();
      if (this.failures.size > 0) this.throwFailure(outcome);
    }
    if (outcome === Outcome.DONE) return true;
    if (outcome === Outcome.NOTHING) return false;
    // What is said about the exception is no part of the run any more.
    if (this.depth === 0) this.limiter.finish();
    throw this.raised();
  }

  /** After a run that was stopped, perhaps without a handler having been asked. */
  tidy(): void {
    if (!this.isOpen || this.depth > 0) return;
    try {
      this.limiter.afterwards(() => this.drop(this.callOwn("forget_stopped", [])));
    } catch {
      // Without memory for that it stays as it is.
    }
  }

  get debug(): VmDebug {
    return this.vm.debug;
  }

  // ---- what of the embedder's has failed ----

  noteFailure(error: unknown): void {
    if (!this.isOpen) return;
    const job = this.runningJob;
    if (!this.failures.has(job)) this.failures.set(job, { error });
  }

  /** The job that is running, 0 for what was called at once. Without jobs nobody is asked who may not be there yet (library.wasm). */
  private get runningJob(): number {
    return this.jobs.size > 0 ? this.exports.runningJob() : 0;
  }

  /** What has failed during a run, if anything has: whoever began it is to hear of it. */
  takeFailure(job: number): { error: unknown } | undefined {
    const failure = this.failures.get(job);
    if (failure !== undefined) this.vm.retry();
    this.failures.delete(job);
    return failure;
  }

  /** Throws what has failed in a call that has ended, whatever Python has made of it. */
  private throwFailure(outcome: Outcome): void {
    const failure = this.takeFailure(this.runningJob);
    if (failure === undefined) return;
    if (outcome !== Outcome.NOTHING) this.leave(this.answer());
    throw failure.error;
  }

  /** Input that has been waited for is there. */
  inputArrived(): void {
    if (!this.isOpen) return;
    this.exports.wakeJobs(INPUT_TOKEN);
    this.jobs.kick();
  }

  /** Enters the VM for a time slice. */
  slice(step: () => number): number {
    this.check();
    this.depth++;
    try {
      return step();
    } catch (error) {
      this.state = "broken";
      throw error;
    } finally {
      this.depth--;
    }
  }

  /** Whether an error of the host has stopped it for good. */
  get isBroken(): boolean {
    return this.state === "broken";
  }

  get isOpen(): boolean {
    return this.state === "open";
  }

  /** Ends the session: now, or with the call that is going on. */
  close(): void {
    this.jobs.close();
    this.state = "disposed";
    if (this.depth === 0) this.release();
    else queueMicrotask(() => this.release());
  }

  /** Lets go of the VM and its memory, though somebody may hold on to the session. */
  private release(): void {
    this.vm.dispose();
    Object.assign(this, { vm: GONE, exports: GONE, values: GONE, objects: GONE, limiter: GONE });
    this.compiled.clear();
  }

  /** An operation whose operands have been put into slots; its answer is in slot 0. */
  operate(operation: Operation, operands: number): boolean {
    const entry = this.exports.embedOperate as Entry;
    if (!this.reserve.isHeld) return this.enter(entry, operation, operands);
    return this.reserve.use(() => this.enter(entry, operation, operands));
  }

  /** The address of the answer of an operation, a reference; 0 where it is an int or a float. */
  answer(): number {
    return this.values.pointerAt(this.values.place(0));
  }

  /** Calls the object at an address. */
  call(callable: number, args: readonly unknown[], keywords?: Readonly<Record<string, unknown>>): unknown {
    this.check();
    const names = keywords === undefined ? [] : Object.keys(keywords);
    const count = args.length + names.length;
    if (count > MOST_ARGUMENTS) throw new RangeError(`a call takes at most ${MOST_ARGUMENTS} arguments`);
    if (names.length === 0) this.putAll(2, args);
    else {
      const tuple = this.names(names);
      this.putAll(2, [...args, ...names.map((name) => keywords![name])], tuple);
      this.values.putPointer(2 + count, tuple);
    }
    this.values.retain(callable);
    this.values.putPointer(1, callable);
    this.enter(this.exports.embedCall as Entry, args.length, names.length);
    return this.take(this.values.place(0));
  }

  /** A tuple of strs. */
  private names(names: readonly string[]): number {
    this.operate(Operation.NEW_LIST, 0);
    const list = this.answer();
    try {
      for (const name of names) this.append(Operation.APPEND, list, name);
    } catch (error) {
      this.values.release(list);
      throw error;
    }
    this.values.putPointer(1, list);
    this.operate(Operation.TUPLE, 1);
    return this.answer();
  }

  /** Puts one more value into a list or set. */
  append(operation: Operation, container: number, value: unknown): void {
    this.put(2, value);
    this.values.retain(container);
    this.values.putPointer(1, container);
    this.operate(operation, 2);
  }

  /** Calls a function of lib/_embed.py: the address of what it gives, 0 where that is a number in slot 0. */
  callOwn(name: string, args: readonly unknown[]): number {
    const f = this.ownFunction(name);
    this.putAll(2, args);
    this.values.retain(f);
    this.values.putPointer(1, f);
    this.enter(this.exports.embedCall as Entry, args.length, 0);
    return this.answer();
  }

  ownFunction(name: string): number {
    let f = this.own.get(name);
    if (f === undefined) {
      this.put(1, name);
      this.operate(Operation.OWN, 1);
      f = this.answer();
      this.own.set(name, f);
    }
    return f;
  }

  // ---- running ----

  /** Runs a text in namespaces (borrowed; NONE for no locals of their own): the value of its last expression. */
  run(
    text: string,
    mode: "exec" | "eval",
    filename: string | undefined,
    globals: number,
    locals: number,
  ): unknown {
    this.check();
    const { values } = this;
    const code = this.compile(text, mode, filename);
    values.putPointer(1, code);
    values.retain(globals);
    values.retain(locals);
    values.putPointer(2, globals);
    values.putPointer(3, locals);
    this.enter(this.exports.embedRun);
    return this.take(values.place(0));
  }

  /** Begins to run a text in time slices. */
  begin(
    text: string,
    filename: string | undefined,
    globals: number,
    locals: number,
    limits: JobLimits,
    mayWaitForInput: boolean,
  ): Promise<unknown> {
    this.check();
    if (mayWaitForInput && !this.waitsForInput) {
      this.drop(this.callOwn("install_input", []));
      this.waitsForInput = true;
    }
    const code = new Owned(this.compile(text, "exec", filename, true));
    this.values.retain(globals);
    this.values.retain(locals);
    const job = this.callOwn("job", [code, new Owned(globals), new Owned(locals)]);
    this.values.putPointer(1, job);
    return this.jobs.start(limits);
  }

  get globals(): number {
    return this.main;
  }

  /** The code of a text, a reference. That of short texts is kept for the next time. */
  private compile(
    text: string,
    mode: "exec" | "eval",
    filename: string | undefined,
    canAwait = false,
  ): number {
    const key = `${mode}${canAwait}\0${filename ?? ""}\0${text}`;
    const known = this.compiled.get(key);
    if (known !== undefined) {
      this.values.retain(known);
      return known;
    }
    const code = this.reserve.use(() => {
      this.putAll(1, [text, filename ?? this.nameText(text), mode]);
      this.enter(
        this.exports.embedCompile as Entry,
        (mode === "exec" ? GIVE_LAST : 0) | (canAwait ? TOP_LEVEL_AWAIT : 0),
      );
      return this.answer();
    });
    if (text.length <= LONGEST_KEPT) this.keepCompiled(key, code);
    return code;
  }

  /** Gives a text a name, by which tracebacks find its lines. */
  private nameText(text: string): string {
    const name = `<run-${++this.texts}>`;
    this.vm.rememberSource(name, text);
    this.vm.forgetSource(`<run-${this.texts - MOST_REMEMBERED}>`);
    return name;
  }

  private keepCompiled(key: string, code: number): void {
    if (this.compiled.size >= MOST_COMPILED) {
      const [[oldest, old]] = this.compiled;
      this.compiled.delete(oldest);
      this.values.release(old);
    }
    this.values.retain(code);
    this.compiled.set(key, code);
  }

  // ---- values to JavaScript ----

  /** Makes a JavaScript value of the one at a place, whose reference is taken over. */
  take(at: number): unknown {
    const { values } = this;
    const p = values.pointerAt(at);
    if (p === 0) return values.numberAt(at);
    if (p === NONE) return undefined;
    const plain = this.plain(p);
    if (plain === NOT_PLAIN) return newProxy(this, p);
    values.release(p);
    return plain;
  }

  /** What crosses by value, of the object at p (borrowed); NOT_PLAIN for anything else. */
  plain(p: number): unknown {
    const { values } = this;
    const type = typeNumber(values.typeOf(p));
    switch (type) {
      case TypeId.BOOL:
        return values.isTrue(p);
      case TypeId.STR:
        return values.text(p);
      case TypeId.INT:
        return values.int(p);
      case TypeId.BYTES:
        return values.bytes(p);
      case TypeId.NONE:
        return undefined;
      default:
    }
    if (type >= TypeId.JS_PROXY && type <= TypeId.JS_PROMISE) return this.objects.at(values.word(p + 8));
    return this.lastErrors.isHostError(values.typeOf(p)) ? this.lastErrors.original(p) : NOT_PLAIN;
  }

  // ---- values to Python ----

  /** Puts values into slots from `first` on; what `other` is (a reference) is dropped if that fails. */
  putAll(first: number, args: readonly unknown[], other = 0): void {
    // Making some objects needs slots: they are made before the first value is put.
    const objects: number[] = [];
    let done = 0;
    try {
      for (const [i, value] of args.entries()) if (isObject(value)) objects[i] = this.objectFor(value);
      for (; done < args.length; done++) {
        if (objects[done]) this.values.putPointer(first + done, objects[done]);
        else this.put(first + done, args[done]);
      }
    } catch (error) {
      for (let i = 0; i < done; i++) if (!objects[i]) this.dropSlot(first + i);
      for (const p of objects) if (p) this.values.release(p);
      if (other !== 0) this.values.release(other);
      throw error;
    }
  }

  dropSlot(slot: number): void {
    const p = this.values.pointerAt(this.values.place(slot));
    if (p !== 0) this.values.release(p);
  }

  /** Puts one value into a slot. An object may need the other slots while it is made. */
  put(slot: number, value: unknown): void {
    const { values } = this;
    switch (typeof value) {
      case "number":
        if (Number.isSafeInteger(value) && !Object.is(value, -0)) return this.putInteger(slot, value);
        return values.putFloat(slot, value);
      case "string":
        return values.putPointer(slot, this.made(this.newText(value)));
      case "boolean":
        return values.putBoolean(slot, value);
      case "undefined":
        return values.putPointer(slot, NONE);
      case "bigint":
        return this.putInteger(slot, value);
      case "symbol":
        throw new TypeError("Python cannot be given a symbol");
      default:
        values.putPointer(slot, value === null ? NONE : this.objectFor(value as object));
    }
  }

  private newText(text: string): number {
    const { values } = this;
    if (!this.reserve.isHeld || text.length > LONGEST_NAME) return values.newText(text);
    return this.reserve.use(() => values.newText(text));
  }

  private putInteger(slot: number, n: number | bigint): void {
    if (n < SMALL_LIMIT && n >= -SMALL_LIMIT) return this.values.putInt(slot, Number(n));
    this.values.putPointer(slot, this.made(this.values.newInt(BigInt(n))));
  }

  /** The Python object for a JavaScript object, a reference. */
  objectFor(value: object): number {
    if (value instanceof Owned) return value.address;
    if (isProxy(value)) {
      const p = addressOf(value, this);
      this.values.retain(p);
      return p;
    }
    if (value instanceof PythonError) {
      const p = this.lastErrors.addressOf(value);
      if (p !== 0) return p;
    } else if (value instanceof Error) return this.lastErrors.forHostError(value);
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return fromTypedArray(this, value);
    return this.objects.pointerFor(value);
  }

  /** An address that the VM gave, or the error that it had no memory. */
  made(p: number): number {
    if (p === 0) throw new PythonMemoryError(ownedError("MemoryError", ""));
    return p;
  }

  // ---- proxies ----

  /** Drops a reference; the last one may run finalizers. */
  drop(p: number): void {
    if (!this.values.releaseShared(p)) this.enter(this.dropLast, p);
  }

  private readonly dropLast: Entry = (p) => {
    this.exports.decrefAt(p);
    return Outcome.NOTHING;
  };

  /** Drops a reference at the next occasion: where finalizers may not run now. */
  leave(p: number): void {
    if (this.isOpen && !this.values.releaseShared(p)) this.unused.push(p);
  }

  private dropUnused(): void {
    const { unused } = this;
    this.unused = [];
    this.dropAll(unused);
  }

  /** Drops references that no run has any more: finalizers are under the limits of the run that goes on, or those of what is said about one that is over. */
  dropAll(addresses: readonly number[]): void {
    const drop = () => {
      for (const p of addresses) if (!this.values.releaseShared(p)) this.enterNow(this.dropLast, p, 0);
    };
    if (this.depth > 0 || this.limiter.isRunning) drop();
    else this.limiter.afterwards(drop);
  }

  // ---- errors ----

  /** The value in slot 0. */
  taken(): unknown {
    return this.take(this.values.place(0));
  }

  /** The error for the exception in slot 0. */
  raised(): unknown {
    return this.lastErrors.take(this.answer());
  }

  // ---- what the VM asks ----

  /** A call of a host's function from Python. */
  hostCall(handle: number, nargs: number, keywords: number, isNew: boolean | number): number {
    const borrowed: PyProxy[] = [];
    try {
      const args = this.takeArguments(nargs, keywords, borrowed);
      if (this.unused.length > 0) this.dropUnused();
      const result = this.objects.call(handle, args, !!isNew);
      if (borrowed.length > 0 && result instanceof Promise) return this.promised(result, borrowed);
      this.put(0, result);
      return Outcome.DONE;
    } catch (error) {
      return this.raise(error);
    } finally {
      for (const proxy of borrowed) returnLoan(proxy);
    }
  }

  /** Proxies among the arguments live until the promise is settled. */
  private promised(result: Promise<unknown>, borrowed: PyProxy[]): number {
    const lent = borrowed.splice(0);
    const end = () => lent.forEach(returnLoan);
    result.then(end, end);
    this.put(0, result);
    return Outcome.DONE;
  }

  /** Arguments of a call from Python, keyword arguments as an object behind the others. */
  private takeArguments(nargs: number, keywords: number, borrowed: PyProxy[]): unknown[] {
    const { values } = this;
    const args: unknown[] = new Array(nargs);
    for (let i = 0; i < nargs; i++) args[i] = this.borrow(values.place(i + 1), borrowed);
    if (keywords === 0) return args;
    const named: unknown[] = [];
    for (let i = 0; i < keywords; i++) named[i] = this.borrow(values.place(nargs + i + 1), borrowed);
    const names = values.pointerAt(values.place(nargs + keywords + 1));
    const entries = named.map((value, i) => [
      values.text(values.pointerAt(names + TupleLayout.ITEMS + 8 * i)),
      value,
    ]);
    values.release(names);
    args.push(Object.fromEntries(entries));
    return args;
  }

  /** As take, for what is only lent for the time of a call. */
  private borrow(at: number, borrowed: PyProxy[]): unknown {
    const { values } = this;
    const p = values.pointerAt(at);
    if (p === 0) return values.numberAt(at);
    const plain = p === NONE ? undefined : this.plain(p);
    if (plain === NOT_PLAIN) {
      const proxy = newProxy(this, p, true);
      borrowed.push(proxy);
      return proxy;
    }
    values.release(p);
    return plain;
  }

  /** Anything else that Python does with a host's object. */
  hostOperate(operation: number, handle: number, operands: number): number {
    try {
      const { values } = this;
      const a = operands > 0 ? this.take(values.place(1)) : undefined;
      const b = operands > 1 ? this.take(values.place(2)) : undefined;
      const found =
        operands > 2
          ? this.objects.slice(operation, handle, this.sliceAt(a, b, operands))
          : this.objects.operate(operation, handle, a, b);
      if (found === NOTHING) return Outcome.NOTHING;
      this.put(0, found);
      return Outcome.DONE;
    } catch (error) {
      return this.raise(error);
    }
  }

  /** What an operation on a slice is about. */
  private sliceAt(start: unknown, count: unknown, operands: number): Slice {
    const step = this.take(this.values.place(3)) as number;
    const slice = { start: start as number, count: count as number, step };
    if (operands === 3) return slice;
    const list = this.take(this.values.place(4)) as object;
    if (!isProxy(list)) return { ...slice, values: [...(list as unknown[])] };
    try {
      return { ...slice, values: list.toJs({ depth: 1 }) };
    } finally {
      list.destroy();
    }
  }

  forgetHostObject(handle: number): void {
    this.objects.forget(handle);
  }

  /** The exception that an error is in Python, a reference; NONE for want of memory. */
  exceptionFor(error: unknown): number {
    return this.lastErrors.exceptionFor(error);
  }

  /** Answers with the exception that an error is in Python. */
  private raise(error: unknown): number {
    this.values.putPointer(0, this.exceptionFor(error));
    return Outcome.RAISED;
  }

  /** Whether the object at p is exactly of a built-in exception. */
  isExactly(p: number, exception: Exc): boolean {
    return typeNumber(this.values.typeOf(p)) === TypeId.COUNT + exception;
  }

  features(p: number): number {
    return this.exports.embedFeatures(p);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" ? value !== null : typeof value === "function";
}
