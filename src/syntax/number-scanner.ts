/**
 * Where a numeric literal ends, and what is wrong with one that is not well formed (reference manual 2.6; PEP 515).
 * Its value is `literals.ts`'s business.
 */
import { CASE_BIT, Char, continuesIdentifier, isDigit, isHexDigit } from "./chars.ts";
import { MESSAGES } from "./messages.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** Keywords that may follow a number without a space, though with a warning; by their first letter. */
const FOLLOWERS: Record<number, readonly string[]> = {
  [Char.LowerA]: ["and"],
  [Char.LowerE]: ["else"],
  [Char.LowerF]: ["for"],
  [Char.LowerI]: ["if", "in", "is"],
  [Char.LowerN]: ["not"],
  [Char.LowerO]: ["or"],
};

/** The end of the number at `p`, or -1 after a failure. `p` is at a digit, or at a dot before one. */
export function scanNumber(t: Tokenizer, p: number): number {
  const { bytes } = t;
  if (bytes[p] === Char.Dot) return fraction(t, p);
  if (bytes[p] !== Char.Zero) {
    p = digits(t, p);
    return p < 0 ? p : fraction(t, p);
  }
  switch (bytes[p + 1] | CASE_BIT) {
    case Char.LowerX:
      return hexadecimal(t, p + 2);
    case Char.LowerO:
      return prefixed(t, p + 2, Char.Seven, "octal");
    case Char.LowerB:
      return prefixed(t, p + 2, Char.Zero + 1, "binary");
  }
  return zero(t, p);
}

function hexadecimal(t: Tokenizer, p: number): number {
  const { bytes } = t;
  do {
    if (bytes[p] === Char.Underscore) p++;
    if (!isHexDigit(bytes[p])) return t.failAt(MESSAGES.invalidLiteral("hexadecimal"), p);
    while (isHexDigit(bytes[p])) p++;
  } while (bytes[p] === Char.Underscore);
  return endOfNumber(t, p, "hexadecimal");
}

/** An octal or binary number after its prefix; `last` is the highest digit. */
function prefixed(t: Tokenizer, p: number, last: number, radix: string): number {
  const { bytes } = t;
  const badDigit = (): number => t.failAt(MESSAGES.invalidDigit(String.fromCharCode(bytes[p]), radix), p + 1);
  do {
    if (bytes[p] === Char.Underscore) p++;
    if (bytes[p] < Char.Zero || bytes[p] > last) {
      return isDigit(bytes[p]) ? badDigit() : t.failAt(MESSAGES.invalidLiteral(radix), p);
    }
    while (bytes[p] >= Char.Zero && bytes[p] <= last) p++;
  } while (bytes[p] === Char.Underscore);
  return isDigit(bytes[p]) ? badDigit() : endOfNumber(t, p, radix);
}

/** A number that begins with 0: only zeros may follow, unless it turns out to be a float or imaginary. */
function zero(t: Tokenizer, start: number): number {
  const { bytes } = t;
  let p = start;
  while (bytes[p] === Char.Zero || (bytes[p] === Char.Underscore && p > start)) {
    if (bytes[p] === Char.Underscore) {
      if (!isDigit(bytes[p + 1])) return t.failAt(MESSAGES.invalidLiteral("decimal"), p + 1);
      if (bytes[p + 1] !== Char.Zero) {
        p++;
        break;
      }
    }
    p++;
  }
  if (!isDigit(bytes[p])) return fraction(t, p);
  const zerosEnd = p + 1;
  p = digits(t, p);
  if (p < 0) return p;
  const next = bytes[p] | CASE_BIT;
  if (bytes[p] === Char.Dot || next === Char.LowerE || next === Char.LowerJ) return fraction(t, p);
  return t.failRange(MESSAGES.leadingZeros, start + 1, zerosEnd);
}

/** Decimal digits with single underscores between them. */
function digits(t: Tokenizer, p: number): number {
  const { bytes } = t;
  for (;;) {
    while (isDigit(bytes[p])) p++;
    if (bytes[p] !== Char.Underscore) return p;
    p++;
    if (!isDigit(bytes[p])) return t.failAt(MESSAGES.invalidLiteral("decimal"), p);
  }
}

/** What may come after the digits before the point: the point and its digits, an exponent, `j`. */
function fraction(t: Tokenizer, p: number): number {
  const { bytes } = t;
  if (bytes[p] === Char.Dot) {
    p++;
    if (isDigit(bytes[p])) p = digits(t, p);
    if (p < 0) return p;
  }
  if ((bytes[p] | CASE_BIT) === Char.LowerE) {
    const sign = bytes[p + 1] === Char.Plus || bytes[p + 1] === Char.Minus;
    const exponent = p + (sign ? 2 : 1);
    if (isDigit(bytes[exponent])) {
      p = digits(t, exponent);
      if (p < 0) return p;
    } else if (sign) {
      return t.failAt(MESSAGES.invalidLiteral("decimal"), exponent);
    } else {
      return endOfNumber(t, p, "decimal");
    }
  }
  if ((bytes[p] | CASE_BIT) === Char.LowerJ) return endOfNumber(t, p + 1, "imaginary");
  return endOfNumber(t, p, "decimal");
}

/** Refuses a letter, digit or underscore right after a number, or warns where it begins one of a few keywords. */
function endOfNumber(t: Tokenizer, p: number, kind: string): number {
  const byte = t.bytes[p];
  if (byte >= 128 || !continuesIdentifier(byte)) return p;
  const message = MESSAGES.invalidLiteral(kind);
  if (!(FOLLOWERS[byte] ?? []).some((word) => keywordAt(t.bytes, p, word))) return t.failAt(message, p);
  t.warnAt(message, p);
  return p;
}

/** Two-letter words starting with `i` need no end: CPython looks at their two letters only. */
function keywordAt(bytes: Uint8Array, p: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[p + i] !== word.charCodeAt(i)) return false;
  return word[0] === "i" || !continuesIdentifier(bytes[p + word.length]);
}
