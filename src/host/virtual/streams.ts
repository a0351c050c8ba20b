/**
 * Standard input, output and error of an instance, as the embedder gives them. Output comes as text by default, as it is flushed; a character
 * whose bytes come in two pieces is handed over whole. Python sees OSError(EIO) where an embedder's function throws; the error itself goes to
 * `failed`, and so to whoever runs Python.
 */
import {
  aBoolean,
  aFunction,
  aNumber,
  aText,
  type Check,
  either,
  instanceOf,
  methods,
  oneOf,
} from "../check.ts";
import { Errno, refuse } from "./errors.ts";

/** Takes output: a function takes text, an object with `write` takes bytes. */
export type Output = ((text: string) => void) | { write(bytes: Uint8Array): unknown };

/** What a function for input gives: text or bytes, null (or nothing) at the end. Text is a line: where it has no line end it gets one. */
export type InputPart = string | Uint8Array | null | undefined;

/**
 * Gives input: all of it at once, or a function that is called for more. It may give promises, which Python waits for in `runAsync`: `input()`, and reading
 * from sys.stdin. Other reads, and all in plain runs, are refused then.
 */
export type Input = string | Uint8Array | (() => InputPart | PromiseLike<InputPart>);

export interface StreamOptions {
  /** Where Python's standard input comes from; nothing unless given. */
  stdin?: Input;
  /** Where output goes; to the console unless given. */
  stdout?: Output;
  stderr?: Output;
  /** Whether the streams say that they are a terminal. */
  terminal?: boolean;
}

/** What `setOutput` and `setInput` take. */
export const anOutput: Check = either(
  "a function, or an object with the method write",
  aFunction,
  methods(["write"]),
);
export const standardInput: Check = either(
  "a string, a Uint8Array or a function",
  aText,
  aFunction,
  instanceOf("a Uint8Array", Uint8Array),
);
const aStream = oneOf(0, 1, 2);
const anOutputStream = oneOf(1, 2);

const NEWLINE = 10;
const NOTHING = new Uint8Array(0);
/** Bytes that a line has room for at first. */
const USUAL_LINE = 256;
/** In how many pieces a line may come: a function that gives no end would never let go of the program. */
const MOST_PIECES = 2 ** 20;
const REFUSED =
  "standard input is a promise: only runAsync waits for it, in input() and the methods of sys.stdin that Python code itself calls";

export class StandardStreams {
  private readonly encoder = new TextEncoder();
  /** Of each stream that something was written to as text. */
  private readonly decoders: (TextDecoder | undefined)[] = [];
  /** Input that was given and not read. */
  private pending: Uint8Array = NOTHING;
  private more: Exclude<Input, string | Uint8Array> | undefined;
  /** What `more` has promised and not given yet. */
  private promised: PromiseLike<unknown> | undefined;
  /** The promise has given: the end of input, or an error. */
  private isAtEnd = false;
  private refusal: { error: unknown } | undefined;
  private outputs: (Output | undefined)[];
  private terminals: boolean[];
  /** @internal Told what an embedder's function has thrown; without it that is thrown on. */
  failed: ((error: unknown) => void) | undefined;
  /** @internal Told when what `isReady` has asked for is there. */
  arrived: (() => void) | undefined;

  constructor({ stdin, stdout, stderr, terminal = false }: StreamOptions) {
    this.setInput(stdin);
    this.outputs = [undefined, stdout, stderr];
    this.terminals = [terminal, terminal, terminal];
  }

  /** @internal The same for a copy of the instance: input that was given and not read is there for both. */
  copy(): StandardStreams {
    const copy = new StandardStreams({});
    copy.pending = this.pending;
    copy.more = this.more;
    copy.outputs = [...this.outputs];
    copy.terminals = [...this.terminals];
    copy.isAtEnd = this.isAtEnd;
    copy.refusal = this.refusal;
    if (this.promised !== undefined) copy.await(this.promised as PromiseLike<InputPart>);
    return copy;
  }

  /** From now on input comes from there. */
  setInput(input: Input | undefined): void {
    if (input !== undefined) standardInput(input, "standard input");
    this.more = typeof input === "function" ? input : undefined;
    this.promised = this.refusal = undefined;
    this.isAtEnd = false;
    this.pending = input === undefined || typeof input === "function" ? NOTHING : this.bytes(input);
  }

  /** From now on output goes there; to the console if that is not said. */
  setOutput(fd: 1 | 2, output: Output | undefined): void {
    anOutputStream(fd, "the stream");
    if (output !== undefined) anOutput(output, "output");
    this.outputs[fd] = output;
    this.decoders[fd] = undefined;
  }

  isTerminal(fd: number): boolean {
    aNumber(fd, "the stream");
    return this.terminals[fd] ?? false;
  }

  /** Whether a stream says that it is a terminal. */
  setTerminal(fd: number, isTerminal: boolean): void {
    aStream(fd, "the stream");
    aBoolean(isTerminal, "isTerminal");
    this.terminals[fd] = isTerminal;
  }

  /** @internal */
  write(fd: number, data: Uint8Array): void {
    const output = this.outputs[fd] ?? (fd === 2 ? toConsoleError : toConsole);
    try {
      if (typeof output !== "function") {
        output.write(data.slice());
        return;
      }
      this.decoders[fd] ??= new TextDecoder();
      const text = this.decoders[fd].decode(data, { stream: true });
      if (text !== "") output(text);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Refuses the call from Python for what the embedder's function has thrown. */
  private fail(error: unknown): never {
    if (this.failed === undefined) throw error;
    this.failed(error);
    return refuse(Errno.EIO);
  }

  // ---- input ----

  /** @internal Whether input may have to be waited for. */
  get mayWait(): boolean {
    return this.more !== undefined;
  }

  /** @internal Whether a line, or the end, is there to be read. Else it has been asked for, and `arrived` will tell. */
  isReady(): boolean {
    while (this.more !== undefined && !this.isAtEnd && this.refusal === undefined) {
      if (this.pending.includes(NEWLINE)) return true;
      if (this.promised !== undefined) return false;
      try {
        this.ask(this.more);
      } catch (error) {
        this.refusal = { error };
      }
    }
    return true;
  }

  private ask(more: Exclude<Input, string | Uint8Array>): void {
    const given = more();
    if (isPromise(given)) this.await(given);
    else this.take(given);
  }

  /** Takes what a promise gives, unless input comes from somewhere else by then. */
  private await(promise: PromiseLike<InputPart>): void {
    this.promised = promise;
    const end = (action: () => void) => {
      if (this.promised !== promise) return;
      this.promised = undefined;
      try {
        action();
      } catch (error) {
        this.refusal = { error };
      }
      this.arrived?.();
    };
    promise.then(
      (given) => end(() => this.take(given)),
      (error) =>
        end(() => {
          this.refusal = { error };
        }),
    );
  }

  private take(given: InputPart): void {
    if (given === null || given === undefined) {
      this.isAtEnd = true;
      return;
    }
    const bytes = this.bytes(typeof given === "string" && !given.endsWith("\n") ? `${given}\n` : given);
    this.isAtEnd = bytes.length === 0;
    const all = new Uint8Array(this.pending.length + bytes.length);
    all.set(this.pending);
    all.set(bytes, this.pending.length);
    this.pending = all;
  }

  /** @internal */
  read(target: Uint8Array): number {
    if (target.length === 0) return 0;
    if (this.pending.length === 0) this.next();
    const count = Math.min(this.pending.length, target.length);
    target.set(this.pending.subarray(0, count));
    this.pending = this.pending.subarray(count);
    return count;
  }

  /** @internal A line with its end; null where there is no more. */
  readLine(prompt: string): string | null {
    if (prompt !== "") this.write(1, this.encoder.encode(prompt));
    let line: Uint8Array = new Uint8Array(USUAL_LINE);
    let length = 0;
    for (let isWhole = false, pieces = 0; !isWhole; pieces++) {
      if (this.pending.length === 0) this.next();
      if (this.pending.length === 0) break;
      const newline = this.pending.indexOf(NEWLINE);
      const end = newline < 0 ? this.pending.length : newline + 1;
      isWhole = newline >= 0;
      if (pieces > MOST_PIECES) this.fail(new RangeError("standard input gives a line without an end"));
      line = withRoom(line, length + end);
      line.set(this.pending.subarray(0, end), length);
      length += end;
      this.pending = this.pending.subarray(end);
    }
    if (length === 0) return null;
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(line.subarray(0, length));
  }

  /** More input at once; at the end nothing is pending. */
  private next(): void {
    if (
      this.promised === undefined &&
      !this.isAtEnd &&
      this.refusal === undefined &&
      this.more !== undefined
    ) {
      try {
        this.ask(this.more);
      } catch (error) {
        this.fail(error);
      }
    }
    const { refusal } = this;
    this.refusal = undefined;
    this.isAtEnd = false;
    if (refusal !== undefined) this.fail(refusal.error);
    if (this.promised !== undefined) this.fail(new TypeError(REFUSED));
  }

  private bytes(input: string | Uint8Array): Uint8Array {
    if (typeof input !== "string" && !(input instanceof Uint8Array))
      throw new TypeError("stdin must give text, a Uint8Array, or null at the end");
    return typeof input === "string" ? this.encoder.encode(input) : input.slice();
  }
}

function isPromise(given: unknown): given is PromiseLike<InputPart> {
  return typeof given === "object" && given !== null && "then" in given && typeof given.then === "function";
}

/** The bytes, or a longer array that begins with them. */
function withRoom(bytes: Uint8Array, length: number): Uint8Array {
  if (length <= bytes.length) return bytes;
  const longer = new Uint8Array(Math.max(length, 2 * bytes.length));
  longer.set(bytes);
  return longer;
}

/** The console shows lines: what has no end yet is kept. */
function lines(show: (line: string) => void): (text: string) => void {
  let kept = "";
  return (text) => {
    const parts = (kept + text).split("\n");
    kept = parts.pop() ?? "";
    for (const part of parts) show(part);
  };
}

const toConsole = lines((line) => console.log(line));
const toConsoleError = lines((line) => console.error(line));
