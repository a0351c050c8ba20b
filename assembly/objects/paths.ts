/** Paths of files: str, bytes, or what says by `__fspath__` that it is one (PEP 519). */
import { typeLookupName } from "../core/attribute.ts";
import { asBytes, BYTES_DATA, isBytes } from "../core/bytes.ts";
import { callSpecial } from "../core/call.ts";
import { raise, raisef } from "../core/errors.ts";
import { decref, incref } from "../core/object.ts";
import { asStr, isStr, newStr, STR_DATA } from "../core/string.ts";
import { findChar } from "../core/text/find.ts";
import { findSurrogate } from "../core/text/utf8.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { decode } from "./codec/decode.ts";
import { encode } from "./codec/encode.ts";
import { Codec } from "./codec/names.ts";

/** os.fspath(v): a str or bytes, or ERROR with TypeError pending. */
export function fspath(v: Value): Value {
  if (isStr(v) || isBytes(v)) return incref(v);
  // None takes the method of a base away.
  const path = typeLookupName(v, Name.__fspath__) === NONE ? UNBOUND : callSpecial(v, Name.__fspath__);
  if (path === UNBOUND) {
    return raisef(Exc.TypeError, "expected str, bytes or os.PathLike object, not %T", v);
  }
  if (path === ERROR || isStr(path) || isBytes(path)) return path;
  raisef(Exc.TypeError, "expected %T.__fspath__() to return str or bytes, not %T", v, path);
  decref(path);
  return ERROR;
}

/**
 * A path as a str for the host, in which lone surrogates stand for bytes that are no UTF-8 (PEP 383); ERROR with TypeError, ValueError or
 * UnicodeEncodeError pending.
 */
export function pathText(v: Value): Value {
  const path = fspath(v);
  const text = path === ERROR || isStr(path) ? path : textOfBytes(path);
  if (text !== path) decref(path);
  if (text === ERROR || checkText(text)) return text;
  decref(text);
  return ERROR;
}

function handlerName(): Value {
  const p = newStr("surrogateescape");
  return p === 0 ? ERROR : box(p);
}

/** Bytes as the str that stands for them; ERROR. */
export function textOfBytes(bytes: Value): Value {
  const errors = handlerName();
  if (errors === ERROR) return ERROR;
  const p = pointer(bytes);
  const text = decode(p + BYTES_DATA, asBytes(p).length, Codec.UTF8, errors);
  decref(errors);
  return text;
}

/** The bytes that a path's str stands for; ERROR. */
export function bytesOfText(text: Value): Value {
  const errors = handlerName();
  if (errors === ERROR) return ERROR;
  const bytes = encode(text, Codec.UTF8, errors);
  decref(errors);
  return bytes;
}

function checkText(text: Value): bool {
  const p = pointer(text);
  const s = asStr(p);
  if (findChar(p + STR_DATA, s.width, s.length, 0) >= 0) {
    raise(Exc.ValueError, "embedded null byte");
    return false;
  }
  if (s.width === 1 || findSurrogate(p + STR_DATA, s.width, s.length, 0) < 0) return true;
  const bytes = bytesOfText(text);
  decref(bytes);
  return bytes !== ERROR;
}
