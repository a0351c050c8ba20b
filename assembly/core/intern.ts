/**
 * Interned strings: one object for each text, found by an open-addressing table of addresses. The table owns nothing:
 * a mortal string leaves it when it dies (objects/str.ts calls internForget), as in CPython before 3.12; names of the VM
 * itself (enum Name) and single latin-1 characters are immortal.
 */
import { rawAllocZeroed, rawFree, rawKeep } from "../memory/raw.ts";
import { STATE_BASE, State } from "../shared/layout.ts";
import { Name, textOf } from "../shared/names.ts";
import { decrefAt, IMMORTAL, increfAt } from "./object.ts";
import { allocStr, asStr, isExactStr, newStr, STR_DATA, strEquals, strHash } from "./string.ts";
import { substring } from "./substring.ts";
import { copyBytes } from "./text/chars.ts";
import { box, ERROR, pointer, Value } from "./value.ts";

/** The table never has fewer places than this and one. */
const SMALLEST_MASK: u32 = 4095;
let table: usize = 0;
let mask: u32 = 0;
let used: u32 = 0;
/** Slots taken by a string or the grave of one. */
let filled: u32 = 0;
const GRAVE: u32 = 1;

let names: usize = 0;

/** The interned str of a name of the VM. */
export function nameOf(name: Name): usize {
  return load<u32>(names + ((<usize>name) << 2));
}

export function nameValue(name: Name): Value {
  return box(nameOf(name));
}

/** The immortal str of one latin-1 character. Compiled code reads the table, too. */
export function latin1(code: u32): usize {
  return load<u32>(load<u32>(STATE_BASE, State.CHARACTERS) + ((<usize>code) << 2));
}

/** The empty str, immortal. */
export function emptyStr(): usize {
  return load<u32>(load<u32>(STATE_BASE, State.CHARACTERS) + (256 << 2));
}

/** Fills the tables of names and characters; once at boot, before anything else makes a string. */
export function initInterned(): bool {
  mask = SMALLEST_MASK;
  table = rawAllocZeroed((mask + 1) << 2);
  names = rawAllocZeroed(Name.COUNT << 2);
  const characters = rawAllocZeroed(257 << 2);
  store<u32>(STATE_BASE, <u32>characters, State.CHARACTERS);
  if (table === 0 || names === 0 || characters === 0) return false;
  for (let code: u32 = 0; code < 256; code++) {
    const p = allocStr(1, 1);
    store<u8>(p, <u8>code, STR_DATA);
    asStr(p).ascii = code < 128 ? 1 : 0;
    store<u32>(characters + (code << 2), makeImmortal(p));
  }
  const empty = allocStr(0, 1);
  asStr(empty).ascii = 1;
  store<u32>(characters + (256 << 2), makeImmortal(empty));
  for (let i: u32 = 0; i < <u32>Name.COUNT; i++) {
    store<u32>(names + (i << 2), makeImmortal(newStr(textOf(i))));
  }
  return true;
}

function makeImmortal(p: usize): usize {
  const q = intern(p);
  store<i32>(q, IMMORTAL);
  return q;
}

/**
 * The interned str of p's text, taking over the caller's reference to p and giving one to the result. Where the table is full and
 * there is no memory for a larger one, p itself, not interned, as in CPython: whoever compares names by address must be right
 * about those of the VM alone.
 */
export function intern(p: usize): usize {
  if (asStr(p).interned) return p;
  const hash = <u32>strHash(p);
  let i = hash & mask;
  let free: u32 = u32.MAX_VALUE;
  while (true) {
    const entry = load<u32>(table + (i << 2));
    if (entry === 0) break;
    if (entry === GRAVE) {
      if (free === u32.MAX_VALUE) free = i;
    } else if (strEquals(entry, p)) {
      increfAt(entry);
      decrefAt(p);
      return entry;
    }
    i = (i + 1) & mask;
  }
  if (free === u32.MAX_VALUE) {
    if (filled * 3 > mask * 2 && !growTable()) return p;
    i = freePlace(hash);
    filled++;
  } else i = free;
  store<u32>(table + (i << 2), p);
  asStr(p).interned = 1;
  used++;
  return p;
}

/** The place for a text that is not in a table with room. */
function freePlace(hash: u32): u32 {
  let i = hash & mask;
  while (load<u32>(table + (i << 2)) > GRAVE) i = (i + 1) & mask;
  return i;
}

/** Called when an interned str dies. */
export function internForget(p: usize): void {
  let i = <u32>strHash(p) & mask;
  while (load<u32>(table + (i << 2)) !== p) i = (i + 1) & mask;
  store<u32>(table + (i << 2), GRAVE);
  used--;
}

/**
 * Rebuilds the table without graves, twice as large if it is half full. False if it is quite full and there is no memory:
 * seven eighths are used before that.
 */
function growTable(): bool {
  return rebuild(used * 2 > mask ? mask * 2 + 1 : mask) || filled < mask - (mask >> 3);
}

/** Makes a table smaller of which not even an eighth is used: full collections do this. */
export function trimInterned(): void {
  let newMask = mask;
  while (newMask > SMALLEST_MASK && used < newMask >> 3) newMask >>= 1;
  if (newMask < mask) rebuild(newMask);
}

/** Moves the strings to a table of another size, without graves; false without memory. */
function rebuild(newMask: u32): bool {
  const fresh = rawKeep(rawAllocZeroed((newMask + 1) << 2));
  if (fresh === 0) return false;
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = load<u32>(table + (i << 2));
    if (entry <= GRAVE) continue;
    let k = <u32>strHash(entry) & newMask;
    while (load<u32>(fresh + (k << 2)) !== 0) k = (k + 1) & newMask;
    store<u32>(fresh + (k << 2), entry);
  }
  rawFree(table);
  table = fresh;
  mask = newMask;
  filled = used;
  return true;
}

/** Forgets all strings of the table, for whoever enters each of them again: their hashes have changed. */
export function clearInterned(): void {
  memory.fill(table, 0, (mask + 1) << 2);
  used = 0;
  filled = 0;
}

/** Enters a string again that was interned when clearInterned was called. */
export function enterInterned(p: usize): void {
  store<u32>(table + (freePlace(<u32>strHash(p)) << 2), <u32>p);
  used++;
  filled++;
}

/** Number of strings in the table (the audit wants to know). */
export function internedCount(): u32 {
  return used;
}

/** The interned str of a literal, with a new reference; 0 with MemoryError pending. */
export function internText(text: string): usize {
  const p = newStr(text);
  return p === 0 ? 0 : intern(p);
}

/** The interned str of ASCII characters of UTF-16 text at `data`: part of a literal. 0 with MemoryError pending. */
export function internUtf16(data: usize, length: u32): usize {
  const p = allocStr(length, 1);
  if (p === 0) return 0;
  for (let i: u32 = 0; i < length; i++) store<u8>(p + i, <u8>load<u16>(data + (i << 1)), STR_DATA);
  asStr(p).ascii = 1;
  return intern(p);
}

/** As internUtf16, for what lives as long as the VM: the str is immortal. */
export function internForGood(data: usize, length: u32): usize {
  const p = internUtf16(data, length);
  if (p !== 0) store<i32>(p, IMMORTAL);
  return p;
}

/** Whether the text is like an identifier in ASCII: what CPython interns among constants. */
export function looksLikeName(p: usize): bool {
  if (!asStr(p).ascii) return false;
  for (let i: u32 = 0; i < asStr(p).length; i++) {
    const c = load<u8>(p + i, STR_DATA);
    const word = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95;
    if (!word) return false;
  }
  return true;
}

/** A copy of a part of a str: not interned, narrowed only by its source's width being 1. For identifiers in ASCII. */
export function sliceAscii(p: usize, from: u32, to: u32): usize {
  const q = allocStr(to - from, 1);
  if (q === 0) return 0;
  copyBytes(q + STR_DATA, p + STR_DATA + from, to - from);
  asStr(q).ascii = 1;
  return q;
}

/** The interned exact str with the text of the str v, as attribute names are: a new reference; 0 with MemoryError pending. */
export function internedCopy(v: Value): usize {
  const p = pointer(v);
  if (isExactStr(v)) {
    increfAt(p);
    return intern(p);
  }
  const copy = substring(p, 0, asStr(p).length);
  return copy === ERROR ? 0 : intern(pointer(copy));
}
