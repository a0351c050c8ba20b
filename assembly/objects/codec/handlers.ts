/**
 * Error handlers of codecs (PEP 293, PEP 383): the built-in ones as functions, those that programs register, and asking one.
 * Codecs know the built-in ones by number (names.ts) and do their work without calling anything; they come here for the others.
 */

import { Builder, newBuilder } from "../../core/builder.ts";
import { allocBytes, asBytes, BYTES_DATA, isBytes } from "../../core/bytes.ts";
import { call1 } from "../../core/call.ts";
import { dictDelete, dictGet, dictGetStr, dictSet, dictSetStr, newDict } from "../../core/dict.ts";
import { fail, failf, raise, raiseException, raisef } from "../../core/errors.ts";
import { ExcField, excField, excIs, isException } from "../../core/exception.ts";
import { atFinish } from "../../core/finish.ts";
import { emptyStr, internText } from "../../core/intern.ts";
import { NativeFunction, NativeKind, newBuiltin, newDef } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { charAt, isStr, strOf } from "../../core/string.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { charStr } from "../../core/substring.ts";
import { escapeSize, putEscape } from "../../core/text/ascii.ts";
import { isTuple, tuple2, tupleItem, tupleLength } from "../../core/tuple.ts";
import { box, ERROR, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { openUnicode } from "../unicode/data.ts";
import { writeNameEscape } from "./charnames.ts";
import { errorEnd, errorObject, errorStart } from "./errors.ts";
import { Codec, codecNamed, Handler, handlerNamed } from "./names.ts";
import { decodeSurrogate, encodeSurrogate, isSurrogate, surrogateWidth } from "./surrogates.ts";

// ---- the registry ----

/** Dict: name → function of the built-in ones; made at boot. */
let builtins: usize = 0;
/** Dict: name → what a program has registered; 0 before the first. */
let registered: usize = 0;

/** Adds an entry; false with an exception pending. */
export function registerHandler(name: Value, handler: Value): bool {
  if (registered === 0) {
    registered = newDict();
    if (registered === 0) return false;
    atFinish(dropHandlers.index);
  }
  return dictSet(registered, name, handler) >= 0;
}

/** Takes out an entry: 1, or 0 if there was none; -1 with ValueError pending for a built-in one. */
export function unregisterHandler(name: Value): i32 {
  if (handlerNamed(name) !== Handler.UNKNOWN) {
    const text = "cannot un-register built-in error handler '%S'";
    raisef(Exc.ValueError, text, name);
    return -1;
  }
  if (registered === 0) return 0;
  const known = dictGet(registered, name);
  if (known === ERROR) return -1;
  if (known === UNBOUND) return 0;
  return dictDelete(registered, name) < 0 ? -1 : 1;
}

function dropHandlers(): void {
  decrefAt(registered);
  registered = 0;
}

/** The handler of a name (a str), UNBOUND for "strict": a reference, or ERROR with LookupError pending. */
export function findHandler(name: Value): Value {
  if (name === UNBOUND) return incref(dictGetStr(builtins, internText("strict")));
  let found: Value = registered === 0 ? UNBOUND : dictGet(registered, name);
  if (found === UNBOUND) found = dictGet(builtins, name);
  if (found === ERROR) return ERROR;
  if (found !== UNBOUND) return incref(found);
  return raisef(Exc.LookupError, "unknown error handler name '%S'", name);
}

// ---- asking one ----

/** What the handler that was asked last has given: a str or bytes, owned by whoever asked, and where to go on. */
export let replacement: Value = UNBOUND;
export let resumeAt: i64 = 0;

/** Calls a handler. False with an exception pending. `wanted` says what it must give. */
export function askHandler(handler: Value, error: Value, mayBeBytes: bool, wanted: string): bool {
  const answer = call1(handler, error);
  if (answer === ERROR) return false;
  const good = takeAnswer(answer, mayBeBytes, wanted);
  const text = replacement;
  const position = resumeAt;
  // The end of an answer that is a tuple of a class of its own may ask handlers, too.
  decref(answer);
  replacement = text;
  resumeAt = position;
  return good;
}

function takeAnswer(answer: Value, mayBeBytes: bool, wanted: string): bool {
  if (!isTuple(answer) || tupleLength(pointer(answer)) !== 2) return fail(Exc.TypeError, wanted) > 0;
  const text = tupleItem(pointer(answer), 0);
  if (!mayBeBytes && !isStr(text)) return fail(Exc.TypeError, wanted) > 0;
  const position = sizeNumber(tupleItem(pointer(answer), 1));
  if (position === BAD_INDEX) return false;
  resumeAt = position;
  if (!isStr(text) && !isBytes(text)) return fail(Exc.TypeError, wanted) > 0;
  replacement = incref(text);
  return true;
}

/** The place to go on from, `position` of a handler's answer, in something of that length; -1 with IndexError pending. */
export function resumeWithin(position: i64, length: i32): i32 {
  const at = position < 0 ? position + length : position;
  if (at >= 0 && at <= <i64>length) return <i32>at;
  return failf(Exc.IndexError, "position %d from error handler out of bounds", at);
}

// ---- the built-in ones ----

function isA(error: Value, exc: Exc): bool {
  return isException(error) && excIs(pointer(error), exc) && errorObject(error) !== UNBOUND;
}

function isEncode(error: Value): bool {
  return isA(error, Exc.UnicodeEncodeError);
}

function isDecode(error: Value): bool {
  return isA(error, Exc.UnicodeDecodeError);
}

function isTranslate(error: Value): bool {
  return isA(error, Exc.UnicodeTranslateError);
}

function cannotHandle(error: Value): Value {
  return raisef(Exc.TypeError, "don't know how to handle %T in error callback", error);
}

/** (text, position), text taken over. */
function answer(text: Value, position: i32): Value {
  if (text === ERROR) return ERROR;
  const p = tuple2(text, small(position));
  return p === 0 ? ERROR : box(p);
}

function strictErrors(args: usize): Value {
  const error = load<i64>(args);
  if (isException(error)) return raiseException(incref(error));
  return raise(Exc.TypeError, "codec must pass exception instance");
}

function ignoreErrors(args: usize): Value {
  const error = load<i64>(args);
  if (!isEncode(error) && !isDecode(error) && !isTranslate(error)) return cannotHandle(error);
  return answer(incref(box(emptyStr())), errorEnd(error));
}

function replaceErrors(args: usize): Value {
  const error = load<i64>(args);
  const encoding = isEncode(error);
  if (!encoding && !isDecode(error) && !isTranslate(error)) return cannotHandle(error);
  const end = errorEnd(error);
  const count = isDecode(error) ? 1 : max(0, end - errorStart(error));
  const out = newBuilder();
  out.repeat(encoding ? 0x3f : 0xfffd, count);
  return answer(out.finish(), end);
}

const escape = memory.data(10, 2);

function putEscapeOf(out: Builder, c: u32): void {
  putEscape(escape, c);
  out.ascii(escape, escapeSize(c));
}

function xmlCharRefReplaceErrors(args: usize): Value {
  const error = load<i64>(args);
  if (!isEncode(error)) return cannotHandle(error);
  const end = errorEnd(error);
  const out = newBuilder();
  for (let i = errorStart(error); i < end; i++) {
    out.text("&#");
    out.decimal(charAt(pointer(errorObject(error)), i));
    out.char(0x3b);
  }
  return answer(out.finish(), end);
}

function backslashReplaceErrors(args: usize): Value {
  const error = load<i64>(args);
  const decoding = isDecode(error);
  if (!decoding && !isEncode(error) && !isTranslate(error)) return cannotHandle(error);
  const end = errorEnd(error);
  const object = pointer(errorObject(error));
  const out = newBuilder();
  for (let i = errorStart(error); i < end; i++) {
    putEscapeOf(out, decoding ? load<u8>(object + <usize>i, BYTES_DATA) : charAt(object, i));
  }
  return answer(out.finish(), end);
}

function nameReplaceErrors(args: usize): Value {
  const error = load<i64>(args);
  if (!isEncode(error)) return cannotHandle(error);
  if (!openUnicode()) return ERROR;
  const end = errorEnd(error);
  const out = newBuilder();
  for (let i = errorStart(error); i < end; i++) {
    const c = charAt(pointer(errorObject(error)), i);
    if (!writeNameEscape(out, c)) putEscapeOf(out, c);
  }
  return answer(out.finish(), end);
}

/** The codec that an error names; UNKNOWN for those that surrogates cannot be passed through. */
function codecOfError(error: Value): Codec {
  const name = excField(pointer(error), ExcField.UNICODE_ENCODING);
  return isStr(name) ? codecNamed(strOf(name)) : Codec.UNKNOWN;
}

/** Surrogates are encoded as if they were characters, and decoded where that was done (PEP 383's counterpart). */
function surrogatePass(args: usize): Value {
  const error = load<i64>(args);
  const decoding = isDecode(error);
  if (!decoding && !isEncode(error)) return cannotHandle(error);
  const codec = codecOfError(error);
  if (surrogateWidth(codec) === 0) return raiseException(incref(error));
  return decoding ? passDecoded(error, codec) : passEncoded(error, codec);
}

const _encoded = memory.data(4, 4);

function passEncoded(error: Value, codec: Codec): Value {
  const end = errorEnd(error);
  const start = errorStart(error);
  const width = surrogateWidth(codec);
  const object = pointer(errorObject(error));
  const count = max(0, end - start);
  const bytes = allocBytes(<i64>count * width);
  if (bytes === 0) return ERROR;
  let to = bytes + BYTES_DATA;
  for (let i = start; i < end; i++) {
    const c = charAt(object, i);
    if (!isSurrogate(c)) {
      decrefAt(bytes);
      return raiseException(incref(error));
    }
    encodeSurrogate(to, codec, c);
    to += <usize>width;
  }
  return answer(box(bytes), end);
}

function passDecoded(error: Value, codec: Codec): Value {
  const start = errorStart(error);
  const object = pointer(errorObject(error));
  const left = <i32>asBytes(object).length - start;
  const c = decodeSurrogate(object + BYTES_DATA + <usize>start, left, codec);
  if (c === 0) return raiseException(incref(error));
  return answer(charStr(c), start + surrogateWidth(codec));
}

/** Bytes of 0x80 and above become U+DC80 to U+DCFF, and these become bytes again (PEP 383). */
function surrogateEscape(args: usize): Value {
  const error = load<i64>(args);
  if (isEncode(error)) return unescapeSurrogates(error);
  if (!isDecode(error)) return cannotHandle(error);
  const start = errorStart(error);
  const end = min(errorEnd(error), start + 4);
  const object = pointer(errorObject(error));
  const out = newBuilder();
  let i = start;
  for (; i < end; i++) {
    const byte: u32 = load<u8>(object + <usize>i, BYTES_DATA);
    if (byte < 0x80) break;
    out.char(0xdc00 + byte);
  }
  if (i > start) return answer(out.finish(), i);
  out.drop();
  return raiseException(incref(error));
}

function unescapeSurrogates(error: Value): Value {
  const start = errorStart(error);
  const end = errorEnd(error);
  const object = pointer(errorObject(error));
  const bytes = allocBytes(max(0, end - start));
  if (bytes === 0) return ERROR;
  for (let i = start; i < end; i++) {
    const c = charAt(object, i);
    if (c < 0xdc80 || c > 0xdcff) {
      decrefAt(bytes);
      return raiseException(incref(error));
    }
    store<u8>(bytes + <usize>(i - start), c, BYTES_DATA);
  }
  return answer(box(bytes), end);
}

/** Adds one to the built-in handlers. The function's own name is not always that of the handler. */
function addHandler(name: string, signature: string, fn: NativeFunction): void {
  const key = internText(name);
  const f = newBuiltin(newDef(signature, fn.index, NativeKind.BOUND, 0), UNBOUND, UNBOUND);
  dictSetStr(builtins, key, box(f));
  decrefAt(f);
  decrefAt(key);
}

/** Once at boot; false without memory. */
export function initCodecHandlers(): bool {
  builtins = newDict();
  if (builtins === 0) return false;
  addHandler("strict", "strict_errors(exc, /)", strictErrors);
  addHandler("ignore", "ignore_errors(exc, /)", ignoreErrors);
  addHandler("replace", "replace_errors(exc, /)", replaceErrors);
  addHandler("xmlcharrefreplace", "xmlcharrefreplace_errors(exc, /)", xmlCharRefReplaceErrors);
  addHandler("backslashreplace", "backslashreplace_errors(exc, /)", backslashReplaceErrors);
  addHandler("namereplace", "namereplace_errors(exc, /)", nameReplaceErrors);
  addHandler("surrogatepass", "surrogatepass(exc, /)", surrogatePass);
  addHandler("surrogateescape", "surrogateescape(exc, /)", surrogateEscape);
  return true;
}
