/** Reading text: TextIOWrapper.read(), readline() and iteration. */
import { Builder, newBuilder } from "../../core/builder.ts";
import { newByteBuilder } from "../../core/bytebuilder.ts";
import { bytesAt, bytesCount, isBytes, newBytes, openBytes } from "../../core/bytes.ts";
import { callMethod } from "../../core/call.ts";
import { literal, raise, raisef } from "../../core/errors.ts";
import { emptyStr } from "../../core/intern.ts";
import { define } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { asStr, charAt, isStr, STR_DATA } from "../../core/string.ts";
import { BAD_INDEX } from "../../core/subscript.ts";
import { strConcat, substring } from "../../core/substring.ts";
import { findChar } from "../../core/text/find.ts";
import { PyType } from "../../core/type.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, END, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { fastRead1, isFastReader } from "./bufferedread.ts";
import {
  dataOf,
  lengthOfBytes,
  optionalSize,
  setField,
  ssize,
  unsupported,
  wasInterrupted,
} from "./common.ts";
import { LineMode, lineEnd } from "./newlines.ts";
import { decodeNext, decoderFlags, decoderState } from "./textcodec.ts";
import {
  asTextIO,
  checkAttached,
  checkOpen,
  decodedLeft,
  dropSnapshot,
  PyTextIO,
  setDecoded,
} from "./textio.ts";
import { writeWaiting } from "./textwrite.ts";

function checkReadable(t: PyTextIO): bool {
  if (t.canRead) return true;
  unsupported("not readable");
  return false;
}

// ---- chunks ----

/** Decodes the next chunk, where `wanted` characters more are (0: nobody knows): 1, 0 at the end, -1. */
export function readChunk(t: PyTextIO, wanted: i64): i32 {
  if (!checkReadable(t)) return -1;
  let waiting: Value = UNBOUND;
  let flags: i64 = 0;
  if (t.telling) {
    waiting = decoderState(t);
    if (waiting === ERROR) return -1;
    flags = decoderFlags;
  }
  const size = max<i64>(t.chunk, wanted > 0 ? <i64>(max(t.ratio, 1) * <f64>wanted) : 0);
  const input = readBytes(t, <i32>min<i64>(size, 0x1000_0000));
  const read = input === ERROR ? -1 : takeInput(t, input, waiting, flags);
  decref(waiting);
  if (input !== ERROR) decref(input);
  return read;
}

/** Bytes of the buffer: a bytes object, or ERROR. */
function readBytes(t: PyTextIO, size: i32): Value {
  if (isFastReader(t.buffer)) return fastRead1(t.buffer, size);
  let input: Value;
  do input = callMethod(t.buffer, t.hasRead1 ? Name.read1 : Name.read, small(size));
  while (input === ERROR && wasInterrupted());
  if (input === ERROR || isBytes(input)) return input;
  const copy = openBytes(input) ? newBytes(bytesAt, bytesCount) : UNBOUND;
  if (copy === UNBOUND) {
    const method = literal(t.hasRead1 ? "read1" : "read");
    const message = "underlying %L() should have returned a bytes-like object, not '%T'";
    raisef(Exc.TypeError, message, method, input);
  }
  decref(input);
  return copy === UNBOUND ? ERROR : copy;
}

function takeInput(t: PyTextIO, input: Value, waiting: Value, flags: i64): i32 {
  const count = lengthOfBytes(input);
  const text = decodeNext(t, input, count === 0);
  if (text === ERROR) return -1;
  const characters = asStr(pointer(text)).length;
  setDecoded(t, text);
  t.ratio = characters > 0 ? <f64>count / <f64>characters : 0;
  if (t.telling) {
    const whole = joined(waiting, input);
    if (whole === ERROR) return -1;
    setField(changetype<usize>(t) + offsetof<PyTextIO>("snapshotInput"), whole);
    t.snapshotFlags = flags;
  }
  return count > 0 || characters > 0 ? 1 : 0;
}

/** Two bytes objects as one; a reference. */
function joined(a: Value, b: Value): Value {
  if (lengthOfBytes(a) === 0) return incref(b);
  const out = newByteBuilder();
  out.bytes(dataOf(a), lengthOfBytes(a));
  out.bytes(dataOf(b), lengthOfBytes(b));
  return out.finish();
}

/** Until there is text, or the end: 1, 0 at the end, -1. */
function fill(t: PyTextIO, wanted: i64): i32 {
  while (decodedLeft(t) === 0) {
    const more = readChunk(t, wanted);
    if (more <= 0) return more;
  }
  return 1;
}

/** Takes at most `count` characters (negative: all) of what was decoded. */
function take(t: PyTextIO, count: i64): Value {
  const left = decodedLeft(t);
  if (left === 0) return box(emptyStr());
  const n = <i32>(count < 0 || count > left ? left : count);
  const text = substring(pointer(t.decoded), t.used, t.used + n);
  if (text !== ERROR) t.used += n;
  return text;
}

// ---- read ----

function readMethod(args: usize): Value {
  const t = asTextIO(load<i64>(args));
  const size = optionalSize(load<i64>(args, 8));
  if (size === BAD_INDEX || !checkOpen(t) || !checkReadable(t) || !writeWaiting(t)) return ERROR;
  return size < 0 ? readRest(t) : readCount(t, size);
}

function readRest(t: PyTextIO): Value {
  let input: Value;
  do input = callMethod(t.buffer, Name.read);
  while (input === ERROR && wasInterrupted());
  if (input === ERROR) return ERROR;
  if (input === NONE) return raise(Exc.BlockingIOError, "Read returned None.");
  if (!isBytes(input)) {
    raisef(Exc.TypeError, "underlying read() should have returned a bytes-like object, not '%T'", input);
    decref(input);
    return ERROR;
  }
  const text = decodeNext(t, input, true);
  decref(input);
  if (text === ERROR) return ERROR;
  if (decodedLeft(t) > 0) {
    const before = take(t, -1);
    const whole = before === ERROR ? ERROR : strConcat(pointer(before), pointer(text));
    if (before !== ERROR) decref(before);
    decref(text);
    forgetText(t);
    return whole;
  }
  forgetText(t);
  return text;
}

function forgetText(t: PyTextIO): void {
  if (t.snapshotInput === UNBOUND) return;
  setDecoded(t, UNBOUND);
  dropSnapshot(t);
}

function readCount(t: PyTextIO, size: i64): Value {
  if (decodedLeft(t) >= size) return take(t, size);
  const out = newBuilder();
  let left = size;
  while (left > 0) {
    if (decodedLeft(t) === 0) {
      const more = readChunk(t, left);
      if (more < 0) {
        out.drop();
        return ERROR;
      }
      if (more === 0) break;
    }
    const n = <i32>min<i64>(left, decodedLeft(t));
    if (n === 0) continue;
    out.slice(pointer(t.decoded), t.used, t.used + n);
    t.used += n;
    left -= n;
  }
  return out.finish();
}

// ---- lines ----

/** A line of at most `limit` characters (negative: whatever its length); empty at the end. ERROR. */
export function readLine(t: PyTextIO, limit: i64): Value {
  if (!checkOpen(t) || (t.waitingCount > 0 && !writeWaiting(t))) return ERROR;
  if (limit < 0 && t.lineMode === <u8>LineMode.FEED && t.decoded !== UNBOUND) {
    // Most lines lie whole in what was decoded.
    const p = pointer(t.decoded);
    const s = asStr(p);
    const data = p + STR_DATA + ((<usize>t.used) << (s.width >> 1));
    const at = findChar(data, s.width, <i32>s.length - t.used, 10);
    if (at >= 0) return take(t, at + 1);
  }
  return readLongLine(t, limit);
}

function readLongLine(t: PyTextIO, limit: i64): Value {
  let out = changetype<Builder>(0);
  while (true) {
    const more = limit === 0 ? 0 : fill(t, 0);
    if (more < 0) {
      if (changetype<usize>(out) !== 0) out.drop();
      return ERROR;
    }
    if (more === 0) {
      if (limit !== 0) forgetAtEnd(t);
      return changetype<usize>(out) === 0 ? box(emptyStr()) : out.finish();
    }
    const ended = takeFrom(t, out, limit);
    const gathered = changetype<usize>(out) === 0 ? 0 : <i64>out.length;
    if (ended >= 0 && gathered === 0) return take(t, ended);
    if (changetype<usize>(out) === 0) out = newBuilder();
    const n = ended >= 0 ? ended : decodedLeft(t);
    out.slice(pointer(t.decoded), t.used, t.used + n);
    t.used += n;
    if (ended >= 0) return out.finish();
  }
}

/** How many of the decoded characters complete the line that began in `out` (0: nothing did); -1 if they do not. */
function takeFrom(t: PyTextIO, out: Builder, limit: i64): i32 {
  const p = pointer(t.decoded);
  const s = asStr(p);
  const left = decodedLeft(t);
  const before: i64 = changetype<usize>(out) === 0 ? 0 : out.length;
  let end = endOfLine(t, p, before > 0 ? lastOf(out) : 0);
  if (end >= 0) end -= t.used;
  if (limit >= 0 && before + (end < 0 ? left : end) >= limit) return <i32>(limit - before);
  return s.length === 0 ? -1 : end;
}

/** Index behind the line's end; `last` is the character before what was decoded, 0 for none. */
function endOfLine(t: PyTextIO, p: usize, last: u32): i32 {
  const s = asStr(p);
  const newline = t.newline === NONE ? 0 : pointer(t.newline);
  if (t.lineMode === <u8>LineMode.CUSTOM && asStr(newline).length === 2 && last === charAt(newline, 0)) {
    if (charAt(p, t.used) === charAt(newline, 1)) return t.used + 1;
  }
  return lineEnd(p + STR_DATA, s.width, t.used, s.length, t.lineMode, newline);
}

function lastOf(out: Builder): u32 {
  const at = out.data + (out.length - 1) * out.width;
  return out.width === 1 ? load<u8>(at) : out.width === 2 ? load<u16>(at) : load<u32>(at);
}

function forgetAtEnd(t: PyTextIO): void {
  setDecoded(t, UNBOUND);
  dropSnapshot(t);
}

function readlineMethod(args: usize): Value {
  const t = asTextIO(load<i64>(args));
  const limit = ssize(load<i64>(args, 8));
  return limit === BAD_INDEX || !checkAttached(t) ? ERROR : readLine(t, limit);
}

function textNext(self: Value): Value {
  const t = asTextIO(self);
  if (!checkAttached(t)) return ERROR;
  t.telling = 0;
  let line: Value;
  if (isExactly(self, TypeId.IO_TEXT)) line = readLine(t, -1);
  else {
    line = callMethod(self, Name.readline);
    if (line !== ERROR && !isStr(line)) {
      raisef(Exc.OSError, "readline() should have returned a str object, not '%T'", line);
      decref(line);
      return ERROR;
    }
  }
  if (line === ERROR || asStr(pointer(line)).length > 0) return line;
  dropSnapshot(t);
  t.telling = t.seekable;
  return END;
}

export function defineReading(type: PyType): void {
  type.next = textNext.index;
  define(type, "read(self, size=-1, /)", readMethod);
  define(type, "readline(self, size=-1, /)", readlineMethod);
}
