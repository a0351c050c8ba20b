/** UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError: what could not be converted, where, and why. */
import { Builder, newBuilder } from "../../core/builder.ts";
import { asBytes, BYTES_DATA, bytesAt, bytesCount, isBytes, newBytes, openBytes } from "../../core/bytes.ts";
import { failf, formatText, literal, raisef } from "../../core/errors.ts";
import { EXC_FIELDS, ExcField, excField } from "../../core/exception.ts";
import { defineMember, Member } from "../../core/getset.ts";
import { intToI64Clamped } from "../../core/integer.ts";
import { emptyStr } from "../../core/intern.ts";
import { decref, incref } from "../../core/object.ts";
import { str } from "../../core/represent.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { toIndex } from "../../core/subscript.ts";
import { asType, PyType } from "../../core/type.ts";
import { excType } from "../../core/typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { excInit } from "./base.ts";
import { replaceField } from "./keywords.ts";
import { defineField } from "./simple.ts";

// ---- arguments: (encoding, object, start, end, reason), without encoding for UnicodeTranslateError ----

/** Checks that a value is a str; `position` counts from 1, as CPython's argument parser has it. */
function needsStr(v: Value, position: i64): bool {
  if (isStr(v)) return true;
  raisef(Exc.TypeError, "argument %d must be str, not %A", position, v);
  return false;
}

function encodeInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (excInit(self, args, nargs, kwnames) < 0) return -1;
  if (nargs !== 5) return failf(Exc.TypeError, "function takes exactly 5 arguments (%d given)", nargs);
  if (!needsStr(load<i64>(args), 1) || !needsStr(load<i64>(args, 8), 2)) return -1;
  replaceField(self, ExcField.UNICODE_ENCODING, load<i64>(args));
  return setRange(self, load<i64>(args, 8), args + 16, 5);
}

function decodeInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (excInit(self, args, nargs, kwnames) < 0) return -1;
  if (nargs !== 5) return failf(Exc.TypeError, "function takes exactly 5 arguments (%d given)", nargs);
  if (!needsStr(load<i64>(args), 1)) return -1;
  replaceField(self, ExcField.UNICODE_ENCODING, load<i64>(args));
  const object = load<i64>(args, 8);
  if (isBytes(object)) return setRange(self, object, args + 16, 5);
  if (!needsStr(load<i64>(args, 32), 5)) return -1;
  if (!openBytes(object)) return failf(Exc.TypeError, "a bytes-like object is required, not '%T'", object);
  const copy = newBytes(bytesAt, bytesCount);
  if (copy === ERROR) return -1;
  const status = setRange(self, copy, args + 16, 5);
  decref(copy);
  return status;
}

function translateInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (excInit(self, args, nargs, kwnames) < 0) return -1;
  if (nargs !== 4) return failf(Exc.TypeError, "function takes exactly 4 arguments (%d given)", nargs);
  return needsStr(load<i64>(args), 1) ? setRange(self, load<i64>(args), args + 8, 4) : -1;
}

/** Sets object, start, end and reason; the last three lie at `rest`. */
function setRange(self: Value, object: Value, rest: usize, reasonPosition: i64): i32 {
  const start = toIndex(load<i64>(rest));
  if (start === ERROR) return -1;
  const end = toIndex(load<i64>(rest, 8));
  const reason = load<i64>(rest, 16);
  const good = end !== ERROR && needsStr(reason, reasonPosition);
  if (good) {
    replaceField(self, ExcField.UNICODE_OBJECT, object);
    replaceField(self, ExcField.UNICODE_START, start);
    replaceField(self, ExcField.UNICODE_END, end);
    replaceField(self, ExcField.UNICODE_REASON, reason);
  }
  decref(start);
  if (end !== ERROR) decref(end);
  return good ? 0 : -1;
}

// ---- text ----

function startOf(self: Value): i64 {
  return intToI64Clamped(excField(pointer(self), ExcField.UNICODE_START));
}

function endOf(self: Value): i64 {
  return intToI64Clamped(excField(pointer(self), ExcField.UNICODE_END));
}

/** Whether it is about one character (or byte) of the object. */
function isSingle(self: Value, length: i64): bool {
  const start = startOf(self);
  return start >= 0 && start < length && endOf(self) === start + 1;
}

/** An exception made by __new__ alone says nothing. */
function isFilled(self: Value): bool {
  return excField(pointer(self), ExcField.UNICODE_OBJECT) !== UNBOUND;
}

/** str() of an attribute, as C says it of one that is not set. */
function attributeText(self: Value, field: u32): Value {
  const v = excField(pointer(self), field);
  return v === UNBOUND ? formatText("<NULL>") : str(v);
}

/** Whether the object is what it should be: a program may have put anything there. */
function checkObject(self: Value, isDecoding: bool): bool {
  const object = excField(pointer(self), ExcField.UNICODE_OBJECT);
  if (object !== UNBOUND && (isDecoding ? isBytes(object) : isStr(object))) return true;
  const kind = literal(isDecoding ? "bytes" : "string");
  raisef(Exc.TypeError, "UnicodeError 'object' attribute must be a %L", kind);
  return false;
}

/** The texts of reason and encoding may run any code, so the object is looked at after them. */
function describe(self: Value, verb: string, named: bool, isDecoding: bool): Value {
  if (!isFilled(self)) return incref(box(emptyStr()));
  const reason = attributeText(self, ExcField.UNICODE_REASON);
  if (reason === ERROR) return ERROR;
  const encoding = named ? attributeText(self, ExcField.UNICODE_ENCODING) : UNBOUND;
  const good = encoding !== ERROR && checkObject(self, isDecoding);
  const text = good ? compose(self, verb, encoding, reason, isDecoding) : ERROR;
  decref(encoding);
  decref(reason);
  return text;
}

/** "'enc' codec can't verb character 'x' in position n: reason", or of a range; UNBOUND: no encoding. */
function compose(self: Value, verb: string, encoding: Value, reason: Value, isDecoding: bool): Value {
  const object = pointer(excField(pointer(self), ExcField.UNICODE_OBJECT));
  const single = isSingle(self, isDecoding ? asBytes(object).length : asStr(object).length);
  const out = newBuilder();
  if (encoding !== UNBOUND) {
    out.text("'");
    out.str(pointer(encoding));
    out.text("' codec ");
  }
  out.text("can't ");
  out.text(verb);
  if (!single) out.text(isDecoding ? " bytes" : " characters");
  else if (isDecoding) writeByte(out, load<u8>(object + <usize>startOf(self), BYTES_DATA));
  else writeCharacter(out, charAt(object, <u32>startOf(self)));
  out.text(" in position ");
  out.decimal(startOf(self));
  if (!single) {
    out.text("-");
    out.decimal(endOf(self) - 1);
  }
  out.text(": ");
  out.str(pointer(reason));
  return out.finish();
}

function writeByte(out: Builder, byte: u32): void {
  out.text(" byte 0x");
  out.hex(byte, 2);
}

/** '\xe9', '\u1234', '\U00012345' */
function writeCharacter(out: Builder, c: u32): void {
  out.text(c < 0x100 ? " character '\\x" : c < 0x10000 ? " character '\\u" : " character '\\U");
  out.hex(c, c < 0x100 ? 2 : c < 0x10000 ? 4 : 8);
  out.text("'");
}

function encodeStr(self: Value): Value {
  return describe(self, "encode", true, false);
}

function decodeStr(self: Value): Value {
  return describe(self, "decode", true, true);
}

function translateStr(self: Value): Value {
  return describe(self, "translate", false, false);
}

// ---- declaration ----

function defineRange(type: PyType): void {
  defineField(type, "object", ExcField.UNICODE_OBJECT);
  defineMember(type, "start", EXC_FIELDS + ExcField.UNICODE_START * 8, Member.INDEX, false);
  defineMember(type, "end", EXC_FIELDS + ExcField.UNICODE_END * 8, Member.INDEX, false);
  defineField(type, "reason", ExcField.UNICODE_REASON);
}

export function initUnicodeErrors(): void {
  const encode = asType(excType(Exc.UnicodeEncodeError));
  encode.init = encodeInit.index;
  encode.str = encodeStr.index;
  defineField(encode, "encoding", ExcField.UNICODE_ENCODING);
  defineRange(encode);
  const decode = asType(excType(Exc.UnicodeDecodeError));
  decode.init = decodeInit.index;
  decode.str = decodeStr.index;
  defineField(decode, "encoding", ExcField.UNICODE_ENCODING);
  defineRange(decode);
  const translate = asType(excType(Exc.UnicodeTranslateError));
  translate.init = translateInit.index;
  translate.str = translateStr.index;
  defineField(translate, "encoding", ExcField.UNICODE_ENCODING);
  defineRange(translate);
}
