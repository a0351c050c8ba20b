/** `s += t` for a str that nobody else holds: its block grows in place, with room to spare, so that a loop of it is linear. */
import { objRealloc, objUsable } from "../memory/arena.ts";
import { Exc } from "../shared/exceptions.ts";
import { raise, raiseMemoryError } from "./errors.ts";
import { decrefAt } from "./object.ts";
import { allocStr, asStr, STR_DATA } from "./string.ts";
import { copyChars, Short } from "./text/chars.ts";

/**
 * The text of p followed by that of q. The reference to p is taken over, q is borrowed; the result may be p itself, moved. 0 with an
 * exception pending: then p is still the caller's.
 */
export function appendInPlace(p: usize, q: usize): usize {
  const s = asStr(p);
  const t = asStr(q);
  if (t.length === 0) return p;
  const length = <u64>s.length + t.length;
  if (length > 0x7fff_ff00) {
    raise(Exc.OverflowError, "strings are too large to concat");
    return 0;
  }
  if (s.refcount === 1 && !s.interned && s.width >= t.width && p !== q) {
    const size = STR_DATA + <usize>length * s.width;
    if (size <= objUsable(p)) return Text.extend(p, q, <u32>length);
    // A short text is cheaper to make anew than to move with room to spare.
    if (s.length >= 32) return grow(p, q, <u32>length, size + (size >> 3));
  }
  return join(p, q, <u32>length);
}

function grow(p: usize, q: usize, length: u32, size: usize): usize {
  const moved = objRealloc(p, size);
  if (moved !== 0) return Text.extend(moved, q, length);
  raiseMemoryError();
  return 0;
}

function join(p: usize, q: usize, length: u32): usize {
  const s = asStr(p);
  const t = asStr(q);
  const r = allocStr(length, max<u32>(s.width, t.width));
  if (r === 0) return 0;
  Text.put(r, 0, p);
  Text.put(r, s.length, q);
  asStr(r).ascii = s.ascii & t.ascii;
  decrefAt(p);
  return r;
}

class Text {
  /** Writes the text of q behind that of p, whose block has room. */
  @inline
  static extend(p: usize, q: usize, length: u32): usize {
    const s = asStr(p);
    Text.put(p, s.length, q);
    s.hash = -1;
    s.ascii &= asStr(q).ascii;
    s.length = length;
    return p;
  }

  /** Writes the characters of q at index `at` of r, whose characters are no narrower. */
  @inline
  static put(r: usize, at: u32, q: usize): void {
    const width = asStr(r).width;
    const n = asStr(q).length;
    if (width === 1) Short.copy(r + STR_DATA + at, q + STR_DATA, n);
    else copyChars(r + STR_DATA + at * width, width, q + STR_DATA, asStr(q).width, n);
  }
}
