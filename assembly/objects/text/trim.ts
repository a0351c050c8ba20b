/** Methods of str, bytes and bytearray that cut or fill at the ends: strip, center, ljust, zfill, expandtabs … */

import { asBytearray, asBytes, bytesAt, isBytearray, isBytes, openBytes } from "../../core/bytes.ts";
import { literal, raise, raisef } from "../../core/errors.ts";
import { spendOnBytes } from "../../core/interrupt.ts";
import { asStr, isExactStr, isStr, STR_DATA, strOf } from "../../core/string.ts";
import { BAD_INDEX } from "../../core/subscript.ts";
import { allocAscii } from "../../core/substring.ts";
import { charAt, copyChars, Fresh, fillChars, kindFor, Short, setChar } from "../../core/text/chars.ts";
import { findChar } from "../../core/text/find.ts";
import { isSpace } from "../../core/text/unicode.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { blanks } from "../../generated/unicode.ts";
import { Exc } from "../../shared/exceptions.ts";
import { countArgument, intArgument, needBytes } from "./arguments.ts";
import { cut } from "./quick.ts";
import { allocLike, argument, Family, finishLike, first, madeAt, madeData, subject, View } from "./view.ts";

const LEFT: i32 = 1;
const RIGHT: i32 = 2;

/** White space of bytes: that of ASCII without the separators 0x1c to 0x1f, which only str counts in. */
export function isBytesSpace(c: u32): bool {
  return c === 0x20 || c - 9 < 5;
}

/** Whether `view` counts the character as white space. */
export function isBlank(view: View, c: u32): bool {
  return view.family === Family.STR ? isSpace(c) : isBytesSpace(c);
}

// ---- strip ----

export function textStrip(args: usize): Value {
  return strip(args, LEFT | RIGHT);
}

export function textLstrip(args: usize): Value {
  return strip(args, LEFT);
}

export function textRstrip(args: usize): Value {
  return strip(args, RIGHT);
}

/** The white space of str among the first 64 characters: tab to carriage return, the four separators, space. */
const BLANKS: u64 = 0x1_f000_3e00;

/** A set of ASCII characters in two words: a bit for each. */
class Ascii {
  /** Whether a character is in the set, of whose words these are the ones for 0 to 63 and 64 to 127. */
  @inline
  static has(low: u64, high: u64, c: u32): bool {
    return (((c < 64 ? low : high) >> c) & 1) !== 0;
  }
}

/** `strip` of an exact ASCII str by white space or by what another one holds, without views; all else in general. */
function strip(args: usize, sides: i32): Value {
  const v = argument(args, 0);
  const characters = argument(args, 1);
  if (!isExactStr(v) || !asStr(pointer(v)).ascii) return stripAny(args, sides);
  let low = BLANKS;
  let high: u64 = 0;
  if (characters !== NONE && characters !== UNBOUND) {
    if (!isExactStr(characters) || !asStr(pointer(characters)).ascii) return stripAny(args, sides);
    low = 0;
    let at = pointer(characters) + STR_DATA;
    for (const end = at + asStr(pointer(characters)).length; at < end; at++) {
      const c = <u32>load<u8>(at);
      if (c < 64) low |= (<u64>1) << c;
      else high |= (<u64>1) << c;
    }
  }
  const p = pointer(v);
  const n = <usize>asStr(p).length;
  let from = p + STR_DATA;
  let to = from + n;
  if (sides & LEFT) while (from < to && Ascii.has(low, high, load<u8>(from))) from++;
  if (sides & RIGHT) while (to > from && Ascii.has(low, high, load<u8>(to - 1))) to--;
  spendOnBytes(n - (to - from));
  return cut(p, from, to);
}

function stripAny(args: usize, sides: i32): Value {
  subject.open(argument(args, 0));
  const characters = argument(args, 1);
  const given = characters !== NONE && characters !== UNBOUND;
  if (given && !first.openLike(subject, characters)) {
    if (subject.family !== Family.STR) return needBytes(characters);
    const name = literal(sides === LEFT ? "lstrip" : sides === RIGHT ? "rstrip" : "strip");
    return raisef(Exc.TypeError, "%L arg must be None or str", name);
  }
  if (subject.kind === 1 && !given) return stripBytes(blanks, subject.family === Family.STR ? 1 : 2, sides);
  if (subject.kind === 1 && first.kind === 1) return stripGiven(sides);
  let from = 0;
  let to = subject.length;
  if (sides & LEFT) while (from < to && goes(from, given)) from++;
  if (sides & RIGHT) while (to > from && goes(to - 1, given)) to--;
  return subject.part(from, to);
}

/** For stripGiven a byte for each Latin-1 character: 1 if it goes. All 0 between two calls. */
const marked = memory.data(256);

/** Takes the characters of `first` off a subject of one byte a character. */
function stripGiven(sides: i32): Value {
  const end = first.data + <usize>first.length;
  for (let at = first.data; at < end; at++) store<u8>(marked + load<u8>(at), 1);
  const result = stripBytes(marked, 1, sides);
  for (let at = first.data; at < end; at++) store<u8>(marked + load<u8>(at), 0);
  return result;
}

/** Takes off what has a bit in a table of 256 bytes. The table of white space has one for str and one for bytes. */
function stripBytes(table: usize, bit: u32, sides: i32): Value {
  const data = subject.data;
  let from = 0;
  let to = subject.length;
  if (sides & LEFT) while (from < to && load<u8>(table + load<u8>(data + <usize>from)) & bit) from++;
  if (sides & RIGHT) while (to > from && load<u8>(table + load<u8>(data + <usize>to - 1)) & bit) to--;
  spendOnBytes(<usize>(subject.length - (to - from)));
  return subject.part(from, to);
}

/** Whether the character at index i is stripped. */
function goes(i: i32, given: bool): bool {
  const c = charAt(subject.data, subject.kind, i);
  return given ? findChar(first.data, first.kind, first.length, c) >= 0 : isBlank(subject, c);
}

// ---- padding ----

export function textCenter(args: usize): Value {
  return pad(args, LEFT | RIGHT, "center");
}

export function textLjust(args: usize): Value {
  return pad(args, RIGHT, "ljust");
}

export function textRjust(args: usize): Value {
  return pad(args, LEFT, "rjust");
}

/** Pads to the width of argument 1 with the character of argument 2 at the sides named. */
function pad(args: usize, sides: i32, method: string): Value {
  const width = countArgument(argument(args, 1));
  if (width === BAD_INDEX) return ERROR;
  const fill = fillArgument(argument(args, 0), argument(args, 2), method);
  if (fill < 0) return ERROR;
  subject.open(argument(args, 0));
  const room = width - subject.length;
  if (room <= 0) return subject.copy();
  let left: i64 = sides === RIGHT ? 0 : room;
  // CPython puts the odd character of an odd width to the left.
  if (sides === (LEFT | RIGHT)) left = (room >> 1) + (room & width & 1);
  return padded(left, room - left, fill);
}

/** `subject` with `left` and `right` fill characters around it. */
function padded(left: i64, right: i64, fill: u32): Value {
  const kind = max(subject.kind, kindFor(fill));
  const length = left + subject.length + right;
  if (length > 1 && length <= MOST_FILLED && subject.ascii && fill < 0x80)
    return paddedAscii(<usize>left, <u32>length, <u8>fill);
  const p = allocLike(subject.family, length, kind, subject.ascii && fill < 0x80);
  if (p === 0) return ERROR;
  const shift = <usize>(kind >> 1);
  const start = madeData + ((<usize>left) << shift);
  fillChars(madeData, kind, fill, <i32>left);
  copyChars(start, kind, subject.data, subject.kind, subject.length);
  fillChars(start + ((<usize>subject.length) << shift), kind, fill, <i32>right);
  return finishLike(subject.family, p);
}

/** Up to here all of a text is filled, then written. */
const MOST_FILLED: i64 = 64;

/** As padded, of ASCII texts of two to MOST_FILLED characters. */
function paddedAscii(left: usize, length: u32, fill: u8): Value {
  const p = allocAscii(length);
  if (p === 0) return ERROR;
  madeAt(p + STR_DATA);
  Fresh.fill(madeData, fill, length);
  Short.copy(madeData + left, subject.data, subject.length);
  return box(p);
}

/** The fill character: a str or bytes of length 1, by default a space. -1 with TypeError pending. */
function fillArgument(self: Value, fill: Value, method: string): i32 {
  if (fill === UNBOUND) return 0x20;
  if (isStr(self)) {
    if (!isStr(fill) || asStr(strOf(fill)).length !== 1) return badFill(fill);
    first.openStr(fill);
    return charAt(first.data, first.kind, 0);
  }
  return fillByte(fill, method);
}

function badFill(fill: Value): i32 {
  if (!isStr(fill)) raisef(Exc.TypeError, "The fill character must be a unicode character, not %T", fill);
  else raise(Exc.TypeError, "The fill character must be exactly one character long");
  return -1;
}

/** As fillArgument, for bytes and bytearray. */
function fillByte(fill: Value, method: string): i32 {
  const bytes = isBytes(fill);
  if (!bytes && !isBytearray(fill)) {
    const message = "%L() argument 2 must be a byte string of length 1, not %A";
    raisef(Exc.TypeError, message, literal(method), fill);
    return -1;
  }
  openBytes(fill);
  const length: i64 = bytes ? asBytes(pointer(fill)).length : asBytearray(pointer(fill)).length;
  if (length === 1) return load<u8>(bytesAt);
  const name = literal(bytes ? "bytes" : "bytearray");
  const message = "%L(): argument 2 must be a byte string of length 1, not a %L object of length %d";
  raisef(Exc.TypeError, message, literal(method), name, length);
  return -1;
}

/** Zeros go behind a sign. */
export function textZfill(args: usize): Value {
  const width = countArgument(argument(args, 1));
  if (width === BAD_INDEX) return ERROR;
  subject.open(argument(args, 0));
  const room = width - subject.length;
  if (room <= 0) return subject.copy();
  const result = padded(room, 0, 0x30);
  if (result === ERROR || subject.length === 0) return result;
  const sign = charAt(subject.data, subject.kind, 0);
  if (sign === 0x2b || sign === 0x2d) {
    setChar(madeData, subject.kind, 0, sign);
    setChar(madeData, subject.kind, <i32>room, 0x30);
  }
  return result;
}

// ---- tabs ----

/** Length of the result of expandtabs, or of what is written at `to` if that is not 0. */
function expand(tab: i32, to: usize): i64 {
  let written: i64 = 0;
  let column = 0;
  for (let i = 0; i < subject.length; i++) {
    const c = charAt(subject.data, subject.kind, i);
    let count = 1;
    if (c === 9) {
      count = tab > 0 ? tab - (column % tab) : 0;
      if (to !== 0) fillChars(to + ((<usize>written) << (subject.kind >> 1)), subject.kind, 0x20, count);
    } else if (to !== 0) setChar(to, subject.kind, <i32>written, c);
    column = c === 10 || c === 13 ? 0 : tab > 0 ? (column + count) % tab : 0;
    written += count;
  }
  return written;
}

export function textExpandTabs(args: usize): Value {
  const tab = intArgument(argument(args, 1));
  if (tab === BAD_INDEX) return ERROR;
  subject.open(argument(args, 0));
  if (findChar(subject.data, subject.kind, subject.length, 9) < 0) return subject.copy();
  const length = expand(<i32>tab, 0);
  const p = allocLike(subject.family, length, subject.kind, subject.ascii);
  if (p === 0) return ERROR;
  expand(<i32>tab, madeData);
  return finishLike(subject.family, p);
}
