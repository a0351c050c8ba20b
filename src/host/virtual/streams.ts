/**
 * Standard input, output and error of an instance, as the embedder gives them. Output comes as text by default, as it is flushed; a character
 * whose bytes come in two pieces is handed over whole. What an embedder's function throws goes on to whoever runs Python.
 */

/** Takes output: a function takes text, an object with `write` takes bytes. */
export type Output = ((text: string) => void) | { write(bytes: Uint8Array): unknown };

/**
 * Gives input: all of it at once, or a function that is called for more and gives text or bytes, null (or nothing) at the end. Text from a function is a
 * line: where it has no line end it gets one.
 */
export type Input = string | Uint8Array | (() => string | Uint8Array | null | undefined);

export interface StreamOptions {
  /** Where Python's standard input comes from; nothing unless given. */
  stdin?: Input;
  /** Where output goes; to the console unless given. */
  stdout?: Output;
  stderr?: Output;
  /** Whether the streams say that they are a terminal. */
  terminal?: boolean;
}

const NEWLINE = 10;
const NOTHING = new Uint8Array(0);

export class StandardStreams {
  private readonly encoder = new TextEncoder();
  private readonly decoders = [undefined, new TextDecoder(), new TextDecoder()];
  /** Input that was given and not read. */
  private pending: Uint8Array = NOTHING;
  private more: Exclude<Input, string | Uint8Array> | undefined;
  private outputs: (Output | undefined)[];
  private terminals: boolean[];

  constructor({ stdin, stdout, stderr, terminal = false }: StreamOptions) {
    this.setInput(stdin);
    this.outputs = [undefined, stdout, stderr];
    this.terminals = [terminal, terminal, terminal];
  }

  /** The same for a copy of the instance: input that was given and not read is there for both. */
  copy(): StandardStreams {
    const copy = new StandardStreams({});
    copy.pending = this.pending;
    copy.more = this.more;
    copy.outputs = [...this.outputs];
    copy.terminals = [...this.terminals];
    return copy;
  }

  /** From now on input comes from there. */
  setInput(input: Input | undefined): void {
    this.more = typeof input === "function" ? input : undefined;
    this.pending = input === undefined || typeof input === "function" ? NOTHING : this.bytes(input);
  }

  /** From now on output goes there; to the console if that is not said. */
  setOutput(fd: 1 | 2, output: Output | undefined): void {
    this.outputs[fd] = output;
    this.decoders[fd] = new TextDecoder();
  }

  isTerminal(fd: number): boolean {
    return this.terminals[fd] ?? false;
  }

  /** Whether a stream says that it is a terminal. */
  setTerminal(fd: number, isTerminal: boolean): void {
    this.terminals[fd] = isTerminal;
  }

  write(fd: number, data: Uint8Array): void {
    const output = this.outputs[fd] ?? (fd === 2 ? toConsoleError : toConsole);
    if (typeof output !== "function") {
      output.write(data.slice());
      return;
    }
    const text = this.decoders[fd]?.decode(data, { stream: true }) ?? "";
    if (text !== "") output(text);
  }

  read(target: Uint8Array): number {
    if (target.length === 0) return 0;
    if (this.pending.length === 0) this.pending = this.next() ?? NOTHING;
    const count = Math.min(this.pending.length, target.length);
    target.set(this.pending.subarray(0, count));
    this.pending = this.pending.subarray(count);
    return count;
  }

  /** A line with its end; null where there is no more. */
  readLine(prompt: string): string | null {
    if (prompt !== "") this.write(1, this.encoder.encode(prompt));
    const parts: Uint8Array[] = [];
    for (let isWhole = false; !isWhole; ) {
      if (this.pending.length === 0) this.pending = this.next() ?? NOTHING;
      if (this.pending.length === 0) break;
      const newline = this.pending.indexOf(NEWLINE);
      const end = newline < 0 ? this.pending.length : newline + 1;
      isWhole = newline >= 0;
      parts.push(this.pending.subarray(0, end));
      this.pending = this.pending.subarray(end);
    }
    return parts.length === 0 ? null : join(parts);
  }

  /** More input; nothing at the end. */
  private next(): Uint8Array | undefined {
    const given = this.more?.();
    if (given === null || given === undefined) return undefined;
    return this.bytes(typeof given === "string" && !given.endsWith("\n") ? `${given}\n` : given);
  }

  private bytes(input: string | Uint8Array): Uint8Array {
    return typeof input === "string" ? this.encoder.encode(input) : input.slice();
  }
}

function join(parts: Uint8Array[]): string {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return parts.map((part) => decoder.decode(part, { stream: true })).join("") + decoder.decode();
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
