/** str.encode, bytes.decode and their like: from the names of encodings and handlers to objects/codec/. */

import { allocBytes, BYTES_DATA, bytesAt, bytesCount, newBytes, openBytes } from "../core/bytes.ts";
import { errorPending, literal, raise, raisef } from "../core/errors.ts";
import { emptyStr } from "../core/intern.ts";
import { decref } from "../core/object.ts";
import { asStr, isExactStr, isStr, STR_DATA, strIs, strOf } from "../core/string.ts";
import { strFromAscii } from "../core/substring.ts";
import { isAscii } from "../core/text/chars.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { decode } from "./codec/decode.ts";
import { encode } from "./codec/encode.ts";
import { Codec, codecDirect, codecNamed } from "./codec/names.ts";
import { decodeFound, encodeFound } from "./codec/registry.ts";
import { notePending } from "./exceptions/notes.ts";

/** The bytes of a str; encoding and errors are str or UNBOUND. */
export function encodeObject(text: Value, encoding: Value, errors: Value): Value {
  if (encoding === UNBOUND) return encode(text, Codec.UTF8, errors);
  const codec = codecNamed(strOf(encoding));
  if (codec === Codec.UNKNOWN) return errorPending() ? ERROR : encodeFound(text, encoding, errors);
  const direct = codecDirect;
  const bytes = encode(text, plainCodec(codec), errors);
  if (bytes === ERROR && !direct) notePending("encoding with '%S' codec failed", encoding);
  return codec === Codec.UTF8_SIG && bytes !== ERROR ? withMark(bytes) : bytes;
}

/** What does the work of a codec that is another with something added. */
function plainCodec(codec: Codec): Codec {
  if (codec === Codec.UTF8_SIG) return Codec.UTF8;
  return codec === Codec.CHARMAP ? Codec.LATIN1 : codec;
}

/** The mark of UTF-8: EF BB BF. */
const MARK: u32 = 0xbfbbef;
const MARK_SIZE: i32 = 3;

/** Bytes (taken over) with the mark in front. */
function withMark(bytes: Value): Value {
  openBytes(bytes);
  const p = allocBytes(<i64>bytesCount + MARK_SIZE);
  if (p !== 0) {
    const data = p + BYTES_DATA;
    store<u16>(data, <u16>MARK);
    store<u8>(data, <u8>(MARK >> 16), 2);
    memory.copy(data + MARK_SIZE, bytesAt, bytesCount);
  }
  decref(bytes);
  return p === 0 ? ERROR : box(p);
}

function hasMark(data: usize, n: i32): bool {
  return n >= MARK_SIZE && load<u16>(data) === <u16>MARK && load<u8>(data, 2) === <u8>(MARK >> 16);
}

/** Checks that `encoding` or `errors` is a str, and one that UTF-8 has; false with TypeError or UnicodeEncodeError pending. */
export function checkName(v: Value, method: string, parameter: string): bool {
  if (v === UNBOUND) return true;
  if (!isStr(v)) {
    const message = "%L() argument '%L' must be str, not %A";
    raisef(Exc.TypeError, message, literal(method), literal(parameter), v);
    return false;
  }
  if (asStr(pointer(v)).ascii) return true;
  const bytes = encode(v, Codec.UTF8, UNBOUND);
  decref(bytes);
  return bytes !== ERROR;
}

/** Whether arguments of encode and decode are UTF-8 and the name of a handler: what most calls want. */
function isPlain(encoding: Value, errors: Value): bool {
  return (
    isExactStr(encoding) &&
    strIs(pointer(encoding), "utf-8") &&
    isExactStr(errors) &&
    asStr(pointer(errors)).ascii !== 0
  );
}

/** str.encode */
export function strEncode(args: usize): Value {
  const encoding = load<i64>(args, 8);
  const errors = load<i64>(args, 16);
  const text = pointer(load<i64>(args));
  if (asStr(text).ascii && isPlain(encoding, errors)) return newBytes(text + STR_DATA, asStr(text).length);
  if (!checkName(encoding, "encode", "encoding") || !checkName(errors, "encode", "errors")) return ERROR;
  return encodeObject(load<i64>(args), encoding, errors);
}

/** bytes.decode, bytearray.decode */
export function bytesDecode(args: usize): Value {
  const encoding = load<i64>(args, 8);
  const errors = load<i64>(args, 16);
  if (isPlain(encoding, errors)) {
    openBytes(load<i64>(args));
    if (isAscii(bytesAt, bytesCount)) return strFromAscii(bytesAt, bytesCount);
  }
  if (!checkName(encoding, "decode", "encoding") || !checkName(errors, "decode", "errors")) return ERROR;
  return decodeBytes(load<i64>(args), encoding, errors);
}

/** The text of an object that has bytes. Nothing at all is empty text in any encoding, known or not. */
function decodeBytes(v: Value, encoding: Value, errors: Value): Value {
  openBytes(v);
  if (bytesCount === 0) return box(emptyStr());
  const codec = encoding === UNBOUND ? Codec.UTF8 : codecNamed(strOf(encoding));
  if (codec === Codec.UNKNOWN) return errorPending() ? ERROR : decodeFound(v, encoding, errors);
  const direct = encoding === UNBOUND || codecDirect;
  const skip = codec === Codec.UTF8_SIG && hasMark(bytesAt, bytesCount) ? MARK_SIZE : 0;
  const text = decode(bytesAt + <usize>skip, bytesCount - skip, plainCodec(codec), errors);
  if (text === ERROR && !direct) notePending("decoding with '%S' codec failed", encoding);
  return text;
}

/** str(object, encoding, errors): at least one of the two is not UNBOUND. */
export function decodeObject(v: Value, encoding: Value, errors: Value): Value {
  if (!checkName(encoding, "str", "encoding") || !checkName(errors, "str", "errors")) return ERROR;
  if (v === UNBOUND) return box(emptyStr());
  if (isStr(v)) return raise(Exc.TypeError, "decoding str is not supported");
  if (!openBytes(v)) {
    return raisef(Exc.TypeError, "decoding to str: need a bytes-like object, %T found", v);
  }
  return decodeBytes(v, encoding, errors);
}
