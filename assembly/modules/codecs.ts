/**
 * The module `_codecs` (CPython: Modules/_codecsmodule.c), below the standard library's `codecs` and `encodings`: every encoder gives
 * (bytes, characters taken), every decoder (str, bytes taken). What they do is in objects/codec/.
 */
import { asBytes, BYTES_DATA, bytesAt, bytesCount, isBytes, newBytes, openBytes } from "../core/bytes.ts";
import { literal, raise, raisef } from "../core/errors.ts";
import { intToI64Clamped } from "../core/integer.ts";
import { defineFunction } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { asStr, isStr, STR_DATA } from "../core/string.ts";
import { toIndex } from "../core/subscript.ts";
import { findChar } from "../core/text/find.ts";
import { isTrue } from "../core/truth.ts";
import { tuple2, tuple3, tupleItem } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { box, boxBool, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { byteEscape, byteUnescape } from "../objects/codec/byteescape.ts";
import { charmapBuild } from "../objects/codec/charmap.ts";
import { byteOrder, consumed, decodeMapped, decodePart } from "../objects/codec/decode.ts";
import { encode, encodeMapped } from "../objects/codec/encode.ts";
import { findHandler, registerHandler, unregisterHandler } from "../objects/codec/handlers.ts";
import { Codec } from "../objects/codec/names.ts";
import { lookUpCodec, registerSearch, runCodec, unregisterSearch } from "../objects/codec/registry.ts";
import { encodeObject } from "../objects/codecs.ts";
import { Exc } from "../shared/exceptions.ts";

// ---- arguments ----

/** Checks argument 2 of most functions; `name` is the function's. */
function checkErrors(v: Value, name: string): bool {
  if (v === NONE || isStr(v)) return true;
  raisef(Exc.TypeError, "%L() argument 2 must be str or None, not %A", literal(name), v);
  return false;
}

/** The name of a handler as codecs take it. */
function errorsOf(v: Value): Value {
  return v === NONE ? UNBOUND : v;
}

function checkStr(v: Value, name: string, position: string): bool {
  if (isStr(v)) return true;
  const message = "%L() argument%L must be str, not %A";
  raisef(Exc.TypeError, message, literal(name), literal(position), v);
  return false;
}

/** Opens what has bytes; with `text` a str too, as UTF-8 (`owned`, for the caller to drop). */
let owned: Value = UNBOUND;
function openData(v: Value, text: bool): bool {
  owned = UNBOUND;
  if (text && isStr(v)) {
    owned = encodeObject(v, UNBOUND, UNBOUND);
    return owned !== ERROR && openBytes(owned);
  }
  if (openBytes(v)) return true;
  raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", v);
  return false;
}

/** (first, number), first taken over. */
function pair(first: Value, n: i32): Value {
  if (first === ERROR) return ERROR;
  const p = tuple2(first, small(n));
  return p === 0 ? ERROR : box(p);
}

// ---- encoders ----

function encodeAs(args: usize, codec: Codec, name: string): Value {
  const text = load<i64>(args);
  const errors = load<i64>(args, 8);
  if (!checkStr(text, name, " 1") || !checkErrors(errors, name)) return ERROR;
  return pair(encode(text, codec, errorsOf(errors)), asStr(pointer(text)).length);
}

function utf8Encode(args: usize): Value {
  return encodeAs(args, Codec.UTF8, "utf_8_encode");
}

function utf7Encode(args: usize): Value {
  return encodeAs(args, Codec.UTF7, "utf_7_encode");
}

function utf16LeEncode(args: usize): Value {
  return encodeAs(args, Codec.UTF16_LE, "utf_16_le_encode");
}

function utf16BeEncode(args: usize): Value {
  return encodeAs(args, Codec.UTF16_BE, "utf_16_be_encode");
}

function utf32LeEncode(args: usize): Value {
  return encodeAs(args, Codec.UTF32_LE, "utf_32_le_encode");
}

function utf32BeEncode(args: usize): Value {
  return encodeAs(args, Codec.UTF32_BE, "utf_32_be_encode");
}

function latin1Encode(args: usize): Value {
  return encodeAs(args, Codec.LATIN1, "latin_1_encode");
}

function asciiEncode(args: usize): Value {
  return encodeAs(args, Codec.ASCII, "ascii_encode");
}

function unicodeEscapeEncode(args: usize): Value {
  return encodeAs(args, Codec.UNICODE_ESCAPE, "unicode_escape_encode");
}

function rawUnicodeEscapeEncode(args: usize): Value {
  return encodeAs(args, Codec.RAW_UNICODE_ESCAPE, "raw_unicode_escape_encode");
}

/** The third argument of those that are told the byte order, as -1, 0, 1; 2 with an exception pending. */
function orderOf(args: usize): i32 {
  const order = toIndex(load<i64>(args, 16));
  if (order === ERROR) return 2;
  const sign = intToI64Clamped(order);
  decref(order);
  return sign < 0 ? -1 : sign > 0 ? 1 : 0;
}

/** The codec of a byte order, given the one that finds it out; the other two follow it. */
function ordered(codec: Codec, order: i32): Codec {
  return order === 0 ? codec : order < 0 ? codec + 1 : codec + 2;
}

function utf16Encode(args: usize): Value {
  const order = orderOf(args);
  return order === 2 ? ERROR : encodeAs(args, ordered(Codec.UTF16, order), "utf_16_encode");
}

function utf32Encode(args: usize): Value {
  const order = orderOf(args);
  return order === 2 ? ERROR : encodeAs(args, ordered(Codec.UTF32, order), "utf_32_encode");
}

function charmapEncode(args: usize): Value {
  const text = load<i64>(args);
  const errors = load<i64>(args, 8);
  const mapping = load<i64>(args, 16);
  if (mapping === NONE) return encodeAs(args, Codec.LATIN1, "charmap_encode");
  if (!checkStr(text, "charmap_encode", " 1") || !checkErrors(errors, "charmap_encode")) return ERROR;
  return pair(encodeMapped(text, mapping, errorsOf(errors)), asStr(pointer(text)).length);
}

// ---- decoders ----

/** `finalAt`: where the argument lies that says whether no more will come; 0 for none. `text`: a str is taken too. */
function decodeAs(args: usize, codec: Codec, name: string, finalAt: usize, text: bool): Value {
  const errors = load<i64>(args, 8);
  if (!checkErrors(errors, name)) return ERROR;
  const final = finalAt === 0 ? 1 : isTrue(load<i64>(args + finalAt));
  if (final < 0 || !openData(load<i64>(args), text)) return ERROR;
  const data = owned;
  const result = decodePart(bytesAt, bytesCount, codec, errorsOf(errors), final > 0);
  const taken = consumed;
  decref(data);
  return pair(result, taken);
}

function utf8Decode(args: usize): Value {
  return decodeAs(args, Codec.UTF8, "utf_8_decode", 16, false);
}

function utf7Decode(args: usize): Value {
  return decodeAs(args, Codec.UTF7, "utf_7_decode", 16, false);
}

function utf16Decode(args: usize): Value {
  return decodeAs(args, Codec.UTF16, "utf_16_decode", 16, false);
}

function utf16LeDecode(args: usize): Value {
  return decodeAs(args, Codec.UTF16_LE, "utf_16_le_decode", 16, false);
}

function utf16BeDecode(args: usize): Value {
  return decodeAs(args, Codec.UTF16_BE, "utf_16_be_decode", 16, false);
}

function utf32Decode(args: usize): Value {
  return decodeAs(args, Codec.UTF32, "utf_32_decode", 16, false);
}

function utf32LeDecode(args: usize): Value {
  return decodeAs(args, Codec.UTF32_LE, "utf_32_le_decode", 16, false);
}

function utf32BeDecode(args: usize): Value {
  return decodeAs(args, Codec.UTF32_BE, "utf_32_be_decode", 16, false);
}

/** (str, bytes taken, byte order): (data, errors, byteorder, final). */
function decodeOrdered(args: usize, codec: Codec, name: string): Value {
  const order = orderOf(args);
  if (order === 2) return ERROR;
  const decoded = decodeAs(args, ordered(codec, order), name, 24, false);
  if (decoded === ERROR) return ERROR;
  const known = order === 0 ? byteOrder : order;
  const items = pointer(decoded);
  const p = tuple3(incref(tupleItem(items, 0)), tupleItem(items, 1), small(known));
  decref(decoded);
  return p === 0 ? ERROR : box(p);
}

function utf16ExDecode(args: usize): Value {
  return decodeOrdered(args, Codec.UTF16, "utf_16_ex_decode");
}

function utf32ExDecode(args: usize): Value {
  return decodeOrdered(args, Codec.UTF32, "utf_32_ex_decode");
}

function latin1Decode(args: usize): Value {
  return decodeAs(args, Codec.LATIN1, "latin_1_decode", 0, false);
}

function asciiDecode(args: usize): Value {
  return decodeAs(args, Codec.ASCII, "ascii_decode", 0, false);
}

function unicodeEscapeDecode(args: usize): Value {
  return decodeAs(args, Codec.UNICODE_ESCAPE, "unicode_escape_decode", 16, true);
}

function rawUnicodeEscapeDecode(args: usize): Value {
  return decodeAs(args, Codec.RAW_UNICODE_ESCAPE, "raw_unicode_escape_decode", 16, true);
}

function charmapDecode(args: usize): Value {
  const errors = load<i64>(args, 8);
  const mapping = load<i64>(args, 16);
  if (mapping === NONE) return decodeAs(args, Codec.LATIN1, "charmap_decode", 0, false);
  if (!checkErrors(errors, "charmap_decode") || !openData(load<i64>(args), false)) return ERROR;
  // A mapping may be anything, and its __getitem__ may change the data.
  const data = newBytes(bytesAt, bytesCount);
  if (data === ERROR) return ERROR;
  const n: i32 = asBytes(pointer(data)).length;
  const text = decodeMapped(pointer(data) + BYTES_DATA, n, mapping, errorsOf(errors));
  decref(data);
  return pair(text, n);
}

function charmapBuildFunction(args: usize): Value {
  const table = load<i64>(args);
  if (!checkStr(table, "charmap_build", "")) return ERROR;
  return charmapBuild(pointer(table));
}

// ---- bytes to bytes ----

function escapeDecode(args: usize): Value {
  const errors = load<i64>(args, 8);
  if (!checkErrors(errors, "escape_decode") || !openData(load<i64>(args), true)) return ERROR;
  const data = owned;
  const n = bytesCount;
  const result = byteUnescape(bytesAt, n, errorsOf(errors));
  decref(data);
  return pair(result, n);
}

function escapeEncode(args: usize): Value {
  const data = load<i64>(args);
  const errors = load<i64>(args, 8);
  if (!isBytes(data)) return raisef(Exc.TypeError, "escape_encode() argument 1 must be bytes, not %A", data);
  if (!checkErrors(errors, "escape_encode")) return ERROR;
  const n: i32 = asBytes(pointer(data)).length;
  return pair(byteEscape(pointer(data) + BYTES_DATA, n), n);
}

function readBufferEncode(args: usize): Value {
  if (!checkErrors(load<i64>(args, 8), "readbuffer_encode")) return ERROR;
  if (!openData(load<i64>(args), true)) return ERROR;
  const data = owned;
  const n = bytesCount;
  const copy = newBytes(bytesAt, n);
  decref(data);
  return pair(copy, n);
}

// ---- the registries ----

function register(args: usize): Value {
  const search = load<i64>(args);
  if (asType(typeOf(search)).call === 0) return raise(Exc.TypeError, "argument must be callable");
  return registerSearch(search) ? NONE : ERROR;
}

function unregister(args: usize): Value {
  unregisterSearch(load<i64>(args));
  return NONE;
}

function lookup(args: usize): Value {
  const name = load<i64>(args);
  if (!checkStr(name, "lookup", "")) return ERROR;
  // It must be what a C string of CPython's can be: encodable (or UnicodeEncodeError is raised) and without null characters.
  const text = asStr(pointer(name));
  if (findChar(pointer(name) + STR_DATA, text.width, text.length, 0) >= 0) {
    return raise(Exc.ValueError, "embedded null character");
  }
  const bytes = encode(name, Codec.UTF8, UNBOUND);
  if (bytes === ERROR) return ERROR;
  decref(bytes);
  return lookUpCodec(name);
}

/** codecs.encode and codecs.decode: (obj, encoding, errors). */
function convert(args: usize, name: string, decoding: bool): Value {
  const encoding = load<i64>(args, 8);
  const errors = load<i64>(args, 16);
  if (!checkStr(encoding, name, " 'encoding'")) return ERROR;
  if (errors !== UNBOUND && !checkStr(errors, name, " 'errors'")) return ERROR;
  const codec = lookUpCodec(encoding);
  if (codec === ERROR) return ERROR;
  const result = runCodec(codec, load<i64>(args), encoding, errors, decoding);
  decref(codec);
  return result;
}

function encodeFunction(args: usize): Value {
  return convert(args, "encode", false);
}

function decodeFunction(args: usize): Value {
  return convert(args, "decode", true);
}

function registerError(args: usize): Value {
  const name = load<i64>(args);
  const handler = load<i64>(args, 8);
  if (!checkStr(name, "register_error", " 1")) return ERROR;
  if (asType(typeOf(handler)).call === 0) return raise(Exc.TypeError, "handler must be callable");
  return registerHandler(name, handler) ? NONE : ERROR;
}

function unregisterError(args: usize): Value {
  const name = load<i64>(args);
  if (!checkStr(name, "_unregister_error", "")) return ERROR;
  const done = unregisterHandler(name);
  return done < 0 ? ERROR : boxBool(done > 0);
}

function lookupError(args: usize): Value {
  const name = load<i64>(args);
  return checkStr(name, "lookup_error", "") ? findHandler(name) : ERROR;
}

// ---- the module ----

function defineEncoders(dict: usize, module: usize): void {
  defineFunction(dict, module, "utf_8_encode(str, errors=None, /)", utf8Encode);
  defineFunction(dict, module, "utf_7_encode(str, errors=None, /)", utf7Encode);
  defineFunction(dict, module, "utf_16_encode(str, errors=None, byteorder=0, /)", utf16Encode);
  defineFunction(dict, module, "utf_16_le_encode(str, errors=None, /)", utf16LeEncode);
  defineFunction(dict, module, "utf_16_be_encode(str, errors=None, /)", utf16BeEncode);
  defineFunction(dict, module, "utf_32_encode(str, errors=None, byteorder=0, /)", utf32Encode);
  defineFunction(dict, module, "utf_32_le_encode(str, errors=None, /)", utf32LeEncode);
  defineFunction(dict, module, "utf_32_be_encode(str, errors=None, /)", utf32BeEncode);
  defineFunction(dict, module, "latin_1_encode(str, errors=None, /)", latin1Encode);
  defineFunction(dict, module, "ascii_encode(str, errors=None, /)", asciiEncode);
  defineFunction(dict, module, "unicode_escape_encode(str, errors=None, /)", unicodeEscapeEncode);
  defineFunction(dict, module, "raw_unicode_escape_encode(str, errors=None, /)", rawUnicodeEscapeEncode);
  defineFunction(dict, module, "charmap_encode(str, errors=None, mapping=None, /)", charmapEncode);
  defineFunction(dict, module, "escape_encode(data, errors=None, /)", escapeEncode);
  defineFunction(dict, module, "readbuffer_encode(data, errors=None, /)", readBufferEncode);
}

function defineDecoders(dict: usize, module: usize): void {
  defineFunction(dict, module, "utf_8_decode(data, errors=None, final=False, /)", utf8Decode);
  defineFunction(dict, module, "utf_7_decode(data, errors=None, final=False, /)", utf7Decode);
  defineFunction(dict, module, "utf_16_decode(data, errors=None, final=False, /)", utf16Decode);
  defineFunction(dict, module, "utf_16_le_decode(data, errors=None, final=False, /)", utf16LeDecode);
  defineFunction(dict, module, "utf_16_be_decode(data, errors=None, final=False, /)", utf16BeDecode);
  defineFunction(
    dict,
    module,
    "utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)",
    utf16ExDecode,
  );
  defineFunction(dict, module, "utf_32_decode(data, errors=None, final=False, /)", utf32Decode);
  defineFunction(dict, module, "utf_32_le_decode(data, errors=None, final=False, /)", utf32LeDecode);
  defineFunction(dict, module, "utf_32_be_decode(data, errors=None, final=False, /)", utf32BeDecode);
  defineFunction(
    dict,
    module,
    "utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)",
    utf32ExDecode,
  );
  defineFunction(dict, module, "latin_1_decode(data, errors=None, /)", latin1Decode);
  defineFunction(dict, module, "ascii_decode(data, errors=None, /)", asciiDecode);
  defineFunction(
    dict,
    module,
    "unicode_escape_decode(data, errors=None, final=True, /)",
    unicodeEscapeDecode,
  );
  const raw = "raw_unicode_escape_decode(data, errors=None, final=True, /)";
  defineFunction(dict, module, raw, rawUnicodeEscapeDecode);
  defineFunction(dict, module, "charmap_decode(data, errors=None, mapping=None, /)", charmapDecode);
  defineFunction(dict, module, "charmap_build(map, /)", charmapBuildFunction);
  defineFunction(dict, module, "escape_decode(data, errors=None, /)", escapeDecode);
}

/** Fills the namespace; `module` is the module's name, a str. */
export function initCodecsModule(dict: usize, module: usize): void {
  defineEncoders(dict, module);
  defineDecoders(dict, module);
  defineFunction(dict, module, "register(search_function, /)", register);
  defineFunction(dict, module, "unregister(search_function, /)", unregister);
  defineFunction(dict, module, "lookup(encoding, /)", lookup);
  defineFunction(dict, module, "encode(obj, encoding='utf-8', errors=<unrepresentable>)", encodeFunction);
  defineFunction(dict, module, "decode(obj, encoding='utf-8', errors=<unrepresentable>)", decodeFunction);
  defineFunction(dict, module, "register_error(errors, handler, /)", registerError);
  defineFunction(dict, module, "_unregister_error(errors, /)", unregisterError);
  defineFunction(dict, module, "lookup_error(name, /)", lookupError);
}
