/**
 * The keys of objects that were read last: a document has the same few again and again. A small table of strs, found by their characters; it
 * is emptied when the outermost scan ends.
 *
 *     str u32 × 64        0 for none; a reference
 */
import { decrefAt, increfAt } from "../../core/object.ts";
import { asStr, STR_DATA } from "../../core/string.ts";
import { substring } from "../../core/substring.ts";
import { box, ERROR, pointer, Value } from "../../core/value.ts";

const PLACES: usize = 64;
const table = memory.data(64 * 4, 4);
let depth: i32 = 0;

export function openKeys(): void {
  depth++;
}

export function closeKeys(): void {
  if (--depth > 0) return;
  for (let at = table; at < table + (PLACES << 2); at += 4) {
    const p: usize = load<u32>(at);
    if (p === 0) continue;
    store<u32>(at, 0);
    decrefAt(p);
  }
}

/** The str of the `length` characters of the str at p from `from` on: a reference, or ERROR. */
export function keyOf(p: usize, from: i32, length: i32): Value {
  if (length === 0 || asStr(p).width !== 1) return substring(p, from, from + length);
  const data = p + STR_DATA + <usize>from;
  const mixed =
    <usize>load<u8>(data) * 5 +
    load<u8>(data + <usize>(length - 1)) * 3 +
    load<u8>(data + <usize>(length >> 1)) +
    length;
  const place = table + ((mixed & (PLACES - 1)) << 2);
  const known: usize = load<u32>(place);
  if (known !== 0 && same(known, data, length)) {
    increfAt(known);
    return box(known);
  }
  const key = substring(p, from, from + length);
  if (key === ERROR || key === box(p)) return key;
  increfAt(pointer(key));
  store<u32>(place, <u32>pointer(key));
  if (known !== 0) decrefAt(known);
  return key;
}

function same(known: usize, data: usize, length: i32): bool {
  if (<i32>asStr(known).length !== length || asStr(known).width !== 1) return false;
  const own = known + STR_DATA;
  let i = 0;
  for (; i + 8 <= length; i += 8) if (load<u64>(own + <usize>i) !== load<u64>(data + <usize>i)) return false;
  for (; i < length; i++) if (load<u8>(own + <usize>i) !== load<u8>(data + <usize>i)) return false;
  return true;
}
