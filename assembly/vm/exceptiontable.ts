/** Reads a code object's exception table (shared/marshal.ts): which handler covers an offset. Bounds are checked: it may be damaged. */
import { asBytes, BYTES_DATA } from "../core/bytes.ts";
import { PyCode } from "../objects/code.ts";

let start: usize = 0;
let end: usize = 0;
let at: usize = 0;

/** The entry that findHandler found. */
export let handlerTarget: u32 = 0;
export let handlerDepth: i32 = 0;
export let handlerLasti: bool = false;

/** Takes a code object's table: findHandler looks there from now on. */
export function openTable(code: PyCode): void {
  start = <usize>code.exceptions + BYTES_DATA;
  end = start + asBytes(code.exceptions).length;
}

function varint(): u32 {
  let n: u32 = 0;
  for (let shift = 0; at < end && shift < 32; shift += 7) {
    const byte = <u32>load<u8>(at++);
    n |= (byte & 0x7f) << shift;
    if (byte < 0x80) return n;
  }
  return n;
}

/** Finds the entry that covers an offset of the classic code. */
export function findHandler(offset: u32): bool {
  at = start;
  while (at < end) {
    const from = varint();
    const length = varint();
    const target = varint();
    const depth = varint();
    if (offset >= from && offset - from < length) {
      handlerTarget = target;
      handlerDepth = <i32>(depth >> 1);
      handlerLasti = (depth & 1) !== 0;
      return true;
    }
  }
  return false;
}
