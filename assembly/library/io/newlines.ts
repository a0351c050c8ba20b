/**
 * Line ends: which kinds were seen, universal newlines, finding the end of a line; io.IncrementalNewlineDecoder (CPython:
 * Modules/_io/textio.c).
 */
import { Builder, newBuilder } from "../../core/builder.ts";
import { emptyBytes } from "../../core/bytes.ts";
import { callMethod } from "../../core/call.ts";
import { fail, raise, raisef } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { intFromI64, intToI64Clamped, isInt } from "../../core/integer.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, freeObject, gcTrack, gcUntrack, incref, visitValue } from "../../core/object.ts";
import { asStr, charAt, isStr, newStr, STR_DATA } from "../../core/string.ts";
import { charAt as charOf } from "../../core/text/chars.ts";
import { findChar } from "../../core/text/find.ts";
import { isTrue } from "../../core/truth.ts";
import { isTuple, newTupleOwned, tuple2, tupleItem, tupleLength } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { setField } from "./common.ts";

const CR: u32 = 13;
const LF: u32 = 10;

/** Bits of `seen`. */
enum Seen {
  CR = 1,
  LF = 2,
  CRLF = 4,
  ALL = 7,
}

/** What is known of the line ends of a text that comes in pieces. */
@unmanaged
export class LineEnds {
  /** Seen bits. */
  seen: u8;
  /** A carriage return ended the last piece and is held back, as a line feed may follow. */
  held: u8;
  /** "\r" and "\r\n" become "\n". */
  translate: u8;
  pad: u8;
}

function note(ends: LineEnds, kind: Seen): void {
  ends.seen = <u8>(ends.seen | kind);
}

export function resetLineEnds(ends: LineEnds, translate: bool): void {
  ends.seen = 0;
  ends.held = 0;
  ends.translate = translate ? 1 : 0;
  ends.pad = 0;
}

/** What the attribute `newlines` says: None, a str or a tuple of them; ERROR. */
export function seenNewlines(ends: LineEnds): Value {
  const seen = ends.seen;
  if (seen === 0) return NONE;
  const items = memory.data(24);
  let count: u32 = 0;
  for (let bit: i32 = Seen.CR; bit <= Seen.CRLF; bit <<= 1) {
    if (!(seen & bit)) continue;
    const text = newStr(bit === Seen.CR ? "\r" : bit === Seen.LF ? "\n" : "\r\n");
    if (text === 0) {
      while (count-- > 0) decref(load<i64>(items + (count << 3)));
      return ERROR;
    }
    store<i64>(items + (count++ << 3), box(text));
  }
  if (count === 1) return load<i64>(items);
  const tuple = newTupleOwned(items, count);
  return tuple === 0 ? ERROR : box(tuple);
}

/** The next piece of text with its line ends noted, and translated if wanted; `final`: nothing follows. A str, or ERROR. */
export function passLineEnds(ends: LineEnds, text: Value, final: bool): Value {
  const p = pointer(text);
  const s = asStr(p);
  const data = p + STR_DATA;
  const count = <i32>s.length;
  if (!ends.held && findChar(data, s.width, count, CR) < 0) {
    if (!(ends.seen & Seen.LF) && findChar(data, s.width, count, LF) >= 0) note(ends, Seen.LF);
    return incref(text);
  }
  if (count === 0 && !(final && ends.held)) return incref(text);
  const begins = ends.held !== 0;
  ends.held = 0;
  let length = count;
  if (!final && count > 0 && charAt(p, count - 1) === CR) {
    ends.held = 1;
    length--;
  }
  return rebuild(ends, p, length, begins);
}

/** The first `count` characters, a carriage return before them if `begins`. */
function rebuild(ends: LineEnds, p: usize, count: i32, begins: bool): Value {
  const s = asStr(p);
  const out = newBuilder();
  let from = 0;
  if (begins) {
    const pair = count > 0 && charAt(p, 0) === LF;
    note(ends, pair ? Seen.CRLF : Seen.CR);
    putEnd(ends, out, pair);
    if (pair) from = 1;
  }
  while (from < count) {
    const at = findChar(p + STR_DATA + ((<usize>from) << (s.width >> 1)), s.width, count - from, CR);
    const end = at < 0 ? count : from + at;
    if (!(ends.seen & Seen.LF)) noteFeeds(ends, p, from, end);
    out.slice(p, from, end);
    if (at < 0) break;
    const pair = end + 1 < count && charAt(p, end + 1) === LF;
    note(ends, pair ? Seen.CRLF : Seen.CR);
    putEnd(ends, out, pair);
    from = end + (pair ? 2 : 1);
  }
  return out.finish();
}

function putEnd(ends: LineEnds, out: Builder, pair: bool): void {
  if (!ends.translate) out.char(CR);
  if (pair || ends.translate) out.char(LF);
}

function noteFeeds(ends: LineEnds, p: usize, from: i32, end: i32): void {
  const s = asStr(p);
  if (findChar(p + STR_DATA + ((<usize>from) << (s.width >> 1)), s.width, end - from, LF) >= 0)
    note(ends, Seen.LF);
}

/** How lines end in a text that is read. */
export enum LineMode {
  /** At "\n" alone: other ends are translated, or are none. */
  FEED,
  /** At "\n", "\r" and "\r\n". */
  ANY,
  /** At a text of one or two characters. */
  CUSTOM,
}

/**
 * Behind the end of the line that begins at `from` of `count` characters; -1 if it does not end there. `newline` is the str that ends lines
 * where the mode is CUSTOM. A "\r" that ends the text ends a line only where `complete`.
 */
export function lineEnd(data: usize, width: i32, from: i32, count: i32, mode: LineMode, newline: usize): i32 {
  const start = data + ((<usize>from) << (width >> 1));
  if (mode === LineMode.FEED) {
    const at = findChar(start, width, count - from, LF);
    return at < 0 ? -1 : from + at + 1;
  }
  if (mode === LineMode.ANY) return universalEnd(data, width, from, count);
  const first = charAt(newline, 0);
  if (asStr(newline).length === 1) {
    const at = findChar(start, width, count - from, first);
    return at < 0 ? -1 : from + at + 1;
  }
  const second = charAt(newline, 1);
  for (let i = from; i + 1 < count; ) {
    const at = findChar(data + ((<usize>i) << (width >> 1)), width, count - 1 - i, first);
    if (at < 0) return -1;
    i += at + 1;
    if (charOf(data, width, i) === second) return i + 1;
  }
  return -1;
}

function universalEnd(data: usize, width: i32, from: i32, count: i32): i32 {
  const start = data + ((<usize>from) << (width >> 1));
  const feed = findChar(start, width, count - from, LF);
  const most = feed < 0 ? count - from : feed;
  const carriage = findChar(start, width, most, CR);
  if (carriage < 0) return feed < 0 ? -1 : from + feed + 1;
  return from + carriage + (carriage + 1 === feed ? 2 : 1);
}

// ---- IncrementalNewlineDecoder ----

@unmanaged
class PyNewlineDecoder {
  refcount: i32;
  type: u32;
  /** None: input is text. UNBOUND: not initialized. */
  decoder: Value;
  errors: Value;
  ends: u32;
  pad: u32;
}

export const NEWLINE_DECODER_SIZE: u32 = <u32>offsetof<PyNewlineDecoder>();

function asDecoder(v: Value): PyNewlineDecoder {
  return changetype<PyNewlineDecoder>(pointer(v));
}

/** Its LineEnds, which lie in the object. */
function endsOf(v: Value): LineEnds {
  return changetype<LineEnds>(pointer(v) + offsetof<PyNewlineDecoder>("ends"));
}

function decoderNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  const d = changetype<PyNewlineDecoder>(p);
  d.decoder = UNBOUND;
  d.errors = UNBOUND;
  d.ends = 0;
  d.pad = 0;
  gcTrack(p);
  return box(p);
}

let initSignature!: NativeDef;

function decoderInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const values = bindSlot(initSignature, args, nargs, kwnames);
  if (values === 0) return -1;
  const translate = isTrue(load<i64>(values, 8));
  if (translate >= 0) {
    const p = pointer(self);
    setField(p + offsetof<PyNewlineDecoder>("errors"), incref(load<i64>(values, 16)));
    resetLineEnds(endsOf(self), translate > 0);
    setField(p + offsetof<PyNewlineDecoder>("decoder"), incref(load<i64>(values)));
  }
  endSlot(initSignature, values);
  return translate < 0 ? -1 : 0;
}

function decoderDealloc(p: usize): void {
  gcUntrack(p);
  decoderClear(p);
  freeObject(p);
}

function decoderClear(p: usize): void {
  setField(p + offsetof<PyNewlineDecoder>("errors"), UNBOUND);
  setField(p + offsetof<PyNewlineDecoder>("decoder"), UNBOUND);
}

function decoderTraverse(p: usize, visit: u32): void {
  visitValue(changetype<PyNewlineDecoder>(p).errors, visit);
  visitValue(changetype<PyNewlineDecoder>(p).decoder, visit);
}

function checkInitialized(self: Value): bool {
  if (asDecoder(self).decoder !== UNBOUND) return true;
  raise(Exc.ValueError, "IncrementalNewlineDecoder.__init__() not called");
  return false;
}

/** Takes over the reference to what a decoder gave: it, if it is a str; ERROR. */
export function decodedText(v: Value): Value {
  if (v === ERROR || isStr(v)) return v;
  raisef(Exc.TypeError, "decoder should return a string result, not '%T'", v);
  decref(v);
  return ERROR;
}

function decodeMethod(args: usize): Value {
  const self = load<i64>(args);
  const final = isTrue(load<i64>(args, 16));
  if (final < 0 || !checkInitialized(self)) return ERROR;
  const input = load<i64>(args, 8);
  const decoder = asDecoder(self).decoder;
  const text = decodedText(
    decoder === NONE ? incref(input) : callMethod(decoder, Name.decode, input, load<i64>(args, 16)),
  );
  if (text === ERROR) return ERROR;
  const result = passLineEnds(endsOf(self), text, final > 0);
  decref(text);
  return result;
}

/** The decoder's state with one bit more, which says whether a carriage return is held. */
function getstateMethod(args: usize): Value {
  const self = load<i64>(args);
  if (!checkInitialized(self)) return ERROR;
  const decoder = asDecoder(self).decoder;
  const held = endsOf(self).held;
  if (decoder === NONE) return pairOf(box(emptyBytes()), held);
  const state = callMethod(decoder, Name.getstate);
  if (state === ERROR) return ERROR;
  const flag = stateFlag(state);
  const result = flag < 0 ? ERROR : pairOf(incref(tupleItem(pointer(state), 0)), (flag << 1) | held);
  decref(state);
  return result;
}

function pairOf(buffer: Value, flag: i64): Value {
  const pair = tuple2(buffer, intFromI64(flag));
  return pair === 0 ? ERROR : box(pair);
}

/** The flag of a state (buffer, flag) that a decoder gave; -1 with TypeError pending. */
export function stateFlag(state: Value): i64 {
  if (!isTuple(state)) return fail(Exc.TypeError, "illegal decoder state");
  if (tupleLength(pointer(state)) !== 2 || !isInt(tupleItem(pointer(state), 1))) {
    return fail(Exc.TypeError, "illegal decoder state");
  }
  return max<i64>(0, intToI64Clamped(tupleItem(pointer(state), 1)));
}

function setstateMethod(args: usize): Value {
  const self = load<i64>(args);
  const state = load<i64>(args, 8);
  if (!checkInitialized(self)) return ERROR;
  if (!isTuple(state)) return raise(Exc.TypeError, "state argument must be a tuple");
  if (tupleLength(pointer(state)) !== 2 || !isInt(tupleItem(pointer(state), 1))) {
    return raise(Exc.TypeError, "setstate(): illegal state argument");
  }
  const flag = intToI64Clamped(tupleItem(pointer(state), 1));
  endsOf(self).held = <u8>(flag & 1);
  const decoder = asDecoder(self).decoder;
  if (decoder === NONE) return NONE;
  const inner = pairOf(incref(tupleItem(pointer(state), 0)), flag >> 1);
  if (inner === ERROR) return ERROR;
  const done = callMethod(decoder, Name.setstate, inner);
  decref(inner);
  return done;
}

function resetMethod(args: usize): Value {
  const self = load<i64>(args);
  if (!checkInitialized(self)) return ERROR;
  endsOf(self).seen = 0;
  endsOf(self).held = 0;
  const decoder = asDecoder(self).decoder;
  return decoder === NONE ? NONE : callMethod(decoder, Name.reset);
}

function getNewlines(self: Value): Value {
  return checkInitialized(self) ? seenNewlines(endsOf(self)) : ERROR;
}

export function fillNewlineDecoder(type: PyType): void {
  initSignature = slotSignature("IncrementalNewlineDecoder(decoder, translate, errors='strict')");
  type.new = decoderNew.index;
  type.init = decoderInit.index;
  type.dealloc = decoderDealloc.index;
  type.traverse = decoderTraverse.index;
  type.clear = decoderClear.index;
  define(type, "decode(self, /, input, final=False)", decodeMethod);
  define(type, "getstate(self, /)", getstateMethod);
  define(type, "setstate(self, state, /)", setstateMethod);
  define(type, "reset(self, /)", resetMethod);
  defineGetter(type, "newlines", getNewlines);
}
