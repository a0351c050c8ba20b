/** complex numbers as text: repr and complex("…") (CPython: Objects/complexobject.c). Formatting by a specification: core/format/complex.ts. */

import { raiseStatus } from "../core/bigint.ts";
import { raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { FloatText, readWordPrefix, writeRepr } from "../core/floattext.ts";
import { spend } from "../core/interrupt.ts";
import { AsciiText, closeAscii, openAscii } from "../core/inttext.ts";
import { FloatResult } from "../core/number/convert.ts";
import { parseDecimal } from "../core/number/parse.ts";
import { newAscii } from "../core/string.ts";
import { box, ERROR, pointer, Value } from "../core/value.ts";
import { rawAlloc, rawFree } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";

const OPEN: u8 = 40;
const CLOSE: u8 = 41;
const PLUS: u32 = 43;
const MINUS: u32 = 45;
const UNDERSCORE: u32 = 95;
const J: u8 = 106;

// ---- writing ----

/** Room for two reprs, parentheses, sign and letter. */
const TEXT: usize = memory.data(80, 8);

/** `(1+2j)`; a real part of positive zero is left out, and the parentheses with it. */
export function complexRepr(real: f64, imag: f64): Value {
  let at = TEXT;
  const alone = reinterpret<u64>(real) === 0;
  if (!alone) {
    store<u8>(at++, OPEN);
    at = putPart(at, real);
    if (imag !== imag || reinterpret<u64>(imag) >> 63 === 0) store<u8>(at++, <u8>PLUS);
  }
  at = putPart(at, imag);
  store<u8>(at++, J);
  if (!alone) store<u8>(at++, CLOSE);
  const p = newAscii(TEXT, <u32>(at - TEXT));
  return p === 0 ? ERROR : box(p);
}

/** A float's repr without the `.0` of a whole number. */
function putPart(at: usize, x: f64): usize {
  const n = writeRepr(at, x);
  const whole = n > 2 && load<u16>(at + <usize>(n - 2)) === 0x302e;
  return at + <usize>(whole ? n - 2 : n);
}

// ---- reading ----

/** The parts that `complexFromStr` read. */
export class ComplexText {
  static real: f64 = 0;
  static imag: f64 = 0;
}

/** Reads what complex() accepts of the str v into ComplexText; false with ValueError or MemoryError pending. */
export function complexFromStr(v: Value): bool {
  if (!openAscii(pointer(v))) return false;
  const outcome = readText(AsciiText.data, AsciiText.length);
  closeAscii();
  if (outcome === FloatText.Read) return true;
  if (outcome === FloatText.Failed) return false;
  if (badUnderscore) raisef(Exc.ValueError, "could not convert string to complex: %R", v);
  else raise(Exc.ValueError, "complex() arg is a malformed string");
  return false;
}

/** Why the last text was refused: an underscore that does not stand between digits. */
let badUnderscore: bool = false;

function readText(data: usize, length: i32): FloatText {
  badUnderscore = false;
  spend(length >> 2);
  const end = data + <usize>length;
  for (let at = data; at < end; at++) if (load<u8>(at) === UNDERSCORE) return withoutUnderscores(data, end);
  return readNumber(data, end);
}

function withoutUnderscores(at: usize, end: usize): FloatText {
  const block = rawAlloc(end - at);
  if (block === 0) {
    raiseMemoryError();
    return FloatText.Failed;
  }
  let to = block;
  let previous: u32 = 0;
  for (; at < end; at++) {
    const c: u32 = load<u8>(at);
    if (c === UNDERSCORE ? previous - 48 > 9 : previous === UNDERSCORE && c - 48 > 9) badUnderscore = true;
    if (c !== UNDERSCORE) store<u8>(to++, <u8>c);
    previous = c;
  }
  if (previous === UNDERSCORE) badUnderscore = true;
  const outcome = badUnderscore ? FloatText.Invalid : readNumber(block, to);
  rawFree(block);
  return outcome;
}

/** The place that the parts below read at, and the end of the text. */
let place: usize = 0;
let limit: usize = 0;

function peek(): u32 {
  return place < limit ? load<u8>(place) : 0;
}

function skipBlanks(): void {
  for (let c = peek(); c === 32 || (c >= 9 && c <= 13); c = peek()) place++;
}

/** Takes the character if it comes next, a letter in either case. */
function accept(c: u32): bool {
  if (place === limit || (peek() | 32) !== (c | 32)) return false;
  place++;
  return true;
}

/** `[(] number [)]` with blanks around each, the whole of the text. */
function readNumber(at: usize, end: usize): FloatText {
  place = at;
  limit = end;
  skipBlanks();
  const bracket = peek() === OPEN;
  if (bracket) place++;
  skipBlanks();
  const outcome = readParts();
  if (outcome !== FloatText.Read) return outcome;
  skipBlanks();
  if (bracket) {
    if (peek() !== CLOSE) return FloatText.Invalid;
    place++;
    skipBlanks();
  }
  return place === limit ? FloatText.Read : FloatText.Invalid;
}

/** `float`, `float j`, `float sign [float] j` or `[sign] j`: a sign alone stands for one. */
function readParts(): FloatText {
  ComplexText.real = 0;
  ComplexText.imag = 0;
  const first = readFloat();
  if (first === FloatText.Failed) return first;
  if (first === FloatText.Invalid) return readUnit();
  const value = FloatResult.value;
  if (peek() === PLUS || peek() === MINUS) {
    ComplexText.real = value;
    const second = readFloat();
    if (second === FloatText.Invalid) return readUnit();
    ComplexText.imag = FloatResult.value;
    return second === FloatText.Read && !accept(J) ? FloatText.Invalid : second;
  }
  if (accept(J)) ComplexText.imag = value;
  else ComplexText.real = value;
  return FloatText.Read;
}

/** `[sign] j` */
function readUnit(): FloatText {
  const negative = peek() === MINUS;
  if (negative || peek() === PLUS) place++;
  ComplexText.imag = negative ? -1.0 : 1.0;
  return accept(J) ? FloatText.Read : FloatText.Invalid;
}

/** A float with its sign into FloatResult, as much of the text as makes one; Invalid, nothing read, if none begins here. */
function readFloat(): FloatText {
  const sign = peek();
  const at = place + (sign === PLUS || sign === MINUS ? 1 : 0);
  let n = readWordPrefix(at, <i32>(limit - at));
  if (n === 0 && at < limit) n = parseDecimal(at, <i32>(limit - at));
  if (n < 0) {
    raiseStatus(n);
    return FloatText.Failed;
  }
  if (n === 0) return FloatText.Invalid;
  if (sign === MINUS) FloatResult.value = -FloatResult.value;
  place = at + <usize>n;
  return FloatText.Read;
}
