/**
 * _json.make_scanner: reads a JSON value from a str (CPython: Modules/_json.c, scanner; RFC 8259). A record: the attributes of the decoder that
 * it was made for. What a document nests is read by recursion, which is counted.
 */
import { getAttr } from "../../core/attribute.ts";
import { newBuilder } from "../../core/builder.ts";
import { call1 } from "../../core/call.ts";
import { enterNative, leaveNative } from "../../core/depth.ts";
import { dictSet, newDict } from "../../core/dict.ts";
import { raise, raisef, raiseMemoryError, raiseWith } from "../../core/errors.ts";
import { FloatText, floatFromAscii } from "../../core/floattext.ts";
import { defineMember, Member } from "../../core/getset.ts";
import { internText } from "../../core/intern.ts";
import { charge } from "../../core/interrupt.ts";
import { intFromAscii } from "../../core/inttext.ts";
import { allocList, listAppendOwned } from "../../core/list.ts";
import { bindSlot, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { FloatResult } from "../../core/number/convert.ts";
import { decref, decrefAt } from "../../core/object.ts";
import { openType, ready } from "../../core/ready.ts";
import { asStr, isStr, newStr, STR_DATA } from "../../core/string.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { substring } from "../../core/substring.ts";
import { charAt as charIn } from "../../core/text/chars.ts";
import { isTrue } from "../../core/truth.ts";
import { tuple2, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, boxBool, boxFloat, ERROR, FALSE, NONE, pointer, small, TRUE, Value } from "../../core/value.ts";
import { setIn } from "../../core/words.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { declareRecord, fieldOf, initRecord, newRecord, setField } from "../../objects/record.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { raiseDecodeError } from "./errors.ts";
import { closeKeys, keyOf, openKeys } from "./keys.ts";
import { plainLength, scanString, stringEnd } from "./text.ts";

enum Field {
  STRICT,
  OBJECT_HOOK,
  OBJECT_PAIRS_HOOK,
  PARSE_FLOAT,
  PARSE_INT,
  PARSE_CONSTANT,
  COUNT,
}

// ---- the text ----

/** The document being read, how wide its characters are, and how many it has: another scan, in a hook, has its own. */
let doc: usize = 0;
let data: usize = 0;
let width: i32 = 1;
let end: i32 = 0;
/** The index behind what was read last. */
let next: i32 = 0;

function open(p: usize): void {
  doc = p;
  data = p + STR_DATA;
  width = asStr(p).width;
  end = asStr(p).length;
}

/** The character at an index, 0 at the end and beyond. */
function at(i: i32): u32 {
  if (i >= end) return 0;
  return width === 1 ? <u32>load<u8>(data + <usize>i) : charIn(data, width, i);
}

/** The index of the first character from i on that is no blank. */
function skip(i: i32): i32 {
  while (i < end) {
    const c = at(i);
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return i;
    i++;
  }
  return i;
}

function isWord(i: i32, word: string): bool {
  if (i + word.length > end) return false;
  for (let k = 0; k < word.length; k++) {
    if (at(i + k) !== load<u16>(changetype<usize>(word) + (k << 1))) return false;
  }
  return true;
}

/** Calls a hook, which may scan something else, with an argument that is taken over. */
function callHook(hook: Value, argument: Value): Value {
  if (argument === ERROR) return ERROR;
  const p = doc;
  const index = next;
  const result = call1(hook, argument);
  decref(argument);
  open(p);
  next = index;
  return result;
}

// ---- values ----

/** StopIteration(index): here is no value. The decoder makes an error of it. */
function noValue(i: i32): Value {
  return raiseWith(Exc.StopIteration, small(i));
}

function word(i: i32, text: string, v: Value): Value {
  if (!isWord(i, text)) return noValue(i);
  next = i + text.length;
  return v;
}

/** The value at index i, `next` behind it; ERROR with StopIteration or another exception pending. */
function scan(self: Value, i: i32): Value {
  const c = at(i);
  if (i >= end) return noValue(i);
  switch (c) {
    case 34:
      return text(self, i + 1, false);
    case 123:
    case 91: {
      if (!enterNative()) return ERROR;
      const result = !charge(4) ? ERROR : c === 123 ? object(self, i + 1) : array(self, i + 1);
      leaveNative();
      return result;
    }
    case 110:
      return word(i, "null", NONE);
    case 116:
      return word(i, "true", TRUE);
    case 102:
      return word(i, "false", FALSE);
    case 78:
      return constant(self, i, "NaN");
    case 73:
      return constant(self, i, "Infinity");
    default:
      if (c === 45 && isWord(i, "-Infinity")) return constant(self, i, "-Infinity");
      return number(self, i);
  }
}

function constant(self: Value, i: i32, text: string): Value {
  if (!isWord(i, text)) return noValue(i);
  next = i + text.length;
  const name = newStr(text);
  return name === 0 ? ERROR : callHook(fieldOf(self, Field.PARSE_CONSTANT), box(name));
}

/** The string whose first character is at i; keys are remembered. */
function text(self: Value, i: i32, isKey: bool): Value {
  const strict = fieldOf(self, Field.STRICT) === TRUE;
  const length = plainLength(doc, i, strict);
  if (length >= 0) {
    next = i + length + 1;
    return isKey ? keyOf(doc, i, length) : substring(doc, i, i + length);
  }
  const result = scanString(doc, i, strict, newBuilder());
  next = stringEnd;
  return result;
}

function isDigit(c: u32): bool {
  return c - 48 < 10;
}

function digits(i: i32): i32 {
  while (isDigit(at(i))) i++;
  return i;
}

function number(self: Value, start: i32): Value {
  let i = start;
  if (at(i) === 45) i++;
  const first = at(i);
  if (!isDigit(first)) return noValue(start);
  i = first === 48 ? i + 1 : digits(i);
  let isFloat = false;
  if (at(i) === 46 && isDigit(at(i + 1))) {
    isFloat = true;
    i = digits(i + 2);
  }
  if ((at(i) | 32) === 101) {
    let exponent = i + 1;
    if (at(exponent) === 43 || at(exponent) === 45) exponent++;
    if (isDigit(at(exponent))) {
      isFloat = true;
      i = digits(exponent);
    }
  }
  next = i;
  const parse = fieldOf(self, isFloat ? Field.PARSE_FLOAT : Field.PARSE_INT);
  if (parse !== box(typeAt(isFloat ? TypeId.FLOAT : TypeId.INT))) {
    return callHook(parse, substring(doc, start, i));
  }
  return isFloat || i - start > MOST_DIGITS ? longNumber(start, i, isFloat) : shortInt(start, i);
}

/** So many characters make an int that needs no more than 49 bits. */
const MOST_DIGITS: i32 = 14;

function shortInt(from: i32, to: i32): Value {
  const negative = at(from) === 45;
  let n: i64 = 0;
  for (let i = negative ? from + 1 : from; i < to; i++) n = n * 10 + (at(i) - 48);
  return small(negative ? -n : n);
}

/** A float, or an int of many digits: of ASCII characters, which are copied if the document's are wider. */
function longNumber(from: i32, to: i32, isFloat: bool): Value {
  const length = to - from;
  if (width === 1) return readNumber(data + <usize>from, length, isFloat);
  const copy = rawAlloc(<usize>length);
  if (copy === 0) return raiseMemoryError();
  for (let i = 0; i < length; i++) store<u8>(copy + <usize>i, <u8>at(from + i));
  const result = readNumber(copy, length, isFloat);
  rawFree(copy);
  return result;
}

function readNumber(text: usize, length: i32, isFloat: bool): Value {
  if (!isFloat) return intFromAscii(text, length, 10);
  return floatFromAscii(text, length) === FloatText.Read ? boxFloat(FloatResult.value) : ERROR;
}

// ---- containers ----

function array(self: Value, i: i32): Value {
  const list = allocList();
  if (list === 0) return ERROR;
  if (fillArray(self, i, list)) return box(list);
  decrefAt(list);
  return ERROR;
}

function fillArray(self: Value, from: i32, list: usize): bool {
  let i = skip(from);
  if (at(i) === 93) {
    next = i + 1;
    return true;
  }
  while (true) {
    const v = scan(self, i);
    if (v === ERROR || !listAppendOwned(list, v)) return false;
    i = skip(next);
    const c = at(i);
    if (c === 93) {
      next = i + 1;
      return true;
    }
    if (c !== 44) return bad("Expecting ',' delimiter", i);
    const comma = i;
    i = skip(i + 1);
    if (at(i) === 93) return bad("Illegal trailing comma before end of array", comma);
  }
}

function bad(message: string, i: i32): bool {
  raiseDecodeError(message, doc, i);
  return false;
}

function object(self: Value, i: i32): Value {
  const pairsHook = fieldOf(self, Field.OBJECT_PAIRS_HOOK);
  const asPairs = pairsHook !== NONE;
  const p = asPairs ? allocList() : newDict();
  if (p === 0) return ERROR;
  if (!fillObject(self, i, p, asPairs)) {
    decrefAt(p);
    return ERROR;
  }
  if (asPairs) return callHook(pairsHook, box(p));
  const hook = fieldOf(self, Field.OBJECT_HOOK);
  return hook === NONE ? box(p) : callHook(hook, box(p));
}

/** Reads the members of an object into a dict, or a list of pairs. */
function fillObject(self: Value, from: i32, into: usize, asPairs: bool): bool {
  let i = skip(from);
  if (at(i) === 125) {
    next = i + 1;
    return true;
  }
  while (true) {
    if (at(i) !== 34) return bad("Expecting property name enclosed in double quotes", i);
    if (!member(self, i + 1, into, asPairs)) return false;
    i = skip(next);
    const c = at(i);
    if (c === 125) {
      next = i + 1;
      return true;
    }
    if (c !== 44) return bad("Expecting ',' delimiter", i);
    const comma = i;
    i = skip(i + 1);
    if (at(i) === 125) return bad("Illegal trailing comma before end of object", comma);
  }
}

/** One key and its value, the key's first character at i. */
function member(self: Value, i: i32, into: usize, asPairs: bool): bool {
  const key = text(self, i, true);
  if (key === ERROR) return false;
  i = skip(next);
  let value: Value = ERROR;
  if (at(i) !== 58) bad("Expecting ':' delimiter", i);
  else value = scan(self, skip(i + 1));
  if (value === ERROR) {
    decref(key);
    return false;
  }
  if (asPairs) {
    const pair = tuple2(key, value);
    return pair !== 0 && listAppendOwned(into, box(pair));
  }
  const good = dictSet(into, key, value) >= 0;
  decref(key);
  decref(value);
  return good;
}

// ---- the object ----

let callSignature!: NativeDef;
let newSignature!: NativeDef;

/** scanner(string, idx): (value, index behind it) */
function scannerCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(callSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = scanOnce(self, load<i64>(values), load<i64>(values, 8));
  endSlot(callSignature, values);
  return result;
}

function scanOnce(self: Value, document: Value, start: Value): Value {
  const i = sizeNumber(start);
  if (i === BAD_INDEX) return ERROR;
  if (!isStr(document)) return raisef(Exc.TypeError, "first argument must be a string, not %T", document);
  if (i < 0) return raise(Exc.ValueError, "idx cannot be negative");
  if (i >= <i64>asStr(pointer(document)).length) return raiseWith(Exc.StopIteration, start);
  const outer = doc;
  open(pointer(document));
  openKeys();
  const value = scan(self, <i32>i);
  const index = next;
  closeKeys();
  if (outer !== 0) open(outer);
  doc = outer;
  if (value === ERROR) return ERROR;
  const pair = tuple2(value, small(index));
  return pair === 0 ? ERROR : box(pair);
}

function scannerNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const p = newRecord(type);
  const good = p !== 0 && copyContext(p, load<i64>(values));
  endSlot(newSignature, values);
  if (good) return box(p);
  if (p !== 0) decrefAt(p);
  return ERROR;
}

function copyContext(p: usize, context: Value): bool {
  for (let field = 0; field < Field.COUNT; field++) {
    const name = internText(fieldName(field));
    const v = name === 0 ? ERROR : getAttr(context, name);
    if (name !== 0) decrefAt(name);
    if (v === ERROR) return false;
    setField(p, field, v);
  }
  const strict = fieldOf(box(p), Field.STRICT);
  const truth = isTrue(strict);
  if (truth < 0) return false;
  setField(p, Field.STRICT, boxBool(truth > 0));
  return true;
}

function fieldName(field: Field): string {
  switch (field) {
    case Field.STRICT:
      return "strict";
    case Field.OBJECT_HOOK:
      return "object_hook";
    case Field.OBJECT_PAIRS_HOOK:
      return "object_pairs_hook";
    case Field.PARSE_FLOAT:
      return "parse_float";
    case Field.PARSE_INT:
      return "parse_int";
    default:
      return "parse_constant";
  }
}

/** `_json.scanstring(string, end, strict=True)`: (text, index behind the closing quote) */
export function scanstring(args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0 && tupleLength(kwnames) > 0) {
    return raise(Exc.TypeError, "_json.scanstring() takes no keyword arguments");
  }
  if (nargs < 2) return raisef(Exc.TypeError, "scanstring() takes at least 2 arguments (%d given)", nargs);
  if (nargs > 3) return raisef(Exc.TypeError, "scanstring() takes at most 3 arguments (%d given)", nargs);
  const document = load<i64>(args);
  const begin = sizeNumber(load<i64>(args, 8));
  if (begin === BAD_INDEX) return ERROR;
  if (!isStr(document)) return raisef(Exc.TypeError, "first argument must be a string, not %T", document);
  const strict = nargs > 2 ? isTrue(load<i64>(args, 16)) : 1;
  if (strict < 0) return ERROR;
  if (begin < 0 || begin > <i64>asStr(pointer(document)).length) {
    return raise(Exc.ValueError, "end is out of bounds");
  }
  const value = scanString(pointer(document), <i32>begin, strict > 0, newBuilder());
  if (value === ERROR) return ERROR;
  const pair = tuple2(value, small(stringEnd));
  return pair === 0 ? ERROR : box(pair);
}

/** Makes the type, and puts it into the module's namespace. */
export function initScanner(dict: usize): void {
  newSignature = slotSignature("make_scanner(context)");
  callSignature = slotSignature("scan_once(string, idx)");
  declareRecord(TypeId.JSON_SCANNER, "Scanner", 0, Field.COUNT);
  const type = asType(typeAt(TypeId.JSON_SCANNER));
  type.module = <u32>internText("_json");
  openType(type);
  initRecord(TypeId.JSON_SCANNER);
  type.new = scannerNew.index;
  type.call = scannerCall.index;
  for (let field = 0; field < Field.COUNT; field++) {
    defineMember(type, fieldName(field), <usize>Header.SIZE + ((<usize>field) << 3), Member.VALUE);
  }
  ready(type);
  setIn(dict, "make_scanner", box(changetype<usize>(type)));
}
