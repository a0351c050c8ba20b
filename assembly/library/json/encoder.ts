/**
 * _json.make_encoder: writes a value as JSON (CPython: Modules/_json.c, encoder). A record: the settings of the JSONEncoder that it was made
 * for. Nested containers are written by recursion, which is counted.
 */
import { Builder, newBuilder } from "../../core/builder.ts";
import { call1, callMethod } from "../../core/call.ts";
import { enterNative, leaveNative } from "../../core/depth.ts";
import {
  dictContains,
  dictDelete,
  dictNext,
  dictPosition,
  dictSet,
  dictUsed,
  entryKey,
  entryValue,
  isDict,
} from "../../core/dict.ts";
import { raise, raisef } from "../../core/errors.ts";
import { writeRepr } from "../../core/floattext.ts";
import { defineMember, Member } from "../../core/getset.ts";
import { isInt } from "../../core/integer.ts";
import { internText } from "../../core/intern.ts";
import { charge } from "../../core/interrupt.ts";
import { DECIMAL_END, intRepr, writeDecimal } from "../../core/inttext.ts";
import { isList, listItem, listLength } from "../../core/list.ts";
import { bindSlot, endSlot, NativeDef, PyBuiltin, slotSignature } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { openType, ready } from "../../core/ready.ts";
import { isStr } from "../../core/string.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { isTrue } from "../../core/truth.ts";
import { isTuple, tuple1, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import {
  box,
  boxBool,
  ERROR,
  FALSE,
  isPointer,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  TRUE,
  Value,
} from "../../core/value.ts";
import { setIn } from "../../core/words.ts";
import { notePending } from "../../objects/exceptions/notes.ts";
import { floatOf, isAnyFloat } from "../../objects/float.ts";
import { listOf } from "../../objects/list.ts";
import { declareRecord, fieldOf, initRecord, newRecord, setField } from "../../objects/record.ts";
import { listSort } from "../../objects/sort.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { encodeBasestring, encodeBasestringAscii } from "./strings.ts";
import { writeString } from "./text.ts";

enum Field {
  MARKERS,
  DEFAULT,
  ENCODER,
  INDENT,
  KEY_SEPARATOR,
  ITEM_SEPARATOR,
  SORT_KEYS,
  SKIPKEYS,
  // not seen by Python
  ALLOW_NAN,
  // small int: how strings are written (Way)
  WAY,
  COUNT,
}

const VISIBLE: i32 = Field.ALLOW_NAN;

/** How strings are written. */
enum Way {
  ASCII,
  UNICODE,
  // by a function of the program
  CALL,
}

// ---- strings, numbers ----

/** Writes a str as JSON; false with an exception pending. */
function quoted(self: Value, out: Builder, v: Value): bool {
  const way = <i32>smallValue(fieldOf(self, Field.WAY));
  if (way !== Way.CALL) {
    writeString(out, pointer(v), way === Way.ASCII);
    return true;
  }
  const text = call1(fieldOf(self, Field.ENCODER), v);
  if (text === ERROR) return false;
  const good = isStr(text);
  if (good) out.str(pointer(text));
  else raisef(Exc.TypeError, "encoder() must return a string, not %T", text);
  decref(text);
  return good;
}

function integer(out: Builder, v: Value): bool {
  if (isSmall(v)) {
    const from = writeDecimal(smallValue(v));
    out.ascii(from, <u32>(DECIMAL_END - from));
    return true;
  }
  const text = intRepr(v);
  if (text === ERROR) return false;
  out.str(pointer(text));
  decref(text);
  return true;
}

const FLOAT = memory.data(32, 8);

function real(self: Value, out: Builder, v: Value): bool {
  const x = floatOf(v);
  if (x - x === 0) {
    out.ascii(FLOAT, writeRepr(FLOAT, x));
    return true;
  }
  if (fieldOf(self, Field.ALLOW_NAN) !== TRUE) {
    raisef(Exc.ValueError, "Out of range float values are not JSON compliant: %R", v);
    return false;
  }
  out.text(x !== x ? "NaN" : x > 0 ? "Infinity" : "-Infinity");
  return true;
}

/** `null`, `true` or `false`: whether v is one of the three. */
function constant(out: Builder, v: Value): bool {
  if (v === NONE) out.text("null");
  else if (v === TRUE) out.text("true");
  else if (v === FALSE) out.text("false");
  else return false;
  return true;
}

// ---- values ----

/** Writes a value whose container lies `level` deep; false with an exception pending. */
function write(self: Value, out: Builder, v: Value, level: i32): bool {
  if (isStr(v)) return quoted(self, out, v);
  if (constant(out, v)) return true;
  if (isInt(v)) return integer(out, v);
  if (isAnyFloat(v)) return real(self, out, v);
  if (!enterNative()) return false;
  let good: bool;
  if (isList(v) || isTuple(v)) good = list(self, out, v, level);
  else if (isDict(v)) good = dict(self, out, v, level);
  else good = other(self, out, v, level);
  leaveNative();
  return good;
}

/** Notes a container or object that is being written: false with ValueError pending if it is already. */
function enter(self: Value, v: Value): bool {
  const markers = fieldOf(self, Field.MARKERS);
  if (markers === NONE) return true;
  const id = small(<i64>pointer(v));
  const known = dictContains(pointer(markers), id);
  if (known > 0) raise(Exc.ValueError, "Circular reference detected");
  return known === 0 && dictSet(pointer(markers), id, v) >= 0;
}

function leave(self: Value, v: Value): bool {
  const markers = fieldOf(self, Field.MARKERS);
  return markers === NONE || dictDelete(pointer(markers), small(<i64>pointer(v))) >= 0;
}

/** What is none of JSON's types, as `default` gives it. */
function other(self: Value, out: Builder, v: Value, level: i32): bool {
  const marks = isPointer(v);
  if (marks && !enter(self, v)) return false;
  const replacement = call1(fieldOf(self, Field.DEFAULT), v);
  if (replacement === ERROR) return false;
  const good = write(self, out, replacement, level);
  decref(replacement);
  if (!good) {
    notePending("when serializing %T object", v);
    return false;
  }
  return !marks || leave(self, v);
}

/** A line break and the indentation of a level, if there is any. */
function newLine(self: Value, out: Builder, level: i32): void {
  const indent = fieldOf(self, Field.INDENT);
  if (indent === NONE) return;
  out.char(10);
  for (let i = 0; i < level; i++) out.str(pointer(indent));
}

function separate(self: Value, out: Builder, level: i32): void {
  out.str(pointer(fieldOf(self, Field.ITEM_SEPARATOR)));
  newLine(self, out, level);
}

/** A list or tuple, or what the iterator of a subclass gives. */
function list(self: Value, out: Builder, v: Value, level: i32): bool {
  if (isExactly(v, TypeId.LIST) || isExactly(v, TypeId.TUPLE)) return array(self, out, v, v, level);
  const items = listOf(v);
  if (items === 0) return false;
  const good = array(self, out, v, box(items), level);
  decrefAt(items);
  return good;
}

/** The items of a list or tuple, which stand for the container v. */
function array(self: Value, out: Builder, v: Value, items: Value, level: i32): bool {
  if (itemCount(items) === 0) {
    out.text("[]");
    return true;
  }
  if (!enter(self, v)) return false;
  out.char(91);
  newLine(self, out, level + 1);
  for (let i: u32 = 0; i < itemCount(items); i++) {
    if (i > 0) separate(self, out, level + 1);
    const item = incref(isTuple(items) ? tupleItem(pointer(items), i) : listItem(pointer(items), i));
    const good = charge(2) && write(self, out, item, level + 1);
    decref(item);
    if (!good) {
      notePending("when serializing %T item %d", v, <i64>i);
      return false;
    }
  }
  newLine(self, out, level);
  out.char(93);
  return leave(self, v);
}

function itemCount(v: Value): u32 {
  return isTuple(v) ? tupleLength(pointer(v)) : listLength(pointer(v));
}

function dict(self: Value, out: Builder, v: Value, level: i32): bool {
  if (dictUsed(pointer(v)) === 0) {
    out.text("{}");
    return true;
  }
  if (!enter(self, v)) return false;
  out.char(123);
  const start = out.length;
  const byList = fieldOf(self, Field.SORT_KEYS) === TRUE || !isExactly(v, TypeId.DICT);
  if (!(byList ? itemsOf(self, out, v, level, start) : entries(self, out, v, level, start))) return false;
  if (out.length !== start) newLine(self, out, level);
  out.char(125);
  return leave(self, v);
}

function entries(self: Value, out: Builder, v: Value, level: i32, start: u32): bool {
  const d = pointer(v);
  for (let e = dictNext(d, 0); e !== 0; ) {
    const position = dictPosition(d, e);
    const key = incref(entryKey(e));
    const value = incref(entryValue(e));
    const good = charge(2) && item(self, out, v, key, value, level, start);
    decref(key);
    decref(value);
    if (!good) return false;
    e = dictNext(d, position + 1);
  }
  return true;
}

/** By the list of what items() gives, sorted where that is asked for. */
function itemsOf(self: Value, out: Builder, v: Value, level: i32, start: u32): bool {
  const view = callMethod(v, Name.items);
  const items = view === ERROR ? 0 : listOf(view);
  decref(view);
  let good: bool = items !== 0 && (fieldOf(self, Field.SORT_KEYS) !== TRUE || listSort(items, NONE, false));
  for (let i: u32 = 0; good && i < listLength(items); i++) {
    const pair = listItem(items, i);
    if (!isTuple(pair) || tupleLength(pointer(pair)) !== 2) {
      raise(Exc.ValueError, "items must return 2-tuples");
      good = false;
    } else {
      good =
        charge(2) &&
        item(self, out, v, tupleItem(pointer(pair), 0), tupleItem(pointer(pair), 1), level, start);
    }
  }
  if (items !== 0) decrefAt(items);
  return good;
}

/** A key and its value; `start` is where the first one begins. */
function item(
  self: Value,
  out: Builder,
  within: Value,
  key: Value,
  value: Value,
  level: i32,
  start: u32,
): bool {
  if (!isKey(key)) {
    if (fieldOf(self, Field.SKIPKEYS) === TRUE) return true;
    raisef(Exc.TypeError, "keys must be str, int, float, bool or None, not %T", key);
    return false;
  }
  if (out.length === start) newLine(self, out, level + 1);
  else separate(self, out, level + 1);
  if (!writeKey(self, out, key)) return false;
  out.str(pointer(fieldOf(self, Field.KEY_SEPARATOR)));
  if (write(self, out, value, level + 1)) return true;
  notePending("when serializing %T item %R", within, key);
  return false;
}

function isKey(key: Value): bool {
  return isStr(key) || key === NONE || isInt(key) || isAnyFloat(key);
}

/** Keys that are no strs are written as the strs of their JSON. */
function writeKey(self: Value, out: Builder, key: Value): bool {
  if (isStr(key)) return quoted(self, out, key);
  const text = newBuilder();
  const good = constant(text, key) || (isInt(key) ? integer(text, key) : real(self, text, key));
  if (!good) {
    text.drop();
    return false;
  }
  const name = text.finish();
  const written = name !== ERROR && quoted(self, out, name);
  decref(name);
  return written;
}

// ---- the object ----

let newSignature!: NativeDef;
let callSignature!: NativeDef;

/** encoder(obj, _current_indent_level): a tuple of the text. */
function encoderCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(callSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const level = sizeNumber(load<i64>(values, 8));
  const out = newBuilder();
  const good = level !== BAD_INDEX && write(self, out, load<i64>(values), <i32>level);
  endSlot(callSignature, values);
  if (!good) {
    out.drop();
    return ERROR;
  }
  const text = out.finish();
  const result = text === ERROR ? 0 : tuple1(text);
  return result === 0 ? ERROR : box(result);
}

function encoderNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const p = isGood(values) ? newRecord(type) : 0;
  const good = p !== 0 && fill(p, values);
  endSlot(newSignature, values);
  if (good) return box(p);
  if (p !== 0) decrefAt(p);
  return ERROR;
}

/** Whether the settings are of the right types; else TypeError is pending. */
function isGood(values: usize): bool {
  const markers = load<i64>(values);
  if (markers !== NONE && !isDict(markers)) {
    raisef(Exc.TypeError, "make_encoder() argument 1 must be dict or None, not %T", markers);
    return false;
  }
  for (let i: i64 = Field.KEY_SEPARATOR; i <= Field.ITEM_SEPARATOR; i++) {
    const v = load<i64>(values + ((<usize>i) << 3));
    if (isStr(v)) continue;
    raisef(Exc.TypeError, "make_encoder() argument %d must be str, not %A", i + 1, v);
    return false;
  }
  const indent = load<i64>(values + (Field.INDENT << 3));
  if (indent === NONE || isStr(indent)) return true;
  raisef(Exc.TypeError, "make_encoder() argument 4 must be str or None, not %T", indent);
  return false;
}

function fill(p: usize, values: usize): bool {
  for (let field = 0; field < Field.SORT_KEYS; field++)
    setField(p, field, incref(load<i64>(values + (field << 3))));
  for (let field: i32 = Field.SORT_KEYS; field <= Field.ALLOW_NAN; field++) {
    const truth = isTrue(load<i64>(values + (field << 3)));
    if (truth < 0) return false;
    setField(p, field, boxBool(truth > 0));
  }
  setField(p, Field.WAY, small(wayOf(load<i64>(values + (Field.ENCODER << 3)))));
  return true;
}

/** Our own functions need not be called. */
function wayOf(encoder: Value): Way {
  if (!isExactly(encoder, TypeId.BUILTIN)) return Way.CALL;
  const fn = changetype<NativeDef>(<usize>changetype<PyBuiltin>(pointer(encoder)).def).fn;
  if (fn === <u32>encodeBasestringAscii.index) return Way.ASCII;
  return fn === <u32>encodeBasestring.index ? Way.UNICODE : Way.CALL;
}

function fieldName(field: Field): string {
  switch (field) {
    case Field.MARKERS:
      return "markers";
    case Field.DEFAULT:
      return "default";
    case Field.ENCODER:
      return "encoder";
    case Field.INDENT:
      return "indent";
    case Field.KEY_SEPARATOR:
      return "key_separator";
    case Field.ITEM_SEPARATOR:
      return "item_separator";
    case Field.SORT_KEYS:
      return "sort_keys";
    default:
      return "skipkeys";
  }
}

/** Makes the type, and puts it into the module's namespace. */
export function initEncoder(dict: usize): void {
  newSignature = slotSignature(
    "make_encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
  );
  callSignature = slotSignature("_iterencode(obj, _current_indent_level)");
  declareRecord(TypeId.JSON_ENCODER, "Encoder", 0, Field.COUNT);
  const type = asType(typeAt(TypeId.JSON_ENCODER));
  type.module = <u32>internText("_json");
  openType(type);
  initRecord(TypeId.JSON_ENCODER);
  type.new = encoderNew.index;
  type.call = encoderCall.index;
  for (let field = 0; field < VISIBLE; field++) {
    defineMember(type, fieldName(field), <usize>Header.SIZE + ((<usize>field) << 3), Member.VALUE);
  }
  ready(type);
  setIn(dict, "make_encoder", box(changetype<usize>(type)));
}
