/**
 * Normal forms of text (Unicode Standard Annex 15): decompose, put marks in order, compose. Hangul is worked out (The Unicode
 * Standard, 3.12). In Unicode 3.2 only what was a character then is decomposed, some of it otherwise.
 */
import { Builder, newBuilder } from "../../core/builder.ts";
import { raiseMemoryError } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { decref } from "../../core/object.ts";
import { asStr, charAt, strEquals } from "../../core/string.ts";
import { exactStr, strFromChars } from "../../core/substring.ts";
import { charAt as characterAt } from "../../core/text/chars.ts";
import { ERROR, pointer, Value } from "../../core/value.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { combiningClass, findRow, isOldCharacter, Section, section, sectionSize } from "./data.ts";

export enum Form {
  NFC,
  NFD,
  NFKC,
  NFKD,
}

const S_BASE: u32 = 0xac00;
const L_BASE: u32 = 0x1100;
const V_BASE: u32 = 0x1161;
const T_BASE: u32 = 0x11a7;
const L_COUNT: u32 = 19;
const V_COUNT: u32 = 21;
const T_COUNT: u32 = 28;
const S_COUNT: u32 = 11172;

/** The str at p in a normal form, `old` for Unicode 3.2; ERROR. Only after openUnicode. */
export function normalized(p: usize, form: Form, old: bool): Value {
  if (asStr(p).ascii) return exactStr(p);
  const text = decomposed(p, form === Form.NFKC || form === Form.NFKD, old);
  if (text === null) return ERROR;
  if (text.failed) return text.finish();
  const data = text.data;
  const n = <i32>text.length;
  reorder(data, <i32>text.width, n, old);
  if (form === Form.NFD || form === Form.NFKD) return text.finish();
  const result = composed(data, <i32>text.width, n, old);
  text.drop();
  return result;
}

// ---- decomposition ----

function decomposed(p: usize, compatible: bool, old: bool): Builder | null {
  const out = newBuilder();
  const n = asStr(p).length;
  for (let i: u32 = 0; i < n; i++) {
    decompose(out, charAt(p, i), compatible, old);
    if ((i & 1023) === 1023 && !charge(1024)) {
      out.drop();
      return null;
    }
  }
  return out;
}

/** Writes what a character decomposes to; what that consists of may do so in turn, a few levels deep. */
function decompose(out: Builder, c: u32, compatible: bool, old: bool): void {
  if (c < 0xa0) {
    out.char(c);
    return;
  }
  if (c - S_BASE < S_COUNT) {
    decomposeSyllable(out, c - S_BASE);
    return;
  }
  const parts = decompositionOf(c, old);
  if (parts === 0 || (load<u32>(parts) >> 8 !== 0 && !compatible)) {
    out.char(c);
    return;
  }
  const corrected = old ? findRow(Section.CORRECTIONS, 8, c) : 0;
  if (corrected !== 0) {
    out.char(load<u32>(corrected, 4));
    return;
  }
  const count = load<u32>(parts) & 0xff;
  for (let i: u32 = 1; i <= count; i++) decompose(out, load<u32>(parts + (i << 2)), compatible, old);
}

/** What UnicodeData.txt says: u32 tag << 8 | count, then the characters; 0 for nothing. */
export function decompositionOf(c: u32, old: bool): usize {
  const row = findRow(Section.DECOMPOSITIONS, 8, c);
  if (row === 0 || (old && !isOldCharacter(c))) return 0;
  return section(Section.DECOMPOSED) + ((<usize>load<u32>(row, 4)) << 2);
}

function decomposeSyllable(out: Builder, number: u32): void {
  out.char(L_BASE + number / (V_COUNT * T_COUNT));
  out.char(V_BASE + ((number / T_COUNT) % V_COUNT));
  if (number % T_COUNT !== 0) out.char(T_BASE + (number % T_COUNT));
}

// ---- order ----

function put(data: usize, width: i32, i: i32, c: u32): void {
  if (width === 1) store<u8>(data + <usize>i, c);
  else if (width === 2) store<u16>(data + ((<usize>i) << 1), c);
  else store<u32>(data + ((<usize>i) << 2), c);
}

/** Puts each run of marks in the order of their classes, equal ones as they stand. */
function reorder(data: usize, width: i32, n: i32, old: bool): void {
  let previous: u32 = 0;
  for (let i = 0; i < n; i++) {
    const c = characterAt(data, width, i);
    const rank: u32 = c < 0x300 ? 0 : combiningClass(c, old);
    if (rank === 0 || rank >= previous) {
      previous = rank;
      continue;
    }
    let k = i;
    for (; k > 0; k--) {
      const before = characterAt(data, width, k - 1);
      if (combiningClass(before, old) <= rank) break;
      put(data, width, k, before);
    }
    put(data, width, k, c);
  }
}

// ---- composition ----

/** Composes in a copy of four bytes a character. */
function composed(data: usize, width: i32, n: i32, old: bool): Value {
  const copy = n === 0 ? 0 : rawAlloc((<usize>n) << 2);
  if (copy === 0 && n !== 0) return raiseMemoryError();
  for (let i = 0; i < n; i++) put(copy, 4, i, characterAt(data, width, i));
  const result = strFromChars(copy, 4, compose(copy, n, old));
  if (n !== 0) rawFree(copy);
  return result;
}

/**
 * Composes each character with the last starter before it, unless something of no lower class (or another starter) stands between:
 * how many characters are left.
 */
function compose(data: usize, n: i32, old: bool): i32 {
  let length = 0;
  let starter = -1;
  let blocked: u32 = 0;
  for (let i = 0; i < n; i++) {
    const c = characterAt(data, 4, i);
    const rank: u32 = c < 0x300 ? 0 : combiningClass(c, old);
    const adjacent = starter >= 0 && starter === length - 1;
    if (starter >= 0 && (adjacent || (rank !== 0 && blocked < rank))) {
      const whole = pairOf(characterAt(data, 4, starter), c);
      if (whole !== 0) {
        put(data, 4, starter, whole);
        continue;
      }
    }
    if (rank === 0) {
      starter = length;
      blocked = 0;
    } else blocked = rank;
    put(data, 4, length++, c);
  }
  return length;
}

/** The character that two compose to, 0 if they do not. */
function pairOf(first: u32, second: u32): u32 {
  if (first - L_BASE < L_COUNT && second - V_BASE < V_COUNT) {
    return S_BASE + ((first - L_BASE) * V_COUNT + second - V_BASE) * T_COUNT;
  }
  if (first - S_BASE < S_COUNT && (first - S_BASE) % T_COUNT === 0 && second - T_BASE - 1 < T_COUNT - 1) {
    return first + second - T_BASE;
  }
  const rows = section(Section.COMPOSITIONS);
  const key = ((<u64>first) << 32) | second;
  let low: u32 = 0;
  let high: u32 = sectionSize(Section.COMPOSITIONS) / 12;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows + <usize>middle * 12;
    const found = ((<u64>load<u32>(row)) << 32) | load<u32>(row, 4);
    if (found === key) return load<u32>(row, 8);
    if (found < key) low = middle + 1;
    else high = middle;
  }
  return 0;
}

/** Whether a str is in a normal form already; -1 with an exception pending. */
export function isNormalized(p: usize, form: Form, old: bool): i32 {
  const text = normalized(p, form, old);
  if (text === ERROR) return -1;
  const same = strEquals(p, pointer(text));
  decref(text);
  return i32(same);
}
