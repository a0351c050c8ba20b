/** Decimals from text and to text (General Decimal Arithmetic, "Conversions"), and format() (PEP 3101). */
import { Builder, newBuilder } from "../../core/builder.ts";
import { catchError, raise, raiseMemoryError } from "../../core/errors.ts";
import { NumberParts, writeNumber } from "../../core/format/layout.ts";
import { Mark, parseSpec, spec } from "../../core/format/spec.ts";
import { AsciiText, closeAscii, openAscii } from "../../core/inttext.ts";
import { asStr, charAt } from "../../core/string.ts";
import { copyBytes } from "../../core/text/chars.ts";
import { ERROR, Value } from "../../core/value.ts";
import { warn } from "../../core/warnings.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { Exc } from "../../shared/exceptions.ts";
import { quantize } from "./integral.ts";
import { limbsFor, readDigits, writeDigits } from "./limbs.ts";
import {
  Condition,
  copyOf,
  Dec,
  drop,
  failed,
  finalize,
  infinity,
  isFinite,
  isInfinite,
  isNan,
  isZeroCoefficient,
  Kind,
  MAX_PREC,
  Met,
  MOST_DIGITS,
  meet,
  newDecimal,
  none,
  padZeros,
  quietNan,
  Rounding,
  Settings,
  settle,
  workSettings,
} from "./number.ts";

// ---- from text ----

/** Exponents are cut to this while they are read. */
const FAR: i64 = 4_000_000_000_000_000_000;

let at: usize = 0;
let end: usize = 0;

function lower(p: usize): u32 {
  const c: u32 = load<u8>(p);
  return c >= 65 && c <= 90 ? c + 32 : c;
}

/** Whether a word, in any case, comes next; moves behind it. */
function acceptWord(word: string): bool {
  if (end - at < <usize>word.length) return false;
  for (let i = 0; i < word.length; i++) {
    if (lower(at + <usize>i) !== <u32>load<u16>(changetype<usize>(word) + ((<usize>i) << 1))) return false;
  }
  at += <usize>word.length;
  return true;
}

function isDigit(p: usize): bool {
  return p < end && <u32>load<u8>(p) - 48 < 10;
}

/** A syntax error: a NaN. */
function malformed(): Dec {
  meet(Condition.CONVERSION_SYNTAX);
  return quietNan();
}

/** Reads all of the ASCII text [from, to); what does not fit the settings is rounded. */
export function fromAscii(from: usize, to: usize, s: Settings): Dec {
  at = from;
  end = to;
  let sign: u8 = 0;
  if (at < end && (load<u8>(at) === 45 || load<u8>(at) === 43)) sign = load<u8>(at++) === 45 ? 1 : 0;
  if (isDigit(at) || (at < end && load<u8>(at) === 46)) return numberFrom(sign, s);
  if (acceptWord("infinity") || acceptWord("inf")) return at === end ? infinity(sign) : malformed();
  if (acceptWord("snan")) return nanFrom(Kind.SIGNALING_NAN, sign, s);
  if (acceptWord("nan")) return nanFrom(Kind.QUIET_NAN, sign, s);
  return malformed();
}

function nanFrom(kind: Kind, sign: u8, s: Settings): Dec {
  while (at < end && load<u8>(at) === 48) at++;
  const start = at;
  while (isDigit(at)) at++;
  const count = <i32>(at - start);
  if (at !== end || count > s.prec - s.clamp) return malformed();
  const d = newDecimal(limbsFor(count));
  if (failed(d)) return d;
  d.kind = <u8>kind;
  d.sign = sign;
  if (count > 0) settle(d, readDigits(d.limbs, start, count));
  return d;
}

/** digits[.digits][E[sign]digits]; the digits are brought together in place of a copy. */
function numberFrom(sign: u8, s: Settings): Dec {
  const start = at;
  while (isDigit(at)) at++;
  const whole = <i32>(at - start);
  let fraction = 0;
  const point = at;
  if (at < end && load<u8>(at) === 46) {
    at++;
    while (isDigit(at)) at++;
    fraction = <i32>(at - point) - 1;
  }
  if (whole + fraction === 0) return malformed();
  const stop = at;
  const exponent = readExponent();
  if (at !== end) return malformed();
  const d = coefficientFrom(start, whole, point + 1, fraction, stop);
  if (failed(d)) return d;
  d.sign = sign;
  d.exponent = exponent - fraction;
  return finalize(d, s);
}

/** E[sign]digits, 0 if there is none; moves on only over what is complete. */
function readExponent(): i64 {
  if (at === end || lower(at) !== 101) return 0;
  let p = at + 1;
  const negative = p < end && load<u8>(p) === 45;
  if (p < end && (load<u8>(p) === 45 || load<u8>(p) === 43)) p++;
  if (!isDigit(p)) return 0;
  let n: i64 = 0;
  for (; isDigit(p); p++) if (n < FAR) n = min(FAR, n * 10 + load<u8>(p) - 48);
  at = p;
  return negative ? -n : n;
}

function coefficientFrom(first: usize, whole: i32, second: usize, fraction: i32, _stop: usize): Dec {
  let count = whole + fraction;
  let text = first;
  let block: usize = 0;
  if (fraction > 0 && whole > 0) {
    block = count <= SHORT_SIZE ? SHORT : rawAlloc(count);
    if (block === 0) {
      raiseMemoryError();
      return none();
    }
    copyBytes(block, first, whole);
    copyBytes(block + <usize>whole, second, fraction);
    text = block;
  } else if (whole === 0) text = second;
  while (count > 1 && load<u8>(text) === 48) {
    text++;
    count--;
  }
  const d = newDecimal(limbsFor(count));
  if (!failed(d)) settle(d, readDigits(d.limbs, text, count));
  if (block !== 0 && block !== SHORT) rawFree(block);
  return d;
}

const SHORT_SIZE: i32 = 256;
const SHORT: usize = memory.data(256, 8);

/** The widest settings: conversions that must be exact. */
export function exactSettings(): Settings {
  return workSettings(3, MAX_PREC, Rounding.HALF_EVEN);
}

/** What an exact conversion makes of conditions that say it was not. */
export function checkExact(d: Dec): Dec {
  const inexact = Condition.INEXACT | Condition.ROUNDED | Condition.CLAMPED | Condition.OVERFLOW;
  if (failed(d) || !(Met.bits & (inexact | Condition.UNDERFLOW))) return d;
  Met.bits = Condition.INVALID_OPERATION;
  drop(d);
  return quietNan();
}

function isBlank(p: usize): bool {
  return load<u8>(p) === 32 || <u32>load<u8>(p) - 9 < 5 || <u32>load<u8>(p) - 28 < 4;
}

/** The Decimal that a str spells: `lenient` leaves blanks around and underscores out, as Decimal() does. */
export function fromStr(p: usize, lenient: bool, exact: bool, s: Settings): Dec {
  if (!openAscii(p)) return none();
  let from = AsciiText.data;
  let to = from + <usize>AsciiText.length;
  let block: usize = 0;
  if (lenient) {
    while (from < to && isBlank(from)) from++;
    while (to > from && isBlank(to - 1)) to--;
    for (let i = from; i < to && block === 0; i++) if (load<u8>(i) === 95) block = rawAlloc(to - from);
    if (block !== 0) {
      let into = block;
      for (let i = from; i < to; i++) if (load<u8>(i) !== 95) store<u8>(into++, load<u8>(i));
      from = block;
      to = into;
    }
  }
  const d = fromAscii(from, to, exact ? exactSettings() : s);
  rawFree(block);
  closeAscii();
  return exact ? checkExact(d) : d;
}

// ---- to text ----

/** Scratch for the digits of a coefficient: 0 with MemoryError pending. Give back with endDigits. */
export function openDigits(d: Dec): usize {
  const p = d.digits <= SHORT_SIZE ? SHORT : rawAlloc(d.digits);
  if (p === 0) raiseMemoryError();
  else writeDigits(p, d.limbs, d.length, d.digits);
  return p;
}

export function endDigits(p: usize): void {
  if (p !== SHORT) rawFree(p);
}

/** The text in scientific or engineering notation; `capitals`: E, not e. */
export function toText(d: Dec, engineering: bool, capitals: bool): Value {
  const out = newBuilder();
  if (writeText(out, d, engineering, capitals)) return out.finish();
  out.drop();
  return ERROR;
}

export function writeText(out: Builder, d: Dec, engineering: bool, capitals: bool): bool {
  if (d.sign) out.char(Mark.MINUS);
  if (isInfinite(d)) {
    out.text("Infinity");
    return true;
  }
  if (isNan(d)) out.text(d.kind === <u8>Kind.SIGNALING_NAN ? "sNaN" : "NaN");
  if (isNan(d) && d.digits === 0) return true;
  const digits = openDigits(d);
  if (digits === 0) return false;
  if (isNan(d)) out.ascii(digits, d.digits);
  else writeFinite(out, d, digits, engineering, capitals);
  endDigits(digits);
  return true;
}

/** Where the point stands among the digits, counted from the first. */
function pointOf(d: Dec, left: i64, engineering: bool): i64 {
  if (d.exponent <= 0 && left > -6) return left;
  if (!engineering) return 1;
  if (isZeroCoefficient(d)) return modulo3(left + 1) - 1;
  return modulo3(left - 1) + 1;
}

function modulo3(n: i64): i64 {
  const r = n % 3;
  return r < 0 ? r + 3 : r;
}

function writeFinite(out: Builder, d: Dec, digits: usize, engineering: bool, capitals: bool): void {
  const left = d.exponent + d.digits;
  const point = pointOf(d, left, engineering);
  const count = d.digits;
  if (point <= 0) {
    out.text("0.");
    out.repeat(Mark.ZERO, <u32>-point);
    out.ascii(digits, count);
  } else if (point >= count) {
    out.ascii(digits, count);
    out.repeat(Mark.ZERO, <u32>(point - count));
  } else {
    out.ascii(digits, <u32>point);
    out.char(Mark.POINT);
    out.ascii(digits + <usize>point, count - <u32>point);
  }
  if (left === point) return;
  out.char(capitals ? 69 : 101);
  if (left > point) out.char(Mark.PLUS);
  out.decimal(left - point);
}

// ---- format() ----

const LOWER_E: u32 = 101;
const LOWER_F: u32 = 102;
const LOWER_G: u32 = 103;
const LOWER_N: u32 = 110;
const UPPER_N: u32 = 78;

/** format(d, text) for a text that is not empty; `v` is the Decimal as a value. */
export function formatDecimal(v: Value, d: Dec, text: usize, s: Settings): Value {
  const length = <i32>asStr(text).length;
  if (!parseSpec(v, text, 0, length, 0, Mark.RIGHT) || !isKnownType() || isZeroAfterAlign(text, length)) {
    catchError(Exc.ValueError);
    return raise(Exc.ValueError, "invalid format string");
  }
  if (spec.type === UPPER_N && !warnOfN()) return ERROR;
  if (!isFinite(d)) return formatSpecial(d);
  const type = spec.type === 0 || spec.type === LOWER_N ? LOWER_G : spec.type | 0x20;
  const met = Met.bits;
  const rounded = roundForFormat(d, spec.type === Mark.PERCENT ? <u32>Mark.PERCENT : type, s);
  Met.bits = met;
  if (failed(rounded)) return ERROR;
  const letter: u32 =
    spec.type === 0 ? (s.capitals ? 69 : 101) : spec.type === LOWER_N ? 101 : (spec.type & 0x20) | 69;
  const result = layOut(rounded, spec.type === Mark.PERCENT ? LOWER_F : type, letter);
  drop(rounded);
  return result;
}

/** `N` is `n`, which somebody may have relied on. */
function warnOfN(): bool {
  spec.type = LOWER_N;
  return warn(
    Exc.DeprecationWarning,
    "Format specifier 'N' is deprecated and slated for removal in Python 3.18",
  );
}

function isKnownType(): bool {
  const t = spec.type;
  if (t === 0 || t === LOWER_N || t === Mark.PERCENT)
    return !(t === LOWER_N && (spec.grouping || spec.fractionGrouping));
  const low = t | 0x20;
  return low === LOWER_E || low === LOWER_F || low === LOWER_G;
}

/** `<0…`: a zero for filling after an alignment is refused. */
function isZeroAfterAlign(text: usize, length: i32): bool {
  let i = 0;
  if (length >= 2 && isAlign(charAt(text, 1))) return false;
  if (length >= 1 && isAlign(charAt(text, 0))) i = 1;
  if (i === 0) return false;
  const c = i < length ? charAt(text, i) : 0;
  if (c === Mark.PLUS || c === Mark.MINUS || c === Mark.SPACE) i++;
  if (i < length && charAt(text, i) === Mark.LOWER_Z) i++;
  if (i < length && charAt(text, i) === Mark.HASH) i++;
  return i < length && charAt(text, i) === Mark.ZERO;
}

function isAlign(c: u32): bool {
  return c === Mark.LEFT || c === Mark.RIGHT || c === Mark.AFTER_SIGN || c === Mark.CENTRE;
}

/** Infinity and NaNs: the word takes the place of the digits, and zeros do not fill. */
function formatSpecial(d: Dec): Value {
  const word = newBuilder();
  const sign = d.sign;
  d.sign = 0;
  const good = writeText(word, d, false, true);
  d.sign = sign;
  if (!good || word.failed) {
    word.drop();
    return ERROR;
  }
  if (spec.type === Mark.PERCENT) word.char(Mark.PERCENT);
  if (spec.fill === Mark.ZERO && spec.align === Mark.AFTER_SIGN) {
    spec.fill = Mark.SPACE;
    spec.align = Mark.RIGHT;
  }
  NumberParts.negative = sign !== 0;
  NumberParts.prefix = 0;
  NumberParts.digits = 0;
  NumberParts.digitCount = 0;
  NumberParts.leastDigits = 0;
  NumberParts.tail = word.data;
  NumberParts.tailCount = <i32>word.length;
  const out = newBuilder();
  writeNumber(out);
  word.drop();
  return out.finish();
}

/** A copy rounded to the precision that the specification gives. */
function roundForFormat(d: Dec, type: u32, s: Settings): Dec {
  let r = copyOf(d);
  if (failed(r)) return r;
  if (type === Mark.PERCENT) r.exponent += 2;
  const places = spec.precision;
  const work = workSettings(2, MAX_PREC, <Rounding>s.rounding);
  if (places >= 0) {
    if (type === LOWER_E) r = filledTo(toDigits(r, places + 1, work), places + 1);
    else if (type === LOWER_G) r = toDigits(r, max(1, places), work);
    else r = toPlaces(r, -places, work);
  }
  if (failed(r)) return r;
  const fixed = type === LOWER_F || type === <u32>Mark.PERCENT;
  if (isZeroCoefficient(r)) {
    if (r.exponent > 0 && fixed) r.exponent = 0;
    if (spec.noNegativeZero) r.sign = 0;
  }
  return r;
}

/** At most so many digits. Takes r over. */
function toDigits(r: Dec, digits: i32, work: Settings): Dec {
  if (r.digits <= digits) return r;
  work.prec = digits;
  return finalize(r, work);
}

/** At least so many digits, unless it is 0. Takes r over. */
function filledTo(r: Dec, digits: i32): Dec {
  if (failed(r) || isZeroCoefficient(r) || r.digits >= digits || padZeros(r, digits - r.digits)) return r;
  drop(r);
  return none();
}

/** The exponent given. Takes r over. */
function toPlaces(r: Dec, exponent: i64, work: Settings): Dec {
  const unit = newDecimal(1);
  if (failed(unit)) {
    drop(r);
    return unit;
  }
  settle(unit, readDigits(unit.limbs, 0, 0));
  unit.exponent = exponent;
  if (r.exponent - exponent + r.digits > MOST_DIGITS) {
    drop(unit);
    drop(r);
    raiseMemoryError();
    return none();
  }
  const result = quantize(r, unit, work);
  drop(unit);
  drop(r);
  return result;
}

/** Where the point stands for a presentation. */
function pointFor(r: Dec, type: u32, left: i64): i64 {
  if (type === LOWER_E) return isZeroCoefficient(r) && spec.precision >= 0 ? 1 - <i64>spec.precision : 1;
  if (type === LOWER_F) return left;
  return r.exponent <= 0 && left > -6 ? left : 1;
}

/** The parts of a rounded number, laid out as the specification says. */
function layOut(r: Dec, type: u32, letter: u32): Value {
  const left = r.exponent + r.digits;
  const point = pointFor(r, type, left);
  const digits = openDigits(r);
  if (digits === 0) return ERROR;
  const body = newBuilder();
  let whole: i32;
  if (point <= 0) {
    body.char(Mark.ZERO);
    whole = 1;
  } else if (point >= r.digits) {
    body.ascii(digits, r.digits);
    body.repeat(Mark.ZERO, <u32>(point - r.digits));
    whole = <i32>point;
  } else {
    body.ascii(digits, <u32>point);
    whole = <i32>point;
  }
  const inside = point > 0 ? min<i64>(point, r.digits) : 0;
  if (point < r.digits || spec.alternate) {
    body.char(Mark.POINT);
    if (point < 0) body.repeat(Mark.ZERO, <u32>-point);
    body.ascii(digits + <usize>inside, r.digits - <u32>inside);
  }
  endDigits(digits);
  if (left !== point || type === LOWER_E) writeExponent(body, left - point, letter);
  if (spec.type === Mark.PERCENT) body.char(Mark.PERCENT);
  return finishLayout(body, r.sign !== 0, whole);
}

function writeExponent(body: Builder, exponent: i64, letter: u32): void {
  body.char(letter);
  if (exponent >= 0) body.char(Mark.PLUS);
  body.decimal(exponent);
}

function finishLayout(body: Builder, negative: bool, whole: i32): Value {
  if (body.failed) return body.finish();
  NumberParts.negative = negative;
  NumberParts.prefix = 0;
  NumberParts.digits = body.data;
  NumberParts.digitCount = whole;
  NumberParts.leastDigits = 0;
  NumberParts.tail = body.data + <usize>whole;
  NumberParts.tailCount = <i32>body.length - whole;
  const out = newBuilder();
  writeNumber(out);
  body.drop();
  return out.finish();
}
