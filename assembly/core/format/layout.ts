/**
 * The last step of formatting a number: sign, prefix, grouped digits, the rest, and padding around them, as `spec` says.
 *
 *     fill … │ sign │ prefix │ fill or zeros … │ digits with separators │ point, fraction, exponent, % │ fill …
 */
import { Builder } from "../builder.ts";
import { STR_DATA } from "../string.ts";
import { allocAscii, strFromAscii } from "../substring.ts";
import { fillChars, Short } from "../text/chars.ts";
import { box, ERROR, Value } from "../value.ts";
import { Grouping, Mark, spec } from "./spec.ts";

/** A number taken apart: what `writeNumber` lays out. ASCII text throughout. */
export class NumberParts {
  static negative: bool = false;
  /** Letter of the prefix 0b, 0o, 0x, 0X; 0 for none. */
  static prefix: u32 = 0;
  /** Digits before the point. */
  static digits: usize = 0;
  static digitCount: i32 = 0;
  /** Zeros are put before them up to this count (`%.5d`); 0 otherwise. */
  static leastDigits: i32 = 0;
  /** What follows them. */
  static tail: usize = 0;
  static tailCount: i32 = 0;
}

function groupSize(grouping: Grouping): i32 {
  return grouping === Grouping.UNDERSCORE_FOUR ? 4 : 3;
}

function separator(grouping: Grouping): u32 {
  return grouping === Grouping.COMMA ? Mark.COMMA : Mark.UNDERSCORE;
}

/** Separators among so many digits. */
function separators(digits: i32, grouping: Grouping): i32 {
  return grouping === Grouping.NONE || digits === 0 ? 0 : (digits - 1) / groupSize(grouping);
}

/** Digits of the fraction at the front of the tail, behind its point. */
function fractionDigits(): i32 {
  if (NumberParts.tailCount === 0 || load<u8>(NumberParts.tail) !== Mark.POINT) return 0;
  let n = 1;
  while (n < NumberParts.tailCount && <u32>load<u8>(NumberParts.tail + <usize>n) - 48 < 10) n++;
  return n - 1;
}

/** The character for the sign, 0 for none. */
function signMark(): u32 {
  if (NumberParts.negative) return Mark.MINUS;
  return spec.sign === Mark.PLUS || spec.sign === Mark.SPACE ? spec.sign : 0;
}

/** Whether `spec` only pads a number on the outside, with ASCII, and the sign of a positive one is not written. */
export function isOnlyPadded(): bool {
  const sign = spec.sign === Mark.NONE || spec.sign === Mark.MINUS;
  const grouping = spec.grouping | spec.fractionGrouping;
  return sign && grouping === Grouping.NONE && spec.align !== Mark.AFTER_SIGN && spec.fill < 0x80;
}

/** ASCII text padded to the width of `spec`: a number that `isOnlyPadded`, its sign included, in one piece. */
export function padAscii(data: usize, n: i32): Value {
  const room = spec.width - n;
  if (room <= 0) return strFromAscii(data, n);
  const p = allocAscii(n + room);
  if (p === 0) return ERROR;
  const left = spec.align === Mark.RIGHT ? room : spec.align === Mark.CENTRE ? room >> 1 : 0;
  let to = p + STR_DATA;
  fillChars(to, 1, spec.fill, left);
  to += <usize>left;
  Short.copy(to, data, n);
  fillChars(to + <usize>n, 1, spec.fill, room - left);
  return box(p);
}

/** Writes the number in NumberParts as `spec` says. */
export function writeNumber(out: Builder): void {
  const sign = signMark();
  const fraction = fractionDigits();
  const tail = NumberParts.tailCount + separators(fraction, spec.fractionGrouping);
  const around = i32(sign !== 0) + (NumberParts.prefix !== 0 ? 2 : 0) + tail;
  let digits = max(NumberParts.digitCount, NumberParts.leastDigits);
  // Zeros behind the sign count as digits, and are grouped with them.
  const zeroFill = spec.fill === Mark.ZERO && spec.align === Mark.AFTER_SIGN && digits > 0;
  if (zeroFill) digits = digitsToFill(digits, spec.width - around);
  const length = around + digits + separators(digits, spec.grouping);
  const padding = max(spec.width - length, 0);
  const before = spec.align === Mark.RIGHT ? padding : spec.align === Mark.CENTRE ? padding >> 1 : 0;
  const inside = spec.align === Mark.AFTER_SIGN ? padding : 0;
  if (!out.reserve(<u32>(length + padding), spec.fill)) return;
  if (out.width === 1 && spec.fill < 0x80 && (spec.grouping | spec.fractionGrouping) === Grouping.NONE) {
    writeAscii(out, sign, digits, before, inside, padding - before - inside);
    return;
  }
  pad(out, before);
  if (sign !== 0) out.char(sign);
  if (NumberParts.prefix !== 0) {
    out.char(Mark.ZERO);
    out.char(NumberParts.prefix);
  }
  pad(out, inside);
  writeGrouped(out, digits);
  writeTail(out, fraction);
  pad(out, padding - before - inside);
}

/** The same without separators, in ASCII, into room that is there. */
function writeAscii(out: Builder, sign: u32, digits: i32, before: i32, inside: i32, after: i32): void {
  const start = out.data + out.length;
  let to = fill(start, before);
  if (sign !== 0) store<u8>(to++, sign);
  if (NumberParts.prefix !== 0) {
    store<u8>(to, Mark.ZERO);
    store<u8>(to, NumberParts.prefix, 1);
    to += 2;
  }
  to = fill(to, inside);
  for (let zeros = digits - NumberParts.digitCount; zeros > 0; zeros--) store<u8>(to++, Mark.ZERO);
  Short.copy(to, NumberParts.digits, NumberParts.digitCount);
  to += <usize>NumberParts.digitCount;
  Short.copy(to, NumberParts.tail, NumberParts.tailCount);
  to = fill(to + <usize>NumberParts.tailCount, after);
  out.wrote(<u32>(to - start), 0);
}

/** Writes the fill `count` times; gives where it ends. */
function fill(to: usize, count: i32): usize {
  for (; count > 0; count--) store<u8>(to++, spec.fill);
  return to;
}

/** The fewest digits, at least so many, that take `width` characters with their separators. */
function digitsToFill(digits: i32, width: i32): i32 {
  if (width <= digits || spec.grouping === Grouping.NONE) return max(digits, width);
  // A group and its separator take one character more than it has digits; a separator never comes first.
  return max(digits, width - (width - 1) / (groupSize(spec.grouping) + 1));
}

function pad(out: Builder, count: i32): void {
  for (; count > 0; count--) out.char(spec.fill);
}

/** Writes zeros and the digits, `total` together, a separator between groups counted from the right. */
function writeGrouped(out: Builder, total: i32): void {
  const zeros = total - NumberParts.digitCount;
  if (spec.grouping === Grouping.NONE) {
    for (let i = 0; i < zeros; i++) out.char(Mark.ZERO);
    out.ascii(NumberParts.digits, NumberParts.digitCount);
    return;
  }
  const size = groupSize(spec.grouping);
  for (let i = 0; i < total; i++) {
    if (i > 0 && (total - i) % size === 0) out.char(separator(spec.grouping));
    out.char(i < zeros ? <u32>Mark.ZERO : load<u8>(NumberParts.digits + <usize>(i - zeros)));
  }
}

function writeTail(out: Builder, fraction: i32): void {
  if (spec.fractionGrouping === Grouping.NONE || fraction === 0) {
    out.ascii(NumberParts.tail, NumberParts.tailCount);
    return;
  }
  out.char(Mark.POINT);
  const size = groupSize(spec.fractionGrouping);
  for (let i = 0; i < fraction; i++) {
    if (i > 0 && i % size === 0) out.char(separator(spec.fractionGrouping));
    out.char(load<u8>(NumberParts.tail + <usize>(i + 1)));
  }
  out.ascii(NumberParts.tail + <usize>(fraction + 1), NumberParts.tailCount - fraction - 1);
}
