/** Writes text straight to standard error, for when there is no memory for anything else: UTF-8 through a small fixed buffer. */
import { asStr, charAt } from "../core/string.ts";
import { write } from "../host.ts";

const CAPACITY: usize = 512;
const BUFFER: usize = memory.data(512);
const STANDARD_ERROR: i32 = 2;
let used: usize = 0;

export function flushBuffer(): void {
  if (used > 0) write(STANDARD_ERROR, BUFFER, <u32>used);
  used = 0;
}

export function writeLiteral(text: string): void {
  for (let i = 0; i < text.length; i++) writeChar(text.charCodeAt(i));
}

export function writeStr(p: usize): void {
  for (let i: u32 = 0; i < asStr(p).length; i++) writeChar(charAt(p, i));
}

export function writeNumber(n: i32): void {
  if (n < 0) return writeChar(0x3f);
  if (n >= 10) writeNumber(n / 10);
  writeChar(0x30 + (n % 10));
}

/** A surrogate is shown as a question mark. */
function writeChar(c: u32): void {
  if (used + 4 > CAPACITY) flushBuffer();
  if (c < 0x80) return writeByte(c);
  if (c >= 0xd800 && c < 0xe000) return writeByte(0x3f);
  if (c < 0x800) writeByte(0xc0 | (c >> 6));
  else {
    if (c < 0x10000) writeByte(0xe0 | (c >> 12));
    else {
      writeByte(0xf0 | (c >> 18));
      writeByte(0x80 | ((c >> 12) & 0x3f));
    }
    writeByte(0x80 | ((c >> 6) & 0x3f));
  }
  writeByte(0x80 | (c & 0x3f));
}

function writeByte(byte: u32): void {
  store<u8>(BUFFER + used++, <u8>byte);
}
