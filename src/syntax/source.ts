/**
 * One source text as the tokenizer reads it: UTF-8 bytes with `\n` line ends, so that byte columns (which Python
 * shows) come for free. Knows lines and columns; knows nothing of Python's grammar.
 *
 * The bytes lie in a scratch buffer that the next Source overwrites: parsing is synchronous and copies what it keeps.
 */

import { spend } from "./budget.ts";

/** Reading goes at 2^READ_SHIFT characters a unit of work. */
const READ_SHIFT = 3;
/** Bytes after the end that the tokenizer may look at; they are zero. */
const PADDING = 8;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
let scratch = new Uint8Array(1 << 16);

export class Source {
  /** UTF-8, with zero bytes from `length` on. */
  readonly bytes: Uint8Array;
  readonly length: number;
  private readonly text: string;
  private readonly ascii: boolean;
  private lineStarts: number[] | null = null;

  /** `text` may have any line ends; with `endLine`, a missing last one is added. */
  constructor(text: string, endLine: boolean) {
    let lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
    if (endLine && lines.length > 0 && !lines.endsWith("\n")) lines += "\n";
    spend(lines.length >> READ_SHIFT);
    if (scratch.length < lines.length * 3 + PADDING) scratch = new Uint8Array(lines.length * 4 + PADDING);
    const { written } = encoder.encodeInto(lines, scratch);
    scratch.fill(0, written, written + PADDING);
    this.bytes = scratch;
    this.length = written;
    this.text = lines;
    this.ascii = written === lines.length;
  }

  /** The text of a byte range. */
  slice(start: number, end: number): string {
    if (this.ascii) return this.text.slice(start, end);
    spend((end - start) >> READ_SHIFT);
    for (let i = start; i < end; i++) {
      if (this.bytes[i] >= 0x80) return decoder.decode(this.bytes.subarray(start, end));
    }
    if (end - start < 1024) return String.fromCharCode.apply(null, this.bytes.subarray(start, end) as never);
    return decoder.decode(this.bytes.subarray(start, end));
  }

  isAscii(start: number, end: number): boolean {
    if (this.ascii) return true;
    for (let i = start; i < end; i++) if (this.bytes[i] >= 0x80) return false;
    return true;
  }

  /** Where line `lineno` (from 1) begins; the end of the source for a line past the last. */
  lineStart(lineno: number): number {
    this.lineStarts ??= this.findLines();
    return this.lineStarts[lineno - 1] ?? this.length;
  }

  /** Where line `lineno` ends, before its line end. */
  lineEnd(lineno: number): number {
    const newline = this.bytes.subarray(0, this.length).indexOf(10, this.lineStart(lineno));
    return newline < 0 ? this.length : newline;
  }

  /** How many characters (code points) a byte range holds: Python counts columns of errors so. */
  characters(start: number, end: number): number {
    if (this.ascii) return end - start;
    let count = 0;
    for (let i = start; i < end; i++) if ((this.bytes[i] & 0xc0) !== 0x80) count++;
    return count;
  }

  private findLines(): number[] {
    const starts = [0];
    for (let i = 0; i < this.length; i++) if (this.bytes[i] === 10) starts.push(i + 1);
    return starts;
  }
}
