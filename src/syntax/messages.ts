/**
 * Every message that the front end puts into an exception or warning, in CPython 3.14's words. Facts only: which
 * message is due where is decided by the tokenizer (`tokenizer.ts`) and the error pass (`diagnose/`).
 */
/** What comes before the message of the UnicodeError that a SyntaxError has taken the place of. */
export const UNICODE_ERROR = "(unicode error) ";

export const MESSAGES = {
  // Encoding
  notUtf8: (byte: string, line: number) =>
    `Non-UTF-8 code starting with '\\x${byte}' on line ${line}, but no encoding declared; ` +
    "see https://peps.python.org/pep-0263/ for details",
  encodingWithBom: (encoding: string) => `encoding problem: ${encoding} with BOM`,
  unknownEncoding: (encoding: string) => `unknown encoding: ${encoding}`,
  undecodable: (encoding: string, byte: string, position: number, reason: string) =>
    `'${encoding}' codec can't decode byte 0x${byte} in position ${position}: ${reason}`,
  surrogates: (what: string, position: string) =>
    `'utf-8' codec can't encode ${what} in position ${position}: surrogates not allowed`,
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
  newlineInSpec: (f: string) =>
    `${f}-string: newlines are not allowed in format specifiers for single quoted ${f}-strings`,
  nestedExpressions: (f: string) => `${f}-string: expressions nested too deeply`,
  invalidEscape: (sequence: string, octal: boolean, future = true) =>
    `"\\${sequence}" is an invalid ${octal ? "octal " : ""}escape sequence. ` +
    `${future ? "Such sequences will not work in the future. " : ""}Did you mean "\\\\${sequence}"? ` +
    "A raw string is also an option.",
  nestedStrings: (f: string) => `too many nested ${f}-strings`,
  // Type comments
  twoTypeComments: "Cannot have two type comments on def",
  bareStarComment: "bare * has associated type comment",
  // What older versions did not have
  newer: (what: string, minor: number) => `${what} only supported in Python 3.${minor} and greater`,
  // Literals
  tooManyDigits: (limit: number, digits: number) =>
    `Exceeds the limit (${limit} digits) for integer string conversion: value has ${digits} digits; ` +
    "use sys.set_int_max_str_digits() to increase the limit - " +
    "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
  nonAsciiBytes: "bytes can only contain ASCII literal characters",
  mixedBytes: "cannot mix bytes and nonbytes literals",
  unicodeEscape: (start: number, end: number, problem: string) =>
    `${UNICODE_ERROR}'unicodeescape' codec can't decode bytes in position ${start}-${end}: ${problem}`,
  bytesEscape: (position: number) => `(value error) invalid \\x escape at position ${position}`,
  // Statements
  incompleteInput: "incomplete input",
  multipleStatements: "multiple statements found while compiling a single statement",
  unexpectedIndent: "unexpected indent",
  unexpectedUnindent: "unexpected unindent",
  expected: (text: string) => `expected '${text}'`,
  expectedIndent: "expected an indented block",
  expectedIndentAfter: (what: string, line: number) =>
    `expected an indented block after ${what} on line ${line}`,
  elifAfterElse: "'elif' block follows an 'else' block",
  expectedExcept: "expected 'except' or 'finally' block",
  bothExcepts: "cannot have both 'except' and 'except*' on the same 'try'",
  multipleExceptions: "multiple exception types must be parenthesized when using 'as'",
  expectedExceptionTypes: "expected one or more exception types",
  exceptTarget: (keyword: string, what: string) => `cannot use ${keyword} statement with ${what}`,
  importFrom: "Did you mean to use 'from ... import ...' instead?",
  importNothing: "Expected one or more names after 'import'",
  trailingComma: "trailing comma not allowed without surrounding parentheses",
  cannotUseAs: (what: string, target: string) => `cannot use ${what} as ${target} target`,
  underscoreTarget: "cannot use '_' as a target",
  positionalPatterns: "positional patterns follow keyword patterns",
  realRequired: "real number required in complex literal",
  imaginaryRequired: "imaginary number required in complex literal",
  // Assignments
  cannotAssign: (what: string) => `cannot assign to ${what}`,
  cannotAssignHere: (what: string) => `cannot assign to ${what} here. Maybe you meant '==' instead of '='?`,
  cannotDelete: (what: string) => `cannot delete ${what}`,
  cannotName: (what: string) => `cannot use assignment expressions with ${what}`,
  maybeEqualOrNamed: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
  assignToYield: "assignment to yield expression not possible",
  singleTarget: (what: string) => `only single target (not ${what}) can be annotated`,
  illegalAnnotation: "illegal target for annotation",
  illegalAugmented: (what: string) => `'${what}' is an illegal expression for augmented assignment`,
  // Expressions
  invalidSyntax: "invalid syntax",
  didYouMean: (keyword: string) => `invalid syntax. Did you mean '${keyword}'?`,
  forgotComma: "invalid syntax. Perhaps you forgot a comma?",
  partOfString: "invalid syntax. Is this intended to be part of the string?",
  missingParentheses: (name: string) =>
    `Missing parentheses in call to '${name}'. Did you mean ${name}(...)?`,
  expectedElse: "expected 'else' after 'if' expression",
  statementAfterElse: "expected expression after 'else', but statement is given",
  statementBeforeIf: "expected expression before 'if', but statement is given",
  notAfterOperator: "'not' after an operator must be parenthesized",
  barry: "with Barry as BDFL, use '<>' instead of '!='",
  invalidStar: "Invalid star expression",
  starredHere: "cannot use starred expression here",
  doubleStarredHere: "cannot use double starred expression here",
  starredValue: "cannot use a starred expression in a dictionary value",
  expectedColonAfterKey: "':' expected after dictionary key",
  expectedValue: "expression expected after dictionary key and ':'",
  unpackingComprehension: "iterable unpacking cannot be used in comprehension",
  dictUnpackingComprehension: "dict unpacking cannot be used in dict comprehension",
  comprehensionTarget: "did you forget parentheses around the comprehension target?",
  expectedIn: "'in' expected after for-loop variables",
  mixedTemplate: "cannot mix t-string literals with string or bytes literals",
  // Arguments and parameters
  assignUnpacking: (kind: string) => `cannot assign to ${kind} argument unpacking`,
  expressionAssignment: 'expression cannot contain assignment, perhaps you meant "=="?',
  starredAfterUnpacking: "iterable argument unpacking follows keyword argument unpacking",
  generatorParentheses: "Generator expression must be parenthesized",
  expectedArgument: "expected argument value expression",
  positionalAfter: (unpacking: string) => `positional argument follows keyword argument${unpacking}`,
  parenthesizedParameters: (what: string) => `${what} parameters cannot be parenthesized`,
  expectedDefault: "expected default value expression",
  missingDefault: "parameter without a default follows parameter with a default",
  nothingBeforeSlash: "at least one argument must precede /",
  secondSlash: "/ may appear only once",
  slashAfterStar: "/ must be ahead of *",
  commaBetweenSlashAndStar: "expected comma between / and *",
  nothingAfterStar: "named arguments must follow bare *",
  secondStar: "* argument may appear only once",
  defaultOf: (kind: string) => `${kind} argument cannot have default value`,
  afterKeywords: "arguments cannot follow var-keyword argument",
  noTypeParameters: "Type parameter list cannot be empty",
  boundOf: (bound: string, variable: string) => `cannot use ${bound} with ${variable}`,
  // f-strings and t-strings
  lambdaInFormat: (f: string) => `${f}-string: lambda expressions are not allowed without parentheses`,
  expressionRequired: (f: string, before: string) =>
    `${f}-string: valid expression required before '${before}'`,
  expectingExpression: (f: string) => `${f}-string: expecting a valid expression after '{'`,
  expectingAny: (f: string) => `${f}-string: expecting '=', or '!', or ':', or '}'`,
  expectingAfterEqual: (f: string) => `${f}-string: expecting '!', or ':', or '}'`,
  expectingColon: (f: string) => `${f}-string: expecting ':' or '}'`,
  expectingSpec: (f: string) => `${f}-string: expecting '}', or format specs`,
  missingConversion: (f: string) => `${f}-string: missing conversion character`,
  invalidConversion: (f: string) => `${f}-string: invalid conversion character`,
  badConversion: (f: string, name: string) =>
    `${f}-string: invalid conversion character '${name}': expected 's', 'r', or 'a'`,
  conversionApart: (f: string) => `${f}-string: conversion type must come right after the exclamation mark`,
  // Parser
  leavesFinally: (keyword: string) => `'${keyword}' in a 'finally' block`,
  tooDeep: "Parser stack overflowed - Python source too complex to parse",
} as const;
