/**
 * io.StringIO: a file of text in memory (CPython: Modules/_io/stringio.c).
 *
 *     │ attributes, weak references │ block u32 │ room u32 │ length u32 │ width u32 │ position i64 │ line ends │ mode │ newline Value │
 *
 * The characters lie in a block of their own, as wide as the widest that was written needs.
 */
import { newBuilder } from "../../core/builder.ts";
import { callMethod } from "../../core/call.ts";
import { raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { intFromI64 } from "../../core/integer.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, freeObject, gcTrack, gcUntrack, incref, visitValue } from "../../core/object.ts";
import { asStr, charAt, isStr, STR_DATA } from "../../core/string.ts";
import { BAD_INDEX } from "../../core/subscript.ts";
import { strFromAscii, strFromChars } from "../../core/substring.ts";
import { copyChars, fillChars } from "../../core/text/chars.ts";
import { findChar } from "../../core/text/find.ts";
import { allocTuple, finishTuple, isTuple, tupleInit, tupleItem, tupleLength } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, boxBool, END, ERROR, FALSE, NONE, pointer, small, TRUE, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { rawAlloc, rawFree, rawRealloc } from "../../memory/raw.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { dropBase, optionalSize, PyFileBase, setField, ssize, visitBase } from "./common.ts";
import { LineEnds, LineMode, lineEnd, passLineEnds, resetLineEnds, seenNewlines } from "./newlines.ts";
import { attributeState, setAttributeState, statePosition } from "./states.ts";

@unmanaged
class PyStringIO extends PyFileBase {
  block: u32;
  /** Characters that fit. */
  room: u32;
  length: u32;
  width: u32;
  position: i64;
  ends: u32;
  state: u8;
  mode: u8;
  /** Whether what is written passes `ends`. */
  universal: u8;
  /** Whether all that was ever written is ASCII, zeros in between included. */
  ascii: u8;
  /** What the file was made with: a str or None. */
  newline: Value;
}

enum State {
  NEW,
  OPEN,
  CLOSED,
}

export const STRING_IO_SIZE: u32 = <u32>offsetof<PyStringIO>();
/** The most characters. */
const MOST: i64 = 0x1fff_0000;

function asStringIO(v: Value): PyStringIO {
  return changetype<PyStringIO>(pointer(v));
}

function fileOf(args: usize): PyStringIO {
  return asStringIO(load<i64>(args));
}

function endsOf(f: PyStringIO): LineEnds {
  return changetype<LineEnds>(changetype<usize>(f) + offsetof<PyStringIO>("ends"));
}

// ---- life ----

function stringNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  memory.fill(p + offsetof<PyFileBase>("dict"), 0, offsetof<PyStringIO>() - offsetof<PyFileBase>("dict"));
  changetype<PyStringIO>(p).width = 1;
  changetype<PyStringIO>(p).newline = NONE;
  gcTrack(p);
  return box(p);
}

let initSignature!: NativeDef;

function stringInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const values = bindSlot(initSignature, args, nargs, kwnames);
  if (values === 0) return -1;
  const initial = load<i64>(values);
  const good = setNewline(asStringIO(self), load<i64>(values, 8)) && setInitial(asStringIO(self), initial);
  endSlot(initSignature, values);
  return good ? 0 : -1;
}

/** Whether it is None, "", "\n", "\r" or "\r\n"; false with TypeError or ValueError pending. */
function checkNewline(v: Value): bool {
  if (v === NONE) return true;
  if (!isStr(v)) {
    raisef(Exc.TypeError, "newline must be str or None, not %T", v);
    return false;
  }
  if (isNewline(pointer(v))) return true;
  raisef(Exc.ValueError, "illegal newline value: %R", v);
  return false;
}

/** Whether a str is one of the values of `newline`. */
export function isNewline(p: usize): bool {
  const length = asStr(p).length;
  if (length === 0) return true;
  const first = charAt(p, 0);
  if (length === 1) return first === 10 || first === 13;
  return length === 2 && first === 13 && charAt(p, 1) === 10;
}

function setNewline(f: PyStringIO, newline: Value): bool {
  if (!checkNewline(newline)) return false;
  setField(changetype<usize>(f) + offsetof<PyStringIO>("newline"), incref(newline));
  const empty = newline !== NONE && asStr(pointer(newline)).length === 0;
  f.universal = newline === NONE || empty ? 1 : 0;
  resetLineEnds(endsOf(f), newline === NONE);
  f.mode = <u8>(newline === NONE ? LineMode.FEED : empty ? LineMode.ANY : LineMode.CUSTOM);
  return true;
}

function setInitial(f: PyStringIO, initial: Value): bool {
  if (initial !== NONE && !isStr(initial)) {
    raisef(Exc.TypeError, "initial_value must be str or None, not %T", initial);
    return false;
  }
  f.length = 0;
  f.position = 0;
  f.ascii = 1;
  f.state = <u8>State.OPEN;
  const good = initial === NONE || writeText(f, initial);
  f.position = 0;
  return good;
}

function stringDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  stringClear(p);
  rawFree(changetype<PyStringIO>(p).block);
  freeObject(p);
}

function stringClear(p: usize): void {
  setField(p + offsetof<PyStringIO>("newline"), NONE);
  dropBase(p);
}

function stringTraverse(p: usize, visit: u32): void {
  visitBase(p, visit);
  visitValue(changetype<PyStringIO>(p).newline, visit);
}

function checkOpen(f: PyStringIO): bool {
  if (f.state === State.OPEN) return true;
  const message = "I/O operation on uninitialized object";
  raise(Exc.ValueError, f.state === State.NEW ? message : "I/O operation on closed file");
  return false;
}

// ---- the characters ----

function placeOf(f: PyStringIO, i: i64): usize {
  return <usize>f.block + ((<usize>i) << (f.width >> 1));
}

/** Room for `count` characters, each at least `width` bytes wide. */
function reserve(f: PyStringIO, count: i64, width: u32): bool {
  const wide = max(width, f.width);
  if (count <= <i64>f.room && wide === f.width) return true;
  if (count > MOST) {
    raise(Exc.OverflowError, "new position too large");
    return false;
  }
  const room = count <= <i64>f.room ? f.room : <u32>min<i64>(count + (count >> 1) + 32, MOST);
  if (wide === f.width) {
    const moved = f.block === 0 ? rawAlloc(room * wide) : rawRealloc(f.block, room * wide);
    if (moved === 0) return noMemory();
    f.block = <u32>moved;
  } else {
    const fresh = rawAlloc(room * wide);
    if (fresh === 0) return noMemory();
    copyChars(fresh, wide, f.block, f.width, f.length);
    rawFree(f.block);
    f.block = <u32>fresh;
    f.width = wide;
  }
  f.room = room;
  return true;
}

function noMemory(): bool {
  raiseMemoryError();
  return false;
}

/** Writes a str at the position, line ends translated. */
function writeText(f: PyStringIO, text: Value): bool {
  if (f.newline !== NONE && !f.universal && asStr(pointer(f.newline)).length === 1) {
    if (charAt(pointer(f.newline), 0) === 10) return put(f, pointer(text));
  }
  let given = f.universal ? passLineEnds(endsOf(f), text, true) : incref(text);
  if (given !== ERROR && !f.universal) {
    const ended = withLineEnds(pointer(given), pointer(f.newline));
    decref(given);
    given = ended;
  }
  if (given === ERROR) return false;
  const good = put(f, pointer(given));
  decref(given);
  return good;
}

/** The str with `newline` for each line feed. */
export function withLineEnds(p: usize, newline: usize): Value {
  const s = asStr(p);
  let at = findChar(p + STR_DATA, s.width, s.length, 10);
  if (at < 0) return incref(box(p));
  const out = newBuilder();
  let from = 0;
  while (at >= 0) {
    out.slice(p, from, from + at);
    out.str(newline);
    from += at + 1;
    at = findChar(p + STR_DATA + ((<usize>from) << (s.width >> 1)), s.width, s.length - from, 10);
  }
  out.slice(p, from, s.length);
  return out.finish();
}

/** Writes characters as they are. */
function put(f: PyStringIO, p: usize): bool {
  const s = asStr(p);
  const count: i64 = s.length;
  if (count === 0) return true;
  const at = f.position;
  const end = at + count;
  if (!reserve(f, end, s.width)) return false;
  f.ascii &= s.ascii;
  if (at > <i64>f.length) fillChars(placeOf(f, f.length), f.width, 0, <i32>(at - f.length));
  copyChars(placeOf(f, at), f.width, p + STR_DATA, s.width, s.length);
  f.position = end;
  if (end > <i64>f.length) f.length = <u32>end;
  return true;
}

/** Characters of the file as a str. */
function textAt(f: PyStringIO, at: i64, count: i32): Value {
  const place = placeOf(f, at);
  return f.ascii ? strFromAscii(place, count) : strFromChars(place, f.width, count);
}

/** Takes `count` characters. */
function take(f: PyStringIO, count: i32): Value {
  const at = f.position;
  if (count > 0) f.position = at + count;
  return textAt(f, at, count);
}

/** How many characters `size` (negative: all) means from the position on. */
function available(f: PyStringIO, size: i64): i32 {
  const left = max<i64>(<i64>f.length - f.position, 0);
  return <i32>(size < 0 || size > left ? left : size);
}

function takeLine(f: PyStringIO, size: i64): Value {
  const most = available(f, size);
  if (most === 0) return take(f, 0);
  const from = <i32>f.position;
  const newline = f.newline === NONE ? 0 : pointer(f.newline);
  const end = lineEnd(f.block, f.width, from, from + most, f.mode, newline);
  return take(f, end < 0 ? most : end - from);
}

// ---- methods ----

function getvalueMethod(args: usize): Value {
  const f = fileOf(args);
  return checkOpen(f) ? textAt(f, 0, f.length) : ERROR;
}

function writeMethod(args: usize): Value {
  const text = load<i64>(args, 8);
  if (!isStr(text)) return raisef(Exc.TypeError, "string argument expected, got '%T'", text);
  const f = fileOf(args);
  if (!checkOpen(f)) return ERROR;
  return writeText(f, text) ? small(asStr(pointer(text)).length) : ERROR;
}

/** write() of one without the number; false with an exception pending. */
export function writeStringIO(v: Value, text: Value): bool {
  return checkOpen(asStringIO(v)) && writeText(asStringIO(v), text);
}

function readMethod(args: usize): Value {
  const f = fileOf(args);
  const size = optionalSize(load<i64>(args, 8));
  if (size === BAD_INDEX || !checkOpen(f)) return ERROR;
  return take(f, available(f, size));
}

function readlineMethod(args: usize): Value {
  const f = fileOf(args);
  const size = optionalSize(load<i64>(args, 8));
  if (size === BAD_INDEX || !checkOpen(f)) return ERROR;
  return takeLine(f, size);
}

function stringNext(self: Value): Value {
  if (!checkOpen(asStringIO(self))) return ERROR;
  let line: Value;
  if (isExactly(self, TypeId.IO_STRING)) line = takeLine(asStringIO(self), -1);
  else {
    line = callMethod(self, Name.readline);
    if (line !== ERROR && !isStr(line)) {
      raisef(Exc.OSError, "readline() should have returned a str object, not '%T'", line);
      decref(line);
      return ERROR;
    }
  }
  return line === ERROR || asStr(pointer(line)).length > 0 ? line : END;
}

function tellMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? intFromI64(fileOf(args).position) : ERROR;
}

function truncateMethod(args: usize): Value {
  const f = fileOf(args);
  if (!checkOpen(f)) return ERROR;
  let size = f.position;
  if (load<i64>(args, 8) !== NONE) {
    size = optionalSize(load<i64>(args, 8));
    if (size === BAD_INDEX) return ERROR;
  }
  if (size < 0) return raisef(Exc.ValueError, "Negative size value %d", size);
  if (size < <i64>f.length) f.length = <u32>size;
  return intFromI64(size);
}

function seekMethod(args: usize): Value {
  const f = fileOf(args);
  const offset = ssize(load<i64>(args, 8));
  const whence = offset === BAD_INDEX ? BAD_INDEX : ssize(load<i64>(args, 16));
  if (whence === BAD_INDEX || !checkOpen(f)) return ERROR;
  if (whence < 0 || whence > 2) {
    return raisef(Exc.ValueError, "Invalid whence (%d, should be 0, 1 or 2)", whence);
  }
  if (whence === 0 && offset < 0) return raisef(Exc.ValueError, "Negative seek position %d", offset);
  if (whence !== 0 && offset !== 0) return raise(Exc.OSError, "Can't do nonzero cur-relative seeks");
  if (whence === 0) f.position = offset;
  else if (whence === 2) f.position = f.length;
  return intFromI64(f.position);
}

function closeMethod(args: usize): Value {
  const f = fileOf(args);
  f.state = <u8>State.CLOSED;
  rawFree(f.block);
  f.block = 0;
  f.room = 0;
  f.length = 0;
  return NONE;
}

function trueMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? TRUE : ERROR;
}

// ---- pickling ----

/** (text, newline, position, attributes) */
function getstateMethod(args: usize): Value {
  const self = load<i64>(args);
  const text = getvalueMethod(args);
  const attributes = text === ERROR ? ERROR : attributeState(self);
  const state = attributes === ERROR ? 0 : allocTuple(4);
  if (state === 0) {
    decref(text);
    return ERROR;
  }
  tupleInit(state, 0, text);
  tupleInit(state, 1, incref(asStringIO(self).newline));
  tupleInit(state, 2, intFromI64(asStringIO(self).position));
  tupleInit(state, 3, attributes);
  return finishTuple(state);
}

function setstateMethod(args: usize): Value {
  const self = load<i64>(args);
  const state = load<i64>(args, 8);
  if (!isTuple(state) || tupleLength(pointer(state)) < 4) {
    const message = "%T.__setstate__ argument should be 4-tuple, got %T";
    return raisef(Exc.TypeError, message, self, state);
  }
  const f = asStringIO(self);
  if (f.state === State.CLOSED) return raise(Exc.ValueError, "__setstate__ on closed file");
  if (!setNewline(f, tupleItem(pointer(state), 1)) || !setInitial(f, NONE)) return ERROR;
  const text = tupleItem(pointer(state), 0);
  if (text !== NONE && !isStr(text)) {
    return raisef(Exc.TypeError, "first item of state must be str or None, not %T", text);
  }
  // The text had its line ends translated before.
  if (text !== NONE && !put(f, pointer(text))) return ERROR;
  f.position = 0;
  const position = statePosition(tupleItem(pointer(state), 2));
  if (position < 0) return ERROR;
  f.position = position;
  return setAttributeState(self, tupleItem(pointer(state), 3)) ? NONE : ERROR;
}

// ---- attributes ----

function getClosed(self: Value): Value {
  return boxBool(asStringIO(self).state === State.CLOSED);
}

function getLineBuffering(self: Value): Value {
  return checkOpen(asStringIO(self)) ? FALSE : ERROR;
}

function getNewlines(self: Value): Value {
  const f = asStringIO(self);
  if (!checkOpen(f)) return ERROR;
  return f.universal ? seenNewlines(endsOf(f)) : NONE;
}

export function fillStringIO(type: PyType): void {
  initSignature = slotSignature("StringIO(initial_value='', newline='\\n')");
  type.new = stringNew.index;
  type.init = stringInit.index;
  type.dealloc = stringDealloc.index;
  type.traverse = stringTraverse.index;
  type.clear = stringClear.index;
  type.next = stringNext.index;
  define(type, "close(self, /)", closeMethod);
  define(type, "getvalue(self, /)", getvalueMethod);
  define(type, "read(self, size=-1, /)", readMethod);
  define(type, "readline(self, size=-1, /)", readlineMethod);
  define(type, "tell(self, /)", tellMethod);
  define(type, "truncate(self, pos=None, /)", truncateMethod);
  define(type, "seek(self, pos, whence=0, /)", seekMethod);
  define(type, "write(self, s, /)", writeMethod);
  define(type, "seekable(self, /)", trueMethod);
  define(type, "readable(self, /)", trueMethod);
  define(type, "writable(self, /)", trueMethod);
  define(type, "__getstate__(self, /)", getstateMethod);
  define(type, "__setstate__(self, state, /)", setstateMethod);
  defineGetter(type, "closed", getClosed);
  defineGetter(type, "line_buffering", getLineBuffering);
  defineGetter(type, "newlines", getNewlines);
}
