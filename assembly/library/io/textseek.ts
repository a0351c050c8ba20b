/**
 * Positions of text files: tell(), seek(), truncate(). A position is an int that says where in the bytes to begin, the state that the
 * decoder has there, and how far to go on decoding from there to reach the character:
 *
 *     │ position 64 bits │ decoder's flags 32 │ bytes to feed 32 │ characters to skip 32 │ whether the input ends there 8 │
 */
import { emptyBytes, isBytes, newBytes } from "../../core/bytes.ts";
import { callMethod } from "../../core/call.ts";
import { compareTruth } from "../../core/compare.ts";
import { raise, raisef } from "../../core/errors.ts";
import {
  allocInt,
  asInt,
  INT_DIGITS,
  intFromU64,
  intIsNegative,
  intIsZero,
  isInt,
} from "../../core/integer.ts";
import { define } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { asStr } from "../../core/string.ts";
import { BAD_INDEX, toIndex } from "../../core/subscript.ts";
import { PyType } from "../../core/type.ts";
import { box, ERROR, isSmall, pointer, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { Compare } from "../../shared/opcodes.ts";
import { callFor, dataOf, lengthOfBytes, offsetNumber, setField, ssize, unsupported } from "./common.ts";
import {
  decodeNext,
  decoderFlags,
  decoderState,
  resetDecoder,
  resetEncoder,
  setDecoderState,
} from "./textcodec.ts";
import { asTextIO, checkAttached, checkOpen, dropSnapshot, PyTextIO, setDecoded } from "./textio.ts";
import { writeWaiting } from "./textwrite.ts";

/** The cookie at hand, unpacked. */
class Cookie {
  static start: u64 = 0;
  static flags: u32 = 0;
  static feed: u32 = 0;
  static skip: u32 = 0;
  static atEnd: bool = false;
}

function packCookie(): Value {
  if ((Cookie.flags | Cookie.feed | Cookie.skip) === 0 && !Cookie.atEnd) return intFromU64(Cookie.start);
  const p = allocInt(6);
  if (p === 0) return ERROR;
  store<u64>(p + INT_DIGITS, Cookie.start);
  store<u32>(p + INT_DIGITS, Cookie.flags, 8);
  store<u32>(p + INT_DIGITS, Cookie.feed, 12);
  store<u32>(p + INT_DIGITS, Cookie.skip, 16);
  store<u32>(p + INT_DIGITS, Cookie.atEnd ? 1 : 0, 20);
  let size = 6;
  while (load<u32>(p + INT_DIGITS + ((<usize>size - 1) << 2)) === 0) size--;
  asInt(p).size = size;
  return box(p);
}

/** Unpacks an int that is not negative; false with OverflowError pending. */
function unpackCookie(v: Value): bool {
  Cookie.flags = 0;
  Cookie.feed = 0;
  Cookie.skip = 0;
  Cookie.atEnd = false;
  if (isSmall(v)) {
    Cookie.start = <u64>smallValue(v);
    return true;
  }
  const size = asInt(pointer(v)).size;
  if (size > 6) {
    raise(Exc.OverflowError, "int too big to convert");
    return false;
  }
  const digits = pointer(v) + INT_DIGITS;
  Cookie.start = <u64>digit(digits, 0, size) | ((<u64>digit(digits, 1, size)) << 32);
  Cookie.flags = digit(digits, 2, size);
  Cookie.feed = digit(digits, 3, size);
  Cookie.skip = digit(digits, 4, size);
  Cookie.atEnd = digit(digits, 5, size) !== 0;
  return true;
}

function digit(digits: usize, i: i32, size: i32): u32 {
  return i < size ? load<u32>(digits + ((<usize>i) << 2)) : 0;
}

// ---- tell ----

function tellMethod(args: usize): Value {
  const self = load<i64>(args);
  const t = asTextIO(self);
  if (!checkOpen(t)) return ERROR;
  if (!t.seekable) return unsupported("underlying stream is not seekable");
  if (!t.telling) return raise(Exc.OSError, "telling position disabled by next() call");
  if (!writeWaiting(t) || !callFor(self, Name.flush)) return ERROR;
  const position = callMethod(t.buffer, Name.tell);
  if (position === ERROR) return ERROR;
  if (!t.canRead || t.snapshotInput === UNBOUND) return position;
  const at = offsetNumber(position);
  decref(position);
  if (at === BAD_INDEX) return ERROR;
  Cookie.start = <u64>(at - lengthOfBytes(t.snapshotInput));
  Cookie.flags = <u32>t.snapshotFlags;
  Cookie.feed = 0;
  Cookie.skip = t.used;
  Cookie.atEnd = false;
  if (t.used === 0) return packCookie();
  return findCookie(t) ? packCookie() : ERROR;
}

/** Works out the cookie of the characters taken, and leaves the decoder as it was. */
function findCookie(t: PyTextIO): bool {
  const waiting = decoderState(t);
  if (waiting === ERROR) return false;
  const flags = decoderFlags;
  const seen = t.ends;
  const input = incref(t.snapshotInput);
  const skipped = skipAhead(t, input);
  let good: bool = skipped >= 0;
  if (good) {
    Cookie.start += skipped;
    good = Cookie.skip === 0 || feedBytes(t, input, <i32>skipped);
  }
  decref(input);
  // Errors of the search are what counts.
  if (!setDecoderState(t, waiting, flags)) good = false;
  t.ends = seen;
  decref(waiting);
  return good;
}

/** Decodes `count` bytes from a place: how many characters, -1 with an exception pending. */
function decodeSome(t: PyTextIO, input: Value, from: i32, count: i32, final: bool = false): i64 {
  const part = newBytes(dataOf(input) + from, count);
  if (part === ERROR) return -1;
  const text = decodeNext(t, part, final);
  decref(part);
  if (text === ERROR) return -1;
  const characters = asStr(pointer(text)).length;
  decref(text);
  return characters;
}

/** Length of what waits in the decoder, its flags in decoderFlags; -1 with an exception pending. */
function waitingLength(t: PyTextIO): i32 {
  const waiting = decoderState(t);
  if (waiting === ERROR) return -1;
  const count = lengthOfBytes(waiting);
  decref(waiting);
  return count;
}

/** Puts the decoder where the cookie's start is. */
function restart(t: PyTextIO): bool {
  return setDecoderState(t, box(emptyBytes()), Cookie.flags);
}

/** Guesses how many bytes stand before the character, by bytes for a character so far, and corrects that: how many; -1. */
function skipAhead(t: PyTextIO, input: Value): i64 {
  let bytes = min<i64>(<i64>(t.ratio * <f64>Cookie.skip), lengthOfBytes(input));
  let back: i64 = 1;
  while (bytes > 0) {
    if (!restart(t)) return -1;
    const characters = decodeSome(t, input, 0, <i32>bytes);
    if (characters < 0) return -1;
    if (characters <= <i64>Cookie.skip) {
      const waiting = waitingLength(t);
      if (waiting < 0) return -1;
      if (waiting === 0) {
        Cookie.flags = <u32>decoderFlags;
        Cookie.skip -= <u32>characters;
        return bytes;
      }
      bytes -= waiting;
      back = 1;
    } else {
      bytes -= back;
      back *= 2;
    }
  }
  return restart(t) ? 0 : -1;
}

/** Feeds the decoder byte by byte until it has given the characters; the cookie begins at the last place where nothing waited. */
function feedBytes(t: PyTextIO, input: Value, from: i32): bool {
  const count = lengthOfBytes(input);
  let characters: i64 = 0;
  for (let i = from; i < count; i++) {
    const more = decodeSome(t, input, i, 1);
    if (more < 0) return false;
    characters += more;
    Cookie.feed++;
    const waiting = waitingLength(t);
    if (waiting < 0) return false;
    if (waiting === 0 && characters <= <i64>Cookie.skip) {
      Cookie.start += Cookie.feed;
      Cookie.skip -= <u32>characters;
      Cookie.flags = <u32>decoderFlags;
      Cookie.feed = 0;
      characters = 0;
    }
    if (characters >= <i64>Cookie.skip) return true;
  }
  const last = decodeSome(t, input, count, 0, true);
  if (last < 0) return false;
  Cookie.atEnd = true;
  if (characters + last >= <i64>Cookie.skip) return true;
  raise(Exc.OSError, "can't reconstruct logical file position");
  return false;
}

// ---- seek ----

function seekMethod(args: usize): Value {
  const self = load<i64>(args);
  const t = asTextIO(self);
  const whence = ssize(load<i64>(args, 16));
  if (whence === BAD_INDEX || !checkOpen(t)) return ERROR;
  if (!t.seekable) return unsupported("underlying stream is not seekable");
  if (whence < 0 || whence > 2) {
    return raisef(Exc.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence);
  }
  const below = compareTruth(load<i64>(args, 8), small(0), Compare.LT);
  const given = below < 0 ? ERROR : toIndex(load<i64>(args, 8));
  if (given === ERROR) return ERROR;
  const zero = intIsZero(given);
  if (whence === 1 && !zero) {
    decref(given);
    return unsupported("can't do nonzero cur-relative seeks");
  }
  if (whence === 2) {
    decref(given);
    return zero ? seekEnd(t, self) : unsupported("can't do nonzero end-relative seeks");
  }
  if (whence === 0) return seekTo(t, self, given);
  decref(given);
  const here = callMethod(self, Name.tell);
  return here === ERROR ? ERROR : seekTo(t, self, here);
}

function seekEnd(t: PyTextIO, self: Value): Value {
  if (!callFor(self, Name.flush)) return ERROR;
  setDecoded(t, UNBOUND);
  dropSnapshot(t);
  if (t.canRead && !resetDecoder(t)) return ERROR;
  const position = callMethod(t.buffer, Name.seek, small(0), small(2));
  if (position === ERROR) return ERROR;
  if (t.canWrite && !resetEncoder(t, isInt(position) && intIsZero(position))) {
    decref(position);
    return ERROR;
  }
  return position;
}

/** Seeks to a cookie (taken over), which is the result. */
function seekTo(t: PyTextIO, self: Value, cookie: Value): Value {
  let good: bool = false;
  if (intIsNegative(cookie)) raisef(Exc.ValueError, "negative seek position %R", cookie);
  else good = callFor(self, Name.flush) && unpackCookie(cookie) && goTo(t);
  if (good) return cookie;
  decref(cookie);
  return ERROR;
}

function goTo(t: PyTextIO): bool {
  const start = intFromU64(Cookie.start);
  const feed = Cookie.feed;
  const skip = Cookie.skip;
  const flags = Cookie.flags;
  const atEnd = Cookie.atEnd;
  const fromStart = Cookie.start === 0 && flags === 0;
  const moved = callFor(t.buffer, Name.seek, start);
  decref(start);
  if (!moved) return false;
  setDecoded(t, UNBOUND);
  dropSnapshot(t);
  if (t.canRead && !(fromStart ? resetDecoder(t) : setDecoderState(t, box(emptyBytes()), flags)))
    return false;
  if (t.canRead && skip > 0) {
    if (!decodeAgain(t, feed, flags, atEnd, skip)) return false;
  } else {
    setField(changetype<usize>(t) + offsetof<PyTextIO>("snapshotInput"), box(emptyBytes()));
    t.snapshotFlags = flags;
  }
  return !t.canWrite || resetEncoder(t, fromStart);
}

/** Decodes the bytes from the cookie's start, and takes the characters to skip. */
function decodeAgain(t: PyTextIO, feed: u32, flags: u32, atEnd: bool, skip: u32): bool {
  const input = callMethod(t.buffer, Name.read, small(feed));
  if (input === ERROR) return false;
  if (!isBytes(input)) {
    raisef(Exc.TypeError, "underlying read() should have returned a bytes object, not '%T'", input);
    decref(input);
    return false;
  }
  setField(changetype<usize>(t) + offsetof<PyTextIO>("snapshotInput"), input);
  t.snapshotFlags = flags;
  const text = decodeNext(t, input, atEnd);
  if (text === ERROR) return false;
  setDecoded(t, text);
  if (asStr(pointer(text)).length < skip) {
    raise(Exc.OSError, "can't restore logical file position");
    return false;
  }
  t.used = skip;
  return true;
}

function truncateMethod(args: usize): Value {
  const self = load<i64>(args);
  const t = asTextIO(self);
  if (!checkAttached(t) || !callFor(self, Name.flush)) return ERROR;
  return callMethod(t.buffer, Name.truncate, load<i64>(args, 8));
}

export function defineSeeking(type: PyType): void {
  define(type, "seek(self, cookie, whence=0, /)", seekMethod);
  define(type, "tell(self, /)", tellMethod);
  define(type, "truncate(self, pos=None, /)", truncateMethod);
}
