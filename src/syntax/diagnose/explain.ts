/**
 * What is wrong with a source that the parser has refused: finds the exception, message and place that CPython 3.14
 * gives, by the steps of its Parser/pegen.c and pegen_errors.c.
 */
import { type BytePlace, type ErrorPlace, PythonSyntaxError } from "../errors.ts";
import { MESSAGES } from "../messages.ts";
import type { TokenError, Tokenizer } from "../tokenizer.ts";
import { Token } from "../tokens.ts";
import { Diagnosis, Peg, TokenizerStopped } from "./peg.ts";
import { evaluation, file, interactive } from "./statements.ts";

export interface Refused {
  tokenizer: Tokenizer;
  mode: "exec" | "eval" | "single";
  filename: string;
  /** The first token of the outermost statement that was refused. */
  from: number;
  /** `<>` means `!=` there. */
  barry: boolean;
  /** An input that only ends too early is told apart. */
  allowIncomplete: boolean;
}

const ENTRY_RULES = { exec: file, eval: evaluation, single: interactive };

export function explain(refused: Refused): PythonSyntaxError {
  const { tokenizer, from, barry, allowIncomplete } = refused;
  const peg = new Peg(tokenizer, from, barry);
  const first = runPass(peg, refused);
  const last = peg.farthest;
  if (allowIncomplete && endsEarly(tokenizer, last)) {
    return located(
      refused,
      last,
      catchDiagnosis(() => peg.raise(MESSAGES.incompleteInput, "_IncompleteInputError")),
    );
  }
  if (first instanceof Diagnosis && first.exception === "UnicodeDecodeError") {
    return new PythonSyntaxError(first.exception, first.message, refused.filename, null);
  }
  if (first !== null) return propagate(refused, last, first);
  // The second pass begins at the beginning: a rule for mistakes may find one in a statement that is correct.
  const second = new Peg(tokenizer, 0, false);
  second.invalid = true;
  second.farthest = last;
  const found = runPass(second, refused);
  if (found !== null) return withCompound(second, propagate(refused, second.farthest, found));
  const { kind } = tokenizer.tokens;
  if (kind[last] === Token.INDENT || kind[last] === Token.DEDENT) {
    const message = kind[last] === Token.INDENT ? MESSAGES.unexpectedIndent : MESSAGES.unexpectedUnindent;
    return located(
      refused,
      last,
      catchDiagnosis(() => second.raise(message, "IndentationError")),
    );
  }
  const generic = catchDiagnosis(() => second.raiseTokens(last, last, MESSAGES.invalidSyntax));
  return withCompound(second, finish(refused, second.farthest, generic));
}

function withCompound(peg: Peg, error: PythonSyntaxError): PythonSyntaxError {
  error.lastCompound = peg.lastCompound;
  return error;
}

/** An error that is known, at a token. */
export function refuseAt(
  tokenizer: Tokenizer,
  token: number,
  message: string,
  filename: string,
): PythonSyntaxError {
  const peg = new Peg(tokenizer, token, false);
  const refused: Refused = {
    tokenizer,
    mode: "single",
    filename,
    from: 0,
    barry: false,
    allowIncomplete: false,
  };
  return located(
    refused,
    token,
    catchDiagnosis(() => peg.raise(message)),
  );
}

function catchDiagnosis(raise: () => never): Diagnosis {
  try {
    raise();
  } catch (error) {
    if (error instanceof Diagnosis) return error;
    throw error;
  }
}

/** Whether the grammar of the error pass takes all of the source: for checking it against the parser. */
export function accepts(tokenizer: Tokenizer, mode: Refused["mode"]): boolean {
  try {
    return ENTRY_RULES[mode](new Peg(tokenizer, 0, false));
  } catch (error) {
    if (error instanceof Diagnosis || error instanceof TokenizerStopped) return false;
    throw error;
  }
}

/** What a pass over the source raises, or null. */
function runPass(peg: Peg, { mode }: Refused): Diagnosis | TokenizerStopped | null {
  try {
    ENTRY_RULES[mode](peg);
    return null;
  } catch (error) {
    if (error instanceof Diagnosis || error instanceof TokenizerStopped) return error;
    throw error;
  }
}

/** Whether the tokenizer has seen the end of the source when it has read token `last`. */
function endsEarly(tokenizer: Tokenizer, last: number): boolean {
  const { kind, start, end } = tokenizer.tokens;
  if (kind[last] === Token.ERRORTOKEN) return tokenizer.endedEarly;
  return (ENDS_ITSELF.includes(kind[last]) ? start : end)[last] >= tokenizer.end;
}

/** Tokens whose end shows without a look at the character after it. */
const ENDS_ITSELF = [Token.STRING, Token.FSTRING_END, Token.TSTRING_END, Token.ELLIPSIS];

/** Once the tokenizer has seen the end of the source, a mistake that a rule knows stands. */
function propagate(refused: Refused, last: number, found: Diagnosis | TokenizerStopped): PythonSyntaxError {
  if (found instanceof TokenizerStopped) return fromTokenizer(refused, refused.tokenizer.error!);
  return endsEarly(refused.tokenizer, last) ? located(refused, last, found) : finish(refused, last, found);
}

/** A mistake that the tokenizer finds further on comes before one of the grammar. */
function finish(refused: Refused, last: number, found: Diagnosis): PythonSyntaxError {
  const { tokenizer } = refused;
  // Within an f-string the mistake that has been found stands.
  if (tokenizer.format !== null) return located(refused, last, found);
  if (tokenizer.error?.immediate) return fromTokenizer(refused, tokenizer.error);
  const open = tokenizer.openBracket();
  if (open !== null && tokenizer.error !== null && tokenizer.tokens.line[last] > open.line) {
    const place = { lineno: open.line, col: open.col + 1, endLineno: open.line, endCol: 0 };
    return located(refused, last, new Diagnosis("SyntaxError", MESSAGES.neverClosed(open.open), place));
  }
  return located(refused, last, found);
}

function fromTokenizer(refused: Refused, error: TokenError): PythonSyntaxError {
  const { tokenizer, filename } = refused;
  const { exception, message, place, immediate } = error;
  if (!immediate)
    return located(refused, tokenizer.tokens.count - 1, new Diagnosis(exception, message, place));
  const { source } = tokenizer;
  const text = source.slice(source.lineStart(place.lineno), source.lineEnd(place.lineno));
  const { lineno, col: offset, endLineno: end_lineno, endCol: end_offset } = place;
  return new PythonSyntaxError(exception, message, filename, {
    lineno,
    offset,
    end_lineno,
    end_offset,
    text,
  });
}

/** Turns byte columns into characters and finds the text to show. */
function located({ tokenizer, filename }: Refused, last: number, { exception, message, place }: Diagnosis) {
  return new PythonSyntaxError(
    exception,
    message,
    filename,
    inCharacters(errorText(tokenizer, last, place), place),
  );
}

function inCharacters(text: string, { lineno, col, endLineno, endCol }: BytePlace): ErrorPlace {
  return {
    lineno,
    offset: characterOffset(text, col),
    end_lineno: endLineno,
    end_offset: characterOffset(text, endCol),
    text,
  };
}

const encoder = new TextEncoder();

/** CPython counts the end in the text it shows too, even when that is another line. */
function characterOffset(text: string, col: number): number {
  if (col <= 0) return col;
  const bytes = encoder.encode(text);
  let count = 0;
  for (let i = 0; i < Math.min(col, bytes.length); i++) if ((bytes[i] & 0xc0) !== 0x80) count++;
  return count + (col > bytes.length ? 1 : 0);
}

/**
 * The line of the mistake; with its line end, and with the lines that a token on it began on, where the tokenizer has
 * not gone on to the next line.
 */
function errorText(tokenizer: Tokenizer, last: number, place: BytePlace): string {
  const { source, tokens } = tokenizer;
  if (tokens.endLine[last] > place.lineno) {
    return source.slice(source.lineStart(place.lineno), source.lineEnd(place.lineno));
  }
  const end = Math.min(source.lineEnd(tokens.endLine[last]) + 1, source.length);
  return source.slice(source.lineStart(tokens.line[last]), end);
}
