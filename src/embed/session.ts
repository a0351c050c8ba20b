/**
 * The inside of an instance: how JavaScript enters the VM, and how values and errors come out of it. `Python` (python.ts) is what others see of it.
 *
 * Everything that enters the VM goes through `enter`: limits and interruption have their place there.
 */

import { type EmbedExports, NONE, TypeAddress, Values } from "../host/values.ts";
import type { Vm } from "../host/vm.ts";
import { PythonError } from "./errors.ts";
import { Limiter, type Limits } from "./limits.ts";
import { PyProxy } from "./proxies.ts";

/** Compiled texts that are kept. */
const MOST_COMPILED = 128;
/** compile() flag: a module gives the value of its last expression. */
const GIVE_LAST = 0x1000_0000;

export class Session {
  readonly exports: EmbedExports;
  readonly values: Values;
  /** How deep calls from JavaScript and from Python lie in each other. */
  depth = 0;
  private open = true;
  /** The namespace of __main__, a reference of the session. */
  private main = 0;
  private readonly compiled = new Map<string, number>();

  /** Limits of what is entered. */
  readonly limiter: Limiter;

  constructor(
    private readonly vm: Vm,
    limits: Limits = {},
  ) {
    this.exports = vm.embedding;
    this.limiter = new Limiter(vm.embedding, limits);
    this.values = new Values(this.exports);
  }

  /** Starts what Python sees as its program. */
  start(args: readonly string[], recursionLimit?: number): void {
    if (recursionLimit !== undefined) this.limiter.limitRecursion(recursionLimit);
    const config = ["interactive", "", args.slice(1), false, false, 0, [], "."];
    this.enter(() => this.vm.openSession(config));
    this.main = this.values.pointerIn(0);
  }

  /** The one way into the VM: `step` calls an export and gives its Outcome. What Python raises is thrown. */
  enter(step: () => number): void {
    this.check();
    this.limiter.run(() => {
      this.depth++;
      let outcome: number;
      try {
        outcome = step();
      } finally {
        this.depth--;
      }
      if (outcome < 0) throw this.raised();
    });
  }

  check(): void {
    if (!this.open) throw new TypeError("this Python instance has been disposed of");
  }

  get isOpen(): boolean {
    return this.open;
  }

  close(): void {
    this.open = false;
    this.vm.dispose();
  }

  // ---- running ----

  /** Runs a text; the value of its last expression. Slot 0 has it. */
  run(text: string, mode: "exec" | "eval", filename: string, globals: number, locals: number): unknown {
    const code = this.compile(text, mode, filename);
    const { values } = this;
    values.retain(code);
    values.retain(globals);
    values.retain(locals);
    values.putPointer(1, code);
    values.putPointer(2, globals);
    values.putPointer(3, locals);
    try {
      this.enter(this.exports.embedRun);
      return this.get(0);
    } finally {
      if (this.depth === 0) this.exports.embedFlush();
    }
  }

  get globals(): number {
    return this.main;
  }

  /** The code of a text, borrowed: it is kept for the next time. */
  private compile(text: string, mode: "exec" | "eval", filename: string): number {
    const key = `${mode}\0${filename}\0${text}`;
    const known = this.compiled.get(key);
    if (known !== undefined) return known;
    this.putText(1, text);
    this.putText(2, filename);
    this.putText(3, mode);
    this.enter(() => this.exports.embedCompile(mode === "exec" ? GIVE_LAST : 0));
    const code = this.values.pointerIn(0);
    if (this.compiled.size >= MOST_COMPILED) {
      const [[oldest, old]] = this.compiled;
      this.compiled.delete(oldest);
      this.values.release(old);
    }
    this.compiled.set(key, code);
    return code;
  }

  // ---- values ----

  /** Makes a JavaScript value of what is in a slot, whose reference is taken over. */
  get(slot: number): unknown {
    const { values } = this;
    const p = values.pointerIn(slot);
    if (p === 0) return values.numberIn(slot);
    if (p === NONE) return undefined;
    const type = values.typeOf(p);
    if (type === TypeAddress.bool) return values.isTrue(p);
    if (type === TypeAddress.str) {
      const text = values.text(p);
      values.release(p);
      return text;
    }
    return new PyProxy(this, p);
  }

  putText(slot: number, text: string): void {
    const p = this.values.newText(text);
    if (p === 0) throw new RangeError("not enough memory");
    this.values.putPointer(slot, p);
  }

  /** The error for the exception in slot 0. */
  private raised(): Error {
    const { values } = this;
    const p = values.pointerIn(0);
    const type = values.text(values.word(values.typeOf(p) + 16));
    const value = new PyProxy(this, p);
    return new PythonError({ type, text: "", traceback: type, frames: [], value });
  }
}
