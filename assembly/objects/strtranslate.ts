/** str.translate and str.maketrans; bytes.translate is in bytesmethods.ts. */
import { Builder, newBuilder } from "../core/builder.ts";
import { dictNext, dictPosition, dictSet, entryKey, entryValue, isDict, newDict } from "../core/dict.ts";
import { catchError, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { fitsI64, intToI64, isInt } from "../core/integer.ts";
import { charge } from "../core/interrupt.ts";
import { decref } from "../core/object.ts";
import { asStr, charAt, isStr, STR_DATA, strOf } from "../core/string.ts";
import { getItem } from "../core/subscript.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { objAlloc, objFree } from "../memory/arena.ts";
import { Exc } from "../shared/exceptions.ts";

// ---- translate ----

/** What a character below 128 becomes, to ask the table once for each: UNKNOWN, DELETED, or a character. */
const UNKNOWN: u8 = 0xff;
const DELETED: u8 = 0xfe;

/** "…".translate(table): each character's number is looked up; None deletes, a missing one stays. */
export function strTranslate(args: usize): Value {
  const p = strOf(load<i64>(args));
  const table = load<i64>(args, 8);
  const known = objAlloc(128);
  if (known === 0) return raiseMemoryError();
  memory.fill(known, UNKNOWN, 128);
  const out = newBuilder();
  const length = asStr(p).length;
  let good: bool = true;
  const isBytes = asStr(p).width === 1;
  for (let i: u32 = 0; i < length && good; i++) {
    if (isBytes) {
      i += translateKnown(out, p + STR_DATA + i, length - i, known);
      if (i === length) break;
    }
    good = translateChar(out, table, charAt(p, i), known);
  }
  objFree(known);
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

/** Translates bytes up to the first of which it is not known that one of ASCII takes its place: how many. */
function translateKnown(out: Builder, from: usize, n: u32, known: usize): u32 {
  if (load<u8>(from) >= 128 || load<u8>(known + load<u8>(from)) >= 128) return 0;
  if (out.width !== 1 || !out.reserve(n, 0)) return 0;
  const to = out.data + out.length;
  let i: u32 = 0;
  for (; i < n; i++) {
    const c: u32 = load<u8>(from + i);
    if (c >= 128) break;
    const other: u32 = load<u8>(known + c);
    if (other >= 128) break;
    store<u8>(to + i, other);
  }
  out.wrote(i, 0);
  return i;
}

function translateChar(out: Builder, table: Value, c: u32, known: usize): bool {
  if (c < 128) {
    const cached = load<u8>(known + c);
    if (cached < 128) {
      out.char(cached);
      return true;
    }
    if (cached === DELETED) return true;
  }
  if (!charge(4)) return false;
  const v = getItem(table, small(c));
  if (v === ERROR) {
    if (!catchError(Exc.LookupError)) return false;
    remember(known, c, c);
    out.char(c);
    return true;
  }
  const good = putReplacement(out, v, c, known);
  decref(v);
  return good;
}

function remember(known: usize, c: u32, to: u32): void {
  if (c < 128 && to < 256) store<u8>(known + c, to < 128 || to === DELETED ? to : UNKNOWN);
}

/** Writes what the table gave for a character: None, a number or a text. */
function putReplacement(out: Builder, v: Value, c: u32, known: usize): bool {
  if (v === NONE) {
    remember(known, c, DELETED);
    return true;
  }
  if (isStr(v)) {
    out.str(strOf(v));
    if (asStr(strOf(v)).length === 1 && charAt(strOf(v), 0) < 128) remember(known, c, charAt(strOf(v), 0));
    return true;
  }
  if (!isInt(v)) {
    raise(Exc.TypeError, "character mapping must return integer, None or str");
    return false;
  }
  const n = fitsI64(v) ? intToI64(v) : -1;
  if (n < 0 || n > 0x10ffff) {
    raise(Exc.ValueError, "character mapping must be in range(0x110000)");
    return false;
  }
  if (n < 128) remember(known, c, <u32>n);
  out.char(<u32>n);
  return true;
}

// ---- maketrans ----

/** str.maketrans(dict), or (from, to), or (from, to, deleted). */
export function strMakeTrans(args: usize): Value {
  const x = load<i64>(args);
  const y = load<i64>(args, 8);
  const z = load<i64>(args, 16);
  if (!isText(y, "maketrans() argument 2 must be str, not %A")) return ERROR;
  if (!isText(z, "maketrans() argument 3 must be str, not %A")) return ERROR;
  const d = newDict();
  if (d === 0) return ERROR;
  const good = y === UNBOUND ? fromDict(d, x) : fromTexts(d, x, y) && (z === UNBOUND || addDeleted(d, z));
  if (good) return box(d);
  decref(box(d));
  return ERROR;
}

/** Whether v is a str, or not given; else TypeError. */
function isText(v: Value, message: string): bool {
  if (v === UNBOUND || isStr(v)) return true;
  raisef(Exc.TypeError, message, v);
  return false;
}

function fromDict(d: usize, x: Value): bool {
  if (!isDict(x)) {
    return refuse(Exc.TypeError, "if you give only one argument to maketrans it must be a dict");
  }
  const source = pointer(x);
  for (let e = dictNext(source, 0); e !== 0; e = dictNext(source, dictPosition(source, e) + 1)) {
    const key = keyNumber(entryKey(e));
    if (key === ERROR || dictSet(d, key, entryValue(e)) < 0) return false;
  }
  return true;
}

/** The number of a key: an int as it is (borrowed), the character of a str of length 1. */
function keyNumber(key: Value): Value {
  if (isStr(key)) {
    if (asStr(strOf(key)).length === 1) return small(charAt(strOf(key), 0));
    return raise(Exc.ValueError, "string keys in translate table must be of length 1");
  }
  if (isInt(key)) return key;
  return raise(Exc.TypeError, "keys in translate table must be strings or integers");
}

function fromTexts(d: usize, x: Value, y: Value): bool {
  if (!isStr(x)) {
    return refuse(Exc.TypeError, "first maketrans argument must be a string if there is a second argument");
  }
  const length = asStr(strOf(x)).length;
  if (length !== asStr(strOf(y)).length) {
    return refuse(Exc.ValueError, "the first two maketrans arguments must have equal length");
  }
  for (let i: u32 = 0; i < length; i++) {
    if (dictSet(d, small(charAt(strOf(x), i)), small(charAt(strOf(y), i))) < 0) return false;
  }
  return true;
}

function addDeleted(d: usize, z: Value): bool {
  const length = asStr(strOf(z)).length;
  for (let i: u32 = 0; i < length; i++) if (dictSet(d, small(charAt(strOf(z), i)), NONE) < 0) return false;
  return true;
}

function refuse(exc: Exc, message: string): bool {
  raise(exc, message);
  return false;
}
