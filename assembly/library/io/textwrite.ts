/** Writing text: TextIOWrapper.write(). What is encoded gathers until there is a chunk of it. */
import { newBytes } from "../../core/bytes.ts";
import { callMethod } from "../../core/call.ts";
import { dictGetStr } from "../../core/dict.ts";
import { raisef, raiseMemoryError } from "../../core/errors.ts";
import { nameOf } from "../../core/intern.ts";
import { define } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { asStr, isStr, STR_DATA } from "../../core/string.ts";
import { copyBytes } from "../../core/text/chars.ts";
import { findChar } from "../../core/text/find.ts";
import { findSurrogate, utf8Encode, utf8Size } from "../../core/text/utf8.ts";
import { PyType } from "../../core/type.ts";
import { isExactly } from "../../core/typeids.ts";
import { ERROR, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { rawAlloc, rawRealloc } from "../../memory/raw.ts";
import { Codec } from "../../objects/codec/names.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { fastFlush, fastWrite, isFastWriter } from "./bufferedwrite.ts";
import { asFileBase, callFor, dataOf, lengthOfBytes, unsupported, wasInterrupted } from "./common.ts";
import { withLineEnds, writeStringIO } from "./stringio.ts";
import { encodeNext, resetDecoder } from "./textcodec.ts";
import { asTextIO, checkOpen, dropSnapshot, PyTextIO, setDecoded } from "./textio.ts";

function writeMethod(args: usize): Value {
  const text = load<i64>(args, 8);
  if (!isStr(text)) return raisef(Exc.TypeError, "write() argument must be str, not %A", text);
  return writeText(asTextIO(load<i64>(args)), text) ? small(asStr(pointer(text)).length) : ERROR;
}

/** Hook.WRITE_TEXT: a file whose write was replaced has it called. */
export function writeQuickly(file: Value, text: Value): i32 {
  const dict: usize = asFileBase(pointer(file)).dict;
  if (dict !== 0 && dictGetStr(dict, nameOf(Name.write)) !== UNBOUND) return 0;
  const good = isExactly(file, TypeId.IO_TEXT) ? writeText(asTextIO(file), text) : writeStringIO(file, text);
  return good ? 1 : -1;
}

/** Writes a str; false with an exception pending. */
export function writeText(t: PyTextIO, text: Value): bool {
  if (!checkOpen(t)) return false;
  if (!t.canWrite) {
    unsupported("not writable");
    return false;
  }
  const p = pointer(text);
  const s = asStr(p);
  let flushes = false;
  let feeds = false;
  if (t.translateWrites || t.lineBuffering) {
    feeds = findChar(p + STR_DATA, s.width, s.length, 10) >= 0;
    flushes = t.lineBuffering !== 0 && (feeds || findChar(p + STR_DATA, s.width, s.length, 13) >= 0);
  }
  const written = feeds && t.translateWrites ? withLineEnds(p, pointer(t.newline)) : incref(text);
  if (written === ERROR) return false;
  const good = gather(t, written);
  decref(written);
  if (!good) return false;
  if ((flushes || t.writeThrough || t.waitingCount >= <u32>t.chunk) && !writeWaiting(t)) return false;
  if (flushes && !flushBuffer(t)) return false;
  if (!t.canRead) return true;
  if (t.snapshotInput !== UNBOUND) {
    setDecoded(t, UNBOUND);
    dropSnapshot(t);
  }
  return resetDecoder(t);
}

function flushBuffer(t: PyTextIO): bool {
  return isFastWriter(t.buffer) ? fastFlush(t.buffer) : callFor(t.buffer, Name.flush);
}

/** Encodes a str behind what waits. */
function gather(t: PyTextIO, text: Value): bool {
  const p = pointer(text);
  const s = asStr(p);
  const data = p + STR_DATA;
  if (t.encoder === UNBOUND) {
    if (t.encodeStart) {
      t.encodeStart = 0;
      if (t.codec === <u8>Codec.UTF8_SIG && !putMark(t)) return false;
    }
    if (s.ascii || (t.codec === <u8>Codec.LATIN1 && s.width === 1)) return put(t, data, s.length);
    const utf8 = t.codec === <u8>Codec.UTF8 || t.codec === <u8>Codec.UTF8_SIG;
    if (utf8 && (s.width === 1 || findSurrogate(data, s.width, s.length, 0) < 0)) {
      const size = <u32>utf8Size(data, s.width, s.length);
      if (!reserve(t, size)) return false;
      utf8Encode(data, s.width, s.length, <usize>t.waiting + t.waitingCount);
      t.waitingCount += size;
      return true;
    }
  }
  const bytes = encodeNext(t, text);
  if (bytes === ERROR) return false;
  const good = put(t, dataOf(bytes), lengthOfBytes(bytes));
  decref(bytes);
  return good;
}

function putMark(t: PyTextIO): bool {
  if (!reserve(t, 3)) return false;
  const at = <usize>t.waiting + t.waitingCount;
  store<u8>(at, 0xef);
  store<u8>(at, 0xbb, 1);
  store<u8>(at, 0xbf, 2);
  t.waitingCount += 3;
  return true;
}

function put(t: PyTextIO, data: usize, count: u32): bool {
  if (!reserve(t, count)) return false;
  copyBytes(<usize>t.waiting + t.waitingCount, data, count);
  t.waitingCount += count;
  return true;
}

/** Room for `count` bytes more; what waits is written before it would become more than a chunk. */
function reserve(t: PyTextIO, count: u32): bool {
  if (count >= <u32>t.chunk) {
    // Writing may run Python code that writes to this very file.
    while (t.waitingCount > 0) if (!writeWaiting(t)) return false;
  } else if (t.waitingCount + count > <u32>t.chunk && !writeWaiting(t)) return false;
  const needed = t.waitingCount + count;
  if (needed <= t.waitingRoom) return true;
  const room = max<u32>(needed, min<u32>(<u32>t.chunk, 8192));
  const block = t.waiting === 0 ? rawAlloc(room) : rawRealloc(t.waiting, room);
  if (block === 0) {
    raiseMemoryError();
    return false;
  }
  t.waiting = <u32>block;
  t.waitingRoom = room;
  return true;
}

/** Hands what waits to the buffer; false with an exception pending, it is lost then. */
export function writeWaiting(t: PyTextIO): bool {
  const count = t.waitingCount;
  if (count === 0) return true;
  t.waitingCount = 0;
  if (isFastWriter(t.buffer)) return fastWrite(t.buffer, t.waiting, count);
  const bytes = newBytes(t.waiting, count);
  if (bytes === ERROR) return false;
  let done: Value;
  do done = callMethod(t.buffer, Name.write, bytes);
  while (done === ERROR && wasInterrupted());
  decref(bytes);
  decref(done);
  return done !== ERROR;
}

export function defineWriting(type: PyType): void {
  define(type, "write(self, text, /)", writeMethod);
}
