/** Exceptions on their way between Python and JavaScript: each keeps its identity, whichever side it comes from. */
import { Operation } from "../../assembly/shared/embed.ts";
import { Exc } from "../../assembly/shared/exceptions.ts";
import { NONE } from "../host/values.ts";
import {
  ownedError,
  PythonError,
  type PythonErrorFacts,
  PythonExit,
  type PythonFrame,
  PythonInterrupt,
  PythonMemoryError,
} from "./errors.ts";
import { Owned } from "./marks.ts";
import { newProxy } from "./proxies.ts";
import type { Session } from "./session.ts";
import { toJavaScript } from "./structures.ts";

/** Exceptions that are kept for those who ask an error for its value, or throw it back into Python. */
const MOST_KEPT = 16;

/** What is known of the exceptions that have come out of a session. */
export class Raised {
  private readonly kept = new Map<PythonError, number>();
  /** The class JsException of lib/_embed.py; 0 before it is needed. */
  private hostError = 0;

  /** Describing an exception may raise another, which is not described. */
  private isDescribing = false;

  constructor(private readonly session: Session) {}

  // ---- copies of the instance ----

  /** What the copy is told: the class JsException. */
  get hostErrorClass(): number {
    return this.hostError;
  }

  /** Begins in a copy; exceptions that are kept are so in the original. */
  adopt(hostError: number): void {
    this.hostError = hostError;
  }

  /** The exceptions that are kept, a reference each. */
  addresses(): number[] {
    return [...this.kept.values()];
  }

  // ---- from Python ----

  /** What is to be thrown for an exception, whose reference is taken over. */
  take(p: number): unknown {
    const { session } = this;
    const { values } = session;
    if (this.isHostError(values.typeOf(p))) {
      const original = this.original(p);
      values.release(p);
      return original;
    }
    const error = this.errorFor(p);
    if (error instanceof PythonMemoryError) session.dropAll([p]);
    else this.keep(error, p);
    if (session.depth === 0) this.makeRoom();
    return error;
  }

  private errorFor(p: number): PythonError {
    const { session } = this;
    const described: PythonErrorFacts = { ...this.facts(p), value: () => this.valueOf(error) };
    const error: PythonError = session.isExactly(p, Exc.MemoryError)
      ? new PythonMemoryError(described)
      : session.isExactly(p, Exc.KeyboardInterrupt)
        ? new PythonInterrupt(described)
        : session.isExactly(p, Exc.SystemExit)
          ? new PythonExit(described)
          : new PythonError(described);
    return error;
  }

  /** What is known of the exception at p (borrowed). */
  private facts(p: number): PythonErrorFacts {
    const { session } = this;
    const { values } = session;
    if (!this.isDescribing) {
      this.isDescribing = true;
      try {
        const { depth, limiter, reserve } = session;
        const isOver = depth === 0;
        if (isOver && session.isExactly(p, Exc.MemoryError)) reserve.hold();
        const describe = () => reserve.use(() => this.describe(p));
        const description = isOver ? limiter.afterwards(describe) : describe();
        const [type, text, traceback, frames, status] = description;
        return { type, text, traceback, frames: frames.map(frameOf), status };
      } catch {
        // For want of memory, or time, perhaps: its class is known in any case.
      } finally {
        this.isDescribing = false;
      }
    }
    return ownedError(values.text(values.word(values.typeOf(p) + NAME_OF_TYPE)), "");
  }

  private describe(p: number): Description {
    const { session } = this;
    session.values.retain(p);
    const found = session.callOwn("describe", [new Owned(p)]);
    const description = toJavaScript(session, found) as Description;
    session.values.release(found);
    return description;
  }

  private keep(error: PythonError, p: number): void {
    this.kept.set(error, p);
    if (this.kept.size > MOST_KEPT) this.session.leave(this.takeOldest());
  }

  private takeOldest(): number {
    const [[error, p]] = this.kept;
    this.kept.delete(error);
    return p;
  }

  /** Lets go of exceptions, the oldest first, while little memory is free: the frames of their tracebacks may have most of it, which the next run wants. */
  private makeRoom(): void {
    const { session } = this;
    while (this.kept.size > 0 && session.reserve.isCrowded) session.dropAll([this.takeOldest()]);
  }

  private valueOf(error: PythonError): unknown {
    if (!this.session.isOpen) return undefined;
    const p = this.addressOf(error);
    return p === 0 ? undefined : newProxy(this.session, p);
  }

  /** The exception that an error stands for, a reference; 0 where it is not kept, or another session's. */
  addressOf(error: PythonError): number {
    const p = this.kept.get(error);
    if (p === undefined) return 0;
    this.session.values.retain(p);
    return p;
  }

  // ---- from JavaScript ----

  /** Whether instances of a type stand for errors of JavaScript. */
  isHostError(type: number): boolean {
    return type === this.hostError && type !== 0;
  }

  /** The error of JavaScript that an exception stands for (borrowed). */
  original(p: number): unknown {
    const { session } = this;
    session.values.retain(p);
    session.put(2, "_thrown");
    session.values.putPointer(1, p);
    session.operate(Operation.GET_ATTRIBUTE, 2);
    const thrown = session.taken();
    return thrown instanceof Thrown ? thrown.value() : thrown;
  }

  /** The exception for what was thrown in JavaScript, a reference; where it cannot be made, the exception that says why. Throws nothing. */
  exceptionFor(error: unknown): number {
    // What was thrown may itself throw when it is looked at: a revoked proxy. Then that is the error.
    for (let next = error, tries = 0; tries < 2; tries++) {
      try {
        const p = next instanceof PythonError ? this.addressOf(next) : 0;
        return p !== 0 ? p : this.forHostError(next);
      } catch (second) {
        next = second;
      }
    }
    // None is no exception: the VM takes it for want of memory.
    return NONE;
  }

  /** A JsException for anything that can be thrown, a reference. */
  forHostError(error: unknown): number {
    const { session } = this;
    const [name, message] =
      error instanceof PythonError ? [error.type, error.text] : describeHostError(error);
    this.hostError = session.ownFunction("JsException");
    if (error === null || typeof error === "symbol")
      return session.callOwn("JsException", [undefined, name, message, new Thrown(error)]);
    const original = isObject(error) ? new Owned(session.objects.pointerFor(error)) : error;
    return session.callOwn("JsException", [original, name, message]);
  }
}

/** Stands in Python for what was thrown and has no value there that comes back as it was. */
class Thrown {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  /** No property, which Python could read. */
  value(): unknown {
    return this.#value;
  }
}

/** Where a type has its name (core/type.ts). */
const NAME_OF_TYPE = 16;

/** As lib/_embed.py describes an exception. */
type Place = [filename: string, line: number, name: string];
type Description = [
  type: string,
  text: string,
  traceback: string,
  frames: Place[],
  status: number | undefined,
];

function frameOf([filename, line, name]: Place): PythonFrame {
  return { filename, line, name };
}

/** Name and message of an error, whatever its getters do. */
function describeHostError(error: unknown): [string, string] {
  try {
    if (error instanceof Error) return [String(error.name), String(error.message)];
    return ["Error", String(error)];
  } catch {
    return ["Error", ""];
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" ? value !== null : typeof value === "function";
}
