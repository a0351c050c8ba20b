/**
 * Encodings that are not built in: search functions that programs register, what they found, and calling it (CPython:
 * Python/codecs.c). The first search imports the package `encodings`, which registers the standard library's.
 */
import { getAttrOptional } from "../../core/attribute.ts";
import { newBuilder } from "../../core/builder.ts";
import { bytesAt, bytesCount, isBytearray, isBytes, newBytes, openBytes } from "../../core/bytes.ts";
import { call1, call2 } from "../../core/call.ts";
import { dictClear, dictGet, dictSet, newDict } from "../../core/dict.ts";
import { catchError, literal, raise, raisef } from "../../core/errors.ts";
import { atFinish } from "../../core/finish.ts";
import { importModule } from "../../core/importing.ts";
import { nameOf } from "../../core/intern.ts";
import {
  allocList,
  asList,
  listAppend,
  listItem,
  listLength,
  listResize,
  moveItems,
} from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { isTrue } from "../../core/truth.ts";
import { isTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { isExactly } from "../../core/typeids.ts";
import { ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { warn } from "../../core/warnings.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { notePending } from "../exceptions/notes.ts";

/** List of search functions, dict of what they found by name; 0 before the first use in a program. */
let searches: usize = 0;
let found: usize = 0;

function open(): bool {
  if (found !== 0) return true;
  searches = allocList();
  found = searches === 0 ? 0 : newDict();
  if (found === 0) {
    if (searches !== 0) decrefAt(searches);
    searches = 0;
    return false;
  }
  atFinish(close.index);
  const module = importModule(Name.encodings);
  if (module === ERROR) return catchError(Exc.ModuleNotFoundError);
  decref(module);
  return true;
}

function close(): void {
  decrefAt(searches);
  decrefAt(found);
  searches = 0;
  found = 0;
}

/** codecs.register: false with an exception pending. */
export function registerSearch(search: Value): bool {
  return open() && listAppend(searches, search);
}

/** codecs.unregister: forgets also what was found. */
export function unregisterSearch(search: Value): void {
  if (found === 0) return;
  const count = listLength(searches);
  for (let i: u32 = 0; i < count; i++) {
    if (listItem(searches, i) !== search) continue;
    dictClear(found);
    const at = <usize>asList(searches).items + (i << 3);
    moveItems(at, at + 8, count - 1 - i);
    listResize(searches, count - 1);
    decref(search);
    return;
  }
}

/** A name as search functions get it: ASCII letters in lower case, runs of what is no letter, digit or point as one underscore. */
function normalized(name: usize): Value {
  const out = newBuilder();
  const length = asStr(name).length;
  let gap: bool = false;
  for (let i: u32 = 0; i < length; i++) {
    const c = charAt(name, i);
    const letter = (c | 0x20) - 0x61 < 26;
    if (c < 0x80 && (letter || c - 0x30 < 10 || c === 0x2e)) {
      if (gap && out.length > 0) out.char(0x5f);
      gap = false;
      out.char(letter ? c | 0x20 : c);
    } else gap = true;
  }
  return out.finish();
}

/** codecs.lookup: what a search function gave, a reference; ERROR with LookupError pending. */
export function lookUpCodec(name: Value): Value {
  if (!open()) return ERROR;
  const key = normalized(pointer(name));
  if (key === ERROR) return ERROR;
  const known = dictGet(found, key);
  const result = known === ERROR ? ERROR : known !== UNBOUND ? incref(known) : search(key, name);
  decref(key);
  return result;
}

function search(key: Value, name: Value): Value {
  for (let i: u32 = 0; i < listLength(searches); i++) {
    const f = incref(listItem(searches, i));
    const entry = call1(f, key);
    decref(f);
    if (entry === ERROR) return ERROR;
    if (entry === NONE) continue;
    const good = isTuple(entry) && tupleLength(pointer(entry)) === 4;
    if (!good) raise(Exc.TypeError, "codec search functions must return 4-tuples");
    if (good && dictSet(found, key, entry) >= 0) return entry;
    decref(entry);
    return ERROR;
  }
  return raisef(Exc.LookupError, "unknown encoding: %S", name);
}

/** codecs.encode and codecs.decode: item 0 or 1 of a codec's tuple is called with the object and, if given, `errors`. */
export function runCodec(codec: Value, object: Value, name: Value, errors: Value, decoding: bool): Value {
  const f = tupleItem(pointer(codec), decoding ? 1 : 0);
  const pair = errors === UNBOUND ? call1(f, object) : call2(f, object, errors);
  if (pair === ERROR) {
    notePending("%L with '%S' codec failed", literal(decoding ? "decoding" : "encoding"), name);
    return ERROR;
  }
  let result: Value = ERROR;
  if (isTuple(pair) && tupleLength(pointer(pair)) === 2) result = incref(tupleItem(pointer(pair), 0));
  else if (decoding) raise(Exc.TypeError, "decoder must return a tuple (object,integer)");
  else raise(Exc.TypeError, "encoder must return a tuple (object, integer)");
  decref(pair);
  return result;
}

/** Whether a codec is between str and bytes; -1 with an exception pending. Tuples that are no CodecInfo are trusted. */
export function isTextCodec(codec: Value): i32 {
  if (isExactly(codec, TypeId.TUPLE)) return 1;
  const flag = getAttrOptional(codec, nameOf(Name._is_text_encoding));
  if (flag === ERROR) return -1;
  const answer = flag === UNBOUND ? 1 : isTrue(flag);
  decref(flag);
  return answer;
}

/** The codec of a name for str.encode and bytes.decode; ERROR. */
function lookUpTextCodec(name: Value, decoding: bool): Value {
  const codec = lookUpCodec(name);
  if (codec === ERROR) return ERROR;
  const text = isTextCodec(codec);
  if (text > 0) return codec;
  const message = "'%S' is not a text encoding; use %L to handle arbitrary codecs";
  if (text === 0) {
    raisef(Exc.LookupError, message, name, literal(decoding ? "codecs.decode()" : "codecs.encode()"));
  }
  decref(codec);
  return ERROR;
}

/** str.encode by a codec that is not built in: bytes, or ERROR. */
export function encodeFound(text: Value, name: Value, errors: Value): Value {
  const codec = lookUpTextCodec(name, false);
  if (codec === ERROR) return ERROR;
  const result = runCodec(codec, text, name, errors, false);
  decref(codec);
  if (result === ERROR || isBytes(result)) return result;
  const bytes = isBytearray(result) ? bytesOfArray(result, name) : refuseResult(name, result, false);
  decref(result);
  return bytes;
}

function bytesOfArray(array: Value, name: Value): Value {
  const message =
    "encoder %S returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types";
  if (!warn(Exc.RuntimeWarning, message, name)) return ERROR;
  openBytes(array);
  return newBytes(bytesAt, bytesCount);
}

/** bytes.decode by a codec that is not built in: a str, or ERROR. */
export function decodeFound(bytes: Value, name: Value, errors: Value): Value {
  const codec = lookUpTextCodec(name, true);
  if (codec === ERROR) return ERROR;
  const result = runCodec(codec, bytes, name, errors, true);
  decref(codec);
  if (result === ERROR || isStr(result)) return result;
  const refused = refuseResult(name, result, true);
  decref(result);
  return refused;
}

function refuseResult(name: Value, result: Value, decoding: bool): Value {
  if (decoding) {
    const message =
      "'%S' decoder returned '%T' instead of 'str'; use codecs.decode() to decode to arbitrary types";
    return raisef(Exc.TypeError, message, name, result);
  }
  const message =
    "'%S' encoder returned '%T' instead of 'bytes'; use codecs.encode() to encode to arbitrary types";
  return raisef(Exc.TypeError, message, name, result);
}
