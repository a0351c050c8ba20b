// A line buffer in raw memory for the reports of the memory layers, which lie below strings and may not use them. ASCII
// only. Text that finds no memory is dropped: a report about memory must not fail for want of it.
import { rawFree, rawKeep, rawRealloc } from "./raw.ts";

let buffer: usize = 0;
let capacity: usize = 0;
let length: usize = 0;

/** The bytes put so far; they stay until `textEnd`. */
export function textBytes(): usize {
  return buffer;
}

/** How many bytes were put so far. */
export function textLength(): usize {
  return length;
}

/** Empties the buffer and gives it back. */
export function textEnd(): void {
  rawFree(buffer);
  buffer = 0;
  capacity = 0;
  length = 0;
}

/** Makes room for `size` bytes in all, so that none need be allocated until there are more. */
export function textReserve(size: usize): void {
  if (size <= capacity) return;
  const larger = rawRealloc(buffer, size);
  if (larger === 0) return;
  buffer = rawKeep(larger);
  capacity = size;
}

export function putByte(byte: u32): void {
  if (length === capacity) {
    textReserve(capacity === 0 ? 1024 : capacity << 1);
    if (length === capacity) return;
  }
  store<u8>(buffer + length, <u8>byte);
  length++;
}

/** Puts a literal. */
export function putText(text: string): void {
  for (let i = 0; i < text.length; i++) putByte(text.charCodeAt(i));
}

/** Puts bytes from memory. */
export function putBytes(bytes: usize, count: usize): void {
  for (let i: usize = 0; i < count; i++) putByte(load<u8>(bytes + i));
}

export function putSpaces(count: i32): void {
  for (; count > 0; count--) putByte(0x20);
}

/** Puts a number in decimal, at least `width` columns, with a comma each three digits if wanted. */
export function putNumber(value: u64, width: i32 = 0, commas: bool = false): void {
  let digits = 1;
  let power: u64 = 1;
  while (value / power >= 10) {
    power *= 10;
    digits++;
  }
  putSpaces(width - digits - (commas ? (digits - 1) / 3 : 0));
  for (; digits > 0; digits--) {
    putByte(0x30 + <u32>((value / power) % 10));
    if (commas && digits > 1 && digits % 3 === 1) putByte(0x2c);
    power /= 10;
  }
}

/** Puts 8 hexadecimal digits. */
export function putHex(value: u32): void {
  for (let shift: i32 = 28; shift >= 0; shift -= 4) {
    const digit = (value >> shift) & 15;
    putByte(digit < 10 ? 0x30 + digit : 0x57 + digit);
  }
}
