/**
 * Making str objects from characters: from memory of any kind, from parts of other strings, by joining two. Every str in the
 * VM is made here, in string.ts or by a Builder, so that the rule of PEP 393 (the least kind that holds the text) is kept.
 * One character of Latin-1 and the empty text are never made anew: they are immortal objects (intern.ts).
 *
 * A Value is a new reference, or ERROR with MemoryError pending.
 */

import { TypeId } from "../shared/types.ts";
import { raiseMemoryError } from "./errors.ts";
import { emptyStr, latin1 } from "./intern.ts";
import { increfAt } from "./object.ts";
import { allocStr, asStr, charAt, STR_DATA, StrBlock } from "./string.ts";
import { charBits, copyChars, isAscii, kindFor, Short, setChar } from "./text/chars.ts";
import { find, findChar } from "./text/find.ts";
import { typeAt } from "./typeids.ts";
import { box, ERROR, Value } from "./value.ts";

/** The str of one character. */
export function charStr(c: u32): Value {
  if (c < 0x100) return box(latin1(c));
  const kind = kindFor(c);
  const p = allocStr(1, kind);
  if (p === 0) return ERROR;
  setChar(p + STR_DATA, kind, 0, c);
  return box(p);
}

/** The str of `n` characters of `kind` at `data`. */
export function strFromChars(data: usize, kind: i32, n: i32): Value {
  if (kind === 1 && n > 1) return strFromLatin1(data, n);
  return strFromSeen(data, kind, n, charBits(data, kind, n));
}

/** As strFromChars for more than one character of Latin-1. */
function strFromLatin1(data: usize, n: i32): Value {
  const p = <u32>n > 0x7fff_0000 ? 0 : StrBlock.openAscii(n);
  if (p === 0) return raiseMemoryError();
  if (!isAscii(data, n)) asStr(p).ascii = 0;
  Short.copy(p + STR_DATA, data, n);
  return box(p);
}

/** A str of `n` ASCII characters that the caller sets; 0 with MemoryError pending. */
export function allocAscii(n: u32): usize {
  const p = n > 0x7fff_0000 ? 0 : StrBlock.openAscii(n);
  if (p === 0) raiseMemoryError();
  return p;
}

/** As strFromChars for text known to be ASCII. */
export function strFromAscii(data: usize, n: i32): Value {
  if (n === 0) return box(emptyStr());
  if (n === 1) return box(latin1(load<u8>(data)));
  const p = <u32>n > 0x7fff_0000 ? 0 : StrBlock.openAscii(n);
  if (p === 0) return raiseMemoryError();
  Short.copy(p + STR_DATA, data, n);
  return box(p);
}

/** `seen`: the bits of all characters (charBits). */
function strFromSeen(data: usize, kind: i32, n: i32, seen: u32): Value {
  if (n === 0) return box(emptyStr());
  const least = kindFor(seen);
  if (n === 1 && least === 1)
    return box(latin1(kind === 1 ? load<u8>(data) : kind === 2 ? load<u16>(data) : load<u32>(data)));
  const p = allocStr(n, least);
  if (p === 0) return ERROR;
  copyChars(p + STR_DATA, least, data, kind, n);
  asStr(p).ascii = seen < 0x80 ? 1 : 0;
  return box(p);
}

/** Characters [from, to) of the str at p: `p` itself where that is all of an exact str. */
export function substring(p: usize, from: i32, to: i32): Value {
  const s = asStr(p);
  const n = to - from;
  if (n === <i32>s.length && s.type === typeAt(TypeId.STR)) {
    increfAt(p);
    return box(p);
  }
  const data = p + STR_DATA + <usize>from * s.width;
  return s.ascii ? strFromAscii(data, n) : strFromChars(data, s.width, n);
}

/** An exact str of the same text: p itself unless its type is a subclass. */
export function exactStr(p: usize): Value {
  return substring(p, 0, asStr(p).length);
}

export class Joined {
  /** a + b of two short ASCII texts, neither empty; 0 for all else. Written out for the operator: most that is joined is such. */
  @inline
  static ascii(a: usize, b: usize): usize {
    const m = asStr(a).length;
    const n = asStr(b).length;
    if (!(asStr(a).ascii & asStr(b).ascii) || m - 1 >= SHORT || n - 1 >= SHORT) return 0;
    const p = StrBlock.openAscii(m + n);
    if (p === 0) return 0;
    Short.copy(p + STR_DATA, a + STR_DATA, m);
    Short.copy(p + STR_DATA + m, b + STR_DATA, n);
    return p;
  }
}

const SHORT: u32 = 64;

/** a + b. */
export function strConcat(a: usize, b: usize): Value {
  const s = asStr(a);
  const t = asStr(b);
  if (t.length === 0) return exactStr(a);
  if (s.length === 0) return exactStr(b);
  const kind = max(s.width, t.width);
  const p = allocLong(<u64>s.length + t.length, kind);
  if (p === 0) return ERROR;
  const behind = p + STR_DATA + <usize>s.length * kind;
  if (kind === 1) {
    Short.copy(p + STR_DATA, a + STR_DATA, s.length);
    Short.copy(behind, b + STR_DATA, t.length);
  } else {
    copyChars(p + STR_DATA, kind, a + STR_DATA, s.width, s.length);
    copyChars(behind, kind, b + STR_DATA, t.width, t.length);
  }
  asStr(p).ascii = s.ascii & t.ascii;
  return box(p);
}

/** Whether the text of the str at q occurs in that of the one at p. */
export function strContains(p: usize, q: usize): bool {
  const s = asStr(p);
  const t = asStr(q);
  if (t.length === 1) return findChar(p + STR_DATA, s.width, s.length, charAt(q, 0)) >= 0;
  return find(p + STR_DATA, s.width, s.length, q + STR_DATA, t.width, t.length, 0) >= 0;
}

/** As allocStr, for a length that may be beyond what a str can have. */
export function allocLong(length: u64, kind: i32): usize {
  return allocStr(length > 0x7fffffff ? u32.MAX_VALUE : <u32>length, kind);
}
