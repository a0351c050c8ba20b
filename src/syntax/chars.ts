/** ASCII codes and classes of bytes, for scanning without strings. */

export const enum Char {
  Tab = 9,
  Newline = 10,
  FormFeed = 12,
  Space = 32,
  Exclamation = 33,
  DoubleQuote = 34,
  Hash = 35,
  Percent = 37,
  Ampersand = 38,
  SingleQuote = 39,
  LeftParen = 40,
  RightParen = 41,
  Star = 42,
  Plus = 43,
  Comma = 44,
  Minus = 45,
  Dot = 46,
  Slash = 47,
  Zero = 48,
  Seven = 55,
  Nine = 57,
  Colon = 58,
  Semicolon = 59,
  Less = 60,
  Equal = 61,
  Greater = 62,
  At = 64,
  UpperN = 78,
  LeftSquare = 91,
  Backslash = 92,
  RightSquare = 93,
  Caret = 94,
  Underscore = 95,
  LowerA = 97,
  LowerB = 98,
  LowerE = 101,
  LowerF = 102,
  LowerI = 105,
  LowerJ = 106,
  LowerN = 110,
  LowerO = 111,
  LowerR = 114,
  LowerS = 115,
  LowerT = 116,
  LowerU = 117,
  LowerX = 120,
  LeftBrace = 123,
  Bar = 124,
  RightBrace = 125,
  Tilde = 126,
}

/** Setting this bit makes an ASCII letter lower case. */
export const CASE_BIT = 32;

const IDENTIFIER_START = 1;
const IDENTIFIER_PART = 2;
const DIGIT = 4;
const HEX = 8;

/** Every byte from 128 on counts as part of an identifier; whether the characters are is seen afterwards. */
const CLASSES = new Uint8Array(256).fill(IDENTIFIER_START | IDENTIFIER_PART, 128);
for (let c = 0; c < 26; c++) {
  for (const letter of [65 + c, 97 + c]) {
    CLASSES[letter] = IDENTIFIER_START | IDENTIFIER_PART | (c < 6 ? HEX : 0);
  }
}
CLASSES[Char.Underscore] = IDENTIFIER_START | IDENTIFIER_PART;
for (let digit = 48; digit < 58; digit++) CLASSES[digit] = IDENTIFIER_PART | DIGIT | HEX;

export function startsIdentifier(byte: number): boolean {
  return (CLASSES[byte] & IDENTIFIER_START) !== 0;
}

export function continuesIdentifier(byte: number): boolean {
  return (CLASSES[byte] & IDENTIFIER_PART) !== 0;
}

export function isDigit(byte: number): boolean {
  return byte >= Char.Zero && byte <= Char.Nine;
}

export function isHexDigit(byte: number): boolean {
  return (CLASSES[byte] & HEX) !== 0;
}
