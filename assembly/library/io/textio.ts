/**
 * io.TextIOWrapper: text over a buffered file of bytes (CPython: Modules/_io/textio.c). The object, its life and attributes; encodings:
 * textcodec.ts, reading: textread.ts, writing: textwrite.ts, positions: textseek.ts.
 *
 * Text that was decoded is `decoded`, of which `used` characters were taken. What was written and encoded waits in `waiting`, a raw block.
 * `snapshotInput` is what the decoder was given from a moment on at which its state was `snapshotFlags` and no bytes waited in it: tell()
 * finds the position of a character with it.
 */
import { getAttr, getAttrOptional } from "../../core/attribute.ts";
import { Builder, newBuilder } from "../../core/builder.ts";
import { callMethod } from "../../core/call.ts";
import { catchError, clearError, fail, raise, raisef, takeError } from "../../core/errors.ts";
import { finalizeFromDealloc } from "../../core/finalize.ts";
import { defineGetter, defineMember, Member } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { nameOf } from "../../core/intern.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, freeObject, gcTrack, gcUntrack, incref, visitValue } from "../../core/object.ts";
import { repr, reprEnter, reprLeave } from "../../core/represent.ts";
import { asStr, charAt, isStr, newStr, STR_DATA, strIs } from "../../core/string.ts";
import { BAD_INDEX } from "../../core/subscript.ts";
import { findChar } from "../../core/text/find.ts";
import { isTrue } from "../../core/truth.ts";
import { PyType } from "../../core/type.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { rawFree } from "../../memory/raw.ts";
import { encode } from "../../objects/codec/encode.ts";
import { Codec } from "../../objects/codec/names.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { asBuffered, rawClosed } from "./buffered.ts";
import {
  attributeTruth,
  callFor,
  callTruth,
  chainError,
  dropBase,
  PyFileBase,
  setField,
  ssize,
  unsupported,
  visitBase,
} from "./common.ts";
import { refusePickling, writeFullName } from "./fileio.ts";
import { checkNotClosed } from "./iobase.ts";
import { LineEnds, LineMode, resetLineEnds, seenNewlines } from "./newlines.ts";
import { isNewline } from "./stringio.ts";
import { openCodecs, startEncoding } from "./textcodec.ts";
import { defineReading } from "./textread.ts";
import { defineSeeking } from "./textseek.ts";
import { defineWriting, writeWaiting } from "./textwrite.ts";

@unmanaged
export class PyTextIO extends PyFileBase {
  /** The file of bytes; UNBOUND when detached. */
  buffer: Value;
  encoding: Value;
  errors: Value;
  /** Codecs that are not native: their incremental decoder and encoder; UNBOUND for none. */
  decoder: Value;
  encoder: Value;
  /** What the file was opened with: a str, or None. */
  newline: Value;
  /** A str, UNBOUND for none. */
  decoded: Value;
  /** Bytes, UNBOUND: no snapshot. */
  snapshotInput: Value;
  snapshotFlags: i64;
  /** Bytes for a character, on average; 0: not known. */
  ratio: f64;
  used: i32;
  chunk: i32;
  waiting: u32;
  waitingCount: u32;
  waitingRoom: u32;
  /** Bytes of a character that is not complete, for native decoders. */
  rest: u32;
  restCount: u8;
  /** A Codec that is native here, or UNKNOWN (0). */
  codec: u8;
  ok: u8;
  detached: u8;
  ends: u32;
  canRead: u8;
  canWrite: u8;
  /** Line ends are noted, and translated perhaps, as they are read. */
  universal: u8;
  lineMode: u8;
  lineBuffering: u8;
  writeThrough: u8;
  seekable: u8;
  telling: u8;
  hasRead1: u8;
  finalizing: u8;
  /** Nothing was encoded yet: a mark goes in front, if the encoding has one. */
  encodeStart: u8;
  /** Nothing was decoded yet: a mark is taken off. */
  decodeStart: u8;
  /** Line feeds become `newline`. */
  translateWrites: u8;
  /** The buffer is a built-in one on a FileIO, so whether it is open is seen without asking. */
  fast: u8;
  pad: u16;
}

export const TEXT_IO_SIZE: u32 = <u32>offsetof<PyTextIO>();
const CHUNK: i32 = 8192;

export function asTextIO(v: Value): PyTextIO {
  return changetype<PyTextIO>(pointer(v));
}

export function endsOf(t: PyTextIO): LineEnds {
  return changetype<LineEnds>(changetype<usize>(t) + offsetof<PyTextIO>("ends"));
}

/** Takes over the reference. */
export function setDecoded(t: PyTextIO, v: Value): void {
  setField(changetype<usize>(t) + offsetof<PyTextIO>("decoded"), v);
  t.used = 0;
}

export function dropSnapshot(t: PyTextIO): void {
  setField(changetype<usize>(t) + offsetof<PyTextIO>("snapshotInput"), UNBOUND);
}

/** Characters that were decoded and not taken. */
export function decodedLeft(t: PyTextIO): i32 {
  return t.decoded === UNBOUND ? 0 : asStr(pointer(t.decoded)).length - t.used;
}

// ---- life ----

export function textNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  memory.fill(p + offsetof<PyFileBase>("dict"), 0, offsetof<PyTextIO>() - offsetof<PyFileBase>("dict"));
  const t = changetype<PyTextIO>(p);
  t.buffer = UNBOUND;
  t.encoding = UNBOUND;
  t.errors = UNBOUND;
  t.decoder = UNBOUND;
  t.encoder = UNBOUND;
  t.newline = NONE;
  t.decoded = UNBOUND;
  t.snapshotInput = UNBOUND;
  t.chunk = CHUNK;
  gcTrack(p);
  return box(p);
}

let initSignature!: NativeDef;

function textInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const values = bindSlot(initSignature, args, nargs, kwnames);
  if (values === 0) return -1;
  const t = asTextIO(self);
  t.ok = 0;
  t.detached = 0;
  const good =
    checkText(load<i64>(values, 8), "encoding") &&
    checkText(load<i64>(values, 16), "errors") &&
    checkText(load<i64>(values, 24), "newline") &&
    build(t, values);
  endSlot(initSignature, values);
  return good ? 0 : -1;
}

/** Whether an argument is None or a str without null characters. */
function checkText(v: Value, name: string): bool {
  if (v === NONE || v === UNBOUND) return true;
  const label = <i64>changetype<usize>(name);
  if (isStr(v)) {
    const s = asStr(pointer(v));
    if (findChar(pointer(v) + STR_DATA, s.width, s.length, 0) < 0) return isEncodable(v);
    raise(Exc.ValueError, "embedded null character");
  } else raisef(Exc.TypeError, "TextIOWrapper() argument '%L' must be str or None, not %A", label, v);
  return false;
}

/** False with UnicodeEncodeError pending for a str with lone surrogates. */
function isEncodable(v: Value): bool {
  if (asStr(pointer(v)).ascii) return true;
  const bytes = encode(v, Codec.UTF8, UNBOUND);
  if (bytes === ERROR) return false;
  decref(bytes);
  return true;
}

/** Fills the object from the values of its initializer. */
function build(t: PyTextIO, values: usize): bool {
  const buffer = load<i64>(values);
  const newline = load<i64>(values, 24);
  if (!checkNewline(newline)) return false;
  const lines = isTrue(load<i64>(values, 32));
  const through = lines < 0 ? -1 : isTrue(load<i64>(values, 40));
  if (through < 0) return false;
  resetText(t);
  t.lineBuffering = lines > 0 ? 1 : 0;
  t.writeThrough = through > 0 ? 1 : 0;
  setNewline(t, newline);
  const encoding = encodingName(load<i64>(values, 8));
  if (encoding === ERROR) return false;
  const errors = load<i64>(values, 16);
  const handler = errors === NONE ? strictName() : incref(errors);
  const good = handler !== ERROR && openOn(t, buffer, encoding, handler);
  decref(encoding);
  if (handler !== ERROR) decref(handler);
  return good;
}

function strictName(): Value {
  const p = newStr("strict");
  return p === 0 ? ERROR : box(p);
}

/** The name of an encoding that was given, or that of the locale; a reference. */
function encodingName(given: Value): Value {
  if (given !== NONE && !(isStr(given) && strIs(pointer(given), "locale"))) return incref(given);
  const p = newStr("UTF-8");
  return p === 0 ? ERROR : box(p);
}

function openOn(t: PyTextIO, buffer: Value, encoding: Value, errors: Value): bool {
  setField(changetype<usize>(t) + offsetof<PyTextIO>("buffer"), incref(buffer));
  t.fast = isFastBuffer(buffer) ? 1 : 0;
  if (!openCodecs(t, encoding, errors)) return false;
  const seekable = callTruth(buffer, Name.seekable);
  if (seekable < 0) return false;
  t.seekable = seekable > 0 ? 1 : 0;
  t.telling = t.seekable;
  const read1 = getAttrOptional(buffer, nameOf(Name.read1));
  if (read1 === ERROR) return false;
  t.hasRead1 = read1 === UNBOUND ? 0 : 1;
  decref(read1);
  if (!startEncoding(t)) return false;
  t.ok = 1;
  return true;
}

function isFastBuffer(v: Value): bool {
  const plain =
    isExactly(v, TypeId.IO_READER) || isExactly(v, TypeId.IO_WRITER) || isExactly(v, TypeId.IO_RANDOM);
  return plain && asBuffered(v).fast !== 0;
}

/** Forgets all text, as a new object. */
function resetText(t: PyTextIO): void {
  setDecoded(t, UNBOUND);
  dropSnapshot(t);
  rawFree(t.waiting);
  t.waiting = 0;
  t.waitingCount = 0;
  t.waitingRoom = 0;
  t.ratio = 0;
  t.chunk = CHUNK;
  t.encodeStart = 0;
}

function textDealloc(p: usize): void {
  changetype<PyTextIO>(p).finalizing = 1;
  if (!finalizeFromDealloc(p)) return;
  gcUntrack(p);
  clearWeakrefs(p);
  textClear(p);
  rawFree(changetype<PyTextIO>(p).waiting);
  freeObject(p);
}

function textClear(p: usize): void {
  const t = changetype<PyTextIO>(p);
  t.ok = 0;
  setField(p + offsetof<PyTextIO>("buffer"), UNBOUND);
  setField(p + offsetof<PyTextIO>("encoding"), UNBOUND);
  setField(p + offsetof<PyTextIO>("errors"), UNBOUND);
  setField(p + offsetof<PyTextIO>("decoder"), UNBOUND);
  setField(p + offsetof<PyTextIO>("encoder"), UNBOUND);
  setField(p + offsetof<PyTextIO>("newline"), NONE);
  setDecoded(t, UNBOUND);
  dropSnapshot(t);
  dropBase(p);
}

function textTraverse(p: usize, visit: u32): void {
  const t = changetype<PyTextIO>(p);
  visitBase(p, visit);
  visitValue(t.buffer, visit);
  visitValue(t.encoding, visit);
  visitValue(t.errors, visit);
  visitValue(t.decoder, visit);
  visitValue(t.encoder, visit);
  visitValue(t.newline, visit);
  visitValue(t.decoded, visit);
  visitValue(t.snapshotInput, visit);
}

// ---- line ends ----

function checkNewline(v: Value): bool {
  if (v === NONE || isNewline(pointer(v))) return true;
  raisef(Exc.ValueError, "illegal newline value: %S", v);
  return false;
}

function setNewline(t: PyTextIO, newline: Value): void {
  setField(changetype<usize>(t) + offsetof<PyTextIO>("newline"), incref(newline));
  const length = newline === NONE ? 0 : asStr(pointer(newline)).length;
  t.universal = length === 0 ? 1 : 0;
  resetLineEnds(endsOf(t), newline === NONE);
  const feed = length === 1 && charAt(pointer(newline), 0) === 10;
  t.lineMode = <u8>(newline === NONE || feed ? LineMode.FEED : length === 0 ? LineMode.ANY : LineMode.CUSTOM);
  t.translateWrites = length > 0 && !feed ? 1 : 0;
}

// ---- checks ----

export function checkAttached(t: PyTextIO): bool {
  if (t.ok) return true;
  const message = "I/O operation on uninitialized object";
  raise(Exc.ValueError, t.detached ? "underlying buffer has been detached" : message);
  return false;
}

/** False with ValueError pending where the file is detached or closed. */
export function checkOpen(t: PyTextIO): bool {
  if (!checkAttached(t)) return false;
  if (t.type !== <u32>typeAt(TypeId.IO_TEXT)) return checkNotClosed(box(changetype<usize>(t)));
  const closed = t.fast ? rawClosed(asBuffered(t.buffer)) : attributeTruth(t.buffer, Name.closed);
  if (closed > 0) raise(Exc.ValueError, "I/O operation on closed file.");
  return closed === 0;
}

// ---- flush, close, detach ----

function flushMethod(args: usize): Value {
  const t = asTextIO(load<i64>(args));
  if (!checkOpen(t)) return ERROR;
  t.telling = t.seekable;
  return writeWaiting(t) ? callMethod(t.buffer, Name.flush) : ERROR;
}

function closeMethod(args: usize): Value {
  const self = load<i64>(args);
  const t = asTextIO(self);
  if (!checkAttached(t)) return ERROR;
  const closed = attributeTruth(self, Name.closed);
  if (closed !== 0) return closed < 0 ? ERROR : NONE;
  if (t.finalizing) {
    const warned = callMethod(t.buffer, Name._dealloc_warn, self);
    if (warned === ERROR) clearError();
    else decref(warned);
  }
  const flushed = callFor(self, Name.flush);
  const kept = flushed ? UNBOUND : takeError();
  const done = callMethod(t.buffer, Name.close);
  if (kept === UNBOUND) return done;
  if (done !== ERROR) decref(done);
  return chainError(kept);
}

function detachMethod(args: usize): Value {
  const self = load<i64>(args);
  const t = asTextIO(self);
  if (!checkAttached(t) || !callFor(self, Name.flush)) return ERROR;
  const buffer = t.buffer;
  t.buffer = UNBOUND;
  t.fast = 0;
  t.detached = 1;
  t.ok = 0;
  return buffer;
}

// ---- reconfigure ----

/** An int that says yes or no, `otherwise` for None; -1 with an exception pending. */
function optionalBool(v: Value, otherwise: u8): i32 {
  if (v === NONE) return otherwise;
  const n = ssize(v);
  return n === BAD_INDEX ? -1 : n !== 0 ? 1 : 0;
}

/** reconfigure(*, encoding, errors, newline, line_buffering, write_through) */
function reconfigureMethod(args: usize): Value {
  const self = load<i64>(args);
  const t = asTextIO(self);
  const encoding = load<i64>(args, 8);
  const errors = load<i64>(args, 16);
  const newline = load<i64>(args, 24);
  const changes = encoding !== NONE || errors !== NONE || newline !== UNBOUND;
  if (!checkGiven(encoding, "encoding") || !checkGiven(errors, "errors")) return ERROR;
  if (!checkAttached(t)) return ERROR;
  if (changes && t.decoded !== UNBOUND) {
    return unsupported("It is not possible to set the encoding or newline of stream after the first read");
  }
  if (newline !== UNBOUND && (!checkGiven(newline, "newline") || !checkNewline(newline))) return ERROR;
  const lines = optionalBool(load<i64>(args, 32), t.lineBuffering);
  const through = lines < 0 ? -1 : optionalBool(load<i64>(args, 40), t.writeThrough);
  if (through < 0 || !callFor(self, Name.flush)) return ERROR;
  t.ratio = 0;
  if (newline !== UNBOUND) setNewline(t, newline);
  if (changes && !changeEncoding(t, encoding, errors)) return ERROR;
  t.lineBuffering = <u8>lines;
  t.writeThrough = <u8>through;
  return NONE;
}

function checkGiven(v: Value, name: string): bool {
  if (v === NONE) return true;
  if (isStr(v)) return isEncodable(v) && (name !== "encoding" || isName(v));
  const label = <i64>changetype<usize>(name);
  raisef(Exc.TypeError, "reconfigure() argument '%L' must be str or None, not %A", label, v);
  return false;
}

/** Whether an encoding can be the name of one; else LookupError is pending. */
function isName(v: Value): bool {
  const s = asStr(pointer(v));
  if (findChar(pointer(v) + STR_DATA, s.width, s.length, 0) < 0) return true;
  raisef(Exc.LookupError, "unknown encoding: %S", v);
  return false;
}

/** What is not given stays, but a new encoding is strict again. */
function changeEncoding(t: PyTextIO, encoding: Value, errors: Value): bool {
  const name = encoding === NONE ? incref(t.encoding) : encodingName(encoding);
  let handler: Value = ERROR;
  if (name !== ERROR) {
    handler = errors !== NONE ? incref(errors) : encoding === NONE ? incref(t.errors) : strictName();
  }
  const good = handler !== ERROR && openCodecs(t, name, handler) && startEncoding(t);
  if (name !== ERROR) decref(name);
  if (handler !== ERROR) decref(handler);
  return good;
}

// ---- questions ----

function askBuffer(args: usize, name: Name): Value {
  const t = asTextIO(load<i64>(args));
  return checkAttached(t) ? callMethod(t.buffer, name) : ERROR;
}

function filenoMethod(args: usize): Value {
  return askBuffer(args, Name.fileno);
}

function seekableMethod(args: usize): Value {
  return askBuffer(args, Name.seekable);
}

function readableMethod(args: usize): Value {
  return askBuffer(args, Name.readable);
}

function writableMethod(args: usize): Value {
  return askBuffer(args, Name.writable);
}

function isattyMethod(args: usize): Value {
  return askBuffer(args, Name.isatty);
}

function bufferAttribute(self: Value, name: Name): Value {
  const t = asTextIO(self);
  return checkAttached(t) ? getAttr(t.buffer, nameOf(name)) : ERROR;
}

function getName(self: Value): Value {
  return bufferAttribute(self, Name.name);
}

function getClosed(self: Value): Value {
  return bufferAttribute(self, Name.closed);
}

function getNewlines(self: Value): Value {
  const t = asTextIO(self);
  if (!checkAttached(t)) return ERROR;
  return t.canRead && t.universal ? seenNewlines(endsOf(t)) : NONE;
}

function getErrors(self: Value): Value {
  const t = asTextIO(self);
  // It is known of a file that was detached, too.
  return t.errors !== UNBOUND || checkAttached(t) ? incref(t.errors) : ERROR;
}

function getChunkSize(self: Value): Value {
  return checkAttached(asTextIO(self)) ? small(asTextIO(self).chunk) : ERROR;
}

function setChunkSize(self: Value, v: Value): i32 {
  if (!checkAttached(asTextIO(self))) return -1;
  if (v === UNBOUND) return fail(Exc.AttributeError, "cannot delete attribute");
  const n = ssize(v);
  if (n === BAD_INDEX) return -1;
  if (n <= 0) return fail(Exc.ValueError, "a strictly positive integer is required");
  asTextIO(self).chunk = <i32>min<i64>(n, 0x1000_0000);
  return 0;
}

/** Writes " label=" and the repr of an attribute, if there is one; false with an exception pending. */
function describe(out: Builder, self: Value, name: Name, label: string): bool {
  const v = getAttrOptional(self, nameOf(name));
  // A ValueError is that of a buffer that was detached.
  if (v === ERROR) return catchError(Exc.ValueError);
  if (v === UNBOUND) return true;
  const text = repr(v);
  decref(v);
  if (text === ERROR) return false;
  out.text(label);
  out.str(pointer(text));
  decref(text);
  return true;
}

function textRepr(self: Value): Value {
  if (!asTextIO(self).detached && !checkAttached(asTextIO(self))) return ERROR;
  if (reprEnter(self)) return raisef(Exc.RuntimeError, "reentrant call inside %T.__repr__", self);
  const out = newBuilder();
  out.char(0x3c);
  writeFullName(out, self);
  const good = describe(out, self, Name.name, " name=") && describe(out, self, Name.mode, " mode=");
  const encoding = good ? repr(asTextIO(self).encoding) : ERROR;
  reprLeave();
  if (encoding === ERROR) {
    out.drop();
    return ERROR;
  }
  out.text(" encoding=");
  out.str(pointer(encoding));
  decref(encoding);
  out.char(0x3e);
  return out.finish();
}

export function fillTextIO(type: PyType): void {
  initSignature = slotSignature(
    "TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
  );
  type.new = textNew.index;
  type.init = textInit.index;
  type.dealloc = textDealloc.index;
  type.traverse = textTraverse.index;
  type.clear = textClear.index;
  type.repr = textRepr.index;
  define(
    type,
    "reconfigure(self, /, *, encoding=None, errors=None, newline=<unset>, line_buffering=None, write_through=None)",
    reconfigureMethod,
  );
  define(type, "flush(self, /)", flushMethod);
  define(type, "close(self, /)", closeMethod);
  define(type, "detach(self, /)", detachMethod);
  define(type, "fileno(self, /)", filenoMethod);
  define(type, "seekable(self, /)", seekableMethod);
  define(type, "readable(self, /)", readableMethod);
  define(type, "writable(self, /)", writableMethod);
  define(type, "isatty(self, /)", isattyMethod);
  define(type, "__getstate__(self, /)", refusePickling);
  defineGetter(type, "name", getName);
  defineGetter(type, "closed", getClosed);
  defineGetter(type, "newlines", getNewlines);
  defineGetter(type, "errors", getErrors);
  defineGetter(type, "_CHUNK_SIZE", getChunkSize, setChunkSize);
  defineMember(type, "encoding", offsetof<PyTextIO>("encoding"), Member.VALUE_OR_NONE);
  defineMember(type, "buffer", offsetof<PyTextIO>("buffer"), Member.VALUE_OR_NONE);
  defineMember(type, "line_buffering", offsetof<PyTextIO>("lineBuffering"), Member.BOOL);
  defineMember(type, "write_through", offsetof<PyTextIO>("writeThrough"), Member.BOOL);
  defineMember(type, "_finalizing", offsetof<PyTextIO>("finalizing"), Member.BOOL, false);
  defineReading(type);
  defineWriting(type);
  defineSeeking(type);
}
