/** Reads a code object's position table (shared/marshal.ts): line and columns of an offset. Bounds are checked: it may be damaged. */
import { asBytes, BYTES_DATA } from "../core/bytes.ts";
import { strIs } from "../core/string.ts";
import { PyCode } from "../objects/code.ts";
import { CodeFlag } from "../shared/opcodes.ts";

let at: usize = 0;
let end: usize = 0;

/** The run of instructions that readRun read last: its place in the code, and its location (line -1: none). */
export let runStart: u32 = 0;
export let runEnd: u32 = 0;
export let line: i32 = -1;
export let endLine: i32 = -1;
export let column: i32 = -1;
export let endColumn: i32 = -1;
let lineBase: i32 = 0;

/** Takes a code object's table: readRun starts at its beginning. */
export function openPositions(code: PyCode): void {
  at = <usize>code.positions + BYTES_DATA;
  end = at + asBytes(code.positions).length;
  lineBase = code.firstlineno;
  runEnd = 0;
}

function varint(): u32 {
  let n: u32 = 0;
  for (let shift = 0; at < end && shift < 32; shift += 7) {
    const byte = <u32>load<u8>(at++);
    n |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return n;
}

/** Reads the next run; false at the end. */
export function readRun(): bool {
  if (at >= end) return false;
  const head = varint();
  runStart = runEnd;
  runEnd += head >> 1;
  if (head & 1) {
    line = -1;
    endLine = -1;
    column = -1;
    endColumn = -1;
    return true;
  }
  const step = varint();
  lineBase += <i32>(step >> 1) ^ -(<i32>(step & 1));
  line = lineBase;
  endLine = lineBase + <i32>varint();
  column = <i32>varint() - 1;
  endColumn = <i32>varint() - 1;
  return true;
}

/** Finds the location of an offset in the globals above; false if there is none. */
export function findPosition(code: PyCode, offset: u32): bool {
  openPositions(code);
  while (readRun()) if (offset < runEnd) return line >= 0;
  line = -1;
  endLine = -1;
  column = -1;
  endColumn = -1;
  return false;
}

/** The line of an offset, -1 if it has none. */
export function lineOf(code: PyCode, offset: u32): i32 {
  return findPosition(code, offset) ? line : -1;
}

/** The line that a frame is on when it is called: that of the function, 0 for a module. */
export function lineOfCall(code: PyCode): i32 {
  return !(code.flags & CodeFlag.OPTIMIZED) && strIs(code.name, "<module>") ? 0 : code.firstlineno;
}
