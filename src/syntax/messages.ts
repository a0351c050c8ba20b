/**
 * Every message that the front end puts into an exception or warning, in CPython 3.14's words. Facts only: which
 * message is due where is decided by the tokenizer (`tokenizer.ts`) and the error pass (`diagnose/`).
 */
export const MESSAGES = {
  // Tokenizer: lines and brackets
  tabs: "inconsistent use of tabs and spaces in indentation",
  tooDeepIndent: "too many levels of indentation",
  unindent: "unindent does not match any outer indentation level",
  afterBackslash: "unexpected character after line continuation character",
  unexpectedEof: "unexpected EOF while parsing",
  tooManyBrackets: "too many nested parentheses",
  unmatched: (close: string) => `unmatched '${close}'`,
  neverClosed: (open: string) => `'${open}' was never closed`,
  mismatch: (close: string, open: string) =>
    `closing parenthesis '${close}' does not match opening parenthesis '${open}'`,
  mismatchOnLine: (close: string, open: string, line: number) =>
    `closing parenthesis '${close}' does not match opening parenthesis '${open}' on line ${line}`,
  nullBytes: "source code string cannot contain null bytes",
  invalidCharacter: (character: string, code: string) => `invalid character '${character}' (U+${code})`,
  nonPrintable: (code: string) => `invalid non-printable character U+${code}`,
  // Tokenizer: numbers
  invalidLiteral: (radix: string) => `invalid ${radix} literal`,
  invalidDigit: (digit: string, radix: string) => `invalid digit '${digit}' in ${radix} literal`,
  leadingZeros:
    "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
  // Tokenizer: strings
  incompatiblePrefixes: (a: string, b: string) => `'${a}' and '${b}' prefixes are incompatible`,
  unterminated: (line: number) => `unterminated string literal (detected at line ${line})`,
  unterminatedEscaped: (line: number) =>
    `unterminated string literal (detected at line ${line}); perhaps you escaped the end quote?`,
  unterminatedTriple: (line: number) =>
    `unterminated triple-quoted string literal (detected at line ${line})`,
  unterminatedFormat: (f: string, line: number) =>
    `unterminated ${f}-string literal (detected at line ${line})`,
  unterminatedTripleFormat: (f: string, line: number) =>
    `unterminated triple-quoted ${f}-string literal (detected at line ${line})`,
  expectingBrace: (f: string) => `${f}-string: expecting '}'`,
  singleBrace: (f: string) => `${f}-string: single '}' is not allowed`,
  unmatchedFormat: (f: string, close: string) => `${f}-string: unmatched '${close}'`,
  nestedExpressions: (f: string) => `${f}-string: expressions nested too deeply`,
  invalidEscape: (character: string) =>
    `"\\${character}" is an invalid escape sequence. Such sequences will not work in the future. ` +
    `Did you mean "\\\\${character}"? A raw string is also an option.`,
  invalidOctalEscape: (digits: string) =>
    `"\\${digits}" is an invalid octal escape sequence. Such sequences will not work in the future. ` +
    `Did you mean "\\\\${digits}"? A raw string is also an option.`,
  nestedStrings: (f: string) => `too many nested ${f}-strings`,
  // Literals
  tooManyDigits: (limit: number, digits: number) =>
    `Exceeds the limit (${limit} digits) for integer string conversion: value has ${digits} digits; ` +
    "use sys.set_int_max_str_digits() to increase the limit - " +
    "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
  nonAsciiBytes: "bytes can only contain ASCII literal characters",
  mixedBytes: "cannot mix bytes and nonbytes literals",
  unicodeEscape: (start: number, end: number, problem: string) =>
    start === end
      ? `(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position ${start}: ${problem}`
      : `(unicode error) 'unicodeescape' codec can't decode bytes in position ${start}-${end}: ${problem}`,
  bytesEscape: (position: number) => `(value error) invalid \\x escape at position ${position}`,
  // Parser
  leavesFinally: (keyword: string) => `'${keyword}' in a 'finally' block`,
  tooDeep: "Parser stack overflowed - Python source too complex to parse",
} as const;
