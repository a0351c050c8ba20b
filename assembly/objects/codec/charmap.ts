/**
 * Encodings that a mapping describes: `codecs.charmap_decode` and `charmap_encode`, which all of CPython's `encodings/cp*.py` use.
 * A mapping to decode by is a str (byte → character) or anything with `__getitem__`; to encode by, the latter. The table of
 * `charmap_build` is a plain dict.
 */
import { Builder } from "../../core/builder.ts";
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { asBytes, BYTES_DATA, isBytes } from "../../core/bytes.ts";
import { dictGet, dictSet, newDict } from "../../core/dict.ts";
import { catchError, fail, failf } from "../../core/errors.ts";
import { fitsI64, intToI64, isInt } from "../../core/integer.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, charAt, isExactStr, isStr } from "../../core/string.ts";
import { getItem } from "../../core/subscript.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";

/** Stands in tables for what is not defined. */
const UNDEFINED: u32 = 0xfffe;

/** What a mapping has for a number: a reference, NONE where it has nothing, ERROR. */
function lookUp(mapping: Value, key: u32): Value {
  const known = isExactly(mapping, TypeId.DICT) ? dictGet(pointer(mapping), small(key)) : UNBOUND;
  if (known !== UNBOUND) return known === ERROR ? ERROR : incref(known);
  if (isExactly(mapping, TypeId.DICT)) return NONE;
  const found = getItem(mapping, small(key));
  return found === ERROR && catchError(Exc.LookupError) ? NONE : found;
}

/** Decodes bytes [i, n): `n`, or the index of a byte that is not mapped; -1 with an exception pending. */
export function charmapDecode(out: Builder, mapping: Value, source: usize, i: i32, n: i32): i32 {
  if (isExactStr(mapping)) return decodeByTable(out, pointer(mapping), source, i, n);
  for (; i < n; i++) {
    const found = lookUp(mapping, load<u8>(source + <usize>i));
    if (found === ERROR) return -1;
    const status = putDecoded(out, found);
    decref(found);
    if (status <= 0) return status < 0 ? -1 : i;
  }
  return n;
}

function decodeByTable(out: Builder, table: usize, source: usize, i: i32, n: i32): i32 {
  const count = asStr(table).length;
  for (; i < n; i++) {
    const byte: u32 = load<u8>(source + <usize>i);
    const c = byte < count ? charAt(table, byte) : UNDEFINED;
    if (c === UNDEFINED) return i;
    out.char(c);
  }
  return n;
}

/** Writes what a mapping has for a byte: 1, 0 if that is nothing, -1 with TypeError pending. */
function putDecoded(out: Builder, found: Value): i32 {
  if (found === NONE) return 0;
  if (isInt(found)) {
    const c = fitsI64(found) ? intToI64(found) : -1;
    if (c === <i64>UNDEFINED) return 0;
    if (c < 0 || c > 0x10ffff) return fail(Exc.TypeError, "character mapping must be in range(0x110000)");
    out.char(<u32>c);
    return 1;
  }
  if (!isStr(found)) return fail(Exc.TypeError, "character mapping must return integer, None or str");
  const p = pointer(found);
  if (asStr(p).length === 1 && charAt(p, 0) === UNDEFINED) return 0;
  out.str(p);
  return 1;
}

/** Writes what a mapping has for a character: 1, 0 if that is nothing, -1 with an exception pending. */
export function charmapEncode(out: ByteBuilder, mapping: Value, c: u32): i32 {
  const found = lookUp(mapping, c);
  if (found === ERROR) return -1;
  const status = putEncoded(out, found);
  decref(found);
  return status;
}

function putEncoded(out: ByteBuilder, found: Value): i32 {
  if (found === NONE) return 0;
  if (isInt(found)) {
    const byte = fitsI64(found) ? intToI64(found) : -1;
    if (byte < 0 || byte > 255) return fail(Exc.TypeError, "character mapping must be in range(256)");
    out.byte(<u32>byte);
    return 1;
  }
  const message = "character mapping must return integer, bytes or None, not %T";
  if (!isBytes(found)) return failf(Exc.TypeError, message, found);
  out.bytes(pointer(found) + BYTES_DATA, asBytes(pointer(found)).length);
  return 1;
}

/** The table to encode by for one to decode by: {character: byte}. ERROR with MemoryError pending. */
export function charmapBuild(table: usize): Value {
  const d = newDict();
  if (d === 0) return ERROR;
  const count = min<u32>(256, asStr(table).length);
  for (let byte: u32 = 0; byte < count; byte++) {
    const c = charAt(table, byte);
    if (c === UNDEFINED || dictSet(d, small(c), small(byte)) >= 0) continue;
    decrefAt(d);
    return ERROR;
  }
  return box(d);
}
